"""What stands in a cell as what a field is to say: links by id, title or web address, numbers and dates as Excel writes them, lists in one cell.

What is read otherwise than it is written is told as a proposal (``MBO`` becomes ``mbo``), so that an editor sees it before anything is
written. What cannot be read is left as it is: then the check says what is wrong with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from macros.editing.yaml_text import NotWritableError, checked
from macros.exports.csv_files import harmless
from macros.fields import Field, fields_of
from macros.finding import LEADING
from macros.kennisbank import Kennisbank
from macros.model import LONGEST_ID, Bron, Record
from macros.reading.document import Data
from macros.spreadsheet.columns import Slot, key_of, slots
from macros.spreadsheet.table import SheetRow, letters
from macros.words import MAANDEN, one_paragraph

FORMULA = "de cel bevat een formule en geen uitkomst. Kopieer de kolom in je rekenprogramma en plak haar als waarden"
ERROR = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|DIV/0!|DEEL/0!|VALUE!|WAARDE!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|OVERLOOP!|CALC!|BEREKEN!)|#{3,}"
)
"""What a spreadsheet shows in place of an outcome, in English and in Dutch."""
JOINT = re.compile(r"(?:^| )\|(?: |$)")
"""Between the items of a list in the site's own tables (exports/as_text)."""
YES_NO = {
    "j": "ja", "waar": "ja", "true": "ja", "yes": "ja", "y": "ja", "x": "ja",
    "n": "nee", "onwaar": "nee", "false": "nee", "no": "nee",
}  # fmt: skip
ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?")
DAY = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
DAY_OF_MONTH = re.compile(r"(?:([0-9]{1,2})[-. ]+)?([a-zé]{3,9})[-. ]+([0-9]{4}|[0-9]{2})")
WHOLE = re.compile(r"[0-9]+[.,]0+")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")
MOST_LOOKED_UP = 100
"""Titles that nothing has, for which one is sought that is near; each takes a few thousandths of a second."""
ITEM = re.compile(rf"\s*(\S{{1,{LONGEST_ID}}}):\s")
"""How a part in a cell begins: with a word and a colon."""


@dataclass
class RowSaid:
    """What a row says: the fields, what is wrong by column, what was read otherwise than written, and which columns each field came from."""

    data: dict[str, Data] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    columns: dict[str, list[int]] = field(default_factory=dict)


class Cells:
    """Reads the rows of one spreadsheet: ``pairing`` says for each column the key of its slot. ``safe`` when cells may have been made harmless."""

    def __init__(self, kb: Kennisbank, kind: type[Record], pairing: Iterable[str], safe: bool) -> None:
        self.kb, self.kind, self.safe = kb, kind, safe
        known = {slot.key: slot for slot in slots(kind)}
        self.slots = {column: known[key] for column, key in enumerate(pairing) if key in known}
        self.names = _Names(kb)

    def said(self, row: SheetRow, literal: bool = False) -> RowSaid:
        """What a row says; ``literal`` when nothing is to be read otherwise than it is written."""
        said = RowSaid()
        by_field: dict[str, list[tuple[int, Slot, str]]] = {}
        for column, slot in self.slots.items():
            text = unharmed(row.cells[column]) if self.safe else row.cells[column]
            said.columns.setdefault(slot.field.name, []).append(column)
            said.columns[slot.key] = [column]
            if wrong := row.wrong.get(column) or (_unreadable(text, row.cells[column]) if text else ""):
                said.wrong.append((column, wrong))
            elif text and not text.isspace():
                by_field.setdefault(slot.field.name, []).append((column, slot, text))
        for name, cells in by_field.items():
            value = _Meaning(self.names, said, literal).field(cells)
            if value:
                said.data[name] = value
        return said

    def too_many(self, row: SheetRow, heads: tuple[str, ...]) -> str:
        """That a row has cells where the first row has no name, in Dutch; empty when it has none. Such a row is often one with a delimiter in a text."""
        last = max((n for n, head in enumerate(heads) if head), default=-1)
        loose = [n for n in range(last + 1, len(row.cells)) if row.cells[n].strip() and n not in self.slots]
        if not loose:
            return ""
        return f"kolom {letters(loose[0])} heeft geen naam en wel inhoud. Staat er in een cel ervoor een puntkomma of komma te veel? Geef de kolom anders een naam."


def unharmed(cell: str) -> str:
    """A cell of a CSV file without the apostrophe that kept it from running (``exports.csv_files.harmless``)."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def _unreadable(text: str, written: str) -> str:
    """Why a cell cannot be read, in Dutch; empty when it can."""
    if ERROR.fullmatch(text.strip().upper()):
        return f"de cel bevat een foutmelding van het rekenprogramma ({text.strip()[:12]}). Herstel de formule of typ de tekst"
    if text == written and text.lstrip().startswith("="):
        return FORMULA
    try:
        checked(one_paragraph(text))
    except NotWritableError as error:
        return str(error).rstrip(".")
    return ""


class _Names:
    """The records that a cell may mean: by id, by title, and sources by their address."""

    def __init__(self, kb: Kennisbank) -> None:
        self.kb = kb
        self._by_name: dict[str, dict[str, list[str]]] = {}
        self._near: dict[str, str] = {}

    def found(self, kinds: tuple[str, ...], text: str) -> list[str]:
        """The ids of the records of these kinds that a text means."""
        if self.kb.known.get(text) in kinds:
            return [text]
        return list(dict.fromkeys(id for kind in kinds for id in self._of(kind).get(_name_key(text), ())))

    def nearest(self, kinds: tuple[str, ...], text: str) -> str:
        """What was perhaps meant by a title that no record has, in Dutch; empty when nothing is near."""
        if text not in self._near and len(self._near) < MOST_LOOKED_UP:
            titles = [self.kb.get(id).title for id in self.kb.reads if self.kb.known[id] in kinds]
            self._near[text] = next(iter(get_close_matches(text, titles, n=1, cutoff=0.8)), "")
        near = self._near.get(text)
        return f" Bedoelde je ‘{near}’?" if near else " Schrijf het id of de titel precies zo, of voeg het eerst toe"

    def _of(self, kind: str) -> dict[str, list[str]]:
        if kind not in self._by_name:
            rows = self._by_name[kind] = {}
            for id in (id for id, other in self.kb.known.items() if other == kind):
                for name in self._called(id):
                    rows.setdefault(name, []).append(id)
        return self._by_name[kind]

    def _called(self, id: str) -> set[str]:
        names = {_name_key(id)}
        if id in self.kb.reads:
            record = self.kb.get(id)
            names |= {_name_key(record.title), _name_key(str(getattr(record, record.kind.title_field)))}
            if isinstance(record, Bron) and record.adres:
                names.add(_name_key(record.adres))
        return names


def _name_key(text: str) -> str:
    """A text as it is compared: without capitals, and a number without zeros in front."""
    plain = one_paragraph(text).casefold().rstrip("/")
    return LEADING.sub("", plain) if len(plain) < 10 else plain


class _Meaning:
    """The meaning of the cells of one field in one row."""

    def __init__(self, names: _Names, said: RowSaid, literal: bool) -> None:
        self.names, self.told, self.literal = names, said, literal

    def field(self, cells: list[tuple[int, Slot, str]]) -> Data:
        """What a field says; empty when it says nothing."""
        column, slot, text = cells[0]
        if not slot.field.part:
            return self.many(slot.field, text, column) if slot.field.many else self.one(slot.field, text, column)
        if not slot.field.many:
            return _in_order(
                slot, {one.inner.name: value for n, one, words in cells if one.inner and (value := self.inner(one.inner, words, n))}
            )
        parts: list[dict[str, Data]] = []
        for column, slot, text in sorted(cells, key=lambda cell: not cell[1].whole):
            if slot.whole:
                parts = [self.part(slot, words, column) for words in self.pieces(slot, text)]
            elif slot.inner:
                self.beside(parts, slot.inner, text, column)
        return [_in_order(slot, part) for part in parts if part]

    def beside(self, parts: list[dict[str, Data]], inner: Field, text: str, column: int) -> None:
        """Give each part its own item of a column that goes in step with others."""
        items = JOINT.split(text) if JOINT.search(text) else text.strip("\r\n").splitlines()
        if not inner.prose and not inner.many and len(items) == 1:
            items = text.split(";")
        if not parts:
            parts += [{} for _ in items]
        if len(items) != len(parts):
            what = f"hier staan {len(items)} onderdelen en in een kolom die erbij hoort {len(parts)}. Zet bij elk onderdeel één regel"
            self.told.wrong.append((column, what))
        for part, item in zip(parts, items, strict=False):
            if value := self.inner(inner, item, column):
                part[inner.name] = value

    def inner(self, one: Field, text: str, column: int) -> Data:
        """What a field of a part says."""
        return self.many(one, text, column) if one.many else self.one(one, text, column)

    def part(self, slot: Slot, words: str, column: int) -> dict[str, Data]:
        """``u05: de reden`` as a part."""
        pieces = self.parted(slot, words)
        return {one.name: self.one(one, text, column) for one, text in zip(slot.whole, pieces, strict=False) if text.strip()}

    def parted(self, slot: Slot, words: str) -> list[str]:
        """The texts of the fields of a part: between them stands a colon, which a title that is meant may hold as well."""
        first = slot.whole[0]
        if first.kinds and len(slot.whole) == 2:
            for match in re.finditer(r":\s", words):
                if self.names.found(first.kinds, words[: match.start()].strip()):
                    return [words[: match.start()].strip(), words[match.end() :].strip()]
        return [text.strip() for text in re.split(r":\s", words, maxsplit=len(slot.whole) - 1)]

    def pieces(self, slot: Slot, text: str) -> list[str]:
        """The parts in one cell: each on a line of its own, or after a semicolon behind which a part begins."""
        found: list[str] = []
        for line in (line for rows in text.split("\n") for line in JOINT.split(rows)):
            for words in line.split(";"):
                if found and words.strip() and not self.begins(slot, words) and line.find(words) > 0:
                    found[-1] += f";{words}"
                else:
                    found.append(words)
        return [words.strip() for words in found if words.strip()]

    def begins(self, slot: Slot, words: str) -> bool:
        """Whether a part begins here."""
        if len(slot.whole) == 1:
            return True
        before = re.split(r":\s", words, maxsplit=1)[0].strip()
        return bool(ITEM.match(words)) or (bool(slot.whole[0].kinds) and bool(self.names.found(slot.whole[0].kinds, before)))

    def many(self, one: Field, text: str, column: int) -> list[Data]:
        """The items of a list in one cell."""
        if one.kinds and self.names.found(one.kinds, one_paragraph(text)):
            items = [text]
        elif JOINT.search(text):
            items = JOINT.split(text)
        else:
            items = re.split(r"[\n;]", text)
            if one.choices:
                items = [word for item in items for word in item.split(",")]
            elif one.kinds:
                items = [word for item in items for word in self.with_commas(one, item)]
        return [value for item in items if (value := self.one(one, item, column))]

    def with_commas(self, one: Field, item: str) -> list[str]:
        """What stands between commas, when all of it is known; a title may hold a comma itself."""
        words = item.split(",")
        known = not self.names.found(one.kinds, item) and all(self.names.found(one.kinds, word) for word in words if word.strip())
        ids = all(" " not in word.strip() for word in words)
        return words if known or ids else [item]

    def one(self, one: Field, text: str, column: int) -> str:
        """What one text says; told as a proposal when that is something else than it says itself."""
        plain = one_paragraph(text)
        if self.literal or not plain:
            return plain
        if one.kinds:
            found = self.names.found(one.kinds, plain)
            if len(found) > 1:
                self.told.wrong.append((column, f"‘{plain}’ kan van alles zijn: {', '.join(found[:5])}. Schrijf het id van wat je bedoelt"))
            meant = found[0] if len(found) == 1 else plain
            if not found and " " in plain and "://" not in plain:
                self.told.wrong.append((column, f"er is niets dat ‘{plain}’ heet.{self.names.nearest(one.kinds, plain)}"))
        else:
            meant = _word(one, plain) if one.choices else _date(plain) if one.date else plain if one.text else _year(plain)
        if meant != plain:
            self.told.proposals.append(f"{plain} → {meant}")
        return meant


def _in_order(slot: Slot, part: dict[str, Data]) -> dict[str, Data]:
    """The fields of a part in the order of the model."""
    assert slot.field.part is not None
    return {one.name: part[one.name] for one in fields_of(slot.field.part) if one.name in part}


def _word(one: Field, text: str) -> str:
    """The choice that is meant: whatever its capitals, and with a space for a hyphen."""
    if text in one.choices:
        return text
    if one.choices == ("ja", "nee"):
        return YES_NO.get(text.lower(), text.lower() if text.lower() in one.choices else text)
    return next((word for word in one.choices if key_of(word) == key_of(text)), text) if key_of(text) else text


def _number(text: str) -> str:
    """A whole number as Excel writes it: 2024,0 and 2024.0 and 2.024."""
    if WHOLE.fullmatch(text):
        return re.split(r"[.,]", text)[0]
    return re.sub(r"[. ]", "", text) if THOUSANDS.fullmatch(text) else text


def _year(text: str) -> str:
    """A year, also of a day as a Dutch Excel shows it."""
    day = _date(text.removeprefix("'"))
    return day[:4] if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", day) else _number(text)


def _date(text: str) -> str:
    """A day, month or year as a Dutch Excel shows it, in the form of a record."""
    if match := ISO.fullmatch(text):
        return match[1]
    if match := DAY.fullmatch(text):
        day, month = int(match[1]), int(match[2])
        return f"{match[3]}-{month:02}-{day:02}" if month <= 12 and day <= 31 else text
    if (match := DAY_OF_MONTH.fullmatch(text.lower())) and (name := _month(match[2])):
        year = match[3] if len(match[3]) == 4 else f"{19 if int(match[3]) > 29 else 20}{match[3]}"  # as Excel takes them
        return f"{year}-{name:02}" + (f"-{int(match[1]):02}" if match[1] else "")
    return _number(text) if WHOLE.fullmatch(text) else text


def _month(word: str) -> int:
    """The number of a month by its name, or by how a Dutch Excel shortens it; 0 when it is none."""
    short = {"mrt": 3} | {name[:3]: number for number, name in enumerate(MAANDEN, 1)}
    return MAANDEN.index(word) + 1 if word in MAANDEN else short.get(word, 0)
