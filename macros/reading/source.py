"""YAML text to nodes that know their place.

Reads the subset of YAML 1.1 that records need: mappings, sequences and text.
Every scalar stays text; anchors, aliases and tags are refused, so no file can
make the program build anything else. Size, depth and number of nodes are
limited. The events come from libyaml; the builder keeps its own stack, so that
deep nesting cannot exhaust Python's.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from macros.finding import Finding
from macros.reading.slips import FORBIDDEN, Slip, signs, slips
from macros.reading.syntax import BRACE, REFERENCE, explained

MAX_BYTES = 256 * 1024
MAX_LIST_BYTES = 4 * 1024 * 1024
"""Of a list or a page, which may hold a line for every record."""
MAX_DEPTH = 12
MAX_NODES = 20_000

if not yaml.__with_libyaml__:  # pragma: no cover - depends on the machine
    raise ImportError("PyYAML is installed without libyaml; install a wheel that has it.")


@dataclass(frozen=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass
class Scalar:
    """A piece of text; ``plain`` when it stands without quotes or block marks."""

    text: str
    place: Place
    plain: bool = False


@dataclass
class Mapping:
    """Fields by name, with the place of each name."""

    place: Place
    items: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


@dataclass
class Sequence:
    """The items of a list."""

    place: Place
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


@dataclass
class Document:
    """A file as read: its root (None when it could not be read) and what is wrong with it."""

    file: str
    lines: list[str]
    root: Mapping | None
    findings: list[Finding]

    def finding(self, place: Place, code: str, text: str, advice: bool = False) -> Finding:
        """A finding about a place in this file, with the line itself."""
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        return Finding(self.file, place.line, place.column, code, text, "advies" if advice else "fout", line)


def read_file(path: Path, root: Path) -> Document:
    """Read a record from disk.

    Args:
        path: the file, inside ``root``.
        root: the project; findings name the file relative to it.

    Never raises on the content of the file: whatever is wrong is a finding.
    """
    file = path.relative_to(root).as_posix()
    data = file_bytes(path, file)
    return data if isinstance(data, Document) else read_bytes(data, file)


def file_bytes(path: Path, file: str, most: int = MAX_BYTES) -> bytes | Document:
    """What stands in a plain file of at most ``most`` bytes; else a document that says why it was not read."""
    document = Document(file, [], None, [])
    try:
        if path.is_symlink() or path.parent.is_symlink():
            text = "Dit bestand is een verwijzing naar een andere plek. Zet hier het bestand zelf neer."
            return _refuse(document, START, "koppeling-naar-elders", text)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refuse(document, START, "niet-te-openen", "Hier hoort een gewoon bestand te staan, geen map of iets anders.")
        if status.st_size > most:
            record = " Een record is hooguit een paar bladzijden." if most == MAX_BYTES else ""
            return _refuse(document, START, "te-groot", f"Dit bestand is groter dan {most // 1024} kB.{record}")
        return path.read_bytes()
    except OSError:
        return _refuse(document, START, "niet-te-openen", "Dit bestand is niet te openen. Kijk of je het mag lezen.")


def read_lines(path: Path, root: Path) -> Document:
    """Read a list or a page: only its lines. None stand in it when something hides what it says."""
    file = path.relative_to(root).as_posix()
    data = file_bytes(path, file, MAX_LIST_BYTES)
    return data if isinstance(data, Document) else lines_of(data, file)


def lines_of(data: bytes, file: str) -> Document:
    """As ``read_lines``, from the bytes of the file."""
    document = Document(file, [], None, [])
    if _text(document, data, signs) is None:
        document.lines = []
    elif document.lines[-1:] == [""]:
        document.lines.pop()
    return document


def read_bytes(data: bytes, file: str) -> Document:
    """Read a record from its bytes; ``file`` is the name that findings give."""
    document = Document(file, [], None, [])
    text = _text(document, data, slips)
    if text is not None:
        _build(document, text)
    return document


def _text(document: Document, data: bytes, look: Callable[[str], Iterator[Slip]]) -> str | None:
    """The text of a file, its lines put in ``document``; None when something in it hides what it says."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) * 3 > len(data) > 8:
        wide = "UTF-32" if data.count(0) * 2 > len(data) else "UTF-16"
        _refuse(document, START, "codering", f"Dit bestand is bewaard als {wide}. Bewaar het als UTF-8.")
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
    return None if wrong else text


def _refuse(document: Document, place: Place, code: str, text: str) -> Document:
    document.findings.append(document.finding(place, code, text))
    return document


def _refuse_encoding(document: Document, data: bytes, error: UnicodeDecodeError) -> Document:
    before = data[: error.start].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    document.lines = data.decode("cp1252", "replace").split("\n")
    letter = data[error.start : error.start + 1].decode("cp1252", "replace")
    return _refuse(
        document,
        Place(line, column),
        "codering",
        f"Hier staat een teken dat geen UTF-8 is (waarschijnlijk '{letter}'). Bewaar het bestand als UTF-8.",
    )


def place_of(text: str, offset: int) -> Place:
    """The line and column of a character."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class _RefusedError(Exception):
    """Ends the reading of one file; carries the finding."""

    def __init__(self, place: Place, code: str, text: str) -> None:
        super().__init__(text)
        self.place, self.code, self.text = place, code, text


def _build(document: Document, text: str) -> None:
    try:
        root = _Builder(document).build(text)
    except _RefusedError as refused:
        _refuse(document, refused.place, refused.code, refused.text)
    except yaml.MarkedYAMLError as error:
        line, column, code, sentence = explained(document.lines, error)
        _refuse(document, Place(line, column), code, sentence)
    except (yaml.YAMLError, RecursionError, ValueError):
        _refuse(document, START, "opbouw", "Dit bestand is geen leesbare YAML.")
    else:
        if root is None:
            _refuse(document, START, "leeg-bestand", "Dit bestand is leeg of bevat alleen opmerkingen.")
        elif isinstance(root, Mapping):
            document.root = root
        else:
            _refuse(document, root.place, "opbouw", "Een record bestaat uit velden: naam, dubbele punt, waarde.")


class _Builder:
    """Turns libyaml's events into nodes, with a stack of open collections."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.open: list[tuple[Mapping | Sequence, Scalar | None]] = []
        self.count = 0

    def build(self, text: str) -> Node | None:
        documents = 0
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, yaml.ScalarEvent):
                self._check(event, event.tag)
                if match := FORBIDDEN.search(event.value):
                    text = f"In deze tekst staat een onzichtbaar teken (U+{ord(match.group()):04X}). Haal het weg."
                    raise _RefusedError(_place(event), "verboden-teken", text)
                self._add(Scalar(event.value, _place(event), not event.style))
            elif isinstance(event, yaml.MappingStartEvent):
                self._check(event, event.tag)
                self._enter(Mapping(_place(event)))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._check(event, event.tag)
                self._enter(Sequence(_place(event)))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise _RefusedError(_place(event), *REFERENCE)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        _place(event),
                        "meer-records",
                        "In één bestand staat één record. Haal de regel met --- weg of maak een tweede bestand.",
                    )
        return None if isinstance(self.root, Scalar) and not self.root.text else self.root

    def _check(self, event: yaml.NodeEvent, tag: str | None) -> None:
        self.count += 1
        if self.count > MAX_NODES or len(self.open) > MAX_DEPTH:
            raise _RefusedError(_place(event), "te-diep", "Dit bestand is te diep genest of heeft te veel onderdelen.")
        if event.anchor is not None:
            raise _RefusedError(_place(event), *REFERENCE)
        if tag not in (None, "!"):
            raise _RefusedError(
                _place(event), "tag", "Een woord dat met ! begint, heeft in YAML een eigen betekenis. Zet de tekst tussen aanhalingstekens."
            )

    def _enter(self, node: Mapping | Sequence) -> None:
        self._add(node)
        self.open.append((node, None))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self._key(parent, node)
        else:
            parent.items.setdefault(key.text, node)
            self.open[-1] = (parent, None)

    def _key(self, parent: Mapping, node: Node) -> None:
        if not isinstance(node, Scalar):
            raise _RefusedError(parent.place, *BRACE)
        if node.text in parent.keys:
            first = parent.keys[node.text].line
            self.document.findings.append(
                self.document.finding(
                    node.place,
                    "dubbele-sleutel",
                    f"Het veld '{node.text}' staat hier voor de tweede keer; de eerste keer op regel {first}.",
                )
            )
        else:
            parent.keys[node.text] = node.place
        self.open[-1] = (parent, node)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else START
