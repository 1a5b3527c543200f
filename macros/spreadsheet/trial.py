"""What the check says of all rows of a spreadsheet together, and which files they would write, while nothing is written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from macros.check import Loaded, Memory, check, foreseen, no_search_for_garbage
from macros.editing.blank import DEFAULTS, SELF_MADE
from macros.editing.edit import RefusedError
from macros.editing.in_place import changed
from macros.editing.new_id import free_id, taken_ids
from macros.editing.yaml_text import whole_text
from macros.exports.csv_files import harmless
from macros.fields import Field, field_of, fields_of
from macros.finding import Finding
from macros.model import LONGEST_ID, SLUG, Made, Named, Record
from macros.reading.document import START, Data, Document, Node, Scalar, Sequence, Span, data_of
from macros.reading.document import Mapping as Fields
from macros.reading.files import file_of
from macros.reading.in_labels import in_labels
from macros.spreadsheet.cells import Cells, RowSaid
from macros.spreadsheet.columns import own_texts
from macros.spreadsheet.table import Grid, SheetRow, letters
from macros.words import enumerate_words, in_sentence, one_paragraph

UNSAID = ("adres-niet-genoteerd", "id-is-geen-bestandsnaam")
"""What the check says of every new record, or of the name of a file that is not there yet."""
Becomes = Literal["nieuw", "aangevuld", "bestaat al", "fout", "weggelaten"]


@dataclass(frozen=True)
class RowRemark:
    """Something to say of a row: about which column (None: of none), and whether that holds back the writing."""

    column: int | None
    text: str
    wrong: bool = True


@dataclass
class RowTrial:
    """A row as it was tried: the record that it leads to (``id`` and ``file``), what that would say, and what there is to tell of it."""

    row: SheetRow
    title: str = ""
    id: str = ""
    file: str = ""
    data: dict[str, Data] = field(default_factory=dict)
    there: bool = False
    filled: tuple[str, ...] = ()
    said: RowSaid = field(default_factory=RowSaid)
    told: list[RowRemark] = field(default_factory=list)
    literal: bool = False
    left_out: bool = False

    @property
    def wrong(self) -> bool:
        """Whether it holds back the writing."""
        return any(one.wrong for one in self.told)

    @property
    def becomes(self) -> Becomes:
        """What the row comes to, in a word."""
        if self.left_out:
            return "weggelaten"
        if self.wrong:
            return "fout"
        return ("aangevuld" if self.filled else "bestaat al") if self.there else "nieuw"


@dataclass(frozen=True)
class Choices:
    """What an editor chose: the kind, a slot for every column, the rows to leave out, and those to take as they are written."""

    kind: type[Record]
    pairing: tuple[str, ...]
    left_out: frozenset[int] = frozenset()
    literal: frozenset[int] = frozenset()


@dataclass(frozen=True)
class DryRun:
    """All rows as they were tried, and the errors that they would bring elsewhere."""

    table: Grid
    choices: Choices
    rows: tuple[RowTrial, ...]
    elsewhere: tuple[Finding, ...] = ()

    @property
    def good(self) -> bool:
        """Whether all of it may be written."""
        return not self.elsewhere and not any(row.wrong for row in self.rows)

    def count(self, *becomes: Becomes) -> int:
        """How many rows come to this."""
        return sum(row.becomes in becomes for row in self.rows)

    def in_words(self, told: RowRemark) -> str:
        """What is said of a row, with the letter and the field of its column."""
        if told.column is None:
            return told.text
        return f"Kolom {letters(told.column)}, {self.table.heads[told.column] or 'zonder naam'}: {told.text}"


def dry_run(root: Path, now: Loaded, memory: Memory, table: Grid, choices: Choices) -> DryRun:
    """Try all rows; nothing is written. ``now`` is what the files say, ``memory`` what was read of them."""
    with no_search_for_garbage():
        return _dry_run(root, now, memory, table, choices)


def _dry_run(root: Path, now: Loaded, memory: Memory, table: Grid, choices: Choices) -> DryRun:
    trials = _tried(now, table, choices)
    running = [one for one in trials if not one.left_out and (one.filled or not one.there)]
    memory, unsaved = memory.copy(), dict[str, bytes]()
    for one in running:
        try:
            unsaved[one.file] = _bytes(root, choices.kind, one) if one.there else b"%d" % one.row.number
        except RefusedError as refused:
            one.told.append(RowRemark(None, str(refused)))
            continue
        if not one.there:
            foreseen(memory, Document(one.file, [""], _fields(one.data), []), unsaved[one.file], choices.kind)
    loaded = check(root, memory, unsaved)
    return DryRun(table, choices, tuple(trials), _told(now, loaded, choices.kind, trials))


def texts_of(root: Path, run: DryRun) -> dict[str, bytes]:
    """The files that a good dry run writes. Raises RefusedError."""
    rows = [one for one in run.rows if not one.left_out and (one.filled or not one.there)]
    return {one.file: _bytes(root, run.choices.kind, one) for one in rows}


def checked_again(root: Path, now: Loaded, memory: Memory, run: DryRun, texts: Mapping[str, bytes]) -> DryRun:
    """The same, with what the check says of the very files that are to be written."""
    loaded = check(root, memory.copy(), texts)
    return DryRun(run.table, run.choices, run.rows, _told(now, loaded, run.choices.kind, run.rows))


def _bytes(root: Path, kind: type[Record], one: RowTrial) -> bytes:
    """What the file of a row would say. Raises RefusedError."""
    if not one.there:
        return whole_text(one.data, kind).encode()
    return changed((root / one.file).read_bytes(), one.file, kind, one.data)


def _fields(value: dict[str, Data]) -> Fields:
    """A record as if it was read; what it says stands nowhere yet."""
    nowhere = Span(0, 0)

    def node(inner: Data) -> Node:
        if isinstance(inner, str):
            return Scalar(inner, START, nowhere, '"')
        if isinstance(inner, list):
            return Sequence(START, nowhere, items=[node(item) for item in inner])
        return Fields(START, nowhere, items={name: node(item) for name, item in inner.items()}, keys=dict.fromkeys(inner, START))

    made = node(value)
    assert isinstance(made, Fields)
    return made


def _tried(now: Loaded, table: Grid, choices: Choices) -> list[RowTrial]:
    """Every row with the record that it leads to, before the check."""
    rows = Rows(now, table, choices)
    return [rows.tried(row) for row in table.rows]


class Rows:
    """Leads the rows of a spreadsheet to records, one after another: no two to the same."""

    def __init__(self, now: Loaded, table: Grid, choices: Choices) -> None:
        self.kb, self.kind, self.table, self.choices = now.kennisbank, choices.kind, table, choices
        self.cells = Cells(self.kb, choices.kind, choices.pairing, table.safe)
        self.taken = taken_ids(self.kb, now.documents)
        self.owner = _who(choices.kind)
        self.by_name = self._by_name()
        self.used: dict[str, int] = {}
        self.called: dict[tuple[str, str], int] = {}

    def tried(self, row: SheetRow) -> RowTrial:
        """One row, led to a record that is there or to a new one."""
        one = RowTrial(row, literal=row.number in self.choices.literal, left_out=row.number in self.choices.left_out)
        one.said = self.cells.said(row, one.literal)
        one.data = one.said.data
        one.title = one_paragraph(str(one.data.get(self.kind.kind.title_field, "")))
        if one.left_out:
            return one
        one.told = [RowRemark(column, text if text.endswith("?") else f"{text}.") for column, text in one.said.wrong]
        one.told += [RowRemark(None, text, wrong=False) for text in row.about]
        if loose := self.cells.too_many(row, self.table.heads):
            one.told.append(RowRemark(None, f"{loose[0].upper()}{loose[1:]}"))
        self._lead(one)
        return one

    def _lead(self, one: RowTrial) -> None:
        """Say which record the row is, and what that would say."""
        id = str(one.data.get("id", ""))
        known = self.kb.known.get(id, "")
        found = [id] if id and known == self.kind.kind.name else [] if id else self._found(one)
        if len(found) > 1:
            one.told.append(
                RowRemark(None, f"Er zijn er al {len(found)} die zo heten: {enumerate_words(found)}. Zet het id van de goede erbij.")
            )
        if known and not found:
            one.told.append(RowRemark(_column(one, "id"), f"het id ‘{id}’ bestaat al, als {known}. Kies een ander id."))
        if found:
            self._there(one, found[0])
        else:
            self._new(one)
        self._once(one)

    def _found(self, one: RowTrial) -> list[str]:
        """The records that a row without an id is about: by what the id is made of when that is all, else by title and whose it is."""
        ids = self.kind.kind.ids
        if isinstance(ids, Made) and not ids.made.endswith("#"):
            id = ids.made.format_map(defaultdict(str, one.data))
            return [id] if self.kb.known.get(id) == self.kind.kind.name else []
        name = _name_of(self.kind, self.owner, one.data)
        return self.by_name.get(name, []) if name[0] else []

    def _there(self, one: RowTrial, id: str) -> None:
        """A record that is there: only what is empty in it is filled."""
        one.id, one.there = id, True
        if id not in self.kb.reads:
            one.told.append(RowRemark(None, f"Het record ‘{id}’ heeft nu een fout. Los die eerst op; deze rij kan dan mee."))
            return
        read = self.kb.reads[id]
        one.file, one.title = read.document.file, one.title or read.value.title
        said, one.data = one.data, {}
        different = {name: value for name, value in said.items() if name != "id" and not self._as_it_says(one, read.value, name)}
        if not different:
            return
        root = read.document.root
        was = data_of(root) if root else {}
        assert isinstance(was, dict), "a record consists of fields"
        one.data = dict(was)
        for name, value in different.items():
            field = field_of(self.kind, name)
            if field is None or _is_default(self.kind, field, value) or _same(was.get(name, ""), value):
                continue
            if was.get(name):
                text = "hier staat al iets anders. Dat blijft staan; een rekenblad vult alleen wat leeg is."
                one.told.append(RowRemark(_column(one, name), text, wrong=False))
            else:
                one.data[name] = value
                one.filled += (in_sentence(field.label),)
        self._no_withdrawal(one, SELF_MADE[0] not in was)

    def _as_it_says(self, one: RowTrial, record: Record, name: str) -> bool:
        """Whether the cells of a field are what the site's own table says of it."""
        texts = own_texts(self.kind, record, name)
        columns = {self.choices.pairing[n]: n for n in one.said.columns.get(name, ())}
        return all(key in texts and one.row.cells[n] in (texts[key], harmless(texts[key])) for key, n in columns.items())

    def _new(self, one: RowTrial) -> None:
        """A new record, with an id of its own."""
        kind = self.kind.kind
        values: dict[str, Data] = {name: word for name, word in DEFAULTS.items() if name in self.kind.model_fields} | one.data
        values |= {each.name: [] for each in fields_of(self.kind) if each.required and each.many and each.name not in values}
        values = {name: value for name, value in values.items() if not self._needless(name, value)}
        self._no_withdrawal(one, True)
        if "id" not in values and (not isinstance(kind.ids, Named) or one.title):
            try:
                values["id"] = free_id(self.taken, self.kind, _Texts(values))
            except KeyError:  # what it is made of is not there; the check says so
                if isinstance(kind.ids, Made):
                    one.told.append(RowRemark(None, f"Zonder {kind.ids.form} is er geen id te maken.", wrong=False))
        one.id = str(values.get("id", ""))
        self.taken.add(one.id)
        one.data = {each.name: values[each.name] for each in fields_of(self.kind) if each.name in values}
        good = re.fullmatch(SLUG, one.id) and len(one.id) <= LONGEST_ID and one.id not in self.used and one.id not in self.kb.known
        one.file = file_of(self.kind, one.id if good else f"rij-{one.row.number}")

    def _needless(self, name: str, value: Data) -> bool:
        field = field_of(self.kind, name)
        return field is not None and not field.required and _is_default(self.kind, field, value)

    def _no_withdrawal(self, one: RowTrial, new: bool) -> None:
        if new and SELF_MADE[0] in one.data:
            one.told.append(
                RowRemark(
                    _column(one, SELF_MADE[0]), "intrekken gaat niet met een rekenblad. Maak deze cel leeg, en trek het record zelf in."
                )
            )

    def _once(self, one: RowTrial) -> None:
        """Tell of a row that leads to the same record as one above it, or that is called the same."""
        name = _name_of(self.kind, self.owner, one.said.data)
        if other := self.used.get(one.id) if one.id else None:
            one.told.append(RowRemark(_column(one, "id"), f"rij {other} gaat over hetzelfde record. Laat een van beide weg."))
        elif name[0] and (other := self.called.get(name)) and "id" not in one.said.data:
            one.told.append(
                RowRemark(
                    _column(one, self.kind.kind.title_field),
                    f"rij {other} heet hetzelfde. Laat een van beide weg, of maak de titels anders.",
                )
            )
        if one.id:
            self.used.setdefault(one.id, one.row.number)
        self.called.setdefault(name, one.row.number)

    def _by_name(self) -> dict[tuple[str, str], list[str]]:
        """The records of this kind by their title and who they are of."""
        found: dict[tuple[str, str], list[str]] = {}
        for record in self.kb.of(self.kind):
            texts = {name: str(getattr(record, name, "")) for name in (self.kind.kind.title_field, self.owner) if name}
            found.setdefault(_name_of(self.kind, self.owner, texts), []).append(record.id)
        return found


class _Texts(dict[str, Data]):
    """The fields that an id is made of; one that is not there yet is a KeyError."""


def _who(kind: type[Record]) -> str:
    """The field that says whose a record is: what it hangs under, or the one text that it needs and that people look for it by."""
    if kind.kind.owner:
        return kind.kind.owner
    found = [one.name for one in fields_of(kind) if one.required and not one.many and one.searched == "keywords"]
    return found[0] if found else ""


def _name_of(kind: type[Record], owner: str, data: Mapping[str, Data] | Mapping[str, str]) -> tuple[str, str]:
    title, who = (one_paragraph(str(data.get(name, ""))).casefold() for name in (kind.kind.title_field, owner))
    return title, who


def _is_default(kind: type[Record], field: Field, value: Data) -> bool:
    """Whether a cell says what goes without saying, such as nee."""
    return field.choices == ("ja", "nee") and value == "nee" and kind.model_fields[field.name].default is False


def _same(was: Data, new: Data) -> bool:
    """Whether two values say the same; of words to choose from the order does not count."""
    if isinstance(was, str) and isinstance(new, str):
        return one_paragraph(was) == one_paragraph(new)
    if isinstance(was, list) and isinstance(new, list):
        if all(isinstance(item, str) for item in [*was, *new]):
            return sorted(map(one_paragraph, map(str, was))) == sorted(map(one_paragraph, map(str, new)))
        return len(was) == len(new) and all(map(_same, was, new))
    if isinstance(was, dict) and isinstance(new, dict):
        return was.keys() == new.keys() and all(_same(was[name], new[name]) for name in was)
    return False


def _column(one: RowTrial, name: str) -> int | None:
    columns = one.said.columns.get(name)
    return columns[0] if columns else None


def _told(now: Loaded, after: Loaded, kind: type[Record], trials: Iterable[RowTrial]) -> tuple[Finding, ...]:
    """Give every row what the check says of its file; return the errors of other files."""
    before = set(now.findings)
    by_file = {one.file: one for one in trials if one.file and not one.left_out}
    elsewhere = []
    for finding in after.findings:
        if finding in before:
            continue
        if one := by_file.get(finding.file):
            _tell(one, kind, finding)
        elif finding.level == "fout":
            elsewhere.append(finding)
    for one in by_file.values():
        one.told.sort(key=lambda told: (not told.wrong, len(one.row.cells) if told.column is None else told.column))
    return tuple(elsewhere)


def _tell(one: RowTrial, kind: type[Record], finding: Finding) -> None:
    """Add a finding to its row, unless its column said already that it cannot be read."""
    name = str(finding.path[0]) if finding.path else ""
    inner = next((str(step) for step in finding.path[1:] if isinstance(step, str)), "")
    columns = one.said.columns.get(f"{name}.{inner}") or one.said.columns.get(name, [])
    cannot = {told.column for told in one.told if told.wrong and told.column is not None}
    made = name == "id" and not one.id and not columns  # what it is made of is not there, and that is told
    if cannot.intersection(columns) or finding.code in UNSAID or made:
        return
    field = field_of(kind, name)
    place = "" if columns or not field else f"Geen kolom, {field.label}: "
    told = RowRemark(columns[0] if columns else None, f"{place}{in_labels(kind, finding, finding.text)}", finding.level == "fout")
    if told not in one.told:
        one.told.append(told)
