"""What authors wrote in docs/, as documents: one for each page, and one for each of its parts with a heading."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from macros.exports.search.document import EDITORS, PAGE, Searchable
from macros.views.page import Page, description
from macros.written.markdown import IN_TEXT, parts

MOST = {PAGE.name: 240, EDITORS.name: 120}
"""Letters of a part by which it is found: what it is about stands first, and every word costs every reader."""

TITLE = re.compile(r"<h1.*?</h1>", re.DOTALL)


def written(page: Page, html: str) -> Iterator[Searchable]:
    """The documents of one page; ``html`` is what its author wrote, without what macros put in.

    None for a page that search engines may not show either.
    """
    if page.noindex:
        return
    soort = (EDITORS if page.editors else PAGE).name
    intro, rest = parts(TITLE.sub("", html))
    doors = " ".join(page.doors)
    yield Searchable(
        page.address or "start",
        soort,
        page.title,
        page.address,
        _start(f"{page.description} {_text(intro)}", soort),
        keywords=doors,
        doors=page.doors,
    )
    for anchor, title, body in rest:
        address = f"{page.address}#{anchor}"
        yield Searchable(address, soort, _text(title), address, _start(_text(body), soort), keywords=page.title, number=f"· {page.title}")


def _start(text: str, soort: str) -> str:
    return description(text, MOST[soort])


def _text(html: str) -> str:
    """Only the words: no tags, no placeholders of macros."""
    return Markup(IN_TEXT.sub("…", html)).striptags()  # noqa: S704 - to take the tags off
