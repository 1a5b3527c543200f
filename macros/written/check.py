"""The hand-written pages together: is each one found, and does every link and the menu lead somewhere?

The build looks at every link of the site as built. What can be seen in the
author's own file is said here, at his own line.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import yaml

from macros.finding import Finding, errors, suggest
from macros.kennisbank import Kennisbank
from macros.model import SLUG
from macros.reading.document import Document, Place, read_lines
from macros.reading.misplaced import not_our_own, unfit
from macros.reading.syntax import explained
from macros.words import slug
from macros.written.calls import check_page, pieces
from macros.written.markdown import too_much
from macros.written.markup import SCHEME, check_markup, without_code
from macros.written.material import check_material
from macros.written.page import WrittenPage, strange_files
from macros.written.shortcodes import At

HOST = "mkdocs.yml"
LINK = re.compile(r"\]\(\s*<?([^)\s>]{0,2000})>?(?:\s+[\"'][^)]{0,2000})?\)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')

Pages = Mapping[Path, WrittenPage]
"""The pages by their files."""


def check_pages(root: Path, found: Sequence[WrittenPage], kb: Kennisbank | None) -> list[Finding]:
    """All findings about the pages of ``root``/docs and the menu that names them, sorted.

    Without a Kennisbank (its records are not right yet) the calls are read but not tried.
    """
    pages = {root / page.file: page for page in found}
    at = At(kb, "", {page.address: page for page in found}) if kb else None
    findings = [finding for page in found for finding in check_page(page, at and replace(at, here=page.address))]
    read = [page for page in found if not errors(page.document.findings)]
    findings += [finding for page in read for finding in page.once("form", partial(_form, page))]
    wrong = {finding.file for finding in errors(findings)}
    findings += [
        *not_our_own(root / "docs", root),
        *unfit(root / "docs", root),
        *_misnamed(root, pages),
        *_same_address(pages),
        *_same_title(pages),
        *check_menu(root, pages),
    ]
    return sorted([*findings, *_dead_links(pages, at, wrong)])


def _form(page: WrittenPage) -> list[Finding]:
    """What is said of the HTML and the Markdown of a page."""
    return [*check_markup(page), *check_material(page)]


NAME = re.compile(rf"(?:{SLUG}/)*{SLUG}\.md")


def _misnamed(root: Path, pages: Pages) -> Iterator[Finding]:
    """Pages that the host would show, and that nobody here would look at; and those whose name makes no address."""
    for page in pages.values():
        name = page.path
        if not NAME.fullmatch(name):
            meant = "/".join(slug(part) for part in name.removesuffix(".md").split("/"))
            text = f"Van '{name}' komt geen goed adres. Gebruik kleine letters, cijfers en streepjes, zoals '{meant}.md'. Is het een kopie, gooi die dan weg."
            yield page.document.finding(Place(1, 1), "naam-van-pagina", text)
    for path in strange_files(root):
        text = f"Deze pagina wordt niet gecontroleerd: een pagina heet <naam>.md. Bedoelde je '{path.stem}.md'?"
        yield Finding(path.relative_to(root).as_posix(), 1, 1, "naam-van-pagina", text)


def _same_address(pages: Pages) -> Iterator[Finding]:
    """Two files for one address: the site would show only one of them."""
    first: dict[str, WrittenPage] = {}
    for page in sorted(pages.values(), key=lambda page: page.file):
        other = first.setdefault(page.address, page)
        if other is not page:
            text = f"Deze pagina krijgt hetzelfde adres als {other.file}. Geef een van de twee een andere naam."
            yield page.document.finding(Place(1, 1), "adres-dubbel", text)


def _same_title(pages: Pages) -> Iterator[Finding]:
    """Two pages that readers cannot tell apart, as a copy that was left behind."""
    first: dict[str, WrittenPage] = {}
    for page in sorted(pages.values(), key=lambda page: (NAME.fullmatch(page.path) is None, page.file)):
        other = first.setdefault(page.title.casefold(), page) if page.head else page
        if other.address != page.address:
            text = f"Deze pagina heet net als {other.file}. Is het een kopie, gooi die dan weg. Geef de pagina anders een eigen titel."
            line = next((number for number, line in enumerate(page.document.lines, 1) if line.startswith("title:")), 1)
            yield page.document.finding(Place(line, 1), "titel-dubbel", text)


def _dead_links(pages: Pages, at: At | None, wrong: set[str]) -> Iterator[Finding]:
    """Links of authors to a page or a place on it that is not there. On a page in ``wrong`` no place is looked for."""
    for path, page in pages.items():
        for place, href in page.once("links", partial(_links, page)):
            path_of, _, anchor = href.partition("#")
            target = path.parent / unquote(path_of) if path_of else path
            target = Path(os.path.normpath(target))
            if SCHEME.match(href):
                continue
            if path_of.endswith(".md") and target not in pages:
                near = suggest(path_of, (os.path.relpath(other, path.parent) for other in pages))
                yield page.document.finding(place, "dode-link", f"De link '{path_of}' leidt nergens heen.{near}")
            elif anchor and at and target in pages and pages[target].document.file not in wrong:
                known = _anchors(pages[target], at, unquote(anchor))
                if unquote(anchor) not in known:
                    text = f"De link '{href}' leidt naar een plek die er niet is: op die pagina staat geen '#{anchor}'.{suggest(anchor, known)}"
                    yield page.document.finding(Place(place.line, place.column + len(path_of)), "dood-anker", text)


def _links(page: WrittenPage) -> list[tuple[Place, str]]:
    """Every link in Markdown, with its place; what stands in code or a comment is no link."""
    lines = without_code(page.body).split("\n") if not too_much(page.body) else []
    found = [(number, match.lastindex or 1, match) for number, line in enumerate(lines, 1) for match in LINK.finditer(line)]
    return [(Place(number, match.start(group) + 1), match[group] or "") for number, group, match in found]


def _anchors(page: WrittenPage, at: At, wanted: str) -> frozenset[str]:
    """The places on a page that a link can name. Its macros are only made when the author's own headings lack the one that is wanted."""
    own = page.once("anchors", lambda: frozenset(ANCHOR.findall(page.html)))
    return (
        own
        if wanted in own
        else own | {found for piece in pieces(page, replace(at, here=page.address)) for found in ANCHOR.findall(piece())}
    )


def check_menu(root: Path, pages: Pages) -> Iterator[Finding]:
    """The settings of the host can be read, and every page that its menu names is there."""
    document = read_lines(root / HOST, root)
    yield from document.findings
    if errors(document.findings):
        return
    try:
        tree = yaml.compose("\n".join(document.lines), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line, column, code, text = explained(document.lines, error)
        yield document.finding(Place(line, column), code, text)
        return
    if not isinstance(tree, yaml.MappingNode):
        yield document.finding(Place(1, 1), "opbouw", "Dit bestand bestaat uit velden: naam, dubbele punt, waarde. Zet het terug.")
        return
    yield from _elsewhere(document, tree)
    docs = root / "docs"
    try:
        leaves = list(_leaves([value for key, value in tree.value if key.value == "nav"]))
    except RecursionError:
        yield document.finding(Place(1, 1), "te-diep", "Het menu is te diep genest, of noemt zichzelf.")
        return
    for node in leaves:
        if node.value.endswith(".md") and docs / node.value not in pages:
            near = suggest(node.value, (path.relative_to(docs).as_posix() for path in pages))
            place = Place(node.start_mark.line + 1, node.start_mark.column + 1)
            yield document.finding(place, "dode-link", f"De pagina '{node.value}' uit het menu is er niet.{near}")


def _elsewhere(document: Document, tree: yaml.MappingNode) -> Iterator[Finding]:
    """Settings by which the host would take its pages from where nobody looks."""
    for key, value in tree.value:
        if key.value == "INHERIT" or (key.value == "docs_dir" and value.value != "docs"):
            place = Place(key.start_mark.line + 1, key.start_mark.column + 1)
            text = f"Alleen pagina's in docs/ worden gecontroleerd en getoond. Haal de regel met '{key.value}' weg."
            yield document.finding(place, "keuze", text)


def _leaves(nodes: list[yaml.Node]) -> Iterator[yaml.ScalarNode]:
    """The words of a menu, however deep, that are no titles."""
    for node in nodes:
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            yield from _leaves(node.value)
        elif isinstance(node, yaml.MappingNode):
            yield from _leaves([value for _, value in node.value])
