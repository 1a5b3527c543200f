"""Groups of words lead a reader from the word he has to the word that the site uses."""

import re
from collections.abc import Iterator
from typing import Any

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Synoniem


def equal_once(kb: Kennisbank) -> Iterator[Finding]:
    """A word that equals two words would make those equal as well."""
    first: dict[str, Synoniem] = {}
    for group in kb.of(Synoniem):
        for index, word in enumerate(group.termen if group.sterkte == "gelijk" else ()):
            other = first.setdefault(word.term.casefold(), group)
            if other is not group:
                text = f"'{word.term}' is ook al gelijk in '{other.id}'. Voeg de groepen samen, of maak een van de twee verwant."
                yield kb.finding(group, ("termen", index, "term"), "twee-keer-gelijk", text)


def repeated_words(kb: Kennisbank) -> Iterator[Finding]:
    """A word twice in one group, or a group with nothing beside its own word."""
    for group in kb.of(Synoniem):
        words = [word.term.casefold() for word in group.termen]
        for index, word in enumerate(words):
            if word in words[:index]:
                text = f"'{group.termen[index].term}' staat al in deze groep."
                yield kb.finding(group, ("termen", index, "term"), "woord-dubbel", text)
        if {*words} <= {group.voorkeur.casefold()}:
            text = "In deze groep staat maar één woord. Zet er woorden bij die iemand zou typen."
            yield kb.finding(group, ("termen",), "groep-van-een", text, advice=True)


def words_of_the_site(kb: Kennisbank) -> Iterator[Finding]:
    """The preferred word stands in a record, or the group leads nowhere; a word with a hyphen may stand there without it.

    Silent while a record cannot be read: the word may stand in there.
    """
    if len(kb.reads) < len(kb.known):
        return
    site = "\n".join(_texts([record.model_dump() for record in kb.all() if not isinstance(record, Synoniem)]))
    site = "\n".join([site, *(kind.kind.label for kind in KINDS)]).casefold()
    for group in kb.of(Synoniem):
        word = group.voorkeur.casefold()
        if not any(_stands_in(spelling, site) for spelling in (word, word.replace("-", ""))):
            text = f"'{group.voorkeur}' staat niet op de site: deze woorden leiden nergens heen. Kies een woord dat er wel staat."
            yield kb.finding(group, ("voorkeur",), "woord-staat-nergens", text, advice=True)


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, and not only as a part of a longer one. A pattern that begins with a letter is looked up fast."""
    found = re.finditer(rf"{re.escape(word)}(?!\w)", text)
    return any(not re.match(r"\w", text[max(match.start() - 1, 0) : match.start()]) for match in found)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a dumped record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
