"""One file that two people changed: put together per field, per line of a list, or kept apart until somebody chooses."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.editing.edit import RefusedError
from macros.editing.in_place import changed
from macros.editing.together import together
from macros.fields import fields_of
from macros.proposals.git import Git
from macros.proposals.work import read_as
from macros.reading.document import Data
from macros.reading.files import model_of

LISTS = (".tsv", ".txt")


@dataclass(frozen=True)
class Result:
    """What a file is to say (None: it goes), and whether one's own text waits for a choice: then the file says what the other wrote."""

    text: bytes | None
    waits: bool = False


def put_together(git: Git, file: str, was: bytes | None, mine: bytes | None, theirs: bytes | None) -> Result:
    """What becomes of a file that said ``was``, of which two people made ``mine`` and ``theirs``; None: it is not there."""
    if mine in (was, theirs):
        return Result(theirs)
    if theirs == was:
        return Result(mine)
    if mine is None or theirs is None:
        return Result(theirs, waits=True)
    if model_of(file):
        return _record(file, was, mine, theirs)
    if file.startswith("principles/") and file.endswith(LISTS):
        return _list(was or b"", mine, theirs)
    return _text(git, was, mine, theirs)


def _record(file: str, was: bytes | None, mine: bytes, theirs: bytes) -> Result:
    model, before = model_of(file), read_as(was, file)
    one, other = read_as(mine, file), read_as(theirs, file)
    if model is None or one is None or other is None or (was is not None and before is None):
        return Result(theirs, waits=True)
    found = together((field.name for field in fields_of(model)), before or {}, one, other)
    if found.both:
        return Result(theirs, waits=True)
    try:
        return Result(changed(theirs, file, model, found.data))
    except RefusedError:
        return Result(theirs, waits=True)


def _list(was: bytes, mine: bytes, theirs: bytes) -> Result:
    """A list holds a line for each name in its first column."""
    before, one, other = by_name(was), by_name(mine), by_name(theirs)
    found = together(other, before, one, other)
    return Result(theirs, waits=True) if found.both else Result(lines_of(found.data, theirs))


def by_name(text: bytes | None) -> dict[str, Data]:
    """The lines of a list by their first column."""
    lines = (text or b"").decode("utf-8", "surrogateescape").splitlines()
    return {line.partition("\t")[0]: line for line in lines if line}


def lines_of(lines: dict[str, Data], like: bytes) -> bytes:
    """A list with these lines; sorted when the list that it is made after is."""
    names = list(by_name(like))
    rows: Iterable[str] = map(str, lines.values())
    rows = sorted(rows) if names == sorted(names) else rows
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "surrogateescape")


def _text(git: Git, was: bytes | None, mine: bytes, theirs: bytes) -> Result:
    """A page: by its lines, as git does."""
    if was is None:
        return Result(theirs, waits=True)
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("mijn", "was", "ander")]
        for name, data in zip(names, (mine, was, theirs), strict=True):
            name.write_bytes(data)
        said = git.ask("merge-file", "-p", "--quiet", *map(str, names))
    return Result(said.out) if said.good else Result(theirs, waits=True)
