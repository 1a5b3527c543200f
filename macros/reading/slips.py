"""Slips in the letters of a file, before anything is read: what another program left, and what nobody can see."""

import re
import unicodedata
from collections.abc import Iterator

Slip = tuple[int, str, str]
"""Where it stands (characters from the start of the text), its code, and a Dutch sentence."""

CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
HARD_SPACE = re.compile(r"^(?:\s*- )?[a-z_]+:(\xa0)|^[ ]*(?:- )?[ ]*(\xa0)|^\s*-(\xa0)", re.MULTILINE)
"""Where YAML wants a space and a text pasted from Word has one that only looks like it."""


def slips(text: str) -> Iterator[Slip]:
    """Every slip in the text of a record, kind by kind."""
    yield from signs(text, alone=True)
    for match in HARD_SPACE.finditer(text):
        told = "Hier staat een vaste spatie, zoals Word die maakt. Typ er een gewone spatie voor in de plaats."
        yield match.start(match.lastindex or 0), "vaste-spatie", told


def signs(text: str, alone: bool = False) -> Iterator[Slip]:
    """Every slip that a page or a list can hold as well. A line of seven = ``alone`` is a slip in a record, and makes a heading on a page."""
    marks = list(CONFLICT.finditer(text))
    for match in marks if alone or any(not mark.group().startswith("=") for mark in marks) else ():
        told = "Hier staat nog een teken van een samenvoegconflict. Kies welke versie blijft en haal de tekens weg."
        yield match.start(), "samenvoegconflict", told
    for match in FORBIDDEN.finditer(text):
        name = unicodedata.name(match.group(), "stuurteken").lower()
        told = f"Hier staat een onzichtbaar teken (U+{ord(match.group()):04X}, {name}). Haal het weg."
        yield match.start(), "verboden-teken", told
