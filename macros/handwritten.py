"""The pages in docs/: are their macros right, before anything is built?

A page may call the macros of ``shortcodes`` with fixed texts, and nothing else
of Jinja. So every call can be tried here, and what is wrong is a finding with
the line of the author's own file.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_origin

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.finding import Finding, suggest
from macros.kennisbank import Kennisbank, WrittenPage
from macros.reading.slips import FORBIDDEN
from macros.reading.source import Document, Mapping, Place, read_bytes
from macros.shortcodes import SHORTCODES, MistakeError, Shortcode

NOT_ON_SITE = "besluiten"
LINK = re.compile(r"\]\(([^)\s#:]+\.md)(?:#[^)\s]*)?\)")
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
QUOTED = re.compile(r"""["']([^"']+)["']""")
TITLE = re.compile(r"---\n(?:.*\n)*?title: *(.+)\n")
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Written:
    """A page in docs/: its file, its lines and where the text below the head starts."""

    document: Document
    body: str

    def finding(self, line: int, code: str, text: str) -> Finding:
        source = self.document.lines[line - 1] if line <= len(self.document.lines) else ""
        return self.document.finding(Place(line, max(source.find("{{"), 0) + 1), code, text)


def written_pages(root: Path) -> dict[str, WrittenPage]:
    """Every page in ``root``/docs that the site shows, by its address."""
    return {address_of(path.relative_to(root / "docs")): _read(root, path) for path in page_files(root)}


def page_files(root: Path) -> list[Path]:
    """The files of the hand-written pages of the site, sorted."""
    docs = root / "docs"
    return [path for path in sorted(docs.rglob("*.md")) if path.relative_to(docs).parts[0] != NOT_ON_SITE]


def _read(root: Path, path: Path) -> WrittenPage:
    """What others want to know of a page; what is wrong with it, ``check_page`` says."""
    text = path.read_text(encoding="utf-8", errors="replace")
    names = (name for call in CALL.findall(text) for name in QUOTED.findall(call))
    title = TITLE.match(text)
    return WrittenPage(path.relative_to(root).as_posix(), title.group(1).strip("\"' ") if title else path.stem, frozenset(names))


def check_pages(root: Path, kb: Kennisbank | None) -> list[Finding]:
    """All findings about the hand-written pages under ``root``/docs, sorted.

    Without a Kennisbank (its records are not right yet) the calls are read but not tried.
    """
    paths = page_files(root)
    findings = [finding for path in paths for finding in check_page(path.read_bytes(), path.relative_to(root).as_posix(), kb)]
    return sorted([*findings, *_dead_links(root, paths)])


def _dead_links(root: Path, paths: list[Path]) -> Iterator[Finding]:
    """Links to a page of ours that is not there. The build looks at every link; here the place is the author's own."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for match in LINK.finditer(line):
                if not (path.parent / match[1]).is_file():
                    near = suggest(match[1], (os.path.relpath(other, path.parent) for other in paths))
                    text = f"De link '{match[1]}' leidt nergens heen.{near}"
                    yield Finding(path.relative_to(root).as_posix(), number, match.start(1) + 1, "dode-link", text, source=line)


def check_page(data: bytes, file: str, kb: Kennisbank | None) -> Iterator[Finding]:
    """Check one page: its head, and every call of a macro."""
    document = Document(file, [], None, [])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield document.finding(Place(1, 1), "codering", "Dit bestand is geen UTF-8. Bewaar het als UTF-8.")
        return
    document.lines = text.splitlines()
    page = Written(document, text)
    head = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    yield from _head(page, head.group(1) if head else "")
    if head:
        page = Written(document, "\n" * head.group().count("\n") + text[head.end() :])
    for number, line in enumerate(document.lines, 1):
        if match := (PRIVATE_USE.search(line) or FORBIDDEN.search(line)):
            yield document.finding(Place(number, match.start() + 1), "verboden-teken", "Hier staat een onzichtbaar teken. Haal het weg.")
    yield from _body(page, kb, Path(file).relative_to("docs"))


def _head(page: Written, text: str) -> Iterator[Finding]:
    head = read_bytes(text.encode(), page.document.file).root
    keys = head.keys if isinstance(head, Mapping) else {}
    for key in ("title", "description"):
        if key not in keys:
            yield page.finding(1, "kop-ontbreekt", f"Boven aan de pagina, tussen twee regels met ---, hoort een regel '{key}: ...'.")


def address_of(path: Path) -> str:
    """The address of a page from its file in docs/: over/index.md is ``over/``."""
    stem = path.with_suffix("").as_posix()
    return "" if stem == "index" else stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def _body(page: Written, kb: Kennisbank | None, path: Path) -> Iterator[Finding]:
    try:
        tree = Environment().parse(page.body)  # noqa: S701 - parsed, never rendered
    except TemplateSyntaxError as error:
        yield page.finding(
            error.lineno, "macro-schrijfwijze", 'Deze macro is niet goed geschreven. Schrijf bijvoorbeeld {{ kaart("u05") }}.'
        )
        return
    for output in tree.body:
        parts = output.nodes if isinstance(output, nodes.Output) else [output]
        for part in parts:
            if isinstance(part, nodes.Call):
                yield from _call(page, kb, address_of(path), part)
            elif not isinstance(part, nodes.TemplateData):
                yield page.finding(part.lineno, "geen-macro", f"Tussen {{{{ en }}}} hoort een macro met haakjes.{_suggest_name(part)}")


def _suggest_name(part: nodes.Node) -> str:
    return suggest(part.name, SHORTCODES) if isinstance(part, nodes.Name) else ""


def _call(page: Written, kb: Kennisbank | None, here: str, call: nodes.Call) -> Iterator[Finding]:
    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    code = SHORTCODES.get(name)
    if code is None:
        yield page.finding(call.lineno, "onbekende-macro", f"De macro '{name}' bestaat niet.{suggest(name, SHORTCODES)}")
        return
    if code.block and not _stands_alone(page.document.lines, call.lineno):
        yield page.finding(call.lineno, "macro-niet-alleen", f"De macro '{name}' hoort alleen te staan, met een lege regel ervoor en erna.")
    try:
        args = [arg.as_const() for arg in call.args]
        named = {pair.key: pair.value.as_const() for pair in call.kwargs}
    except nodes.Impossible:
        yield page.finding(call.lineno, "argument", f"De macro '{name}' vraagt vaste teksten tussen aanhalingstekens.")
        return
    if problem := _misfit(code, args, named):
        yield page.finding(call.lineno, "argument", problem)
        return
    if kb is None:
        return
    try:
        code.function(kb, here, *args, **named)
    except MistakeError as mistake:
        yield page.finding(call.lineno, "argument", str(mistake))


def _stands_alone(lines: list[str], start: int) -> bool:
    """Whether the call that begins on line ``start`` fills its own paragraph."""
    end = next((number for number in range(start, len(lines) + 1) if "}}" in lines[number - 1]), start)
    before = lines[start - 2].strip() if start > 1 else ""
    after = lines[end].strip() if end < len(lines) else ""
    own = lines[start - 1].startswith("{{") and lines[end - 1].rstrip().endswith("}}")
    return own and before in ("", "---") and not after


def _misfit(code: Shortcode, args: list[Any], named: dict[str, Any]) -> str:
    """Say in Dutch why these arguments do not fit the macro; empty when they do."""
    names = [parameter.name for parameter in code.parameters]
    for name in named:
        if name not in names:
            return f"De macro '{code.name}' kent '{name}' niet.{suggest(name, names)}"
    if len(args) > len(names):
        return f"De macro '{code.name}' heeft te veel argumenten: ten hoogste {len(names)}."
    given = dict(zip(names, args, strict=False)) | named
    for parameter in code.parameters:
        if parameter.name not in given and parameter.default is parameter.empty:
            return f"De macro '{code.name}' mist '{parameter.name}'."
        if parameter.name in given and not _fits(given[parameter.name], parameter.annotation):
            kind = "een lijst van teksten" if get_origin(parameter.annotation) is list else "een tekst tussen aanhalingstekens"
            return f"'{parameter.name}' van de macro '{code.name}' is {kind}."
    return ""


def _fits(value: object, annotation: Any) -> bool:
    if get_origin(annotation) is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)
