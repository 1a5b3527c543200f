"""What authors wrote in docs/, as documents: one for each page, and one for each of its parts with a heading."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from macros.exports.search.document import PAGE, Document
from macros.views.page import Page, description
from macros.written.placeholder import IN_TEXT

PART = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
MOST = 120
"""Letters of a part by which it is found: what it is about stands first, and every word costs every reader."""

TITLE = re.compile(r"<h1.*?</h1>", re.DOTALL)


def written(page: Page, html: str) -> Iterator[Document]:
    """The documents of one page; ``html`` is what its author wrote, without what macros put in.

    None for a page that search engines may not show either.
    """
    if page.noindex:
        return
    intro, *rest = PART.split(TITLE.sub("", html))
    yield _document(page.address or "start", page.address, page.title, f"{page.description} {_text(intro)}", "")
    for anchor, title, body in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        address = f"{page.address}#{anchor}"
        yield _document(address, address, _text(title), _text(body), page.title)


def _document(id: str, address: str, title: str, text: str, page: str) -> Document:
    return Document(id=id, soort=PAGE.name, title=title, address=address, text=description(text, MOST), keywords=page, number=page)


def _text(html: str) -> str:
    """Only the words: no tags, no placeholders of macros."""
    return Markup(IN_TEXT.sub("…", html)).striptags()  # noqa: S704 - to take the tags off
