"""What can be found: every record, and every part of a page that an author wrote."""

import re
from dataclasses import dataclass
from typing import Any

from macros.fields import fields_of
from macros.kennisbank import Kennisbank
from macros.model import Bron, Found, Invulling, Kind, Part, Praktijkvoorbeeld, Record, Searched
from macros.views.names import kicker
from macros.views.render import formatted
from macros.views.themes_and_roles import roles_of, themes_of
from macros.words import SECTOR

MARKS = re.compile(r"[*_\[\\`&<]")
"""Signs that may mean more than themselves in the text of a record."""


PAGE = Kind("pagina", "paginas", "Pagina", "Pagina’s", "{id}", ("Start", ""), found=Found(0.3))
"""What authors wrote; no kind of record, but the search speaks of it as of one."""
EDITORS = Kind(
    "redactie",
    "redactie",
    "Voor redacteuren",
    "Voor redacteuren",
    "{id}",
    ("Start", ""),
    found=Found(0.3, ("redactie", "redacteur", "redacteuren")),
)
"""Of those the ones that only editors look for."""


@dataclass(frozen=True)
class Searchable:
    """Something that can be found.

    ``id`` is that of a record, or the address of a page. ``soort`` is the name
    of a kind, ``pagina``, or ``redactie`` for a page that only editors look for; ``number`` that in its name, such as 5 or 3.2, or for a part
    of a page a dot and the title of the page. ``keywords`` and ``related`` are words without an
    order; ``text`` is what a reader is shown a piece of. ``links`` are the ids of
    what it leads to, by whose titles it can be found too. ``themas``, ``sectoren``
    and ``rollen`` are ids to choose by.
    """

    id: str
    soort: str
    title: str
    address: str
    text: str
    keywords: str = ""
    related: str = ""
    number: str = ""
    links: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    sectoren: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    withdrawn: bool = False


def documents(kb: Kennisbank) -> tuple[Searchable, ...]:
    """A document for every record, in the order of the Kennisbank."""
    return tuple(_document(kb, record) for record in kb.all())


def _document(kb: Kennisbank, record: Record) -> Searchable:
    sectors = record.sector if isinstance(record, Praktijkvoorbeeld) else ()
    links = [link for link in kb.links_from(record) if not isinstance(link.target, Bron)]
    keywords = [*_words(record, "keywords"), *(f"{sector} {SECTOR[sector]}" for sector in sectors)]
    reasons = [link.waarom for link in links] if record.kind.found.by_reasons else []
    about = [part for part in _words(record, "text") if part != record.title]
    return Searchable(
        id=record.id,
        soort=record.soort,
        title=f"{record.wie}: {record.tekst}" if isinstance(record, Invulling) else record.title,
        address=record.address,
        text=as_read(" ".join(about)),
        keywords=" ".join(keywords),
        related=" ".join([*reasons, *_words(record, "related")]),
        number=kicker(kb, record).removeprefix(record.kind.label).strip(" ·"),
        links=tuple(dict.fromkeys(link.target.id for link in links)),
        themas=tuple(sorted(themes_of(kb, record))),
        sectoren=tuple(sectors),
        rollen=tuple(sorted(roles_of(kb, record))),
        withdrawn=record.ingetrokken is not None,
    )


def as_read(text: str) -> str:
    """The text of a record as it reads on the page: without the signs that make emphasis, lists and links."""
    return formatted(text).striptags() if MARKS.search(text) else " ".join(text.split())


def _words(record: Part, how: Searched) -> list[str]:
    """Every text in the fields of a record, or of a part of it, that are searched in this way."""
    fields = (field for field in fields_of(type(record)) if field.searched == how)
    return [text for field in fields for text in _strings(getattr(record, field.name))]


def _strings(value: Any) -> list[str]:
    """Every text in a value: of a list its items, of a part what it is about."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    return _words(value, "text") if isinstance(value, Part) else []
