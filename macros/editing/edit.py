"""Changes of a text by place, and what a command wants to write."""

from dataclasses import dataclass, field
from pathlib import Path

from macros.model import SENTENCE
from macros.reading.document import Place


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


def offset_of(text: str, place: Place) -> int:
    """The index of the character at a place."""
    start = 0
    for _ in range(place.line - 1):
        start = text.index("\n", start) + 1
    return start + place.column - 1


def value_edit(text: str, place: Place, old: str, new: str) -> Edit:
    """The edit that puts ``new`` for ``old`` in a value of one word, with or without quotes."""
    start = offset_of(text, place)
    start += text[start] in "\"'"
    if text[start : start + len(old)] != old:
        raise RefusedError(f"Regel {place.line} is anders geschreven dan verwacht. Verander '{old}' daar zelf in '{new}'.")
    return Edit(start, start + len(old), new)


def written(root: Path, changes: Changes) -> dict[str, bytes | None]:
    """Write the changes. Returns what was there before, by path (None for no file), for ``restored``."""
    touched = {*changes.texts, *changes.moves, *changes.moves.values()}
    before = {name: (root / name).read_bytes() if (root / name).exists() else None for name in touched}
    try:
        for name, text in changes.texts.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text.encode())
        for name, new in changes.moves.items():
            (root / name).rename(root / new)
    except OSError as error:
        restored(root, {touched: data for touched, data in before.items() if _now(root / touched) != data})
        raise RefusedError(f"{name} is niet te schrijven. Kijk of je dat mag.") from error
    return before


def _now(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def restored(root: Path, before: dict[str, bytes | None]) -> None:
    """Put everything back as it was."""
    for name, data in before.items():
        if data is None:
            (root / name).unlink(missing_ok=True)
        else:
            (root / name).write_bytes(data)
