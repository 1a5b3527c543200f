"""The matrix: all points against parties, framework, questions, practice and roles.

A table for each set of columns. A cell that is filled leads to what lies behind
it and says in words what it means; what is empty is counted and named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from macros import words
from macros.kennisbank import Kennisbank
from macros.model import Aandachtspunt, Criterium, Peervraag, Praktijkvoorbeeld, Punt, Record, Rol, Uitgangspunt, Waarborg
from macros.views.choices import statements
from macros.views.facets import UNKNOWN, Facets
from macros.views.names import hue, kicker
from macros.views.overviews import points_with_theme
from macros.views.themes_and_roles import themes
from macros.words import count_words, in_sentence

DOT = "•"


@dataclass(frozen=True)
class Cell:
    """What a cell shows, where it leads, and what it means in words."""

    text: str
    address: str
    words: str

    @property
    def number(self) -> int:
        """How much it counts for: a dot for one."""
        return 1 if self.text == DOT else int(self.text)


@dataclass(frozen=True)
class MatrixColumn:
    """A column: its value, its heading, and the page it is about (or nothing)."""

    value: str
    label: str
    address: str = ""

    @property
    def known(self) -> bool:
        """Whether an empty cell in it is a gap: where nothing is unknown, nothing is missing."""
        return self.value != UNKNOWN


@dataclass(frozen=True)
class MatrixRow:
    """A point with its cells; None is an empty one."""

    punt: Punt
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Block:
    """The rows of a theme, or of the aandachtspunten."""

    title: str
    hue: int
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Table:
    """A set of columns: its anchor, its name, what a filled and an empty cell mean, and what is empty.

    ``filtered`` is the list that a script lets a cell lead to: an address with ``{kolom}`` and ``{punt}`` in it.
    With ``few`` columns a phone shows what is empty too. ``missing`` names parts of the framework, each with what they lack.
    """

    key: str
    title: str
    meaning: str
    columns: tuple[MatrixColumn, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[str, ...]
    filtered: str = ""
    few: bool = False
    missing: tuple[tuple[str, tuple[Criterium, ...]], ...] = ()

    @property
    def totals(self) -> tuple[int, ...]:
        """Per column: how much stands in it."""
        cells = [row.cells for block in self.blocks for row in block.rows]
        return tuple(sum(cell.number for cell in column if cell) for column in zip(*cells, strict=True))


@dataclass(frozen=True)
class Matrix:
    """All tables, and by what their rows can be chosen."""

    tables: tuple[Table, ...]
    facets: Facets


@dataclass(frozen=True)
class Plan:
    """How a table is made. ``row_gap``, ``column_gap`` and ``each_gap`` say what an empty row, an empty column
    and (for a few columns) an empty cell is called; ``filtered`` is as in Table."""

    key: str
    title: str
    meaning: str
    columns: tuple[MatrixColumn, ...]
    cell: Callable[[Punt, MatrixColumn], Cell | None]
    row_gap: str
    column_gap: str
    each_gap: str = ""
    filtered: str = ""
    missing: tuple[tuple[str, tuple[Criterium, ...]], ...] = ()


def matrix(kb: Kennisbank) -> Matrix:
    """All tables, and what the rows can be filtered by."""
    plans = (_counts(kb), _parties(), _framework(kb), _questions(kb), _practice(kb), _roles(kb))
    return Matrix(tuple(_table(kb, plan) for plan in plans), statements(kb, kb.of(Punt)))


def _table(kb: Kennisbank, plan: Plan) -> Table:
    groups: list[tuple[str, Sequence[Punt]]] = [(thema.naam, points_with_theme(kb, thema)) for thema in themes(kb)]
    groups.append(("Aandachtspunten", kb.of(Aandachtspunt)))
    blocks = tuple(
        Block(title, hue(kb, rows[0]), tuple(MatrixRow(punt, tuple(plan.cell(punt, column) for column in plan.columns)) for punt in rows))
        for title, rows in groups
        if rows
    )
    rows = [row for block in blocks for row in block.rows]
    return Table(
        plan.key, plan.title, plan.meaning, plan.columns, blocks, tuple(_gaps(plan, rows)), plan.filtered, bool(plan.each_gap), plan.missing
    )


def number(punt: Punt) -> str:
    """The number as the matrix shows it: ``5``, ``A3``."""
    return f"{punt.nummer}" if isinstance(punt, Uitgangspunt) else f"A{punt.nummer}"


def _gaps(plan: Plan, rows: list[MatrixRow]) -> list[str]:
    """What is empty, counted and named."""
    ordered = sorted(rows, key=lambda row: (not isinstance(row.punt, Uitgangspunt), row.punt.nummer))
    known = [index for index, column in enumerate(plan.columns) if column.known]
    empty = sum(row.cells[index] is None for row in rows for index in known)
    told = [f"Leeg bij alle {len(rows)} punten samen: {empty} van {len(rows) * len(known)} cellen."]
    told += [f"De kolom ‘{column.label}’ telt niet mee." for column in plan.columns if not column.known]
    if found := [number(row.punt) for row in ordered if not any(row.cells)]:
        told.append(f"{plan.row_gap}: {', '.join(found)}.")
    if found := [plan.columns[index].label for index in known if not any(row.cells[index] for row in rows)]:
        told.append(f"{plan.column_gap}: {', '.join(found)}.")
    for index in known if plan.each_gap else ():
        if found := [number(row.punt) for row in ordered if row.cells[index] is None]:
            told.append(f"{plan.each_gap.format(in_sentence(plan.columns[index].label))}: {', '.join(found)}.")
    return told


def _who(punt: Punt) -> str:
    return f"{punt.kind.label} {punt.nummer}"


def _number_with(kb: Kennisbank, punt: Punt, kind: type[Record], field: str, value: str) -> int:
    """How many records of a kind that lead to a point have this value in a field; ``onbekend`` asks for those that have none."""
    found = [getattr(link.source, field) for link in kb.standing_to(punt, kind)]
    return sum(not values if value == UNKNOWN else value in values for values in found)


COUNTED = (
    ("praktijk", "Voorbeelden", "voorbeeld", "voorbeelden"),
    ("vragen", "Vragen", "vraag", "vragen"),
    ("kader", "Waarborgen en criteria", "waarborg of criterium", "waarborgen en criteria"),
    ("rollen", "Rollen", "rol", "rollen"),
)
"""What is counted of each point: the anchor on its page, the heading, and the words for one and for more."""


def _counts(kb: Kennisbank) -> Plan:
    def number_of(punt: Punt, key: str) -> int:
        if key == "kader":
            return len({link.naar for link in punt.kader})
        kinds: dict[str, type[Record]] = {"praktijk": Praktijkvoorbeeld, "vragen": Peervraag, "rollen": Rol}
        return len({link.source.id for link in kb.standing_to(punt, kinds[key])})

    words_of = {key: (one, many) for key, _, one, many in COUNTED}

    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        number = number_of(punt, column.value)
        told = f"{count_words(number, *words_of[column.value])} bij {in_sentence(_who(punt))}"
        return Cell(str(number), f"{punt.address}#{column.value}", told) if number else None

    return Plan(
        "overzicht", "Wat er bij elk punt is", "Het getal: zoveel voorbeelden, vragen, waarborgen en criteria, en rollen die het punt het meest raakt.",
        tuple(MatrixColumn(key, label) for key, label, _, _ in COUNTED), cell,
        "Helemaal leeg", "Overal leeg", "Geen {}", missing=_missing(kb),
    )  # fmt: skip


def _missing(kb: Kennisbank) -> tuple[tuple[str, tuple[Criterium, ...]], ...]:
    """The criteria without a point, those whose points have no example, and those without a question."""
    criteria = [
        criterium for waarborg in kb.standing(Waarborg) for criterium in kb.leading_to(waarborg, Criterium) if not criterium.ingetrokken
    ]
    points = {criterium.id: [link.source for link in kb.standing_to(criterium, Punt)] for criterium in criteria}
    shown = {id: any(kb.standing_to(punt, Praktijkvoorbeeld) for punt in found) for id, found in points.items()}
    return (
        ("Criteria waar geen punt bij hoort", tuple(one for one in criteria if not points[one.id])),
        ("Criteria met een punt, maar zonder voorbeeld", tuple(one for one in criteria if points[one.id] and not shown[one.id])),
        ("Criteria zonder vraag", tuple(one for one in criteria if not kb.standing_to(one, Peervraag))),
    )


def _parties() -> Plan:
    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        found = next((party for party in punt.partijen if party.partij == column.value), None)
        if not found:
            return None
        own = f" (“{found.woorden}”)" if found.woorden.lower() != column.label.lower() else ""
        return Cell(DOT, f"{punt.address}#wie", f"{_who(punt)} noemt {in_sentence(column.label)}{own}")

    return Plan(
        "partijen", "Partijen in de tekst", "Een stip: deze partij staat in de tekst. Is een vak leeg, dan noemt de tekst de partij niet. De partij kan wel meedoen.",
        tuple(MatrixColumn(value, label) for value, label in words.PARTIJ.items()), cell,
        "Noemt geen partij", "Nergens genoemd",
    )  # fmt: skip


def _framework(kb: Kennisbank) -> Plan:
    columns = []
    for waarborg in kb.standing(Waarborg):
        columns.append(MatrixColumn(waarborg.id, kicker(kb, waarborg), waarborg.address))
        criteria = kb.leading_to(waarborg, Criterium)
        columns += [MatrixColumn(criterium.id, kicker(kb, criterium), criterium.address) for criterium in criteria]

    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        if not any(link.naar == column.value for link in punt.kader):
            return None
        return Cell(DOT, f"{punt.address}#kader", f"{_who(punt)} hoort bij {in_sentence(column.label)}")

    return Plan(
        "kader", "Waarborgen en criteria", "Een stip: de redactie koppelt dit punt aan dit deel van een kwaliteitskader. Leeg betekent: nog geen koppeling.",
        tuple(columns), cell, "Zonder waarborg of criterium", "Zonder punt",
    )  # fmt: skip


def _questions(kb: Kennisbank) -> Plan:
    columns = (*(MatrixColumn(rol.id, rol.naam, rol.address) for rol in kb.standing(Rol)), MatrixColumn(UNKNOWN, "Niet genoemd"))

    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        asked = _number_with(kb, punt, Peervraag, "voor", column.value)
        if not asked:
            return None
        whom = "waarbij niet staat voor wie" if column.value == UNKNOWN else f"voor {in_sentence(column.label)}"
        told = f"{count_words(asked, 'vraag', 'vragen')} bij {in_sentence(_who(punt))} {whom}"
        return Cell(str(asked), f"{punt.address}#vragen", told)

    return Plan(
        "vragen", "Vragen per rol", "Het getal: zoveel vragen voor peer review. Leeg betekent: nog geen vraag.",
        columns, cell, "Zonder vraag", "Geen enkele vraag voor",
        filtered="peer-review/?voor={kolom}&punt={punt}#getoond",
    )  # fmt: skip


def _practice(kb: Kennisbank) -> Plan:
    columns = (*(MatrixColumn(id, f"{label} ({id})") for id, label in words.SECTOR.items()), MatrixColumn(UNKNOWN, "sector onbekend"))

    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        here = _number_with(kb, punt, Praktijkvoorbeeld, "sector", column.value)
        if not here:
            return None
        where = "waarvan de sector onbekend is" if column.value == UNKNOWN else f"in het {column.label}"
        told = f"{count_words(here, 'voorbeeld', 'voorbeelden')} bij {in_sentence(_who(punt))} {where}"
        return Cell(str(here), f"{punt.address}#praktijk", told)

    return Plan(
        "praktijk", "Praktijk per sector", "Het getal: zoveel praktijkvoorbeelden. Een voorbeeld telt in elke sector die het noemt. Leeg betekent: nog geen voorbeeld gevonden.",
        columns, cell, "Zonder voorbeeld", "Zonder voorbeeld", "Geen voorbeeld in {}",
        filtered="praktijk/?sector={kolom}&punt={punt}",
    )  # fmt: skip


def _roles(kb: Kennisbank) -> Plan:
    def cell(punt: Punt, column: MatrixColumn) -> Cell | None:
        rol = kb.get(column.value)
        if not isinstance(rol, Rol) or not any(link.naar == punt.id for link in rol.punten):
            return None
        return Cell(DOT, f"{rol.address}#punten", f"{_who(punt)} raakt vooral {in_sentence(column.label)}")

    return Plan(
        "rollen", "Rollen", "Een stip: de redactie koos dit punt als een van de punten die deze rol het meest raken. Is een vak leeg, dan kan het punt voor die rol nog steeds van belang zijn.",
        tuple(MatrixColumn(rol.id, rol.naam, rol.address) for rol in kb.standing(Rol)), cell, "Bij geen rol gekozen", "Zonder punt",
    )  # fmt: skip
