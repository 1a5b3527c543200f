"""Ends the building of a site by force at many moments, and looks whether the site that stands is whole.

    .venv/bin/python tests/kills.py [how many moments]

On a copy of the real project: ``make afbreken``.
"""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
Prints = dict[str, str]
"""The hash of every file of a folder, by its path."""


def prints(folder: Path) -> Prints:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def amount(folder: Path) -> int:
    """How many files a folder holds while another process writes in it, or puts it in its place."""
    return sum(len(names) for _, _, names in os.walk(folder))


def started(root: Path, *words: str, **settings: str) -> subprocess.Popen[str]:
    """What ``make site`` starts in ``root``, in a group of its own."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1750000000", **settings}
    return subprocess.Popen(
        [sys.executable, "-m", "macros.host", *words],
        cwd=root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def build(root: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The same, until it ends."""
    process = started(root, *words, **settings)
    out, told = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, told)


def kill(process: subprocess.Popen[str]) -> None:
    """End it, and all that it started, without a word."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def call(root: Path, name: str) -> None:
    """Give the site another name, so that the next one differs from this one on every page."""
    path = root / "principles/instellingen.yml"
    lines = [f"naam: {name}" if line.startswith("naam: ") else line for line in path.read_text(encoding="utf-8").split("\n")]
    path.write_text("\n".join(lines), encoding="utf-8")


def main(moments: int) -> int:
    """Kill a build at so many moments, evenly over its time; 1 when the site was broken once."""
    sys.path.insert(0, str(HERE))
    from scratch import project

    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder))
        sites = []
        for name in ("Een", "Twee"):
            call(root, name)
            start = time.monotonic()
            assert build(root, UITGAVE="true").returncode == 0
            took = time.monotonic() - start
            sites.append(prints(root / "site"))
        broken = switched = 0
        for moment in range(1, moments + 1):
            call(root, ("Een", "Twee")[moment % 2])
            process = started(root, UITGAVE="true")
            with suppress(subprocess.TimeoutExpired):
                process.wait(took * moment / moments)
            kill(process)
            found = prints(root / "site")
            broken += found not in sites
            switched += found == sites[moment % 2]
            print(f"{moment}: {len(found)} bestanden, {'stuk' if found not in sites else 'heel'}", flush=True)
        print(f"{moments} keer afgebroken: {broken} keer stuk, {switched} keer was de nieuwe site er al.")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(int(next(iter(sys.argv[1:]), "20"))))
