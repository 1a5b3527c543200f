"""Words of our own texts, with their places, to put before a dictionary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from macros.fields import fields_of
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.reading.document import Document, Mapping, Node, Place, Scalar

WORD = re.compile(r"(?<![\w@./-])[a-zà-ÿ]{2,}(?:[-'’][a-zà-ÿ]+)*(?![\w@/]|\.\w)")
"""A word in small letters, and no piece of an address. One with a capital is often a name, which no dictionary knows."""


@dataclass(frozen=True)
class Word:
    """A word and where it stands."""

    text: str
    document: Document
    place: Place


def words_of(kb: Kennisbank) -> list[Word]:
    """Every word of every text that is ours to mend."""
    found: list[Word] = []
    for record in kb.all():
        read = kb.reads[record.id]
        for node in _texts(read.document.root, type(record)) if read.document.root else ():
            found += _placed(node, read.document)
    return found


def findings_about(words: list[Word], unknown: dict[str, tuple[str, ...]], own: frozenset[str]) -> list[Finding]:
    """Advice on the words that neither the dictionary nor our own list knows; ``unknown`` holds what is suggested."""
    return [
        word.document.finding(
            word.place, "spelling", f"Het woordenboek kent '{word.text}' niet.{_suggestion(unknown[word.text])}", advice=True
        )
        for word in words
        if word.text in unknown and word.text not in own
    ]


def _suggestion(words: tuple[str, ...]) -> str:
    return f" Bedoelde je '{words[0]}'?" if words else ""


def _texts(node: Mapping, model: type[BaseModel]) -> Iterator[Scalar]:
    for field in fields_of(model):
        for part in _items(node.items.get(field.name)) if field.ours else ():
            if isinstance(part, Mapping) and field.part:
                yield from _texts(part, field.part)
            elif isinstance(part, Scalar):
                yield part


def _items(node: Node | None) -> list[Node]:
    return [node] if isinstance(node, Scalar | Mapping) else node.items if node else []


def _placed(node: Scalar, document: Document) -> Iterator[Word]:
    """The words of a text at their place in the file, which may fold the text over lines."""
    line, column = node.place.line, node.place.column
    for match in WORD.finditer(node.text):
        whole = re.compile(rf"(?<![\w-]){re.escape(match.group())}(?![\w])")
        for number in range(line, min(line + 60, len(document.lines)) + 1):
            if found := whole.search(document.lines[number - 1], column - 1 if number == line else 0):
                line, column = number, found.end() + 1
                yield Word(match.group(), document, Place(number, found.start() + 1))
                break
        else:
            yield Word(match.group(), document, node.place)
