"""What can be found: every record, and every part of a page that an author wrote."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from macros.kennisbank import Kennisbank
from macros.model import Bron, Invulling, Part, Praktijkvoorbeeld, Record, Ref
from macros.views.names import kicker
from macros.views.render import formatted
from macros.views.selection import roles_of, themes_of
from macros.words import SECTOR

KEYWORDS = ("trefwoorden", "vormen", "andere_namen", "termen", "organisatie", "regio", "uitgever", "wie", "plaats")
"""Fields with names and words by which people look for a record."""

MARKS = re.compile(r"[*_\[\\`&<]")
"""Signs that may mean more than themselves in the text of a record."""

ASIDE = ("kanttekening",)
"""Fields that say little of what a record is about: their words count as those of the reasons of links."""

BESIDE = ("id", "adres", "ingetrokken", "vermelde_data", "datum_toelichting", "partijen", *ASIDE)
"""Fields with text by which nobody looks for a record, that only repeats other text of it, or that stands elsewhere in the document."""


@dataclass(frozen=True)
class Document:
    """Something that can be found.

    ``id`` is that of a record, or the address of a page. ``soort`` is the name
    of a kind, or ``pagina``; ``number`` that in its name, such as 5 or 3.2, or for a part
    of a page the title of the page. ``keywords`` and ``related`` are words without an
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
    themas: tuple[str, ...] = ()
    sectoren: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    withdrawn: bool = False


def documents(kb: Kennisbank) -> tuple[Document, ...]:
    """A document for every record, in the order of the Kennisbank."""
    return tuple(_document(kb, record) for record in kb.all())


def _document(kb: Kennisbank, record: Record) -> Document:
    sectors = record.sector if isinstance(record, Praktijkvoorbeeld) else ()
    links = [link for link in kb.links_from(record) if not isinstance(link.target, Bron)]
    keywords = [*_words(record, KEYWORDS), *(f"{sector} {SECTOR[sector]}" for sector in sectors)]
    text = " ".join(part for part in _texts(record) if part != record.title)
    return Document(
        id=record.id,
        soort=record.soort,
        title=f"{record.wie}: {record.tekst}" if isinstance(record, Invulling) else record.title,
        address=record.address,
        text=plain(text),
        keywords=" ".join(keywords),
        related=" ".join([*(link.waarom for link in links), *_words(record, ASIDE if not isinstance(record, Bron) else ())]),
        number=kicker(kb, record).removeprefix(record.kind.label).strip(),
        links=tuple(dict.fromkeys(link.target.id for link in links)),
        themas=tuple(sorted(themes_of(kb, record))),
        sectoren=tuple(sectors),
        rollen=tuple(sorted(roles_of(kb, record))),
        withdrawn=record.ingetrokken is not None,
    )


def plain(text: str) -> str:
    """The text of a record as it reads on the page: without the signs that make emphasis, lists and links."""
    return formatted(text).striptags() if MARKS.search(text) else " ".join(text.split())


def _words(record: Record, names: tuple[str, ...]) -> list[str]:
    return [word for name in names if name in type(record).model_fields for word in _strings(getattr(record, name))]


def _texts(record: Record) -> list[str]:
    beside = (*BESIDE, *KEYWORDS, record.kind.title_field)
    names = [name for name in _prose(type(record)) if name not in beside]
    return [text for name in names for text in _strings(getattr(record, name))]


def _strings(value: Any) -> list[str]:
    """Every text in a value: of a list its items, of a part its fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    if isinstance(value, Part):
        return [text for name in _prose(type(value)) for text in _strings(getattr(value, name))]
    return []


@cache
def _prose(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold free text: no ids, no choices from a list; reasons of links are text of the link."""
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if name != "waarom" and not any(map(_is_choice, [*info.metadata, info.annotation])))


def _is_choice(annotation: object) -> bool:
    """Whether a type, or a type in it, is an id of another record or one of a few fixed words."""
    if isinstance(annotation, Ref) or get_origin(annotation) is Literal:
        return True
    inner = [*get_args(annotation), *getattr(annotation, "__metadata__", ())] if get_origin(annotation) is not None else []
    return any(map(_is_choice, inner))
