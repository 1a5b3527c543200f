"""What the shell around every page shows; the templates in overrides/ read these names."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from macros.model import Instellingen
from macros.views.page import Heading, Neighbour, Page
from macros.views.render import hyphenated

Url = Callable[[str], str]


@dataclass(frozen=True)
class Item:
    """A door; ``current`` when the page stands in that section."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class MenuGroup:
    """A heading in the menu or the footer with its links."""

    title: str
    links: tuple[Item, ...]


@dataclass(frozen=True)
class Menu:
    """Titles and addresses of the bar, and of each group of doors."""

    bar: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class PageBeside:
    """The previous or next page."""

    label: str
    title: str
    href: str


@dataclass(frozen=True)
class View:
    """The page, as seen from its shell; hrefs lead from the page itself. Empty is not known."""

    path: str
    title: str
    description: str
    layout: str
    hue: int
    breadcrumb: tuple[tuple[str, str], ...]
    contents: tuple[Heading, ...]
    print_line: str
    previous: PageBeside | None
    next: PageBeside | None
    noindex: bool
    head: object
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    feed: str
    canonical: str
    report: str
    source_href: str


@dataclass(frozen=True)
class Site:
    """What the site says of itself, with its doors as seen from one page. Empty is not filled in.

    ``bar`` is on wide screens; ``groups`` are the menu and the footer, the last one the footer only.
    """

    name: str
    address: str
    publisher: str
    contact: str
    repository: str
    bar: tuple[Item, ...]
    groups: tuple[MenuGroup, ...]


def view_of(page: Page, settings: Instellingen, url: Url, asset: Url, missing: bool = False) -> View:
    """The view of a page; ``asset`` gives the href of a built file, ``missing`` is for the page that stands at no address (404)."""
    return View(
        path=page.address,
        title=page.title,
        description=page.description,
        layout=page.layout,
        hue=page.hue,
        breadcrumb=tuple((title, url(address)) for title, address in page.breadcrumb) if page.address else (),
        contents=page.contents,
        print_line=page.print_line,
        previous=_beside(page.previous, url),
        next=_beside(page.next, url),
        noindex=missing or page.noindex,
        head=page.head,
        styles=tuple(map(asset, page.styles)),
        scripts=tuple(map(asset, page.scripts)),
        feed=url(page.feed) if page.feed else "",
        canonical=f"{settings.adres}{page.address}" if settings.adres and not missing else "",
        report=f"mailto:{settings.contact}?subject={quote(f'Klopt niet: {page.address or page.title}')}" if settings.contact else "",
        source_href=f"{settings.broncode}{page.file}" if settings.broncode and page.file else "",
    )


def _beside(neighbour: Neighbour | None, url: Url) -> PageBeside | None:
    return PageBeside(neighbour.label, hyphenated(neighbour.title), url(neighbour.address)) if neighbour else None


def site_of(settings: Instellingen, menu: Menu, section: str, url: Url) -> Site:
    """The site as seen from a page in ``section``, the first step of its address."""

    def items(entries: tuple[tuple[str, str], ...]) -> tuple[Item, ...]:
        return tuple(Item(hyphenated(title), url(address), address.rstrip("/") == section) for title, address in entries)

    return Site(
        name=settings.naam,
        address=settings.adres or "",
        publisher=settings.uitgever or "",
        contact=settings.contact or "",
        repository=settings.broncode or "",
        bar=items(menu.bar),
        groups=tuple(MenuGroup(title, items(entries)) for title, entries in menu.groups),
    )
