"""The words by which readers look for a page (`zoekwoorden` in its head): does each lead to one page?"""

from collections.abc import Iterator, Sequence

from macros.exports.search.words import words
from macros.finding import Finding
from macros.reading.document import Place
from macros.written.page import WrittenPage


def check_doors(pages: Sequence[WrittenPage]) -> Iterator[Finding]:
    """A finding for every such word of the pages in docs/ that another page has too."""
    first: dict[str, str] = {}
    for page in pages:
        document = page.document
        for door in page.head.zoekwoorden if page.head else ():
            line = next((number for number, line in enumerate(document.lines, 1) if line.strip(" -\"'") == door), 1)
            other = first.setdefault(" ".join(words(door)) or door.lower(), document.file)
            if other != document.file:
                text = f"'{door}' is ook een zoekwoord van {other}. Laat het staan bij de pagina die een lezer ermee bedoelt."
                yield document.finding(Place(line, 1), "zoekwoord", text)
