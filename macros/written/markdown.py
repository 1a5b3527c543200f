"""What Markdown makes of a page in docs/: its HTML, in which a placeholder stands for what a macro makes.

A placeholder is written in signs of Unicode's private use, which no file may hold; even its number is, so
that no word, anchor or title is made of it.
"""

import itertools
import posixpath
import re
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from jinja2 import Environment, TemplateSyntaxError
from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from markdown.util import AMP_SUBSTITUTE  # type: ignore[import-untyped]

from macros.reading.document import Place, place_of

EXTENSIONS = ("toc", "fenced_code", "tables", "admonition", "pymdownx.details", "def_list", "abbr", "footnotes")
"""Of Python-Markdown; the host is told to use the same."""
SETTINGS = {"footnotes": {"BACKLINK_TITLE": "Terug naar noot {} in de tekst"}}
"""What an extension is told."""
PART = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
OPENER = re.compile(r"<(?=[a-zA-Z/!?])")
BLOCK = re.compile(r"\n[ \t]*\n")
DEEP = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]*){40}|^[ \t]{200}|^(?:[^|\n]{0,2000}\|){100}", re.MULTILINE)
LINES = re.compile(r"^ {0,3}(?:#|```|~~~|={3}|-{3})", re.MULTILINE)
MOST_STEPS = 1_500_000
"""How many signs Markdown may pass while it looks for the ends of brackets: half a second of work."""
MOST_LINES = 1_000
"""How many headings and fences a page may have: Markdown compares each with all others."""

FIRST, LAST, ZERO = "\ue000", "\ue001", 0xE010
IN_TEXT = re.compile(f"{FIRST}([^{LAST}]+){LAST}")
IN_PAGE = re.compile(f"<p>{IN_TEXT.pattern}</p>|{IN_TEXT.pattern}")
"""A placeholder, with the paragraph that Markdown put around one that stands alone."""


def placeholder(number: int) -> str:
    """The placeholder of a piece, by its number from 0."""
    return f"{FIRST}{''.join(chr(ZERO + int(digit)) for digit in str(number))}{LAST}"


def number_of(match: re.Match[str]) -> int:
    """The number of a placeholder that was found."""
    return int("".join(str(ord(sign) - ZERO) for sign in match[match.lastindex or 1]))


def to_html(body: str, file: str, address: str) -> str:
    """The HTML of the page at an address, from its file in docs/; empty when Markdown cannot make it."""
    try:
        count = itertools.count()
        tokens = Environment().lex(body)  # noqa: S701 - read only
        kept = (value if name == "data" else placeholder(next(count)) for _, name, value in tokens if name in ("data", "variable_begin"))
        made = Markdown(extensions=[*EXTENSIONS], extension_configs=SETTINGS)
        made.treeprocessors.register(_Links(file, address), "links", 0)
        return str(made.convert("".join(kept)))
    except (TemplateSyntaxError, RecursionError):
        return ""


class _Links(Treeprocessor):  # type: ignore[misc]
    """Leads links from file to file, as authors write them, from address to address."""

    def __init__(self, file: str, address: str) -> None:
        super().__init__()
        self.folder, self.address = posixpath.dirname(file), address

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if href := element.get(name):
                element.set(name, self._led(href))

    def _led(self, href: str) -> str:
        try:
            parts = urlsplit(href)
        except ValueError:  # told by the check
            return href
        if parts.scheme or parts.netloc or href.startswith(("/", "\\")) or AMP_SUBSTITUTE in href or not posixpath.splitext(parts.path)[1]:
            return href
        target = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
        there = address_of(target) if target.endswith(".md") else target
        path = posixpath.relpath(quote(there) or ".", self.address or ".") + "/" * (not there or there.endswith("/"))
        return parts._replace(path=path).geturl()


def address_of(file: str) -> str:
    """The address of a page from its file in docs/: over/index.md is ``over/``."""
    stem = file.rpartition(".")[0]
    return "" if stem == "index" else stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def parts(html: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first heading of the second level, and of each of these its anchor, its title and what stands below it."""
    before, *rest = PART.split(html)
    return before, list(zip(rest[::3], rest[1::3], rest[2::3], strict=True))


def too_much(body: str) -> Place | None:
    """Where a page asks more of Markdown than a moment; None when it does not.

    For every bracket Markdown looks for its end, to the end of the block; for every < to the end of the page.
    """
    if deep := DEEP.search(body):
        return place_of(body, deep.start())
    lines = [match.start() for match in LINES.finditer(body)]
    if len(lines) > MOST_LINES:
        return place_of(body, lines[MOST_LINES])
    steps, start = 0, 0
    for end in [*(match.start() for match in BLOCK.finditer(body)), len(body)]:
        steps += _unclosed(body[start:end])
        if steps > MOST_STEPS:
            return place_of(body, start + len(body[start:end]) - len(body[start:end].lstrip()))
        start = end
    for match in OPENER.finditer(body):
        close = body.find(">", match.start(), match.start() + MOST_STEPS)
        steps += (len(body) if close < 0 else close) - match.start()
        if steps > MOST_STEPS:
            return place_of(body, match.start())
    return None


def _unclosed(block: str) -> int:
    """How far Markdown looks, over all brackets of a block together."""
    steps, opened = 0, []
    for match in re.finditer(r"[\[\]()]", block):
        if match.group() in "[(":
            opened.append(match.start())
        elif opened:
            steps += match.start() - opened.pop()
    return steps + sum(len(block) - start for start in opened)
