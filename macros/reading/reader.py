"""A document to a typed record, or to findings.

The model decides what is right; this module says in Dutch what is not, at the
line and column where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.fields import field_of, fields_of
from macros.finding import Finding
from macros.model import KINDS, Part, Record
from macros.reading.document import START, Document, Mapping, Node, Place, Scalar, Sequence
from macros.reading.validation import Path, explained

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Read(Generic[P]):
    """A typed value with the document it came from and the place of every part of it."""

    value: P
    document: Document
    places: dict[Path, Place]

    def finding(self, path: Path, code: str, text: str, advice: bool = False) -> Finding:
        """A finding at the place of ``path``, or of the nearest part around it."""
        return self.document.finding(_nearest(self.places, path), code, text, advice)


def read_part(document: Document, model: type[P]) -> tuple[Read[P] | None, list[Finding]]:
    """Check a document against a model.

    Returns:
        The typed value, or None when it is wrong, and the findings (advice too).
    """
    if document.root is None:
        return None, []
    places: dict[Path, Place] = {}
    data = _plain(document.root, (), places)
    findings = list(_empty_fields(document, document.root))
    empty = {finding.line for finding in findings}
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        for detail in _told(error):
            finding = _finding(document, places, model, detail)
            if not (finding.line in empty and detail["input"] == ""):
                findings.append(finding)
        return None, findings
    read = Read(value, document, places)
    findings += [*_ambiguous(read), *_cut_off(read), *_no_links(read)]
    return read, findings


def _told(error: ValidationError) -> list[ErrorDetails]:
    """The errors of pydantic, but that a list is too short when its parts were there and wrong."""
    details = error.errors(include_url=False)
    parts = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in parts]


def read_record(document: Document, model: type[Record]) -> tuple[Read[Record] | None, list[Finding]]:
    """Check a document against the model of its kind, and its id against its file name."""
    read, findings = read_part(document, model)
    if read is None:
        return None, [_misplaced(document, other)] if (other := _kind_by_fields(document, model)) else findings
    stem = PurePosixPath(document.file).stem
    if read.value.id != stem:
        findings.append(
            read.finding(
                ("id",),
                "id-is-geen-bestandsnaam",
                f"Het id is '{read.value.id}', maar het bestand heet '{stem}.yml'. Ze horen gelijk te zijn.",
            )
        )
    elif not re.fullmatch(model.kind.id_pattern, stem):
        findings.append(
            read.finding(("id",), "vorm-van-id", f"Dit id heeft niet de vorm van een {model.kind.label.lower()}: {model.kind.id_form}.")
        )
    return read, findings


def _kind_by_fields(document: Document, model: type[Record]) -> type[Record] | None:
    """The other kind whose fields these are; None when they may be those of ``model``."""
    keys = set(document.root.keys) if document.root else set()
    if keys <= set(model.model_fields):
        return None
    return next((kind for kind in KINDS if keys <= set(kind.model_fields) and _required(kind) <= keys), None)


def _required(model: type[BaseModel]) -> set[str]:
    return {field.name for field in fields_of(model) if field.required}


def _misplaced(document: Document, kind: type[Record]) -> Finding:
    name = PurePosixPath(document.file).name
    text = f"Dit zijn de velden van een {kind.kind.label.lower()}. Zet het bestand in principles/{kind.kind.folder}/{name}."
    return document.finding(START, "verkeerde-map", text)


def _plain(node: Node, path: Path, places: dict[Path, Place]) -> Any:
    """The node as dict, list and str, noting the place of every value and key."""
    places.setdefault(path, node.place)
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        for key, place in node.keys.items():
            places[*path, key] = place
        return {key: _value(item, (*path, key), places) for key, item in node.items.items()}
    return [_value(item, (*path, index), places) for index, item in enumerate(node.items)]


def _value(node: Node, path: Path, places: dict[Path, Place]) -> Any:
    if isinstance(node, Scalar) and node.text:
        places[path] = node.place
    return _plain(node, path, places)


def _empty_fields(document: Document, node: Node) -> list[Finding]:
    """Fields and items of a list in which nothing stands."""
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Mapping):
        parts = [(node.keys[key], f"Het veld '{key}' is leeg.", item) for key, item in node.items.items()]
    else:
        parts = [(item.place, "Dit onderdeel van de lijst is leeg.", item) for item in node.items]
    found = []
    for place, told, item in parts:
        if isinstance(item, Scalar) and not item.text.strip():
            found.append(document.finding(place, "leeg-veld", f"{told} {_to_fill(document.lines[place.line - 1])}"))
        else:
            found += _empty_fields(document, item)
    return found


def _to_fill(line: str) -> str:
    if re.search(r"[:-]\s+#", line):
        return "Wat na een spatie en # staat, wordt niet gelezen. Hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens."
    return "Vul het in, of haal de regel weg als het niet verplicht is."


def _nearest(places: dict[Path, Place], path: Path) -> Place:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place(1, 1))


def _finding(document: Document, places: dict[Path, Place], model: type[BaseModel], detail: ErrorDetails) -> Finding:
    path = tuple(detail["loc"])
    code, text = explained(model, path, detail)
    place = _key_place(document.root, path) if code == "onbekend-veld" else None
    return document.finding(place or _nearest(places, path), code, text)


def _key_place(node: Node | None, path: Path) -> Place | None:
    """Where the name of the field at ``path`` stands."""
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.items.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node.keys.get(str(path[-1])) if isinstance(node, Mapping) else None


AMBIGUOUS = re.compile(r"(y|n|yes|no|on|off|true|false|null|~)|\d+:\d\d(:\d\d)?|[-+]?\d+(\.\d*)?", re.IGNORECASE)


def _ambiguous(read: Read[Any]) -> list[Finding]:
    """Advice on text without quotes that other YAML readers take for something else."""
    root = read.document.root
    assert root is not None
    return [
        read.document.finding(
            node.place,
            "aanhalingstekens",
            f"Zet '{node.text}' tussen aanhalingstekens: andere programma's lezen dit niet als tekst.",
            advice=True,
        )
        for node in ambiguous_texts(root, type(read.value))
    ]


def _cut_off(read: Read[Any]) -> list[Finding]:
    """Advice where a text ends at a # that starts a comment: the editor may have meant it as text."""
    root, lines = read.document.root, read.document.lines
    assert root is not None
    found = []
    for node in _texts(root, type(read.value)):
        end = node.place.column - 1 + len(node.text)
        line = lines[node.place.line - 1]
        if node.plain and line[:end].endswith(node.text) and re.match(r"\s+#", line[end:]):
            place = Place(node.place.line, line.index("#", end) + 1)
            text = (
                "Wat na een spatie en # staat, wordt niet gelezen. Hoort het bij de tekst, zet de hele tekst dan tussen aanhalingstekens."
            )
            found.append(read.document.finding(place, "hekje", text, advice=True))
    return found


NO_LINK = re.compile(r"\]\((?!https?://[^/])[^()\s]*\)", re.IGNORECASE)
"""What looks like a link in Markdown, and that the site shows as it stands (``views.render``)."""


def _no_links(read: Read[Any]) -> Iterator[Finding]:
    """Advice on links in a text that lead nowhere: readers see brackets."""
    root, lines = read.document.root, read.document.lines
    assert root is not None
    for node in _texts(root, type(read.value)):
        for match in NO_LINK.finditer(node.text):
            row = next((n for n in range(node.place.line, len(lines) + 1) if match.group() in lines[n - 1]), node.place.line)
            place = Place(row, lines[row - 1].index(match.group()) + 3) if match.group() in lines[row - 1] else node.place
            text = "Dit wordt geen link: in een tekst begint een webadres met https:// of http://. Een ander record noem je met zijn id, bij de koppelingen."
            yield read.document.finding(place, "link-in-tekst", text, advice=True)


def ambiguous_texts(root: Mapping, model: type[BaseModel]) -> list[Scalar]:
    """Free texts without quotes that other YAML readers take for something else."""
    return [node for node in _texts(root, model) if node.plain and AMBIGUOUS.fullmatch(node.text)]


def _texts(node: Node, model: type[BaseModel]) -> list[Scalar]:
    """The scalars that the model takes as free text."""
    if not isinstance(node, Mapping):
        return []
    found: list[Scalar] = []
    for key, item in node.items.items():
        field = field_of(model, key)
        for part in [item] if isinstance(item, Scalar | Mapping) else item.items:
            if field and field.part:
                found += _texts(part, field.part)
            elif field and field.text and isinstance(part, Scalar):
                found.append(part)
    return found
