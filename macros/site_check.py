"""The built site, read as a visitor's browser would: are the pages whole?

The host cannot see links and anchors that are put in after Markdown; this
check sees every one of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.finding import Finding


@dataclass
class Seen(HTMLParser):
    """What one page holds, as far as the check asks."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    h1: int = 0
    language: str = ""
    title: str = ""
    description: str = ""
    text: list[tuple[str, int]] = field(default_factory=list)
    _inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.ids.append(identifier)
        for name in ("href", "src", "action"):
            if target := values.get(name):
                self.links.append((target, self.getpos()[0]))
        if tag == "h1":
            self.h1 += 1
        elif tag == "html":
            self.language = values.get("lang") or ""
        elif tag == "meta" and values.get("name") == "description":
            self.description = values.get("content") or ""
        if tag in ("title", "code", "pre", "script"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] == ["title"]:
            self.title += data
        elif not self._inside and ("{" in data or "\ue000" in data):
            self.text.append((data, self.getpos()[0]))


def check_site(site: Path, data_may_hold: frozenset[str] = frozenset()) -> list[Finding]:
    """Read every page under ``site``; return what is broken, sorted.

    ``data_may_hold`` are texts of records with braces in them: those are meant.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    findings: list[Finding] = []
    for name, seen in pages.items():
        findings += _whole(name, seen, data_may_hold)
        findings += _links(site, name, seen, pages)
    return sorted(findings)


def _read(path: Path) -> Seen:
    seen = Seen()
    seen.feed(path.read_text(encoding="utf-8"))
    return seen


def _whole(name: str, seen: Seen, allowed: frozenset[str]) -> Iterator[Finding]:
    checks = (
        (seen.h1 == 1, "een-kop", f"De pagina heeft {seen.h1} koppen h1; het hoort er één te zijn."),
        (seen.language == "nl", "taal", "De pagina zegt niet dat ze Nederlands is (lang=nl)."),
        (bool(seen.title.strip()), "titel", "De pagina heeft geen titel."),
        (bool(seen.description.strip()), "beschrijving", "De pagina heeft geen beschrijving."),
        (len(seen.ids) == len(set(seen.ids)), "dubbel-anker", f"Een anker staat er twee keer: {_double(seen.ids)}."),
    )
    for good, code, text in checks:
        if not good:
            yield Finding(name, 1, 1, code, text)
    for text, line in seen.text:
        if re.search(r"\{\{|\{%|\ue000", text) and not any(piece in text for piece in allowed):
            yield Finding(name, line, 1, "macro-resten", f"Hier staat nog code van een macro: {text.strip()[:80]}")


def _double(ids: list[str]) -> str:
    return ", ".join(sorted({identifier for identifier in ids if ids.count(identifier) > 1}))


def _links(site: Path, name: str, seen: Seen, pages: dict[str, Seen]) -> Iterator[Finding]:
    for href, line in seen.links:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or name == "404.html":
            continue
        target = _target(name, unquote(parts.path))
        page = pages.get(target)
        if page is None and not (site / target).is_file():
            yield Finding(name, line, 1, "dode-link", f"De link '{href}' leidt nergens heen.")
        elif page is not None and parts.fragment and unquote(parts.fragment) not in page.ids:
            yield Finding(name, line, 1, "dood-anker", f"De link '{href}' leidt naar een anker dat er niet is.")


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
