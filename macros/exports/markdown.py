"""llms.txt (llmstxt.org, 2024) and <page>/index.html.md: the site in Markdown (CommonMark 0.31), for programs that read text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.exports.as_text import in_text
from macros.exports.publication import Files, Publication
from macros.exports.rights import in_words, rights_of
from macros.fields import Field, fields_of
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Invulling, Praktijkvoorbeeld, Record
from macros.views.names import name
from macros.views.page import sources, targets
from macros.views.records import page_of
from macros.views.render import TEMPLATES, relative, translated

FILE = "index.html.md"
SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
AT_START = re.compile(r"^(\d*)([-+=.)])")


class Markdown(str):
    """Text that is Markdown already; all other text is escaped where a template shows it."""


@dataclass(frozen=True)
class Fact:
    """A field with its label and its value as plain text; a statement is quoted."""

    label: str
    text: str
    quoted: bool


@dataclass(frozen=True)
class LinkRow:
    """A link: the record it leads to, how that is called, the reason, and the remark on what it tells."""

    record: Record
    name: str
    waarom: str
    kanttekening: str


@dataclass(frozen=True)
class LinkGroup:
    """The links of a record to the records of one kind, stored at either end."""

    label: str
    rows: tuple[LinkRow, ...]


@dataclass(frozen=True)
class PageLine:
    """A page on the list of llms.txt."""

    title: str
    address: str
    description: str


@dataclass(frozen=True)
class Section:
    """A heading of llms.txt with its pages."""

    title: str
    entries: tuple[PageLine, ...]


def pages(publication: Publication) -> Files:
    """A Markdown file beside each page of a record."""
    template = environment().get_template("record.md")
    for record in _with_page(publication.kennisbank):
        rights = in_words(rights_of(publication, record))
        yield record.address + FILE, template.render(view=_view(publication.kennisbank, record), here=record.address, rights=rights)


def index(publication: Publication) -> Files:
    """llms.txt: what this site is, its pages by kind, and under ``Optional`` the pages written by hand."""
    kb, template = publication.kennisbank, environment().get_template("llms.txt")
    sections = [Section(kind.kind.label_plural, _entries(kb, kind)) for kind in KINDS if kind.kind.has_page]
    yield "llms.txt", template.render(settings=kb.instellingen, root=publication.root, sections=sections, written=_written(publication))


def _with_page(kb: Kennisbank) -> Iterable[Record]:
    return (record for record in kb.all() if record.kind.has_page)


def _entries(kb: Kennisbank, kind: type[Record]) -> tuple[PageLine, ...]:
    return tuple(PageLine(name(kb, record), record.address + FILE, page_of(kb, record).description) for record in kb.of(kind))


def _written(publication: Publication) -> list[str]:
    """The addresses of pages that stand at or under no record's page."""
    taken = {record.address for record in _with_page(publication.kennisbank)}
    return [address for address in publication.addresses if not _starts(address) & taken]


def _starts(address: str) -> set[str]:
    """An address and those above it: a/, a/b/."""
    return {address[: match.end()] for match in re.finditer("/", address)}


@dataclass(frozen=True)
class RecordText:
    """A record as text: its name, its fields and its links."""

    record: Record
    title: str
    facts: tuple[Fact, ...]
    groups: tuple[LinkGroup, ...]


def _view(kb: Kennisbank, record: Record) -> RecordText:
    return RecordText(record, name(kb, record), tuple(_facts(record)), tuple(_groups(kb, record)))


def _facts(record: Record) -> Iterable[Fact]:
    for field in _plain_fields(type(record)):
        if text := in_text(getattr(record, field.name), ", "):
            yield Fact(field.label, text, field.name == record.kind.frozen and record.releasable)


@cache
def _plain_fields(kind: type[Record]) -> tuple[Field, ...]:
    """The fields that hold no links, themselves or in their parts."""
    return tuple(field for field in fields_of(kind) if field.name != "id" and not _links(field))


def _links(field: Field) -> bool:
    return bool(field.kinds) or (field.part is not None and any(inner.kinds for inner in fields_of(field.part)))


def _groups(kb: Kennisbank, record: Record) -> Iterable[LinkGroup]:
    rows: dict[str, list[LinkRow]] = {}
    for end in targets(kb.links_from(record)) + sources(kb.links_to(record)):
        rows.setdefault(end.record.soort, []).append(LinkRow(end.record, name(kb, end.record), end.waarom, _remark(end.record)))
    for kind in KINDS:
        if found := rows.get(kind.kind.name):
            yield LinkGroup(kind.kind.label_plural, tuple(found))


def _remark(record: Record) -> str:
    """What a reader of the reason should know: the remark on an example or an invulling."""
    return record.kanttekening or "" if isinstance(record, Praktijkvoorbeeld | Invulling) else ""


@lru_cache(maxsize=65536)
def line(text: str) -> str:
    """Plain text on one line, escaped so that Markdown shows it as it is."""
    return _escaped(" ".join(text.split()))


def paragraphs(text: str) -> Markdown:
    """Plain text in paragraphs, escaped; an empty line keeps them apart."""
    if "\n" not in text:
        return Markdown(line(text))
    blocks = re.split(r"\n\s*\n", "\n".join(text.strip().splitlines()))
    return Markdown("\n\n".join("\n".join(line(row) for row in block.splitlines()) for block in blocks))


def quoted(text: str) -> Markdown:
    """The same as a block quote."""
    return Markdown("\n".join(f"> {row}".rstrip() for row in paragraphs(text).splitlines()))


def _escaped(text: str) -> str:
    return AT_START.sub(r"\1\\\2", SPECIAL.sub(r"\\\g<0>", text))


def link(record: Record, title: str, here: str) -> Markdown:
    """A link to the Markdown of a record, or to its place on a page when it has none."""
    target = relative(record.address + FILE if record.kind.has_page else record.address, here)
    return Markdown(f"[{line(title)}]({f'./{target}' if target.startswith('#') else target})")


def shown(value: object) -> str:
    """What a template shows of a value: Markdown as it is, all else escaped on one line."""
    return value if isinstance(value, Markdown) else line(str(value))


@cache
def environment() -> Environment:
    """The templates for Markdown. They escape in ``finalize``; autoescape is for HTML."""
    env = Environment(  # noqa: S701
        loader=FileSystemLoader(TEMPLATES / "exports"),
        bytecode_cache=translated(),
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(link=link, relative=relative, markdown=Markdown)
    env.filters.update(paragraphs=paragraphs, quoted=quoted)
    return env
