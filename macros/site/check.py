"""The built site, read as a visitor's browser would: are the pages whole?

The host cannot see links and anchors that are put in after Markdown; this
check sees every one of them.
"""

import html
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from macros.finding import Finding
from macros.reading.document import START, Document, Place
from macros.written.markdown import IN_TEXT

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
CODE = re.compile(r"(<(?:code|pre|script)\b[^>]*>)([^<]+)")
ATTRIBUTE = re.compile(r' (id|href|src|action)="([^"]*)"')


@dataclass(frozen=True)
class Seen:
    """What one page offers and asks: anchors to lead to, and links as they are written there.

    Read with patterns, not a parser: the templates write all of the HTML, with
    every attribute in double quotes, and a parser takes ten times as long. The
    tests put the same pages through a strict parser.
    """

    anchors: frozenset[str]
    links: set[str]


Wrong = tuple[Finding, str]
"""What is broken, and the text of the page that shows it: a link, or the rest of a macro; empty for a page as a whole."""


def check_site(site: Path, sources: Mapping[str, Document] | None = None) -> list[Finding]:
    """Read every page under ``site``; return what is broken, sorted.

    ``sources`` are the files of the hand-written pages by the names of the built ones: an author is told of his own line.
    """
    found_wrong: list[Wrong] = []
    pages: dict[str, Seen] = {}
    for name in _pages(site):
        text = CODE.sub(_blank, (site / name).read_text(encoding="utf-8"))
        found = ATTRIBUTE.findall(text.replace("\n", " "))
        ids = [_unescaped(value) for attribute, value in found if attribute == "id"]
        pages[name] = Seen(frozenset(ids), {value for attribute, value in found if attribute != "id"})
        found_wrong += _whole(name, text, ids)
    good: set[str] = set()
    for name, seen in pages.items():
        if name != "404.html":
            found_wrong += _links(site, name, seen, pages, good)
    return sorted({_at_source(finding, trace, (sources or {}).get(finding.file)) for finding, trace in found_wrong})


def _at_source(finding: Finding, trace: str, source: Document | None) -> Finding:
    """The finding at the line of the author that brought it about; at the first line when no line can be told."""
    if source is None:
        return finding
    for wanted in _traces(trace):
        for number, line in enumerate(source.lines, 1):
            if wanted in line:
                return source.finding(Place(number, line.index(wanted) + 1), finding.code, finding.text)
    return source.finding(START, finding.code, finding.text)


def _traces(text: str) -> Iterator[str]:
    """What may stand in the author's file of a link or a piece of code, the most telling first."""
    href = text.lstrip("./")
    path, hash_sign, anchor = href.partition("#")
    yield from filter(None, (text, href, href.rstrip("/"), hash_sign + anchor, path.rstrip("/").rpartition("/")[2]))


def _pages(site: Path) -> list[str]:
    """The names of all pages, relative to the site."""
    start = len(str(site)) + 1
    return sorted(f"{folder}/{file}"[start:] for folder, _, files in os.walk(site) for file in files if file.endswith(".html"))


def _unescaped(value: str) -> str:
    return html.unescape(value) if "&" in value else value


def _blank(match: re.Match[str]) -> str:
    """A tag with white space of the same shape after it, so that every other character keeps its place."""
    return match.group(1) + "\n".join(" " * len(line) for line in match.group(2).split("\n"))


def _whole(name: str, text: str, ids: list[str]) -> Iterator[Wrong]:
    headings = text.count("<h1")
    checks = (
        (headings == 1, "een-kop", f"De pagina heeft {headings} koppen h1; het hoort er één te zijn."),
        (_first(r'<html[^>]* lang="([^"]*)"', text) == "nl", "taal", "De pagina zegt niet dat ze Nederlands is (lang=nl)."),
        (bool(_first(r"<title>(.*?)</title>", text)), "titel", "De pagina heeft geen titel."),
        (bool(_first(r'<meta name="description" content="([^"]*)"', text)), "beschrijving", "De pagina heeft geen beschrijving."),
        (len(ids) == len(set(ids)), "dubbel-anker", f"Een anker staat er twee keer: {_double(ids)}."),
    )
    for good, code, sentence in checks:
        if not good:
            yield Finding(name, 1, 1, code, sentence), ""
    for match in IN_TEXT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield (
            Finding(name, line, 1, "macro-resten", "Een macro op deze pagina is niet uitgevoerd. Zet die in een gewone zin of alleen."),
            "{{",
        )


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.DOTALL)
    return match.group(1).strip() if match else ""


def _double(ids: list[str]) -> str:
    return ", ".join(sorted({identifier for identifier in ids if ids.count(identifier) > 1})) if len(ids) != len(set(ids)) else ""


def _links(site: Path, name: str, seen: Seen, pages: dict[str, Seen], good: set[str]) -> Iterator[Wrong]:
    """What is wrong with the links of a page; ``good`` gathers those from the root that are right, to look at each once."""
    up = "../" * name.count("/")
    for written in seen.links:
        href = _unescaped(written)
        from_root = href[len(up) :] if href.startswith(up) else ""
        if from_root in good or ELSEWHERE.match(href):
            continue
        path, _, anchor = href.partition("#")
        target = _target(name, unquote(path.partition("?")[0]))
        page = pages.get(target)
        if page is None and not (site / target).is_file():
            yield from _broken(site, name, written, "dode-link", f"De link '{href}' leidt nergens heen.")
        elif page is not None and anchor and unquote(anchor) not in page.anchors:
            yield from _broken(site, name, written, "dood-anker", f"De link '{href}' leidt naar een anker dat er niet is.")
        elif from_root:
            good.add(from_root)


def _broken(site: Path, name: str, written: str, code: str, text: str) -> Iterator[Wrong]:
    """What is wrong with a link, at every line on which it stands."""
    for number, line in enumerate((site / name).read_text(encoding="utf-8").split("\n"), 1):
        if f'="{written}"' in line:
            yield Finding(name, number, 1, code, text), _unescaped(written)


def _target(name: str, path: str) -> str:
    """The file that a relative path leads to, seen from page ``name``."""
    if not path:
        return name
    up = "../" * name.count("/")
    rest = path[len(up) :] if path.startswith(up) else normpath(f"{name.rpartition('/')[0]}/{path}").lstrip("/") + "/" * path.endswith("/")
    rest = "" if rest in ("./", ".") else rest
    return f"{rest}index.html" if rest.endswith("/") or not rest else rest
