"""A page as the shell needs it, and the small pieces that pages are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from macros.kennisbank import Kennisbank, Link
from macros.model import Bron, Record


@dataclass(frozen=True)
class Neighbour:
    """The previous or next record of the same kind."""

    label: str
    title: str
    address: str


class Heading(NamedTuple):
    """A part of a page in its contents; ``total`` is how much stands there, 0 for not said."""

    anchor: str
    title: str
    total: int = 0


IN_CONTENTS = re.compile(
    r'<(?:h2\b|\w+(?=[^>]* data-inhoud="))[^>]* id="([^"]+)"(?: data-inhoud="([^"]+)")?(?: data-aantal="(\d+)")?[^>]*>([^<]*)'
)
"""A heading with an anchor, or what else stands in the contents, under words of its own (``data-inhoud``) or those of the heading."""


def contents_of(html: str) -> tuple[Heading, ...]:
    """The contents of a page, drawn from its headings."""
    found = IN_CONTENTS.findall(html)
    return tuple(Heading(anchor, Markup(said or text).unescape(), int(total or 0)) for anchor, said, total, text in found)  # noqa: S704 - to unescape


@dataclass(frozen=True)
class Page:
    """What the shell shows around a page, and the page itself.

    Addresses are relative to the root of the site. ``layout`` is one of record,
    wide, home and text; ``hue`` 0 (none) to 5. ``breadcrumb`` leaves out the
    page itself. ``body`` makes the HTML when it is called; ``sections`` when the contents are drawn from it. ``file`` is the record's file in the project,
    or empty. ``head`` is a ``citing.Head`` for what can be cited with a version. ``styles`` and
    ``scripts`` are what only this page loads, in that order: the names that overrides/build.mjs
    gives, or addresses. ``feed`` is the address of the Atom feed of this page, or empty. ``doors`` are words by
    which readers look for the page, and ``editors`` is true for one that only editors look for.
    """

    address: str
    title: str
    description: str
    body: Callable[[], Markup] = Markup
    layout: str = "record"
    hue: int = 0
    breadcrumb: tuple[tuple[str, str], ...] = ()
    contents: tuple[Heading, ...] = ()
    sections: bool = False
    print_line: str = ""
    previous: Neighbour | None = None
    next: Neighbour | None = None
    file: str = ""
    noindex: bool = False
    head: object = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    feed: str = ""
    doors: tuple[str, ...] = ()
    editors: bool = False


@dataclass(frozen=True)
class End:
    """A link seen from one end: the record at the other end, and the reason."""

    record: Record
    waarom: str


def targets(links: list[Link]) -> tuple[End, ...]:
    """Links as seen from the records that store them."""
    return tuple(End(link.target, link.waarom) for link in links)


def sources(links: list[Link]) -> tuple[End, ...]:
    """Links as seen from the records that they lead to."""
    return tuple(End(link.source, link.waarom) for link in links)


def description(text: str, limit: int = 155) -> str:
    """The text, cut at a word to fit where search engines show it; a word that is longer than that is cut itself."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    space = text.rfind(" ", 0, limit)
    return text[: space if space > 0 else limit].rstrip(" ,;:") + " …"


def first_source(kb: Kennisbank, record: Record) -> Bron | None:
    """The first source of a record, when it names one."""
    ids = getattr(record, "bronnen", ())
    found = kb.reads.get(ids[0]) if ids else None
    return found.value if found and isinstance(found.value, Bron) else None
