"""A text is one paragraph: folding puts its lines behind one another, and with them a list or a second paragraph.

The patterns are taken in the same way by Python and JavaScript: the form to share tells the same.
"""

import re
from itertools import pairwise

from macros.reading.document import Scalar

NOT_ONE = "Een tekst is één alinea: wat hier begint, komt achter de rest op dezelfde regel te staan. Maak er een zin van, of haal het weg."
ITEM = r"\s*(?:[-*+–—·]|[0-9]{1,2}[.)]|[a-z][.)])\s+\S"
"""How a line of a list begins, with a sign that may also stand in a sentence."""
ALWAYS = r"\s*(?:[•▪●◦‣⁃○■]|#{1,6}\s|\|)\s*\S"
"""The same, and a heading or a table, with a sign that stands in no sentence."""
INLINE = r"[•▪●◦‣⁃]\s|:\s[-–*]\s[^:]+\s[-–*]\s"
"""A list that stands on one line."""
_ITEM, _ALWAYS, _INLINE = map(re.compile, (ITEM, ALWAYS, INLINE))


def broken_at(text: str, node: Scalar) -> int:
    """The line of a file with this text at which one of its scalars stops being one paragraph: a second one or a list begins; 0 when it is one."""
    first, *rest = text[node.span.start : node.span.end].rstrip().split("\n")
    lines = list(enumerate(rest, node.place.line + 1))
    items = [number for number, line in lines if _ITEM.match(line)]
    after_colon = [number for (_, before), (number, line) in pairwise([(0, first), *lines]) if _opens(before) and number in items]
    found = [number for number, line in lines if _ALWAYS.match(line)] + after_colon + (items if len(items) > 1 else [])
    if found:
        return min(found)
    if rest and "\n" in node.text.strip("\n"):
        empty = [number for number, line in lines if not line.strip()]
        return empty[0] + 1 if empty else node.place.line + 2
    return node.place.line if _INLINE.search(node.text) else 0


def _opens(line: str) -> bool:
    """Whether a list may come behind this line."""
    return line.rstrip().endswith(":")
