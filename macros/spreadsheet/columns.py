"""Which column of a spreadsheet is which field: drawn from the model, by label or by name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from macros.editing.blank import DEFAULTS, SELF_MADE, explained
from macros.exports.csv_files import columns_of
from macros.fields import Field, fields_of
from macros.model import Part, Record
from macros.words import enumerate_words, in_sentence

OF_THE_SITE = ("kenmerk", "kader_naam", "pagina", "rechten")
"""Columns of the tables under data/ that say nothing of a record itself."""
ROW, REASON = "Rij", "Waarom weggelaten"
"""What the file of rows that were left out has beside the columns of the spreadsheet."""


@dataclass(frozen=True)
class Slot:
    """What a column may be: a field, one field of its parts (``inner``), or such parts whole, as ``u05: de reden`` (``whole``)."""

    key: str
    label: str
    field: Field
    inner: Field | None = None
    whole: tuple[Field, ...] = ()

    @property
    def help(self) -> str:
        """What stands under the name in an empty spreadsheet."""
        about = self.inner or self.field
        asked = explained(about).removeprefix(about.label).removeprefix(".").strip()
        asked += " Een titel mag ook." if about.kinds else ""
        said = "Verplicht. " if self.field.required and self.field.name not in DEFAULTS else ""
        if self.field.name in DEFAULTS:
            said = f"Leeg: {DEFAULTS[self.field.name]}. "
        if self.field.name == "id":
            said = "Laat leeg, of vul het id in van een record dat er al is. "
        if self.whole:
            form = ": ".join(in_sentence(one.label) for one in self.whole)
            return f"{said}{asked} Schrijf elk onderdeel als ‘{form}’, met een puntkomma of een regeleinde ertussen."
        if (self.inner or self.field).many or (self.inner and self.field.many):
            asked += (
                " Meer dan één? Zet er een puntkomma of een regeleinde tussen." if not self.inner else " Elk onderdeel op een eigen regel."
            )
        return (said + asked).strip() or "Mag leeg blijven."


@cache
def slots(kind: type[Record]) -> tuple[Slot, ...]:
    """All that a column can be for this kind, in the order of a file."""
    return tuple(slot for field in fields_of(kind) for slot in _slots(field))


def _slots(field: Field) -> Iterator[Slot]:
    if not field.part:
        yield Slot(field.name, field.label, field)
        return
    if field.many and (whole := _whole(field.part)):
        parts = enumerate_words([in_sentence(one.label) for one in whole])
        yield Slot(field.name, f"{field.label} ({parts})" if len(whole) > 1 else field.label, field, whole=whole)
    for inner in fields_of(field.part):
        yield Slot(f"{field.name}.{inner.name}", f"{field.label}: {in_sentence(inner.label)}", field, inner)


def _whole(part: type[Part]) -> tuple[Field, ...]:
    """The fields of a part that can stand in one cell with a colon between them: those it needs, when only the last is free text."""
    needed = tuple(one for one in fields_of(part) if one.required)
    plain = all(not one.many and not one.part for one in needed)
    return needed if plain and needed and all(one.kinds or not one.prose for one in needed[:-1]) else ()


def in_template(kind: type[Record]) -> tuple[Slot, ...]:
    """The columns of an empty spreadsheet: of parts that fit in one cell that one, of others each of their fields."""
    whole = {slot.field.name: {one.name for one in slot.whole} for slot in slots(kind) if slot.whole}
    return tuple(
        slot
        for slot in slots(kind)
        if slot.field.name not in SELF_MADE and not (slot.inner and slot.inner.name in whole.get(slot.field.name, ()))
    )


def key_of(head: str) -> str:
    """The name of a column without what may differ: capitals, spaces, signs and accents."""
    plain = unicodedata.normalize("NFKD", head.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


@cache
def _known(kind: type[Record]) -> dict[str, str]:
    """The slot of every name by which a column may be called."""
    found: dict[str, str] = {}
    for slot in slots(kind):
        found.setdefault(key_of(slot.key), slot.key)
    for slot in slots(kind):
        found.setdefault(key_of(slot.label), slot.key)
        if not slot.inner:
            found.setdefault(key_of(slot.field.label), slot.key)
    return found


def is_known(kind: type[Record], head: str) -> bool:
    """Whether a column with this name is a field, or one that the site or this room adds to its own tables."""
    return bool(slot_of(kind, head)) or is_ours(head)


def is_ours(head: str) -> bool:
    """Whether a column stands in a file of ours and is no field."""
    return key_of(head) in {key_of(name) for name in (*OF_THE_SITE, ROW, REASON)}


def slot_of(kind: type[Record], head: str) -> str:
    """The key of the slot that a name means; empty when there is none. What stands in brackets behind a name, or a star, does not count."""
    known = _known(kind)
    return known.get(key_of(head)) or known.get(key_of(re.sub(r"\(.*\)", "", head)), "") if key_of(head) else ""


def paired(kind: type[Record], heads: Iterable[str]) -> tuple[str, ...]:
    """For every column the slot that its name means, each slot once; empty for a column that is left out."""
    taken: list[str] = []
    for head in heads:
        key = slot_of(kind, head)
        taken.append(key if key not in taken else "")
    return tuple(taken)


def twice(kind: type[Record], pairing: Iterable[str]) -> str:
    """Why columns cannot be what was chosen, in Dutch; empty when they can."""
    chosen = [key for key in pairing if key]
    double = [slot.label for slot in slots(kind) if chosen.count(slot.key) > 1]
    if double:
        return f"Meer dan één kolom wordt {enumerate_words([f'‘{label}’' for label in double])}. Kies voor elk veld één kolom."
    return "" if chosen else "Kies van ten minste één kolom wat zij wordt."


def own_texts(kind: type[Record], record: Record, name: str) -> dict[str, str]:
    """What the site's own table says of one field of a record, by the keys of its columns."""
    return {one.name: one.text(record) for one in columns_of(kind) if one.name == name or one.name.startswith(f"{name}.")}
