"""RDF 1.1 as text: Turtle (W3C, 2014).

Written by hand, because a library for RDF weighs more than the rest of the
build; the tests read the result with rdflib.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True)
class Iri:
    """A name of a thing: a whole IRI, or one relative to the address of the file."""

    value: str


@dataclass(frozen=True)
class Text:
    """Words in a language (BCP 47), or a plain string when the language is empty."""

    value: str
    language: str = "nl"


Value = Iri | Text


@dataclass(frozen=True)
class Thing:
    """A thing, its type and what is said of it; types and properties are short names such as ``skos:Concept``."""

    id: Iri
    type: str
    properties: tuple[tuple[str, tuple[Value, ...]], ...]

    @property
    def filled(self) -> list[tuple[str, tuple[Value, ...]]]:
        """The properties that have a value."""
        return [(name, values) for name, values in self.properties if values]


def turtle(nodes: list[Thing]) -> str:
    """The nodes in Turtle, in the order in which they come."""
    heads = [f"@prefix {prefix}: <{address}> .\n" for prefix, address in PREFIXES.items()]
    return "".join([*heads, *(f"\n{_node(node)}" for node in nodes)])


def _node(node: Thing) -> str:
    lines = [f"  {name} {', '.join(map(_value, values))}" for name, values in node.filled]
    return " ;\n".join([f"{_value(node.id)} a {node.type}", *lines]) + " .\n"


def _value(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{encoded(value.value)}>"
    text = SPECIAL.sub(lambda match: ESCAPES.get(match.group(), f"\\u{ord(match.group()):04X}"), value.value)
    return f'"{text}"@{value.language}' if value.language else f'"{text}"'


def encoded(iri: str) -> str:
    """An IRI without the characters that may not stand in one (RFC 3987)."""
    return NOT_IN_IRI.sub(lambda match: quote(match.group()), iri)
