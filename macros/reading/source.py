"""YAML text to nodes that know their place.

Reads the subset of YAML 1.1 that records need: mappings, sequences and text.
Every scalar stays text; anchors, aliases and tags are refused, so no file can
make the program build anything else. Size, depth and number of nodes are
limited. The events come from libyaml; the builder keeps its own stack, so that
deep nesting cannot exhaust Python's. After a slip reading goes on at the next
name in the first column, so that all slips of a file are told at once.
"""

import re
from pathlib import Path

import yaml

from macros.finding import Finding
from macros.finding import Path as Way
from macros.reading.document import (
    START,
    Document,
    Mapping,
    Node,
    Place,
    Scalar,
    Sequence,
    Span,
    file_bytes,
    place_at,
    place_of,
    refuse,
    text_of,
)
from macros.reading.slips import slips
from macros.reading.syntax import BACKSLASH, BRACE, REFERENCE, explained

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_SLIPS = 20
KEY = re.compile(r"""(["']?)([A-Za-z_][\w-]*)\1\s*:(?:\s|$)""")
"""The name of a field in the first column."""
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
NOTHING_YET = re.compile(r"[\w\"'-]+\s*:\s*(?:[|>][-+\d]*)?\s*")
"""A name whose text begins on a later line."""

if not yaml.__with_libyaml__:  # pragma: no cover - depends on the machine
    raise ImportError("PyYAML is installed without libyaml; install a wheel that has it.")


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


def read_bytes(data: bytes, file: str) -> Document:
    """Read a record from its bytes; ``file`` is the name that findings give."""
    document = Document(file, [], None, [])
    text = text_of(document, data, slips)
    if text is not None:
        _build(document, text)
    return document


class _RefusedError(Exception):
    """Ends the reading of one file; carries the finding."""

    def __init__(self, place: Place, code: str, text: str, last: bool = False) -> None:
        super().__init__(text)
        self.place, self.code, self.text, self.last = place, code, text, last


class Packed(Document):
    """A file that could be read, in little room: its lines and nodes are made anew from its text whenever they are asked for."""

    def __init__(self, document: Document) -> None:
        self.file, self.findings, self.lost = document.file, document.findings, document.lost
        self.text = "\n".join(document.lines)

    @property
    def lines(self) -> list[str]:  # type: ignore[override]
        return self.text.split("\n")

    @property
    def root(self) -> Mapping | None:  # type: ignore[override]
        return read_bytes(self.text.encode(), self.file).root


def _build(document: Document, text: str) -> None:
    root: Node | None = None
    for _ in range(MAX_SLIPS):
        try:
            root = _Builder(document).build(text)
        except _RefusedError as slip:
            refused = slip
        else:
            break
        without, name = _without_block(text, refused.place.line)
        document.findings.append(document.finding(refused.place, refused.code, refused.text, path=(name,) if name else ()))
        document.lost.add(name)
        if refused.last or without == text:
            return
        text = without
    if document.lost:
        document.rest = root if isinstance(root, Mapping) else None
    elif root is None:
        refuse(document, START, "leeg-bestand", "Dit bestand is leeg of bevat alleen opmerkingen.")
    elif isinstance(root, Mapping):
        document.root = root
    else:
        refuse(document, root.place, "opbouw", "Een record bestaat uit velden: naam, dubbele punt, waarde.")


def _without_block(text: str, line: int) -> tuple[str, str]:
    """The text with spaces for the field in which a line stands, up to the next name in the first column; and its name."""
    lines = text.split("\n")
    first = next((n for n in range(min(line, len(lines)) - 1, -1, -1) if re.match(r"[^\s#-]", lines[n])), 0)
    if not KEY.match(lines[first]) and first and NOTHING_YET.fullmatch(lines[first - 1]):
        first -= 1  # the line fell out of the text above it
    end = next((n for n in range(max(first + 1, line - 1), len(lines)) if KEY.match(lines[n]) and n != first), len(lines))
    name = re.match(r"[\"']?([A-Za-z_][\w-]*)", lines[first])
    blank = [" " * len(row) for row in lines[first:end]]
    return "\n".join([*lines[:first], *blank, *lines[end:]]), name[1] if name else ""


class _Builder:
    """Turns libyaml's events into nodes, with a stack of open collections."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.open: list[tuple[Mapping | Sequence, Scalar | None]] = []
        self.count = 0

    def build(self, text: str) -> Node | None:
        """The root of the text. Raises _RefusedError at the first slip."""
        try:
            root = self._build(text)
        except yaml.MarkedYAMLError as error:
            line, column, code, sentence = explained(text.split("\n"), error)
            raise _RefusedError(Place(line, column), code, sentence) from None
        except (yaml.YAMLError, RecursionError, ValueError):
            raise _RefusedError(START, "opbouw", "Dit bestand is geen leesbare YAML.", last=True) from None
        self.document.findings += self.findings
        return root

    def _build(self, text: str) -> Node | None:
        documents = 0
        parser = yaml.CLoader(text)
        while event := parser.get_event():
            if isinstance(event, yaml.ScalarEvent):
                self._check(event, event.tag)
                if event.style == '"':
                    self._look_at_escapes(event, text)
                self._add(Scalar(event.value, _place(event), _span(event), event.style or ""))
            elif isinstance(event, yaml.MappingStartEvent):
                self._check(event, event.tag)
                self._enter(Mapping(_place(event), _span(event), bool(event.flow_style)))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._check(event, event.tag)
                self._enter(Sequence(_place(event), _span(event), bool(event.flow_style)))
            elif isinstance(event, yaml.CollectionEndEvent):
                node, _ = self.open.pop()
                node.span = Span(node.span.start, _span(event).end)
            elif isinstance(event, yaml.AliasEvent):
                raise _RefusedError(_place(event), *REFERENCE)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        _place(event),
                        "meer-records",
                        "In één bestand staat één record. Haal de regel met --- weg of maak een tweede bestand.",
                        last=True,
                    )
        return None if isinstance(self.root, Scalar) and not self.root.text else self.root

    def _check(self, event: yaml.NodeEvent, tag: str | None) -> None:
        self.count += 1
        if self.count > MAX_NODES or len(self.open) > MAX_DEPTH:
            raise _RefusedError(_place(event), "te-diep", "Dit bestand is te diep genest of heeft te veel onderdelen.", last=True)
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

    def _look_at_escapes(self, event: yaml.ScalarEvent, text: str) -> None:
        """A finding at the first backslash that stands for something else than itself or a quotation mark."""
        span = _span(event)
        found = next((match for match in ESCAPE.finditer(text, span.start, span.end) if match[1] not in '"\\'), None)
        if found:
            self.findings.append(self.document.finding(place_of(text, found.start()), *BACKSLASH, path=self._way()))

    def _way(self) -> Way:
        """The path to what comes next, or to the name that was read last."""
        last = len(self.open) - 1
        return tuple(
            len(node.items) - (number < last) if isinstance(node, Sequence) else next(reversed(node.keys), "")
            for number, (node, _) in enumerate(self.open)
        )

    def _key(self, parent: Mapping, node: Node) -> None:
        if not isinstance(node, Scalar):
            raise _RefusedError(parent.place, *BRACE)
        if node.text in parent.keys:
            first = parent.keys[node.text].line
            self.findings.append(
                self.document.finding(
                    node.place,
                    "dubbele-sleutel",
                    f"Het veld '{node.text}' staat hier voor de tweede keer; de eerste keer op regel {first}.",
                    path=(*self._way()[:-1], node.text),
                )
            )
        else:
            parent.keys[node.text] = node.place
            parent.key_spans[node.text] = node.span
        self.open[-1] = (parent, node)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return place_at(mark.line + 1, mark.column + 1) if mark else START


def _span(event: yaml.Event) -> Span:
    """Where the event stands; libyaml's marks count characters."""
    return Span(event.start_mark.index, event.end_mark.index) if event.start_mark and event.end_mark else Span(0, 0)
