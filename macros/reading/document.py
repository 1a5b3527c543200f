"""A file to its lines, or to what keeps it from being read; and the nodes of a record with their places."""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from macros.finding import Finding, errors
from macros.finding import Path as Way
from macros.reading.slips import HARD_SPACE, SPACE, Slip, signs

HIDING = ("samenvoegconflict",)
"""Slips after which nobody can say what the file means."""
UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Signs that YAML 1.1 does not allow in a file, or takes for the end of a line (5.1 and 5.4)."""
MAX_BYTES = 256 * 1024
MAX_LIST_BYTES = 4 * 1024 * 1024
"""Of a list, which may hold a line for every record."""
MAX_PAGE_BYTES = 64 * 1024
"""Of a page written by hand: some twenty printed pages. Markdown takes more than its share of time for more."""

NO_FILE = "Hier hoort een gewoon bestand te staan, geen map of iets anders."
CLOSED = "Dit bestand is niet te openen. Kijk of je het mag lezen."


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


@lru_cache(maxsize=16384)
def place_at(line: int, column: int) -> Place:
    """A place, of which there is one: thousands of records begin their fields where others do."""
    return Place(line, column)


START = place_at(1, 1)


class Span(NamedTuple):
    """Where something stands in the text of a file: from ``start`` up to ``end``, in characters from its start."""

    start: int
    end: int


@dataclass(slots=True)
class Scalar:
    """A piece of text. ``style`` is how it is written: with a quote, with | or > and on lines of its own, or plain ("")."""

    text: str
    place: Place
    span: Span
    style: str = ""

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes or block marks."""
        return not self.style


@dataclass(slots=True)
class Mapping:
    """Fields by name, with the place of each name. ``flow`` when it is written between braces.

    The span of what has no braces or brackets ends where the parser saw that nothing more came, behind comments and blank lines.
    """

    place: Place
    span: Span
    flow: bool = False
    items: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    key_spans: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """The items of a list; ``flow`` when it is written between brackets."""

    place: Place
    span: Span
    flow: bool = False
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Mapping | Sequence

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a file says, without places: texts, lists and fields by name."""


def data_of(node: Node) -> Data:
    """What a node says."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: data_of(item) for key, item in node.items.items()}
    return [data_of(item) for item in node.items]


def said_by(root: "Mapping | None") -> dict[str, Data] | None:
    """The fields of a record as data; None without a record."""
    data = data_of(root) if root else None
    return data if isinstance(data, dict) else None


def texts_in(value: Data) -> Iterator[str]:
    """Every text."""
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


@dataclass
class Document:
    """A file as read: its root (None when it could not be read) and what is wrong with it.

    ``rest`` is what could be read of a file with slips in it, without the fields in ``lost``.
    """

    file: str
    lines: list[str]
    root: Mapping | None
    findings: list[Finding]
    rest: Mapping | None = None
    lost: set[str] = field(default_factory=set)

    def finding(self, place: Place, code: str, text: str, advice: bool = False, path: Way = ()) -> Finding:
        """A finding about a place in this file, with the line itself."""
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        return Finding(self.file, place.line, place.column, code, text, "advies" if advice else "fout", line, path)


def file_bytes(path: Path, file: str, most: int = MAX_BYTES) -> bytes | Document:
    """What stands in a plain file of at most ``most`` bytes; else a document that says why it was not read."""
    document = Document(file, [], None, [])
    try:
        if linked := link_to(path, file):
            document.findings.append(linked)
            return document
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return refuse(document, START, "niet-te-openen", NO_FILE)
        if status.st_size > most:
            record = " Een record is hooguit een paar bladzijden." if most == MAX_BYTES else ""
            return refuse(document, START, "te-groot", f"Dit bestand is groter dan {most // 1024} kB.{record}")
        return path.read_bytes()
    except OSError:
        return refuse(document, START, "niet-te-openen", CLOSED)


def link_to(path: Path, file: str) -> Finding | None:
    """That a file, or the outermost folder of the project that it stands in, is a link; None when it is none.

    ``file`` is the name that findings give: the path from the project on.
    """
    names = file.split("/")
    for depth, place in enumerate([*reversed(path.parents[: len(names) - 1]), path], 1):
        if place.is_symlink():
            what, own = ("Deze map", "de map") if place.is_dir() else ("Dit bestand", "het bestand")
            text = f"{what} is een verwijzing naar een andere plek. Zet hier {own} zelf neer."
            return Finding("/".join(names[:depth]), 1, 1, "koppeling-naar-elders", text)
    return None


def read_lines(path: Path, root: Path, most: int = MAX_LIST_BYTES) -> Document:
    """Read a list or a page: only its lines. None stand in it when something hides what it says."""
    file = path.relative_to(root).as_posix()
    data = file_bytes(path, file, most)
    return data if isinstance(data, Document) else lines_of(data, file)


def lines_of(data: bytes, file: str) -> Document:
    """As ``read_lines``, from the bytes of the file."""
    document = Document(file, [], None, [])
    text = text_of(document, data, signs)
    if text is None or any(finding.code != "bom" for finding in errors(document.findings)):
        document.lines = []
    elif document.lines[-1:] == [""]:
        document.lines.pop()
    return document


def text_of(document: Document, data: bytes, look: Callable[[str], Iterator[Slip]]) -> str | None:
    """The text of a file, its lines put in ``document``; None when it does not say what it says.

    What stands where a space belongs, and controls that YAML refuses, give way to a sign of the same length.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) * 3 > len(data) > 8:
        wide = "UTF-32" if data.count(0) * 2 > len(data) else "UTF-16"
        refuse(document, START, "codering", f"Dit bestand is bewaard als {wide}. Bewaar het als UTF-8.")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_encoding(document, data, error)
        return None
    document.lines = text.split("\n")
    if text.startswith("\ufeff"):
        document.findings.append(
            document.finding(START, "bom", "Het bestand begint met een onzichtbaar teken (BOM). Bewaar het als UTF-8 zonder BOM.")
        )
        text = text[1:]
    if "\r" in text:
        document.findings.append(
            document.finding(START, "regeleinde", "Het bestand heeft regeleinden van Windows. Bewaar het met regeleinden LF.", advice=True)
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    document.lines = text.split("\n")
    wrong = [document.finding(place_of(text, offset), code, told) for offset, code, told in look(text)]
    document.findings += wrong
    if any(finding.code in HIDING for finding in wrong):
        return None
    if SPACE.search(text):
        text = HARD_SPACE.sub(lambda match: SPACE.sub(" ", match.group()), text)
    return UNREADABLE.sub("\ufffd", text)


def refuse(document: Document, place: Place, code: str, text: str) -> Document:
    """The document, with one more thing that is wrong with it."""
    document.findings.append(document.finding(place, code, text))
    return document


def _refuse_encoding(document: Document, data: bytes, error: UnicodeDecodeError) -> Document:
    before = data[: error.start].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    document.lines = data.decode("cp1252", "replace").split("\n")
    letter = data[error.start : error.start + 1].decode("cp1252", "replace")
    return refuse(
        document,
        Place(line, column),
        "codering",
        f"Hier staat een teken dat geen UTF-8 is (waarschijnlijk '{letter}'). Bewaar het bestand als UTF-8.",
    )


def place_of(text: str, offset: int) -> Place:
    """The line and column of a character."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
