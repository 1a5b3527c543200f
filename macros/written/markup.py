"""What Markdown makes of a hand-written page, read as a browser reads it: nothing in it runs, comes from elsewhere or stays open.

The HTML that comes out is looked at, not the author's text: whichever way
something came in, it is found. Where it stands in the author's file is looked
up afterwards.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from macros.finding import Finding
from macros.reading.document import Place, place_of
from macros.written.calls import macro_places
from macros.written.markdown import FIRST, IN_TEXT, number_of, too_much
from macros.written.page import WrittenPage

CODE = re.compile(r"(`+)[^`].*?\1")
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!<!--|--!?>).)*-->", re.DOTALL)
"""A comment that every browser ends at the same place (HTML Living Standard 13.1.6)."""
FENCE = re.compile(r"\s*(```|~~~)")
SCHEME = re.compile(r"(?:([a-z][a-z0-9+.-]*):|//)", re.IGNORECASE)
SAFE = ("http", "https", "mailto", "tel")
VOID = frozenset(["area", "br", "col", "hr", "img", "input", "wbr", "source", "track"])
KNOWN = VOID | frozenset((
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "button", "caption", "cite", "code",
    "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "ins", "kbd", "label", "legend", "li",
    "map", "mark", "menu", "meter", "nav", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt",
    "ruby", "s", "samp", "search", "section", "select", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "video",
))  # fmt: skip
"""Elements that hold text. What runs, loads a page or changes the page around it is not among them."""
WHY = {
    "script": "Een script staat nooit op een pagina zelf.",
    "style": "Opmaak staat nooit op een pagina zelf.",
    "svg": "Zet een tekening als bestand in docs/ en toon die met ![beschrijving](bestand).",
    **dict.fromkeys(
        ["base", "body", "center", "font", "head", "html", "image", "link", "math", "meta", "noscript", "template", "title"],
        "Haal het weg.",
    ),
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet"), "Toon niets van een andere site; maak er een link van."),
}
ADDRESSES = frozenset((
    "href", "src", "srcset", "action", "formaction", "poster", "cite", "data", "background", "longdesc", "xlink:href", "ping",
    "manifest", "lowsrc", "dynsrc",
))  # fmt: skip
NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:.-]*")
MOST_TOLD = 100
"""How many things are told of one page."""
MACRO_INSIDE = "Een macro kan niet in een HTML-tag, in het adres van een link of bij een beeld staan. Zet de macro in de tekst."
MACRO_IN_CODE = "Deze macro staat in een blok met code. Zet {% raw %} ervoor en {% endraw %} erachter om die te laten zien."

Told = tuple[Place, str, str]


def check_markup(page: WrittenPage) -> Iterator[Finding]:
    """All that is wrong with the HTML of a page, and advice on HTML that an author wrote; the page's macros must be right."""
    if place := too_much(page.body):
        text = "Op deze pagina staan te veel haakjes, koppen of lijsten in elkaar om er een pagina van te maken. Haal ze weg."
        yield page.document.finding(place, "te-diep", text)
        return
    seen = _Seen(page)
    for place, code, text in sorted({*seen.told}, key=lambda told: (told[0].line, told[0].column, told[1])):
        yield page.document.finding(place, code, text, advice=code == "html")


def without_code(body: str) -> str:
    """The text of a page with spaces in place of code and comments, so that all else keeps its place."""
    fenced, lines = False, []
    for line in COMMENT.sub(_blank, body).split("\n"):
        fence = FENCE.match(line) is not None
        lines.append(" " * len(line) if fenced or fence else CODE.sub(_blank, line))
        fenced ^= fence
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


class _Seen(HTMLParser):
    """Reads the HTML of a page; ``told`` is what there is to say, each with its place in the author's file."""

    def __init__(self, page: WrittenPage) -> None:
        super().__init__()
        self.told: list[Told] = []
        self.open: list[tuple[str, Place | None]] = []
        self.source = without_code(page.body).lower()
        self.places: dict[str, int] = {}
        self.html: set[str] = set()
        self.macros = macro_places(page.body) if FIRST in page.html else []
        text = COMMENT.sub("", page.html)
        for match in re.finditer(r"<[!?]", text):
            self._tell(
                self._place(match.group()), "html-onveilig", f"Hier begint met {match.group()} iets dat geen opmerking is. Haal het weg."
            )
        self.feed(text)
        if self.cdata_elem:  # a script that does not end takes the rest of the page with it
            return
        if "<" in self.rawdata and (rest := re.search(r"<[a-zA-Z/][^\n]{0,20}", self.rawdata)):
            self._tell(self._place(rest.group()), "html-niet-gesloten", "Hier begint een tag die niet met > eindigt.")
        for tag, place in self.open:
            self._unclosed(tag, place)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or f"<{tag}>"
        place = self._place(raw, own=True)
        if tag in KNOWN - VOID:
            self.open.append((tag, place))
        self._macros(raw, MACRO_INSIDE)
        if tag not in KNOWN:
            why = WHY.get(tag, "Bedoel je het teken <, schrijf dan &lt;.")
            self._tell(place or self._place(f"<{tag}"), "html-onveilig", f"Een pagina kan geen <{tag}> hebben. {why}")
        elif place and tag not in self.html:
            self.html.add(tag)
            self._tell(
                place, "html", f"Hier staat HTML (<{tag}>). Gebruik liever Markdown of een macro; die blijven werken als de site verandert."
            )
        for name, value in attrs:
            self._attribute(tag, name, value or "", place)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # <div/> opens a div: only what is empty by itself ends so (HTML Living Standard 13.1.2.1)

    def handle_endtag(self, tag: str) -> None:
        if tag not in KNOWN - VOID:
            return
        if tag not in [name for name, _ in self.open]:
            text = f"</{tag}> sluit iets dat niet open is. Haal het weg, of zet <{tag}> waar het begint."
            self._tell(self._place(f"</{tag}"), "html-niet-gesloten", text)
            return
        while self.open:
            name, place = self.open.pop()
            if name == tag:
                if place:
                    self._place(f"</{tag}")
                return
            self._unclosed(name, place)

    def handle_data(self, data: str) -> None:
        if "pre" in [name for name, _ in self.open]:
            self._macros(data, MACRO_IN_CODE)

    def _macros(self, text: str, said: str) -> None:
        """Tell of every macro in a text."""
        for match in IN_TEXT.finditer(text):
            self._tell(self.macros[number_of(match)], "html-onveilig", said)

    def _attribute(self, tag: str, name: str, value: str, own: Place | None) -> None:
        place = own or self._place(value, own=True) or self._place(value.partition(":")[2]) or Place(1, 1)
        if name.startswith("on"):
            self._tell(place, "html-onveilig", f"'{name}' laat een script lopen. Dat kan niet op een pagina. Haal het weg.")
        elif own and (name in ("style", "srcdoc", "is") or name.startswith("data-") or not NAME.fullmatch(name)):
            self._tell(place, "html-onveilig", f"'{name}' kan niet op een pagina staan. Haal het weg.")
        for address in re.split(r"[\s,]+", value) if name == "srcset" else (value,) if name in ADDRESSES else ():
            self._address(tag, name, re.sub(r"[\x00-\x20\x7f-\x9f]", "", address).replace("\\", "/"), place)

    def _address(self, tag: str, name: str, address: str, place: Place) -> None:
        scheme = SCHEME.match(address)
        if scheme and (scheme[1] or "").lower() not in SAFE:
            text = f"De link '{address}' kan niet. Een link begint met https:// of http://, of noemt een pagina, zoals index.md."
            self._tell(place, "dode-link", text)
        elif scheme and name in ("action", "formaction"):
            self._tell(place, "html-onveilig", f"Een formulier stuurt niets naar een andere site ('{address}'). Maak er een link van.")
        elif scheme and name != "cite" and not (name == "href" and tag in ("a", "area")):
            self._tell(place, "html-onveilig", f"'{address}' komt van een andere site. Zet het bestand zelf in docs/.")

    def _unclosed(self, tag: str, place: Place | None) -> None:
        text = f"<{tag}> wordt geopend en niet gesloten. Zet </{tag}> waar het eindigt."
        self._tell(place or self._place(f"<{tag}"), "html-niet-gesloten", text)

    def _tell(self, place: Place | None, code: str, text: str) -> None:
        if len(self.told) < MOST_TOLD:
            self.told.append((place or Place(1, 1), code, text))

    def _place(self, text: str, own: bool = False) -> Place | None:
        """Where the author wrote this, each time the next place; None when he did not, if only his ``own`` words count."""
        if not text or len(self.told) >= MOST_TOLD:
            return None
        found = self.source.find(text.lower(), self.places.get(text, 0))
        if found < 0 and own:
            return None
        if found < 0:
            return place_of(self.source, max(self.source.find(text.lower()), len(self.source) - len(self.source.lstrip())))
        self.places[text] = found + len(text)
        return place_of(self.source, found)
