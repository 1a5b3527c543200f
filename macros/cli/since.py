"""What the check says today and did not say yet of main: new advice is not lost among old."""

import io
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from macros.check import Memory, check
from macros.finding import Finding
from macros.proposals.git import Git

MAINS = ("origin/main", "main")
"""Where main may be known by, the newest first."""


def fresh(root: Path, findings: list[Finding], content: Iterable[str], memory: Memory) -> list[Finding] | None:
    """Those of the findings that main does not give; None where no main can be read.

    A finding is known by its code, its file and its field. ``content`` names what is checked in ``root``, ``memory`` is what was read there.
    Main is read from git into a folder of its own; the work folder and the index stay as they are.
    """
    archive = next((data for name in MAINS if (data := _archive(root, name, content))), None)
    if archive is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kennisbank-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        except tarfile.TarError:
            return None
        before = check(Path(folder), memory).findings
    return _new(findings, before)


def _archive(root: Path, name: str, content: Iterable[str]) -> bytes | None:
    """The content as it stands on a branch, as a tar file; None when git does not know it."""
    git = Git(root)
    names = [
        part for part in git.ask("ls-tree", "--name-only", "-z", name, *content).out.decode("utf-8", "surrogateescape").split("\0") if part
    ]
    made = git.ask("archive", "--format=tar", name, *names) if names else None
    return made.out if made and made.good else None


def _new(findings: list[Finding], before: list[Finding]) -> list[Finding]:
    """Where more is said of one field than before, what was said already is left out."""
    known, now = Counter(map(_field, before)), Counter(map(_field, findings))
    said = {(_field(finding), finding.text, finding.source) for finding in before}
    return [
        finding
        for finding in findings
        if now[_field(finding)] > known[_field(finding)] and (_field(finding), finding.text, finding.source) not in said
    ]


def _field(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    """The places in lists do not count: they shift."""
    return finding.code, finding.file, tuple(step for step in finding.path if isinstance(step, str))
