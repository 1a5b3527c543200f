"""All records together, with the links between them seen from both ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from macros.fields import field_at, linking_fields
from macros.finding import Finding, Path
from macros.kennisbank.versions import Released
from macros.model import KINDS, Instellingen, Part, Record
from macros.once import Once
from macros.reading.document import Document
from macros.reading.reader import Read, Unread, texts_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Reference:
    """An id that a record mentions, whether or not it exists."""

    path: Path
    target: str
    kinds: tuple[str, ...]
    waarom: str
    fixed: bool = False
    """Whether it says what the record is, and so never follows to a successor (``model.Ref``)."""

    @property
    def field(self) -> str:
        """The field of the record in which the id stands, such as ``punten``."""
        return str(self.path[0])


@dataclass(frozen=True)
class Link:
    """A reference that leads to a record, seen from either end.

    ``waarom`` is empty where the field itself says it all: a source, a theme,
    the waarborg of a criterium.
    """

    source: Record
    target: Record
    field: str
    waarom: str


@dataclass(frozen=True)
class Kennisbank(Once):
    """Every record that could be read, in the order of ``KINDS`` and id.

    ``known`` holds the kind of every id that has a file, readable or not: a
    link to a record with a slip in it is not a second slip. ``brontekst`` holds
    the frozen source text of the statements by id, ``verhuisd`` the id of the
    record that now stands elsewhere by its old address, ``adressen`` where
    records ever stood on the site, ``lists`` the files of these as they were read, ``released``
    the versions of the statements that were released, ``unread`` the records that are not right. ``today`` is the date of the build,
    ``findings`` what the checks said, ``later`` the first day of each record that
    is left out because it is not published yet (see ``publishing``), ``uitgave`` whether
    the build makes all that readers download.
    """

    reads: dict[str, Read[Record]]
    known: dict[str, str]
    brontekst: dict[str, str]
    instellingen: Instellingen
    settings_read: Read[Instellingen] | None = None
    verhuisd: dict[str, str] = field(default_factory=dict)
    adressen: tuple[str, ...] = ()
    lists: dict[str, Document] = field(default_factory=dict)
    released: Released = Released({}, {}, "")
    unread: tuple[Unread, ...] = ()
    today: date = date.min
    findings: tuple[Finding, ...] = ()
    later: dict[str, str] = field(default_factory=dict)
    uitgave: bool = False

    def get(self, id: str) -> Record:
        """The record with this id; KeyError when there is none."""
        return self.reads[id].value

    def all(self) -> Iterator[Record]:
        """Every record, in the order of ``KINDS`` and id."""
        return (read.value for read in self.reads.values())

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, sorted by id; of ``Punt`` the uitgangspunten first."""
        return self.once(f"of {kind.__name__}", lambda: tuple(record for record in self.all() if isinstance(record, kind)))

    def standing(self, kind: type[R]) -> tuple[R, ...]:
        """Those of one kind that were not withdrawn: what is counted, chosen from and asked."""
        return tuple(record for record in self.of(kind) if not record.ingetrokken)

    def successors(self, record: Record) -> list[Record]:
        """What took the place of a withdrawn record, and of that in turn; each once, the last one last."""
        row = [record]
        while row[-1].ingetrokken and row[-1].ingetrokken.opvolger in self.reads:
            following = self.get(row[-1].ingetrokken.opvolger)
            if following in row:
                break
            row.append(following)
        return row[1:]

    def heir(self, record: Record) -> Record | None:
        """The last of the successors, to which the page of a withdrawn record leads on."""
        return next(reversed(self.successors(record)), None)

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """The records of the same kind just before and after this one; of what belongs to something, within the same whole."""
        row, index = self.of(type(record)), self._positions[record.id]
        if record.kind.owner:
            row = tuple(other for other in row if self.top_of(other) == self.top_of(record))
            index = row.index(record)
        return (row[index - 1] if index else None, row[index + 1] if index + 1 < len(row) else None)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {record.id: index for kind in KINDS for index, record in enumerate(self.of(kind))}

    def gone(self, record: Record) -> bool:
        """Whether the day of its withdrawal has come."""
        return record.ingetrokken is not None and record.ingetrokken.datum <= self.today.isoformat()

    def waits(self, record: Record) -> bool:
        """Whether the day from which the site shows this record is still to come."""
        return (record.publiceren_vanaf or "") > self.today.isoformat()

    def first_id(self, record: Record) -> str:
        """The id that a record had when it came: it stands in the first of its old addresses."""
        return self._first_ids.get(record.id, record.id)

    @cached_property
    def _first_ids(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for address, id in self.verhuisd.items():
            found.setdefault(id, re.split("[/#]", address.rstrip("/"))[-1])
        return found

    def old_anchors(self, record: Record) -> list[str]:
        """The anchors by which this record was once found on its list."""
        return self._old_anchors.get(record.id, [])

    @cached_property
    def _old_anchors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for address, id in self.verhuisd.items():
            anchor = address.partition("#")[2]
            if anchor and anchor != id:
                found.setdefault(id, []).append(anchor)
        return found

    def finding(self, record: Record, path: Path, code: str, text: str, advice: bool = False) -> Finding:
        """A finding at a place in the file of this record."""
        return self.reads[record.id].finding(path, code, text, advice)

    @cached_property
    def _links(self) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
        out: dict[str, list[Link]] = {id: [] for id in self.reads}
        into: dict[str, list[Link]] = {id: [] for id in self.reads}
        for record in self.all():
            for reference in self.references(record):
                if reference.target in self.reads:
                    link = Link(record, self.get(reference.target), reference.field, reference.waarom)
                    out[record.id].append(link)
                    into[reference.target].append(link)
        return out, into

    def references(self, record: Record) -> list[Reference]:
        """Every id that one of the records mentions (``references``)."""
        return self._references[record.id]

    @cached_property
    def _references(self) -> dict[str, list[Reference]]:
        return {id: references(read.value) for id, read in self.reads.items()}

    def links_from(self, record: Record, *fields: str) -> list[Link]:
        """Links stored at this record, in the order of its file."""
        return [link for link in self._links[0][record.id] if not fields or link.field in fields]

    def links_to(self, record: Record, *kinds: type[Record]) -> list[Link]:
        """Links stored elsewhere that lead here, ordered by kind and id."""
        return [link for link in self._links[1][record.id] if not kinds or isinstance(link.source, kinds)]

    def leading_to(self, record: Record, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind with a link that leads here, by id."""
        return tuple(link.source for link in self.links_to(record, kind) if isinstance(link.source, kind))

    def belonging_to(self, record: Record) -> tuple[Record, ...]:
        """The records that belong to this one, such as the criteria of a waarborg, by kind and id."""
        return tuple(link.source for link in self.links_to(record) if link.field == link.source.kind.owner)

    def top_of(self, record: Record) -> str:
        """The id of what a record belongs to in the end, such as the framework of a criterium; its own when it belongs to nothing."""
        while record.owner in self.reads:
            record = self.get(record.owner)
        return record.id

    def all_below(self, record: Record) -> Iterator[Record]:
        """What belongs to a record, and what belongs to that."""
        for part in self.belonging_to(record):
            yield part
            yield from self.all_below(part)

    def standing_to(self, record: Record, *kinds: type[Record]) -> list[Link]:
        """Those of ``links_to`` that do not come from a withdrawn record."""
        return [link for link in self.links_to(record, *kinds) if not link.source.ingetrokken]


def ids_in(unread: Unread) -> list[Reference]:
    """Every id that a record mentions which is not right itself."""
    found = texts_of(unread.root, unread.model) if unread.root else ()
    return [Reference(path, node.text, field.kinds, "") for path, node in found if (field := field_at(unread.model, path)) and field.kinds]


def references(record: Part) -> list[Reference]:
    """Every id that the record (or a version) mentions, with the kinds it may be of."""
    return list(_walk(record, ()))


def _walk(part: Part, path: Path) -> Iterator[Reference]:
    for link in linking_fields(type(part)):
        for step, item in _items(getattr(part, link.name)):
            here = (*path, link.name, *step)
            if isinstance(item, Part):
                yield from _walk(item, here)
            elif item is not None:
                yield Reference(here, item, link.kinds, getattr(part, "waarom", ""), link.fixed)


def _items(value: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        yield from (((index,), item) for index, item in enumerate(value))
    else:
        yield (), value


def sort_key(record: Record) -> tuple[int, list[str]]:
    """The order of every list: kinds as in ``KINDS``, then ids; a numbered part by its number, so that 10 comes after 9."""
    parts = re.split(r"(\d+)", record.id) if record.owner else [record.id]
    return KINDS.index(type(record)), [part.zfill(9) if part.isdecimal() else part for part in parts]
