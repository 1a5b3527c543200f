"""The built site, read as a visitor's browser would: are the pages whole?

The host cannot see links and anchors that are put in after Markdown; this
check sees every one of them.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.finding import Finding

CODE = re.compile(r"<(code|pre|script|style)\b[^>]*>.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ATTRIBUTE = re.compile(r'\s(id|href|src|action)="([^"]*)"')


@dataclass(frozen=True)
class Seen:
    """What one page holds, as far as the check asks.

    Read with patterns, not a parser: the templates write all of the HTML, with
    every attribute in double quotes, and a parser takes ten times as long. The
    tests put the same pages through a strict parser.
    """

    text: str
    ids: list[str]
    anchors: frozenset[str]
    links: list[tuple[str, int]]

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def first(self, pattern: str) -> str:
        """The first group of a pattern, or an empty string."""
        match = re.search(pattern, self.text, re.DOTALL)
        return match.group(1).strip() if match else ""


def check_site(site: Path, meant: str = "") -> list[Finding]:
    """Read every page under ``site``; return what is broken, sorted.

    ``meant`` is all text of records with braces in it: what stands in there is no rest of a macro.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    findings: list[Finding] = []
    for name, seen in pages.items():
        findings += _whole(name, seen, meant)
        findings += _links(site, name, seen, pages)
    return sorted(findings)


def _read(path: Path) -> Seen:
    """A page without what stands in code and scripts; every character keeps its place."""
    text = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), path.read_text(encoding="utf-8"))
    ids: list[str] = []
    links: list[tuple[str, int]] = []
    for tag in TAG.finditer(text):
        for name, value in ATTRIBUTE.findall(tag.group()):
            if name == "id":
                ids.append(html.unescape(value))
            else:
                links.append((html.unescape(value), tag.start()))
    return Seen(text, ids, frozenset(ids), links)


def _whole(name: str, seen: Seen, meant: str) -> Iterator[Finding]:
    headings = seen.text.count("<h1")
    checks = (
        (headings == 1, "een-kop", f"De pagina heeft {headings} koppen h1; het hoort er één te zijn."),
        (seen.first(r'<html[^>]* lang="([^"]*)"') == "nl", "taal", "De pagina zegt niet dat ze Nederlands is (lang=nl)."),
        (bool(seen.first(r"<title>(.*?)</title>")), "titel", "De pagina heeft geen titel."),
        (bool(seen.first(r'<meta name="description" content="([^"]*)"')), "beschrijving", "De pagina heeft geen beschrijving."),
        (len(seen.ids) == len(set(seen.ids)), "dubbel-anker", f"Een anker staat er twee keer: {_double(seen.ids)}."),
    )
    for good, code, text in checks:
        if not good:
            yield Finding(name, 1, 1, code, text)
    for match in re.finditer(r"\{\{|\{%|\ue000", seen.text):
        rest = html.unescape(re.split(r"[<>\n]|(?<=[%}]\})", seen.text[match.start() : match.start() + 80])[0])
        if rest not in meant:
            yield Finding(name, seen.line(match.start()), 1, "macro-resten", f"Hier staat nog code van een macro: {rest}")


def _double(ids: list[str]) -> str:
    return ", ".join(sorted({identifier for identifier in ids if ids.count(identifier) > 1}))


def _links(site: Path, name: str, seen: Seen, pages: dict[str, Seen]) -> Iterator[Finding]:
    for href, position in seen.links:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or name == "404.html":
            continue
        target = _target(name, unquote(parts.path))
        page = pages.get(target)
        if page is None and not (site / target).is_file():
            yield Finding(name, seen.line(position), 1, "dode-link", f"De link '{href}' leidt nergens heen.")
        elif page is not None and parts.fragment and unquote(parts.fragment) not in page.anchors:
            yield Finding(name, seen.line(position), 1, "dood-anker", f"De link '{href}' leidt naar een anker dat er niet is.")


def _target(name: str, path: str) -> str:
    """The file that a relative path leads to, seen from page ``name``."""
    if not path:
        return name
    steps: list[str] = name.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in (".", ""):
            steps.append(step)
    file = "/".join(steps)
    return f"{file}/index.html".lstrip("/") if path.endswith(("/", "..", "/.")) or path in (".", "..") else file
