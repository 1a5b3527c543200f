"""data/<kind>.csv: a table per kind, CSV after RFC 4180 but with semicolons, as a Dutch Excel reads and writes it."""

import csv
import io
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from macros.exports.as_text import in_text
from macros.exports.publication import Files, Publication
from macros.exports.rights import in_words, rights_of
from macros.fields import fields_of
from macros.model import KINDS, Part, Record

BOM = "\ufeff"
PLAIN = string.ascii_letters + string.digits
BLANK = re.compile("[\x00-\x20\x27\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*")
"""What a spreadsheet may pass over before a formula (overrides/js/csv.js has the same); an apostrophe too, so that ours can be told from one of the text."""


@dataclass(frozen=True)
class CsvColumn:
    """A column of a table: its heading, and what gives its text for a record."""

    name: str
    text: Callable[[Record], str]


def tables(publication: Publication) -> Files:
    """A table per kind: UTF-8 with a byte order mark, semicolons, CRLF, a row per record."""
    for kind in KINDS:
        yield f"data/{kind.kind.plural}.csv", _table(publication, kind)


def _table(publication: Publication, kind: type[Record]) -> str:
    kb, columns = publication.kennisbank, columns_of(kind)
    whole = ["kader_naam"] if kind.kind.owner else []
    rows = [["kenmerk", *(column.name for column in columns), *whole, "pagina", "rechten"]]
    for record in kb.of(kind):
        cells = [publication.identifier(record.id), *(column.text(record) for column in columns)]
        cells += [kb.get(kb.top_of(record)).title for _ in whole]
        cells += [publication.address(record.address), in_words(rights_of(publication, record))]
        rows.append(cells)
    return csv_text(rows)


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as a Dutch Excel reads them, with a byte order mark; nothing in them can run."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return BOM + output.getvalue()


def harmless(cell: str) -> str:
    """A cell that a spreadsheet may run as a formula gets an apostrophe before it (OWASP, CSV injection): one that begins with = + - or @.

    White space before it does not help, nor another form of the sign, such as that of full width.
    """
    if cell[:1] in PLAIN:
        return cell
    first = BLANK.sub("", cell, count=1)[:1]
    return f"'{cell}" if unicodedata.normalize("NFKC", first)[:1] in tuple("=+-@") or cell.startswith(("\t", "\r", "\n")) else cell


@cache
def columns_of(kind: type[Record]) -> tuple[CsvColumn, ...]:
    """A column per field; a field with parts has one for each field of the part, in step with each other."""
    return tuple(_columns(kind))


def _columns(kind: type[Record]) -> Iterator[CsvColumn]:
    for field in fields_of(kind):
        if field.part:
            yield from (CsvColumn(f"{field.name}.{inner.name}", _inner(field.name, inner.name)) for inner in fields_of(field.part))
        else:
            yield CsvColumn(field.name, _own(field.name))


def _own(name: str) -> Callable[[Record], str]:
    value = attrgetter(name)
    return lambda record: in_text(value(record))


def _inner(name: str, inner: str) -> Callable[[Record], str]:
    value = attrgetter(inner)
    return lambda record: in_text(tuple(value(part) for part in _parts(record, name)))


def _parts(record: Record, name: str) -> tuple[Part, ...]:
    """The parts in a field: those of its list, its only one, or none."""
    value = getattr(record, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)
