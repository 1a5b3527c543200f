"""A document to a typed record, or to findings.

The model decides what is right; this module says in Dutch what is not, at the
line and column where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.fields import field_at, field_of, fields_of
from macros.finding import Finding, Path
from macros.model import KINDS, SLUG, Part, Record
from macros.reading.document import START, Document, Mapping, Node, Place, Scalar, Sequence
from macros.reading.paragraph import NOT_ONE, broken_at
from macros.reading.texts import told_of
from macros.reading.validation import explained

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Read(Generic[P]):
    """A typed value with the document it came from and the place of every part of it."""

    value: P
    document: Document
    places: dict[Path, Place]

    def finding(self, path: Path, code: str, text: str, advice: bool = False) -> Finding:
        """A finding at the place of ``path``, or of the nearest part around it."""
        return self.document.finding(_nearest(self.places, path), code, text, advice, path)


@dataclass(frozen=True)
class Unread:
    """A file whose record is not right: what could be read of it, to say at once what else is wrong."""

    document: Document
    model: type[Record]

    @property
    def root(self) -> Mapping | None:
        """What could be read."""
        return self.document.root or self.document.rest

    def finding(self, path: Path, code: str, text: str, advice: bool = False) -> Finding:
        """A finding at the place of ``path``, or of the nearest part around it."""
        places = places_of(self.root) if self.root else {}
        return self.document.finding(_nearest(places, path), code, text, advice, path)


def read_part(document: Document, model: type[P]) -> tuple[Read[P] | None, list[Finding]]:
    """Check a document against a model.

    Returns:
        The typed value, or None when it is wrong, and the findings (advice too).
    """
    node = document.root or document.rest
    if node is None:
        return None, []
    places = places_of(node)
    texts = list(texts_of(node, model))
    findings = [*_empty_fields(document, node), *_ambiguous(document, texts), *_cut_off(document, texts), *_no_links(document, texts)]
    empty = {finding.path for finding in findings if finding.code == "leeg-veld"}
    try:
        value = model.model_validate(_plain(node))
    except ValidationError as error:
        for detail in _told(error):
            way = tuple(detail["loc"])
            lost = detail["type"] == "missing" and len(way) == 1 and way[0] in document.lost
            if not lost and not (way in empty and detail["input"] == ""):
                findings.append(_finding(document, node, places, model, detail))
        return None, findings
    return (Read(value, document, places) if document.root else None), findings


def _told(error: ValidationError) -> list[ErrorDetails]:
    """The errors of pydantic, but that a list is too short when its parts were there and wrong."""
    details = error.errors(include_url=False)
    parts = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in parts]


def read_record(document: Document, model: type[Record]) -> tuple[Read[Record] | None, list[Finding]]:
    """Check a document against the model of its kind, and its id against its file name."""
    read, findings = read_part(document, model)
    if read is None and (other := _kind_by_fields(document, model)):
        return None, [_misplaced(document, other)]
    about = list(_about_texts(document, model))
    said = {finding.path for finding in about if finding.code == "adres-kan-niet"}
    findings = [finding for finding in findings if finding.code != "vorm" or finding.path not in said]
    return read, [*findings, *_wrong_id(document, model), *about]


def _about_texts(document: Document, model: type[Record]) -> Iterator[Finding]:
    """What there is to say about the words of each text, and about how it stands in the file."""
    written = "\n".join(document.lines)
    for path, node in texts_of(document.root or document.rest, model):
        field = field_at(model, path)
        for told in told_of(node.text, field) if field else ():
            yield document.finding(place_in(document, node, told.words), told.code, told.text, told.advice, path)
        if field and field.prose and (line := broken_at(written, node)):
            indent = len(document.lines[line - 1]) - len(document.lines[line - 1].lstrip())
            yield document.finding(Place(line, indent + 1), "alinea", NOT_ONE, path=path)


def _wrong_id(document: Document, model: type[Record]) -> Iterator[Finding]:
    """A finding when the id, however the rest of the record is, is not the name of its file or has another form than its kind."""
    node = document.root or document.rest
    id = node.items.get("id") if node else None
    stem = PurePosixPath(document.file).stem
    if not isinstance(id, Scalar) or not re.fullmatch(SLUG, id.text):
        return
    if id.text != stem:
        text = f"Het id is '{id.text}', maar het bestand heet '{stem}.yml'. Is het record nieuw, zet dan hier '{stem}'. Stond het al op de site, noem het bestand dan weer '{id.text}.yml' en draai: kennisbank hernoem {id.text} {stem}"
        yield document.finding(id.place, "id-is-geen-bestandsnaam", text, path=("id",))
    elif not re.fullmatch(model.kind.ids.pattern, stem):
        text = f"Dit id heeft niet de vorm van een {model.kind.label.lower()}: {model.kind.ids.form}."
        yield document.finding(id.place, "vorm-van-id", text, path=("id",))


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


def _plain(node: Node) -> Any:
    """The node as dict, list and str."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(item) for key, item in node.items.items()}
    return [_plain(item) for item in node.items]


@lru_cache(maxsize=4096)
def _way(path: Path, step: str | int) -> Path:
    """The way to a part, of which there is one for all records."""
    return (*path, step)


def places_of(node: Node) -> dict[Path, Place]:
    """The place of every value; of one that holds others, or nothing, that of its name."""
    places: dict[Path, Place] = {}

    def put(node: Node, path: Path, place: Place) -> None:
        places[path] = place
        for step, item in steps_of(node):
            named = isinstance(node, Mapping) and not (isinstance(item, Scalar) and item.text)
            put(item, _way(path, step), node.keys[str(step)] if named and isinstance(node, Mapping) else item.place)

    put(node, (), node.place)
    return places


def steps_of(node: Node) -> Iterator[tuple[str | int, Node]]:
    """What stands in a node, each with its name or its place in the list."""
    if isinstance(node, Mapping):
        yield from node.items.items()
    elif isinstance(node, Sequence):
        yield from enumerate(node.items)


def _empty_fields(document: Document, node: Node, path: Path = ()) -> Iterator[Finding]:
    """Fields and items of a list in which nothing stands."""
    for step, item in steps_of(node):
        here = (*path, step)
        if isinstance(item, Scalar) and not item.text.strip():
            place = node.keys[str(step)] if isinstance(node, Mapping) else item.place
            told = f"Het veld '{step}' is leeg." if isinstance(node, Mapping) else "Dit onderdeel van de lijst is leeg."
            yield document.finding(place, "leeg-veld", f"{told} {_to_fill(document.lines[place.line - 1])}", path=here)
        else:
            yield from _empty_fields(document, item, here)


def _to_fill(line: str) -> str:
    if re.search(r"[:-]\s+#", line):
        return "Wat na een spatie en # staat, wordt niet gelezen. Hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens."
    return "Vul het in, of haal de regel weg als het niet verplicht is."


def _nearest(places: dict[Path, Place], path: Path) -> Place:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place(1, 1))


def _finding(document: Document, node: Node, places: dict[Path, Place], model: type[BaseModel], detail: ErrorDetails) -> Finding:
    path = tuple(detail["loc"])
    code, text = explained(model, path, detail)
    place = _key_place(node, path) if code == "onbekend-veld" else None
    return document.finding(place or _nearest(places, path), code, text, path=path)


def _key_place(node: Node | None, path: Path) -> Place | None:
    """Where the name of the field at ``path`` stands."""
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.items.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node.keys.get(str(path[-1])) if isinstance(node, Mapping) else None


AMBIGUOUS = re.compile(r"(y|n|yes|no|on|off|true|false|null|~)|\d+:\d\d(:\d\d)?|[-+]?\d+(\.\d*)?", re.IGNORECASE)


Texts = list[tuple[Path, Scalar]]


def _ambiguous(document: Document, texts: Texts) -> Iterator[Finding]:
    """Advice on text without quotes that other YAML readers take for something else."""
    for path, node in texts:
        if node.plain and AMBIGUOUS.fullmatch(node.text):
            text = f"Zet '{node.text}' tussen aanhalingstekens: andere programma's lezen dit niet als tekst."
            yield document.finding(node.place, "aanhalingstekens", text, advice=True, path=path)


def _cut_off(document: Document, texts: Texts) -> Iterator[Finding]:
    """Advice where a text ends at a # that starts a comment: the editor may have meant it as text."""
    for path, node in texts:
        if not node.plain:
            continue
        end = node.place.column - 1 + len(node.text)
        line = document.lines[node.place.line - 1]
        if node.text and line[:end].endswith(node.text) and re.match(r"\s+#", line[end:]):
            place = Place(node.place.line, line.index("#", end) + 1)
            text = (
                "Wat na een spatie en # staat, wordt niet gelezen. Hoort het bij de tekst, zet de hele tekst dan tussen aanhalingstekens."
            )
            yield document.finding(place, "hekje", text, advice=True, path=path)


NO_LINK = re.compile(r"\]\((?!https?://[^/])[^()\s]*\)", re.IGNORECASE)
"""What looks like a link in Markdown, and that the site shows as it stands (``views.render``)."""


def _no_links(document: Document, texts: Texts) -> Iterator[Finding]:
    """Advice on links in a text that lead nowhere: readers see brackets."""
    for path, node in texts:
        for match in NO_LINK.finditer(node.text):
            text = "Dit wordt geen link: in een tekst begint een webadres met https:// of http://. Een ander record noem je met zijn id, bij de koppelingen."
            place = place_in(document, node, match.group(), inside=2)
            yield document.finding(place, "link-in-tekst", text, advice=True, path=path)


def place_in(document: Document, node: Scalar, words: str, inside: int = 0) -> Place:
    """Where words of a text stand in the file, or the first of them when they do not stand on one line; else the text itself."""
    for sought in (words, *words.split()[:1]):
        for number in range(node.place.line, len(document.lines) + 1):
            start = node.place.column - 1 if number == node.place.line else 0
            if (column := document.lines[number - 1].find(sought, start)) >= 0:
                return Place(number, column + 1 + inside)
    return node.place


def ambiguous_texts(root: Mapping, model: type[BaseModel]) -> list[Scalar]:
    """Free texts without quotes that other YAML readers take for something else."""
    return [node for _, node in texts_of(root, model) if node.plain and AMBIGUOUS.fullmatch(node.text)]


def texts_of(node: Node | None, model: type[BaseModel], path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """The scalars that the model takes as text of any kind, each with its path."""
    for key, item in steps_of(node) if isinstance(node, Mapping) else ():
        field = field_of(model, str(key))
        for step, part in [((key,), item)] if not isinstance(item, Sequence) else [((key, index), one) for index, one in steps_of(item)]:
            if field and field.part:
                yield from texts_of(part, field.part, (*path, *step))
            elif field and field.text and isinstance(part, Scalar):
                yield (*path, *step), part
