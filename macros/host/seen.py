"""What the host holds, in our own terms: addresses, menus, and the pages that authors wrote."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as HostPage

from macros.reading.document import lines_of
from macros.site.shell import Menu
from macros.views.page import Page
from macros.written.page import Kop, head_of, page_of
from macros.written.placeholder import IN_TEXT


def address(page: HostPage | File) -> str:
    """The address of a page relative to the root of the site; the home page's is empty."""
    return "" if page.url in ("./", ".") else page.url


def menu_of(nav: Navigation) -> Menu:
    """Pages at the top level stand in the bar, sections are the groups of the menu and the footer."""
    groups = tuple((item.title, _entries(item.children)) for item in nav.items if isinstance(item, Section))
    return Menu(_entries(nav.items), groups)


def _entries(items: list[Any]) -> tuple[tuple[str, str], ...]:
    pages = [item for item in items if isinstance(item, HostPage) and not item.is_homepage]
    return tuple((str(page.title), address(page)) for page in pages)


def view_of_written(page: HostPage, put_in: Callable[[re.Match[str]], str]) -> Page:
    """The view of a hand-written page, from its head; ``put_in`` gives what a placeholder in a heading stands for."""
    head = _head(page.file)
    headings = [item for top in page.toc for item in top.children] if head.layout == "text" else []
    toc = [(item.id, Markup(IN_TEXT.sub(put_in, item.title)).striptags()) for item in headings]  # noqa: S704 - to take the tags off
    return Page(
        address=address(page),
        title=head.title,
        description=head.description,
        layout=head.layout,
        contents=tuple(toc),
        print_line=head.title,
        file=f"docs/{page.file.src_uri}",
        styles=head.styles,
        scripts=head.scripts,
        feed=head.feed,
        noindex=bool(head.noindex),
        doors=head.zoekwoorden,
        editors=head.voor == "redactie",
    )


def _head(file: File) -> Kop:
    head = head_of(page_of(lines_of(file.content_bytes, f"docs/{file.src_uri}")))[0]
    assert head, "the check would have stopped the build"
    return head


def unlisted(files: Files) -> set[str]:
    """Hand-written pages that search engines may not show: ``noindex`` in their head."""
    written = (file for file in files.documentation_pages() if file.generated_by is None)
    return {address(file) for file in written if _head(file).noindex}
