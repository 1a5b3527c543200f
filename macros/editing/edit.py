"""What a command or the form wants to write, and writing it so that neither a file nor a set of files is ever half."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from macros.model import SENTENCE

T = TypeVar("T")
BUSY = ".beheer/bezig.json"
"""What is being written now, for who comes after a machine that stopped; git does not see it."""

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


def written(root: Path, changes: Changes) -> None:
    """Write the changes, all of them or none: what stops halfway is written further at the next start (``finish``). Raises RefusedError."""
    with _as_one(root, changes, forward=True):
        pass


def on_trial(root: Path, changes: Changes, wrong: Callable[[], list[T]]) -> list[T]:
    """Write the changes and ask what is wrong then; put everything back when something is. Raises RefusedError.

    What stops before the answer is put back too, when need be at the next start.
    """
    try:
        with _as_one(root, changes, forward=False):
            if found := wrong():
                raise _WrongError
    except _WrongError:
        return found
    return []


def finish(root: Path) -> list[str]:
    """End what stopped halfway, and return which files that was; not when somebody changed one of them since."""
    busy = root / BUSY
    if not busy.exists():
        return []
    try:
        note = json.loads(busy.read_bytes())
        steps = [_Step(name, *map(kept_bytes, states)) for name, states in note["bestanden"].items()]
        forward = bool(note["verder"])
    except (ValueError, KeyError, TypeError):  # not ours
        steps, forward = [], False
    if any(_now(root / one.name) not in (one.before, one.after) for one in steps):
        steps = []
    for one in steps:
        _put(root / one.name, one.after if forward else one.before)
    busy.unlink()
    return sorted(one.name for one in steps)


class _WrongError(Exception):
    """What was written is not right."""


@dataclass(frozen=True)
class _Step:
    """A file with what stands in it before and after; None for no file."""

    name: str
    before: bytes | None
    after: bytes | None


def _steps(root: Path, changes: Changes) -> list[_Step]:
    names = {*changes.texts, *changes.moves, *changes.moves.values()}
    before = {name: _now(root / name) for name in names}
    after: dict[str, bytes | None] = {changes.moves.get(name, name): text.encode() for name, text in changes.texts.items()}
    for name, new in changes.moves.items():
        after.setdefault(new, before[name])
        after[name] = None
    return [_Step(name, before[name], data) for name, data in after.items() if before[name] != data]


@contextmanager
def _as_one(root: Path, changes: Changes, *, forward: bool) -> Iterator[None]:
    """Write the changes; when what follows fails, put all of it back.

    What is to be done stands first in a file of its own, for who comes after a machine that stopped: ``forward`` says
    whether the rest is to be written then, or what was written put back.
    """
    steps, busy = _steps(root, changes), root / BUSY
    if len(steps) > 1 or not forward:
        note = {"verder": forward, "bestanden": {one.name: [kept_text(one.before), kept_text(one.after)] for one in steps}}
        replace_file(busy, json.dumps(note).encode())
    try:
        for one in steps:
            _written(root, one)
        yield
    except BaseException:
        for one in steps:
            if _now(root / one.name) != one.before:
                _put(root / one.name, one.before)
        busy.unlink(missing_ok=True)
        raise
    busy.unlink(missing_ok=True)


def _written(root: Path, step: _Step) -> None:
    try:
        _put(root / step.name, step.after)
    except OSError as error:
        raise RefusedError(f"{step.name} is niet te schrijven. Kijk of je dat mag.") from error


def kept_text(data: bytes | None) -> str | None:
    """The bytes of a file, or that it is not there, as JSON can keep them: also bytes that are no UTF-8."""
    return None if data is None else data.decode("utf-8", "surrogateescape")


def kept_bytes(text: str | None) -> bytes | None:
    """What ``kept_text`` kept."""
    return None if text is None else text.encode("utf-8", "surrogateescape")


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
