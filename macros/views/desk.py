"""What editors still have to do: how each point is covered, what is empty, what is a draft, and all advice of the check."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.codes import groups
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Kind, Punt, Record
from macros.views.facets import UNKNOWN
from macros.views.matrix import MatrixRow, Table, matrix
from macros.views.render import render
from macros.words import SECTOR, enumerate_words, in_sentence

Count = tuple[str, int]
"""A label, and how many there are."""


@dataclass(frozen=True)
class Coverage:
    """How a point is covered, how many cells are empty, and which, in words; counted as the matrix does."""

    punt: Punt
    sectors: tuple[Count, ...]
    framework: int
    questions: tuple[Count, ...]
    empty: int
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class DraftsOfKind:
    """The records of a kind whose text is ours and still a draft."""

    kind: Kind
    records: tuple[Record, ...]
    total: int


@dataclass(frozen=True)
class Advice:
    """Findings of one code, under the words that explain it."""

    code: str
    title: str
    what: str
    findings: tuple[Finding, ...]


def desk(kb: Kennisbank, here: str) -> Markup:
    """What stands on the page /redactie/."""
    tables = {table.key: table for table in matrix(kb).tables}
    covered = tuple(_covered(tables, punt) for punt in kb.of(Punt))
    waiting = tuple(record for record in kb.all() if kb.waits(record))
    return render("overviews/redactie.html", kb, here, covered=covered, drafts=_drafts(kb), advice=_advice(kb), waiting=waiting)


def _covered(tables: dict[str, Table], punt: Punt) -> Coverage:
    practice, framework, questions = (_row(tables[key], punt) for key in ("praktijk", "kader", "vragen"))
    sectors = tuple(
        (column.value, cell.number if cell else 0) for column, cell in zip(tables["praktijk"].columns, practice.cells, strict=True)
    )
    asked = [
        (column.label if column.value != UNKNOWN else "niet genoemd", cell.number if cell else 0, total)
        for column, cell, total in zip(tables["vragen"].columns, questions.cells, tables["vragen"].totals, strict=True)
    ]
    kader = sum(cell is not None for cell in framework.cells)
    # Nobody misses a question for a role that is asked nothing anywhere; the matrix names those once.
    empty = [SECTOR[sector] for sector, number in sectors if not number and sector != UNKNOWN]
    unasked = [in_sentence(label) for label, number, total in asked[:-1] if total and not number]
    gaps = [f"Geen voorbeeld in het {enumerate_words(empty, 'of')}."] if empty else []
    gaps += [] if kader else ["Geen waarborg of criterium."]
    gaps += [f"Geen vraag voor {enumerate_words(unasked, 'of')}."] if unasked else []
    number_empty = len(empty) + (not kader) + len(unasked)
    return Coverage(punt, sectors, kader, tuple((label, number) for label, number, _ in asked if number), number_empty, tuple(gaps))


def _row(table: Table, punt: Punt) -> MatrixRow:
    return next(row for block in table.blocks for row in block.rows if row.punt is punt)


def _drafts(kb: Kennisbank) -> tuple[DraftsOfKind, ...]:
    found = []
    for kind in KINDS:
        rows = kb.of(kind)
        drafts = tuple(record for record in rows if getattr(record, record.status_field, "") == "concept")
        if drafts:
            found.append(DraftsOfKind(kind.kind, drafts, len(rows)))
    return tuple(found)


def _advice(kb: Kennisbank) -> tuple[Advice, ...]:
    """All advice of the check, in the order in which the codes are explained."""
    found: dict[str, list[Finding]] = {}
    for finding in kb.findings:
        if finding.level == "advies":
            found.setdefault(finding.code, []).append(finding)
    explained = [code for group in groups() for code in group.codes if code.name in found]
    return tuple(Advice(code.name, code.kop, code.uitleg, tuple(found[code.name])) for code in explained)
