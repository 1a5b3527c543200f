"""What is different in a record, in words: never an id without its name, never how a file is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from pydantic import BaseModel

from macros.beheer.posted import NEW, Draft, listed
from macros.beheer.targets import target
from macros.fields import Field, field_of, fields_of
from macros.kennisbank import Kennisbank
from macros.reading.document import Data, texts_in
from macros.views.difference import WORD, Piece, difference
from macros.words import VERHOUDING, count_words, date_in_words


@dataclass(frozen=True)
class FieldChange:
    """A field that is different: its name in the form, its label, what came or went in a few words, and the words themselves."""

    name: str
    label: str
    note: str
    lines: tuple[tuple[Piece, ...], ...]


MOST_PAIRS = 2_000_000
"""Of words that are held beside each other; of longer texts one sees both whole."""


MOST_LINES = 5000


def beside(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts beside each other, word by word as long as that takes no more than a moment."""
    if len(WORD.findall(before)) * len(WORD.findall(after)) <= MOST_PAIRS:
        return difference(before, after)
    return (Piece("weg", before), Piece("nieuw", after))


def of_lines(before: bytes | None, after: bytes | None) -> tuple[FieldChange, ...]:
    """What is different in a page or a list, line by line; nothing for what is no text."""
    try:
        old, new = ((text or b"").decode("utf-8").splitlines() for text in (before, after))
    except UnicodeDecodeError:
        return ()
    if max(len(old), len(new)) > MOST_LINES:
        return ()
    codes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    lines = tuple(pieces for _, a, b, c, d in codes for pieces in _of_block(old[a:b], new[c:d]))
    count = sum(max(b - a, d - c) for _, a, b, c, d in codes)
    return (FieldChange("", "Tekst", f"{count_words(count, 'regel', 'regels')} anders", lines),) if lines else ()


def _of_block(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    """Lines that stand in the same place: what went beside what came."""
    for before, after in zip_longest(old, new, fillvalue=""):
        if pieces := beside(before, after):
            yield pieces


def changes(kb: Kennisbank, draft: Draft) -> tuple[FieldChange, ...]:
    """Every field that says something else than when the record was opened."""
    names = [*(one.name for one in fields_of(draft.model)), *draft.was]
    words = _Words(kb, draft)
    return tuple(
        words.change(name, draft.was.get(name, ""), draft.data.get(name, ""))
        for name in dict.fromkeys(names)
        if draft.was.get(name, "") != draft.data.get(name, "")
    )


def change_of(kb: Kennisbank, draft: Draft, name: str, old: Data, new: Data) -> FieldChange:
    """The difference between two values of one field."""
    return _Words(kb, draft).change(name, old, new)


def in_words(kb: Kennisbank, draft: Draft, name: str, value: Data) -> str:
    """A value of a field, in words."""
    return _Words(kb, draft).said(draft.model, field_of(draft.model, name), value)


@dataclass(frozen=True)
class _Words:
    """Says values in words."""

    kb: Kennisbank
    draft: Draft

    def change(self, name: str, old: Data, new: Data) -> FieldChange:
        one = field_of(self.draft.model, name)
        label = one.label if one else name
        if one and one.many:
            return FieldChange(name, label, *self.of_list(one, listed(old), listed(new)))
        before, after = self.said(self.draft.model, one, old), self.said(self.draft.model, one, new)
        return FieldChange(name, label, "" if before and after else "ingevuld" if after else "weggehaald", (beside(before, after),))

    def of_list(self, one: Field, old: list[Data], new: list[Data]) -> tuple[str, tuple[tuple[Piece, ...], ...]]:
        """How many items came, went or changed, and which."""
        before, after = {self.key(one, item): item for item in old}, {self.key(one, item): item for item in new}
        came = [item for key, item in after.items() if key not in before]
        went = [item for key, item in before.items() if key not in after]
        other = [(before[key], item) for key, item in after.items() if key in before and before[key] != item]
        counts = [(len(came), "erbij"), (len(went), "weg"), (len(other), "anders")]
        note = ", ".join(f"{number} {word}" for number, word in counts if number)
        lines = [beside("", self.item(one, item)) for item in came] + [beside(self.item(one, item), "") for item in went]
        lines += [beside(self.item(one, first), self.item(one, second)) for first, second in other]
        if not note:
            note = (
                "volgorde anders"
                if len(old) == len(new)
                else count_words(abs(len(old) - len(new)), "dubbele", "dubbele") + (" weg" if len(old) > len(new) else " erbij")
            )
        return note, tuple(lines)

    def key(self, one: Field, item: Data) -> str:
        """By what an item is known in both lists: the record that it leads to, or its first words."""
        if isinstance(item, dict) and one.part:
            names = [inner.name for inner in fields_of(one.part) if inner.kinds and not inner.many] or list(item)
            return next((str(item[name]) for name in names if name in item), "")
        return str(item)

    def item(self, one: Field, item: Data) -> str:
        return self.said(one.part, None, item) if one.part else self.said(self.draft.model, one, item)

    def said(self, model: type[BaseModel] | None, one: Field | None, value: Data) -> str:
        """A value in words."""
        if isinstance(value, str):
            return self.text(one, value)
        if isinstance(value, list):
            return "; ".join(self.said(model, one, item) for item in value)
        part = (one and one.part) or model
        return ": ".join(filter(None, self.of_part(part, value))) if part else " ".join(texts_in(value))

    def of_part(self, part: type[BaseModel], value: dict[str, Data]) -> Iterator[str]:
        for name, inner in value.items():
            yield self.said(part, field_of(part, name), inner)

    def text(self, one: Field | None, text: str) -> str:
        if one and one.kinds and text:
            return self.name(text)
        if one and one.date and text:
            return date_in_words(text) if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", text) else text
        return VERHOUDING.get(text, text) if one and one.choices else text

    def name(self, id: str) -> str:
        if id.startswith(NEW):
            made = self.draft.beside.get(id[1:], {})
            return f"{made.get('titel', 'nieuwe bron')} (nieuwe bron, komt er als eigen record bij)"
        return target(self.kb, self.kb.get(id)).name if id in self.kb.reads else f"‘{id}’"
