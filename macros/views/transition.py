"""The page of two frameworks beside each other: what became of each old part, and where each new part comes from."""

from collections.abc import Callable
from dataclasses import dataclass

from macros import words
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import parts_of
from macros.model import Criterium, Kader, Overgang, Overgangsregel, Record, Waarborg
from macros.views.names import short_name
from macros.views.page import Page
from macros.views.record_page import record_page


@dataclass(frozen=True)
class Other:
    """What stands beside a part: how they hang together, the part at the other side (none when it lapses), and why."""

    relation: str
    part: Waarborg | Criterium | None
    waarom: str


@dataclass(frozen=True)
class TransitionRow:
    """A part of one framework with all that stands beside it; with nothing beside it, it is new, or nobody looked at it yet."""

    part: Waarborg | Criterium
    others: tuple[Other, ...]


@dataclass(frozen=True)
class TransitionView:
    overgang: Overgang
    van: Kader
    naar: Kader
    forth: tuple[TransitionRow, ...]
    back: tuple[TransitionRow, ...]

    @property
    def lapsed(self) -> tuple[TransitionRow, ...]:
        """The old parts that do not come back."""
        return tuple(row for row in self.forth if row.others and all(other.part is None for other in row.others))

    @property
    def fresh(self) -> tuple[TransitionRow, ...]:
        """The new parts without an old one."""
        return tuple(row for row in self.back if not row.others)

    @property
    def open(self) -> tuple[TransitionRow, ...]:
        """The old parts of which nothing is said yet."""
        return tuple(row for row in self.forth if not row.others)


def page(kb: Kennisbank, record: Record) -> Page:
    """The page of a transition."""
    assert isinstance(record, Overgang)
    van, naar = kb.get(record.van), kb.get(record.naar)
    assert isinstance(van, Kader) and isinstance(naar, Kader)
    view = TransitionView(record, van, naar, _rows(kb, record, van, _forth), _rows(kb, record, naar, _back))
    title = f"Van {short_name(van)} naar {short_name(naar)}"
    text = f"Wat er van elke waarborg en elk criterium van {van.naam} is geworden in {naar.naam}, en wat nieuw is."
    return record_page(kb, record, "overgang.html", view, title=title, text=text, print_line=title)


@dataclass(frozen=True)
class PartBeside:
    """What a transition says of one part, on the page of that part."""

    overgang: Overgang
    other: Other


def beside(kb: Kennisbank, part: Waarborg | Criterium) -> tuple[PartBeside, ...]:
    """What stands beside a part in other frameworks, old and new."""
    found = []
    for overgang in kb.leading_to(part, Overgang):
        for side in (_forth, _back):
            for line in overgang.regels:
                here, there, relation = side(line)
                if here == part.id:
                    found.append(PartBeside(overgang, Other(relation, _part(kb, there), line.waarom)))
    return tuple(dict.fromkeys(found))


Side = tuple[str | None, str | None, str]
"""A line seen from one side: the part here, the part there, and how they hang together."""


def _forth(line: Overgangsregel) -> Side:
    return line.oud, line.nieuw, words.VERHOUDING[line.verhouding]


def _back(line: Overgangsregel) -> Side:
    return line.nieuw, line.oud, words.VERHOUDING_TERUG[line.verhouding]


def _rows(kb: Kennisbank, overgang: Overgang, kader: Kader, side: Callable[[Overgangsregel], Side]) -> tuple[TransitionRow, ...]:
    rows = []
    for part in parts_of(kb, kader.id):
        others = []
        for line in overgang.regels:
            here, there, relation = side(line)
            if here == part.id:
                others.append(Other(relation, _part(kb, there), line.waarom))
        rows.append(TransitionRow(part, tuple(others)))
    return tuple(rows)


def _part(kb: Kennisbank, id: str | None) -> Waarborg | Criterium | None:
    found = kb.get(id) if id else None
    return found if isinstance(found, Waarborg | Criterium) else None
