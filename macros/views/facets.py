"""Filters for a list: what a reader may choose from, drawn from the records.

A list stays plain HTML; each of its items carries what the script needs to
filter and sort it (overrides/js/facets/). What a record does not say is a
choice too: "onbekend", with its count.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.model import Record

UNKNOWN = "onbekend"
"""The value of records that say nothing; no id is called so."""


@dataclass(frozen=True)
class Dimension:
    """One thing to choose by: its name in the address, its heading, and the values of a record.

    ``labels`` gives the words for every value, in the order in which they are shown; ``unknown``
    the words for a record without values. ``shown`` is whether it stands open from the start.
    ``short`` gives the words for a value where its heading is not beside it, if they are others;
    in a sentence ``before`` stands before those. ``beside`` are values that go with any other one:
    a record that has them may fit too, which is said with their words for one and for more of them.
    """

    key: str
    legend: str
    values: Callable[[Any], Iterable[str]]
    labels: Mapping[str, str]
    unknown: str = UNKNOWN
    shown: bool = False
    short: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    beside: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """A way to sort: its name in the address, its words, and the key of a record.

    With ``group_by``, the key of a dimension, the list gets a heading for each of its values; a
    record stands under the first that it has.
    """

    key: str
    label: str
    sort_key: Callable[[Any], Any]
    group_by: str = ""


@dataclass(frozen=True)
class Option:
    """A value to choose, how many records of the whole list have it, and its other words (see Dimension)."""

    value: str
    label: str
    count: int
    short: str
    before: str
    beside: tuple[str, str] | None


@dataclass(frozen=True)
class Facet:
    """A dimension with the values that occur in the list."""

    key: str
    legend: str
    options: tuple[Option, ...]
    shown: bool


@dataclass(frozen=True)
class Sort:
    """A choice in the list of ways to sort; the first is how the page itself is sorted."""

    key: str
    label: str
    group_by: str


@dataclass(frozen=True)
class Facets:
    """All filters of a list, and the attributes that its items carry."""

    one: str
    many: str
    total: int
    facets: tuple[Facet, ...]
    sorts: tuple[Sort, ...]
    items: Mapping[str, Mapping[str, str]]

    def of(self, record: Record) -> Mapping[str, str]:
        """The attributes of the item of a record: ``data-facets`` and, with ways to sort, ``data-ranks``."""
        return self.items[record.id]


def facets_of(
    rows: Sequence[Record], words: tuple[str, str], dimensions: tuple[Dimension, ...], first: str = "", orders: tuple[Order, ...] = ()
) -> Facets:
    """Filters for ``rows``; ``words`` is what one and more of them are called, ``first`` the words for the page's own order."""
    tokens = {row.id: " ".join(f"{dim.key}:{value}" for dim in dimensions for value in values_of(dim, row)) for row in rows}
    ranks = {row.id: "" for row in rows}
    for order in orders:
        for rank, row in enumerate(_sorted(rows, order, dimensions)):
            ranks[row.id] = f"{ranks[row.id]} {rank}".strip()
    items = {id: {"data-facets": tokens[id], **({"data-ranks": ranks[id]} if orders else {})} for id in tokens}
    facets = tuple(facet for dim in dimensions if len((facet := _facet(dim, rows)).options) > 1)
    sorts = (Sort("", first, ""), *(Sort(order.key, order.label, order.group_by) for order in orders)) if orders else ()
    return Facets(*words, len(rows), facets, sorts, items)


def values_of(dimension: Dimension, row: Record) -> tuple[str, ...]:
    """The values of a record, in the order of the labels; ``onbekend`` when it has none."""
    found = set(dimension.values(row))
    return tuple(value for value in dimension.labels if value in found) or (UNKNOWN,)


def _facet(dimension: Dimension, rows: Sequence[Record]) -> Facet:
    seen = [value for row in rows for value in values_of(dimension, row)]
    words = {**dimension.labels, UNKNOWN: dimension.unknown}
    options = (
        Option(value, label, seen.count(value), dimension.short.get(value, label), _before(dimension, value), dimension.beside.get(value))
        for value, label in words.items()
    )
    return Facet(dimension.key, dimension.legend, tuple(option for option in options if option.count), dimension.shown)


def _before(dimension: Dimension, value: str) -> str:
    """The word before a value in a sentence; what is unknown, and what goes with any value, stands by itself."""
    return "" if value == UNKNOWN or value in dimension.beside else dimension.before


def _sorted(rows: Sequence[Record], order: Order, dimensions: tuple[Dimension, ...]) -> list[Record]:
    grouped = next((dim for dim in dimensions if dim.key == order.group_by), None)
    places = [*grouped.labels, UNKNOWN] if grouped else []

    def key(row: Record) -> tuple[int, Any]:
        return places.index(values_of(grouped, row)[0]) if grouped else 0, order.sort_key(row)

    return sorted(rows, key=key)
