"""Markdown that Material's users know and this site does not show: where a page uses it, and what to write instead.

What is text works as they know it (``EXTENSIONS`` in markdown.py); the rest wants scripts, icon fonts or classes of Material's own.
"""

import re
from collections.abc import Iterator

from macros.finding import Finding
from macros.reading.document import place_of
from macros.written.markup import without_code
from macros.written.page import WrittenPage

OTHERWISE = (
    (r'^[ \t]*===[!+]? +"[^"\n]*"[ \t]*$', "Tabbladen", "Zet de delen onder elkaar, elk met een eigen kop. Of vouw ze in, met ??? en een titel."),
    (r"(?<![\w:]):[a-z][\w+-]*:(?![\w:])", "Pictogrammen", "Schrijf in woorden wat je bedoelt, of haal het weg."),
    (r"(?<!\{)\{(?![{%#]):?\s*(?:[.#][\w-]|\w+=)[^{}\n]*\}", "Knoppen, aantekeningen en andere toevoegingen tussen accolades", "Haal het weg. Een link of een voetnoot [^1] blijft wel."),
    (r"<[a-z]+\b[^<>\n]*\smarkdown\b[^<>\n]*>", "Rasters en andere Markdown in HTML", "Schrijf het als gewone lijst."),
    (r"^[ \t]*[-*+] \[[ xX]\] ", "Vinkjes in een lijst", "Haal de blokhaken weg."),
    (r"(?<![=\w])==(?=[^\s=])[^=\n]+==(?!=)", "Gemarkeerde tekst", "Maak de tekst vet, met twee sterretjes: **tekst**."),
    (r"(?<!~)~~(?=[^\s~])[^~\n]+~~(?!~)", "Doorgehaalde tekst", "Haal de tekst weg."),
    (r"\+\+(?=[\w\"])[^+\n]+(?:\+[^+\n]+)*\+\+", "Toetsen", "Zet de naam van de toets tussen `."),
    (r"^[ \t]*(?:;?-+8<-+)", "Stukken uit een ander bestand", "Zet de tekst zelf op de pagina."),
    (r"^[ \t]*\$\$", "Formules", "Schrijf de formule in woorden of toon die als beeld."),
)  # fmt: skip
"""A pattern in the text of a page, what it is for Material's users, and what to do."""
UNTITLED = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*([\w-]+(?: +[\w-]+)*)[ \t]*$", re.MULTILINE)
DRAWING = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*mermaid\b", re.MULTILINE)
PATTERNS = [(re.compile(pattern, re.MULTILINE), f"{what} toont deze site niet. {cure}") for pattern, what, cure in OTHERWISE]


def check_material(page: WrittenPage) -> Iterator[Finding]:
    """Every use of what this site does not show, with what to write instead; what stands in code may be anything."""
    text = without_code(page.body)
    found = [(match.start(), said) for pattern, said in PATTERNS for match in pattern.finditer(text)]
    found += [(match.start(), "Een schema toont deze site niet. Zet het als beeld in docs/.") for match in DRAWING.finditer(page.body)]
    for match in UNTITLED.finditer(text):
        found.append((match.start(1), f'Dit blok heeft geen titel. Zet er een achter: {match[1]} "Let op".'))
    for start, said in sorted(found):
        yield page.document.finding(place_of(text, start), "markdown-van-material", said)
