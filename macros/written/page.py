"""A page in docs/: read once, its head understood once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import Field

from macros.finding import Finding
from macros.model import Part
from macros.once import Once
from macros.reading.document import MAX_PAGE_BYTES, START, Document, Place, read_lines
from macros.reading.misplaced import PAGES
from macros.reading.reader import read_part
from macros.reading.source import read_bytes
from macros.written.markdown import address_of, to_html, too_much

NOT_ON_SITE = "besluiten"
CALL = re.compile(r"\{\{.{0,4000}?\}\}", re.DOTALL)
QUOTED = re.compile(r"""["']([^"']+)["']""")
HEAD = re.compile(r"---\n(.*?\n)?---\n", re.DOTALL)
OF_OURS = "De naam van een bestand van de site zelf, zoals matrix.js."
Own = Annotated[str, Field(pattern=r"^[a-z_]+(/[a-z_]+)*\.(css|js)$")]


class Kop(Part):
    """The head of a page: what stands above it between two lines of three dashes."""

    title: Annotated[str, Field(title="Titel", description="Hoe de pagina heet.", min_length=1)]
    description: Annotated[str, Field(title="Beschrijving", description="Eén zin die zegt waar de pagina over gaat.", min_length=1)]
    layout: Annotated[Literal["text", "wide", "home"], Field(title="Opmaak", description="Hoe breed de pagina is.")] = "text"
    styles: Annotated[tuple[Own, ...], Field(title="Opmaakbestanden", description=OF_OURS)] = ()
    scripts: Annotated[tuple[Own, ...], Field(title="Scripts", description=OF_OURS)] = ()
    feed: Annotated[
        str,
        Field(
            title="Feed",
            description="Het adres op deze site van een feed die bij de pagina hoort, zoals nieuw/atom.xml.",
            pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.xml$",
        ),
    ] = ""
    zoekwoorden: Annotated[
        tuple[Annotated[str, Field(min_length=2, max_length=40)], ...],
        Field(
            title="Zoekwoorden",
            description="Woorden waarmee lezers deze pagina zoeken en die er niet op staan, zoals usb of uitprinten. De zoekfunctie toont die dan als eerste.",
        ),
    ] = ()
    voor: Annotated[
        Literal["redactie"] | None,
        Field(title="Voor wie", description="redactie, voor een pagina die een lezer niet zoekt; of laat de regel weg."),
    ] = None
    noindex: Annotated[Literal["true"] | None, Field(title="Niet in zoekmachines", description="true, of laat de regel weg.")] = None


@dataclass(frozen=True)
class WrittenPage(Once):
    """A page in docs/: its file as read, its address, its head, and its text with empty lines for the head.

    ``head`` is None when it cannot be read; ``wrong`` is what is wrong with it.
    """

    document: Document
    address: str
    head: Kop | None
    wrong: tuple[Finding, ...]
    body: str

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def path(self) -> str:
        """The file, seen from docs/."""
        return self.file.removeprefix("docs/")

    @property
    def title(self) -> str:
        """How the page is called; the name of its file while nobody can read its head."""
        return self.head.title if self.head else PurePosixPath(self.file).stem

    @cached_property
    def names(self) -> frozenset[str]:
        """The words between quotes in its macros: ids are among those."""
        return frozenset(name for call in CALL.findall(self.body) for name in QUOTED.findall(call))

    @cached_property
    def html(self) -> str:
        """What Markdown makes of it, with a placeholder for every macro; empty when it cannot."""
        return "" if too_much(self.body) else to_html(self.body, self.path, self.address)

    def place_of_line(self, line: int) -> Place:
        """The first macro of a line."""
        source = self.document.lines[line - 1] if line <= len(self.document.lines) else ""
        return Place(line, max(source.find("{{"), 0) + 1)

    def finding(self, line: int, code: str, text: str) -> Finding:
        """A finding at the first macro of a line."""
        return self.document.finding(self.place_of_line(line), code, text)


def read_pages(root: Path, before: Sequence[WrittenPage] = ()) -> tuple[WrittenPage, ...]:
    """Every page in ``root``/docs that the site shows: of a folder first its index, then its files, then what is in its folders.

    One that still says what it said ``before`` is that page, with what was made of it.
    """
    known = {page.file: page for page in before}
    documents = (read_lines(path, root, MAX_PAGE_BYTES) for path in page_files(root))
    return tuple(page if (page := known.get(one.file)) and page.document == one else page_of(one) for one in documents)


def page_of(document: Document) -> WrittenPage:
    """A page as read, cut into its head and its body."""
    text = "".join(f"{line}\n" for line in document.lines)
    found = HEAD.match(text)
    body = "\n" * found.group().count("\n") + text[found.end() :] if found else text
    head, wrong = _head_of(document, found.group(1) or "" if found else "")
    return WrittenPage(document, address_of(document.file.removeprefix("docs/")), head, tuple(wrong), body)


def _head_of(document: Document, text: str) -> tuple[Kop | None, list[Finding]]:
    """The head of a page, or None and why it cannot be read.

    A host may read a head as YAML that gives words another sense, so a text that it could misread is an error here.
    """
    if not text:
        return None, [_without(document, name) for name in ("description", "title")]
    source = read_bytes(f"\n{text}".encode(), document.file)
    read, found = read_part(source, Kop)
    names = [name for name in ("description", "title") if source.root and name not in source.root.keys]
    rest = [finding for finding in [*source.findings, *found] if finding.code != "veld-ontbreekt"]
    rest = [replace(finding, level="fout") if finding.code == "aanhalingstekens" else finding for finding in rest]
    return read.value if read else None, [*(_without(document, name) for name in names), *rest]


def _without(document: Document, name: str) -> Finding:
    return document.finding(START, "kop-ontbreekt", f"Boven aan de pagina, tussen twee regels met ---, hoort een regel '{name}: ...'.")


def page_files(root: Path) -> list[Path]:
    """The files of the hand-written pages of the site, sorted."""
    return [path for path in _files(root) if path.suffix == ".md"]


def strange_files(root: Path) -> list[Path]:
    """Files that the host takes for pages, though their names end in another way than ours."""
    return [path for path in _files(root) if path.suffix != ".md"]


def _files(root: Path) -> list[Path]:
    docs = root / "docs"
    found = (
        path
        for path in sorted(docs.rglob("*"), key=lambda path: _order(path.relative_to(docs)))
        if path.suffix.lower() in PAGES and not path.is_dir()
    )
    return [path for path in found if _is_shown(path.relative_to(docs).parts)]


def _is_shown(parts: tuple[str, ...]) -> bool:
    """Whether the host takes a file for the site."""
    return parts[0] != NOT_ON_SITE and not any(part.startswith(".") for part in parts)


def media_files(root: Path) -> list[Path]:
    """The files beside the pages: what they show, and what readers take along."""
    docs = root / "docs"
    found = (path for path in sorted(docs.rglob("*")) if path.suffix.lower() not in PAGES and path.is_file())
    return [path for path in found if _is_shown(path.relative_to(docs).parts) and path.resolve() == docs.resolve() / path.relative_to(docs)]


def _order(path: Path) -> list[tuple[bool, bool, str]]:
    return [*((True, True, name) for name in path.parts[:-1]), (False, path.stem != "index", path.name)]
