"""The record of a pair of frameworks as a table: a row for every part of the old one, also when nothing is said of it yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.beheer.controls import Control
from macros.beheer.posted import Draft
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import parts_of
from macros.model import Overgang, Record
from macros.reading.document import Data
from macros.views.names import kicker

ROWS = "regels"


@dataclass(frozen=True)
class Sides:
    """What stands beside the table: how far it is, what each old part says, and the new parts that nothing leads to."""

    done: int
    total: int
    old: dict[str, tuple[str, str, int]]
    fresh: tuple[str, ...]


def with_open_rows(kb: Kennisbank, draft: Draft) -> Draft:
    """The draft with a row for every part of the old framework that has none yet; those come last, so that the others keep their places."""
    if draft.model is not Overgang or not draft.was:
        return draft
    rows = _rows(draft)
    told = {row.get("oud") for row in rows}
    more: list[Data] = [
        {"oud": part.id} for part in parts_of(kb, str(draft.data.get("van"))) if part.id not in told and not part.ingetrokken
    ]
    return replace(draft, data={**draft.data, ROWS: [*rows, *more]})


def without_open_rows(draft: Draft) -> Draft:
    """The draft without the rows that say nothing yet."""
    if draft.model is not Overgang:
        return draft
    rows: list[Data] = [row for row in _rows(draft) if {name for name, value in row.items() if value} != {"oud"}]
    return replace(
        draft, data={**draft.data, ROWS: rows} if rows or ROWS in draft.was else {n: v for n, v in draft.data.items() if n != ROWS}
    )


def _rows(draft: Draft) -> list[dict[str, Data]]:
    rows = draft.data.get(ROWS, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def in_table(kb: Kennisbank, draft: Draft, controls: Iterable[Control]) -> tuple[Control, ...]:
    """The controls with the rows in the order of the old framework, drawn as a table."""
    if draft.model is not Overgang or not draft.was:
        return tuple(controls)
    order = {part.id: number for number, part in enumerate(parts_of(kb, str(draft.data.get("van"))))}

    def place(row: Control) -> int:
        return order.get(row.inner[0].value, len(order))

    return tuple(replace(one, shape="table", inner=tuple(sorted(one.inner, key=place))) if one.name == ROWS else one for one in controls)


def sides(kb: Kennisbank, draft: Draft) -> Sides | None:
    """What stands beside the table; None for another kind of record."""
    if draft.model is not Overgang or not draft.was:
        return None
    rows = [row for row in _rows(draft) if row.get("verhouding")]
    parts = parts_of(kb, str(draft.data.get("van")))
    used = {row.get("nieuw") for row in rows}
    fresh = tuple(kicker(kb, part) for part in parts_of(kb, str(draft.data.get("naar"))) if part.id not in used)
    done = {row.get("oud") for row in rows} & {part.id for part in parts}
    old = {part.id: (kicker(kb, part), _text(part), _links(kb, part)) for part in parts}
    return Sides(len(done), len(parts), old, fresh)


def _text(part: Record) -> str:
    return part.wording or part.title


def _links(kb: Kennisbank, part: Record) -> int:
    """How many links of points and questions lead to a part."""
    return sum(link.field == "kader" for link in kb.links_to(part))
