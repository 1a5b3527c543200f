"""What a command wants to write, and writing it so that no file is ever half."""

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

from macros.model import SENTENCE

BESIDE = ".nieuw"
"""Ends the name of a file that is being written; git does not see it, and nobody reads it."""


class RefusedError(Exception):
    """Why a change cannot be made, in Dutch. Nothing was written."""


def not_a_sentence(text: str, ask: str) -> str:
    """Why a text cannot stand where the model wants one sentence, with what to do: ``ask``; empty when it can."""
    least, most = SENTENCE
    return "" if least <= len(text) <= most else f"{ask} Dat zijn {least} tot {most} tekens."


@dataclass(frozen=True, order=True)
class Edit:
    """Put ``text`` where the characters from ``start`` up to ``end`` are."""

    start: int
    end: int
    text: str


@dataclass
class Changes:
    """What to write: the new text of files by path, and files that get another name. Paths are relative to the project."""

    texts: dict[str, str] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read(path: Path) -> str:
    """The text of a file with its own line breaks."""
    return path.read_bytes().decode("utf-8")


def applied(text: str, edits: list[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def written(root: Path, changes: Changes) -> dict[str, bytes | None]:
    """Write the changes, each file whole or not at all. Returns what was there before, by path (None for no file), for ``restored``."""
    names = {*changes.texts, *changes.moves, *changes.moves.values()}
    before = {name: _now(root / name) for name in names}
    after: dict[str, bytes | None] = {changes.moves.get(name, name): text.encode() for name, text in changes.texts.items()}
    for name, new in changes.moves.items():
        after.setdefault(new, before[name])
        after[name] = None
    try:
        for name, data in after.items():
            _put(root / name, data)
    except OSError as error:
        restored(root, {touched: data for touched, data in before.items() if _now(root / touched) != data})
        raise RefusedError(f"{name} is niet te schrijven. Kijk of je dat mag.") from error
    return before


def restored(root: Path, before: dict[str, bytes | None]) -> None:
    """Put everything back as it was."""
    for name, data in before.items():
        _put(root / name, data)


def _now(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the old one, and put it in its place when all of it is on the disk: whoever looks sees the old or the new.

    Raises OSError; then the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    beside = path.with_name(f".{path.name}{BESIDE}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
