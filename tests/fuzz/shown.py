"""The texts that a file of the site shows, as its reader has them: with the language of the file taken off."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import rispy
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from rdflib import Graph, Literal

from fuzz.test_citations import untex

SCRIPT = re.compile(r"window\.\w+ = (.*);\n", re.DOTALL)


class Html(HTMLParser):
    """What stands on a page: its text, and apart from that the value of every attribute; and what could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.values, self.dangers, self.data = "", [], [], ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        ours = values.get("src", "").endswith(".js") or values.get("type") == "application/ld+json"
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "script" and not ours):
            self.dangers.append(tag)
        self.dangers += [name for name in values if name.startswith("on") or name == "style"]
        self.dangers += [values[name] for name in ("href", "src", "action") if re.match(r"\s*(javascript:|data:|//)", values.get(name, ""))]
        self.values += values.values()
        self.data = tag if tag in ("script", "style", "pre") else self.data

    def handle_endtag(self, tag: str) -> None:
        self.data = "" if tag == self.data else self.data

    def handle_data(self, data: str) -> None:
        if self.data == "pre":
            pass  # a citation in a format of its own: its file is read
        elif self.data:
            self.values += strings(json.loads(data)) if data.strip() else []
        else:
            self.text += data.replace("\u00ad", "")  # where a long word of a heading may break


def strings(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def in_markdown(text: str) -> Iterator[str]:
    """The words of a Markdown text (CommonMark); HTML in it is none of ours, and is given with marks around it."""
    for token in MarkdownIt("commonmark", {"html": True}).parse(text):
        yield "".join(_piece(child.type, child.content) for child in token.children or ())
        if token.type in ("html_block", "code_block", "fence"):
            yield f"<<{token.content}>>"


def _piece(kind: str, content: str) -> str:
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return content if kind in ("text", "text_special") or not content else f"<<{content}>>"


def shown(path: Path) -> list[str]:
    """The texts that a file holds; none when it is no file with texts of records (the index of the search holds words)."""
    text = path.read_text(encoding="utf-8") if path.suffix in READERS and path.name != "zoeken.js" else ""
    return list(READERS[path.suffix](text)) if text else []


def _html(text: str) -> Iterator[str]:
    page = Html(text)
    yield from [page.text, *page.values]


def _script(text: str) -> Iterator[str]:
    match = SCRIPT.fullmatch(text)
    return strings(json.loads(match[1])) if match else iter(())


def _bibtex(text: str) -> Iterator[str]:
    for entry in parse_string(text, "bibtex").entries.values():
        yield from (untex(value.removeprefix("{").removesuffix("}")) for value in entry.fields.values())
        yield from (untex(str(person)[1:-1]) for person in entry.persons["author"])


READERS = {
    ".html": _html,
    ".json": lambda text: strings(json.loads(text)),
    ".js": _script,
    ".csv": lambda text: (cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row),
    ".xml": lambda text: (part for element in ElementTree.fromstring(text).iter() for part in (element.text or "", *element.attrib.values())),
    ".md": in_markdown,
    ".txt": in_markdown,
    ".bib": _bibtex,
    ".ris": lambda text: strings(rispy.loads(text)),
    ".ttl": lambda text: (str(node) for node in Graph().parse(data=text, format="turtle").objects() if isinstance(node, Literal)),
}  # fmt: skip
