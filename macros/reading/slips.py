"""Slips in the letters of a file, before anything is read: what another program left, and what nobody can see."""

import re
from collections.abc import Iterator

from macros.reading.signs import forbidden_in, told

Slip = tuple[int, str, str]
"""Where it stands (characters from the start of the text), its code, and a Dutch sentence."""

CONFLICT_SIGNS = tuple(7 * sign for sign in "<>|=")
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters."""
SPACE = re.compile(f"[{ODD}]")
HARD_SPACE = re.compile(
    rf"^(?:[ \t]*+- )?+[a-z_]++: *+([{ODD}])[ {ODD}]*|^ *+(?:- *+)?+([{ODD}])[ {ODD}]*|^[ \t]*+-([{ODD}])[ {ODD}]*", re.MULTILINE
)
"""Where YAML wants a space and a text pasted from Word has one that only looks like it. Never steps back: a file of spaces is read in no time."""


def slips(text: str) -> Iterator[Slip]:
    """Every slip in the text of a record, kind by kind."""
    yield from signs(text, alone=True)
    for match in HARD_SPACE.finditer(text) if SPACE.search(text) else ():
        space = "Hier staat een vaste spatie, zoals Word die maakt. Typ er een gewone spatie voor in de plaats."
        yield match.start(match.lastindex or 0), "vaste-spatie", space


def signs(text: str, alone: bool = False) -> Iterator[Slip]:
    """Every slip that a page or a list can hold as well. A line of seven = ``alone`` is a slip in a record, and makes a heading on a page."""
    marks = list(CONFLICT.finditer(text)) if any(sign in text for sign in CONFLICT_SIGNS) else []
    for match in marks if alone or any(not mark.group().startswith("=") for mark in marks) else ():
        conflict = "Hier staat nog een teken van een samenvoegconflict. Kies welke versie blijft en haal de tekens weg."
        yield match.start(), "samenvoegconflict", conflict
    for match in forbidden_in(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        yield match.start(), "verboden-teken", told(match.group(), before)
