"""``make properdocs``: does ProperDocs, which goes on with MkDocs 1.6, still make the same site, byte for byte? (docs/besluiten/0002)

It gets an environment of its own in .build/properdocs, because it takes the place of MkDocs for every program beside it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from conftest import ROOT, built, put_content

LOCKS = [str(ROOT / name) for name in ("requirements.txt", "requirements-properdocs.txt")]
PLACE = ROOT / ".build/properdocs"
READY = PLACE / "klaar"


def set_up() -> None:
    """The environment, when it is not there or older than its locks."""
    if READY.exists() and READY.stat().st_mtime > max(Path(lock).stat().st_mtime for lock in LOCKS):
        return
    pip = [str(PLACE / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(PLACE)], check=True)
    subprocess.run([*pip, "--require-hashes", *(word for lock in LOCKS for word in ("-r", lock))], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    READY.touch()


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def main() -> int:
    set_up()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "kennisbank"
        put_content(root)
        for name in ("overrides", "macros", ".build"):
            (root / name).symlink_to(ROOT / name)
        ours = contents(built(root, Path(folder) / "mkdocs"))
        command = [str(PLACE / "bin/properdocs"), "build", "--quiet", "--strict", "-f", "mkdocs.yml", "--site-dir", f"{folder}/properdocs"]
        subprocess.run(command, cwd=root, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1750000000"})
        theirs = contents(Path(folder) / "properdocs")
    other = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    print("\n".join([*other, f"{len(ours)} bestanden, waarvan {len(other)} anders."]))
    return 1 if other else 0


if __name__ == "__main__":
    raise SystemExit(main())
