"""Open the form with a double click: set up what is missing, then start. Needs Python alone; Node comes from PyPI when there is none.

Does without make what ``make beheer`` does. What was set up is done again only when one of its lists changed.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WINDOWS = os.name == "nt"
BIN = ROOT / ".venv" / ("Scripts" if WINDOWS else "bin")
DONE = ROOT / ".build/beheer/klaar"
LISTS = ("requirements.txt", "requirements-node.txt", "pyproject.toml", "overrides/package-lock.json")
LOOKS = ("overrides/css", "overrides/js", "overrides/static", "overrides/build.mjs")
OLDEST = (3, 11)


def main() -> int:
    """Set up, start, and give what the form ended with."""
    if sys.version_info < OLDEST:
        print("Dit project vraagt Python 3.11 of nieuwer.")
        return 1
    os.chdir(ROOT)
    now = _sum(LISTS + LOOKS)
    if not DONE.exists() or DONE.read_text(encoding="utf-8") != now:
        print("De eerste keer wordt alles klaargezet. Dat duurt een paar minuten en vraagt internet.", flush=True)
        _set_up()
        DONE.parent.mkdir(parents=True, exist_ok=True)
        DONE.write_text(now, encoding="utf-8")
    return _run(BIN / "kennisbank", "bekijk", "--beheer", *sys.argv[1:]).returncode


def _sum(names: tuple[str, ...]) -> str:
    """What stands in these files and folders, in one word."""
    found = sha256()
    for name in names:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                found.update(file.read_bytes())
    return found.hexdigest()


def _set_up() -> None:
    python, pip = BIN / "python", ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    if not python.exists():
        _must(sys.executable, "-m", "venv", "--clear", ".venv")
    _must(python, *pip, "--require-hashes", "-r", "requirements.txt")
    _must(python, *pip, "--no-build-isolation", "--editable", ".")
    _must(python, "overrides/node.py")
    _must("npm.cmd" if WINDOWS else "npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", folder=ROOT / "overrides")
    _must("node", "overrides/build.mjs")
    _must(BIN / "kennisbank", "editorhulp")


def _run(*words: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    places = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return subprocess.run([*map(str, words)], cwd=folder, env={**os.environ, "PATH": places})  # noqa: S603 - ours


def _must(*words: str | Path, folder: Path = ROOT) -> None:
    """Run a step; stop when it fails."""
    if _run(*words, folder=folder).returncode:
        sys.exit(f"Klaarzetten lukte niet bij: {' '.join(map(str, words))}")


if __name__ == "__main__":
    sys.exit(main())
