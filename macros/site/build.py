"""From records, pages in docs/ and a menu to the files of the site: path and text. Whoever hosts it, these are the files."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from macros.check import check
from macros.exports import files as exported
from macros.exports.headers import policy
from macros.exports.publication import Publication
from macros.exports.search.files import files as search_files
from macros.exports.search.pages import written
from macros.finding import Finding, errors
from macros.kennisbank import Kennisbank
from macros.model import KINDS
from macros.once import Once
from macros.site.check import check_site
from macros.site.menu import menu_of, nav_in
from macros.site.node_programs import NodeError, documents
from macros.site.shell import Menu, Site, site_of, view_of
from macros.site.takeaway import copy
from macros.today import NoDateError, settle
from macros.views.page import Heading, Page, contents_of
from macros.views.records import lacking, page_at, pages
from macros.views.render import relative, translated
from macros.words import count_words
from macros.written.calls import pieces
from macros.written.markdown import IN_PAGE, IN_TEXT, number_of, parts
from macros.written.page import WrittenPage, media_files
from macros.written.shortcodes import At, Cited, Later

BUILT = Path(".build")
"""Where the front end's own build leaves its files (see overrides/build.mjs)."""
SITE = "site"
"""Where the site stands."""
LICENCES = "licenties.txt"
"""Whose work the site carries: code and fonts of others, with their licences."""
MISSING = "404.html"
NOWHERE = Page("", "Pagina niet gevonden", "Deze pagina bestaat niet (meer). Zoek verder vanaf de startpagina.", layout="text")
WAYS_UP = tuple("../" * count for count in range(6))
"""Where the root of the site can be, seen from an address that is not there, while nobody said in which folder of its host it stands."""


class StoppedError(Exception):
    """Why there is no site, in Dutch."""


@dataclass(frozen=True)
class MadePage:
    """What Markdown and the macros made of a page in docs/: HTML with placeholders, and what makes the pieces that they stand for."""

    html: str
    pieces: Sequence[Later]


def made(page: WrittenPage, at: At) -> MadePage:
    """What we make of a page ourselves. A host may have its own way; the result is the same."""
    return MadePage(page.html, tuple(pieces(page, at)))


@dataclass(frozen=True)
class Build(Once):
    """A site to be made. Nothing is made before it is asked for.

    ``make`` gives what became of a page in docs/. ``preview`` is for the site as an editor sees it on his own machine: at the root.
    """

    root: Path
    kennisbank: Kennisbank
    written: tuple[WrittenPage, ...]
    menu: Menu
    make: Callable[[WrittenPage, At], MadePage] = made
    preview: bool = False

    @cached_property
    def by_address(self) -> dict[str, WrittenPage]:
        return {page.address: page for page in self.written}

    def at(self, page: WrittenPage) -> At:
        """Where the macros of a page stand."""
        return At(self.kennisbank, page.address, self.by_address)

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file that is text: its path in the site, and its text."""
        for address in (*pages(self.kennisbank), *self.by_address):
            yield f"{address}index.html", self._page(address)
        yield MISSING, self.missing()
        yield from self.beside.items()
        yield from self._search.items()

    def text(self, path: str) -> str | None:
        """One of ``files``; None when there is no such file."""
        address = path.removesuffix("index.html")
        if path.endswith("index.html") and (address in self.by_address or page_at(self.kennisbank, address)):
            return self._page(address)
        return self.missing() if path == MISSING else self.beside.get(path) or self._search.get(path)

    @cached_property
    def copies(self) -> dict[str, Path]:
        """Every file that is taken over as it is: its path in the site, and where it stands."""
        docs = self.root / "docs"
        media = {path.relative_to(docs).as_posix(): path for path in media_files(self.root)}
        return media | {name: self.root / BUILT / name for name in (*self.assets.values(), LICENCES)}

    @cached_property
    def assets(self) -> dict[str, str]:
        """The names of the built files, by the names under which the shell asks for them."""
        path = self.root / BUILT / "assets.json"
        if not path.exists():
            raise StoppedError("De stijl en de scripts zijn nog niet gebouwd. Draai eerst: make site")
        names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return dict(sorted(names.items()))

    @cached_property
    def beside(self) -> dict[str, str]:
        """What the exports make."""
        hidden = {page.address for page in pages(self.kennisbank).values() if page.noindex}
        hidden |= {page.address for page in self.written if page.head and page.head.noindex}
        shown = {*self.by_address, *pages(self.kennisbank)} - hidden
        written = (page for page in self.written if "citeer(" in page.body)
        cited = tuple(piece.head for page in written for piece in pieces(page, self.at(page)) if isinstance(piece, Cited))
        return dict(exported(Publication(self.kennisbank, tuple(sorted(shown)), self.assets, cited)))

    @cached_property
    def _search(self) -> dict[str, str]:
        """What the browser searches in."""
        found = [document for page in self.written for document in written(self._view(page), self._made_of(page).html)]
        return dict(search_files(self.kennisbank, found))

    def _made_of(self, page: WrittenPage) -> MadePage:
        return self.once(f"page {page.address}", lambda: self.make(page, self.at(page)))

    def _page(self, address: str) -> str:
        """The page at an address, in its shell."""
        if address not in self.by_address and (page := page_at(self.kennisbank, address)):
            body = page.body()
            return self._shell("main.html", replace(page, contents=contents_of(body)) if page.sections else page, body)
        own = self.by_address[address]
        found = self._made_of(own)
        view = replace(self._view(own), breadcrumb=self._above(address))
        return self._shell("main.html", view, IN_PAGE.sub(lambda match: found.pieces[number_of(match)](), found.html))

    def _view(self, page: WrittenPage) -> Page:
        """The view of a page in docs/, from its head and its headings."""
        found, head = self._made_of(page), page.head
        assert head, "the check would have stopped the build"

        def text_of(title: str) -> str:
            whole = IN_TEXT.sub(lambda match: found.pieces[number_of(match)](), title)
            return Markup(whole).striptags()  # noqa: S704 - to take the tags off

        return Page(
            address=page.address,
            title=head.title,
            description=head.description,
            layout=head.layout,
            contents=tuple(Heading(anchor, text_of(title)) for anchor, title, _ in parts(found.html)[1]) if head.layout == "text" else (),
            print_line=head.title,
            file=page.file,
            styles=head.styles,
            scripts=head.scripts,
            feed=head.feed,
            noindex=bool(head.noindex),
            doors=head.zoekwoorden,
            editors=head.voor == "redactie",
            head=next((piece.head for piece in found.pieces if isinstance(piece, Cited)), None),
        )

    def _above(self, address: str) -> tuple[tuple[str, str], ...]:
        """The way down to a page in docs/: the pages at the addresses above it."""
        above = [address[: match.end()] for match in re.finditer("/", address)][:-1]
        return (("Start", ""), *((self.by_address[step].title, step) for step in above if step in self.by_address))

    def missing(self) -> str:
        """The page for an address that is not there. It is shown at any depth, so its links start at the root of the site."""
        settings = self.kennisbank.instellingen
        # In a preview the site stands at the root; else only its address says where.
        ways_up = () if self.preview or settings.adres else WAYS_UP
        return self._shell(MISSING, NOWHERE, None, "/" if self.preview else settings.folder, ways_up=ways_up)

    def _shell(self, template: str, page: Page, body: str | None, root: str = "", **more: object) -> str:
        """A page in its shell. The templates in overrides/ may use ``page``, ``view``, ``site``, ``url``, ``asset`` and ``csp``."""

        def url(address: str) -> str:
            return root + address if root else relative(address, page.address)

        def asset(name: str) -> str:
            return url(self.assets.get(name, name))

        section, up = page.address.partition("/")[0], root or "../" * page.address.count("/")
        return self._templates.get_template(template).render(
            page=None if body is None else SimpleNamespace(content=body),
            url=url,
            asset=asset,
            csp=self._policy,
            view=view_of(page, self.kennisbank.instellingen, url, asset, missing=bool(root)),
            site=self._site(section, up),
            part=lambda name: self._part(name, section, up),
            **more,
        )

    def _part(self, name: str, section: str, up: str) -> Markup:
        """A part of the shell that is the same for all pages of one section at one depth."""

        def url(address: str) -> str:
            return up + address or "./"

        def asset(file: str) -> str:
            return url(self.assets.get(file, file))

        def made_part() -> Markup:
            text = self._templates.get_template(f"shell/{name}.html").render(site=self._site(section, up), url=url, asset=asset)
            return Markup(text)  # noqa: S704 - our own templates, autoescaped

        return self.once(f"part {name} {section} {up}", made_part)

    @cached_property
    def _policy(self) -> Markup:
        return Markup(policy(as_header=False))  # noqa: S704 - our own, without quotes that end an attribute

    @cached_property
    def _templates(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(self.root / "overrides"), autoescape=True, auto_reload=False, bytecode_cache=translated()
        )

    def _site(self, section: str, up: str) -> Site:
        """What the shell says of the site, the same for all pages of one section at one depth."""
        site = partial(site_of, self.kennisbank.instellingen, self.menu, section, lambda address: up + address or "./")
        return self.once(f"site {section} {up}", site)


def build_of(
    root: Path, nav: Sequence[object] | None = None, make: Callable[[WrittenPage, At], MadePage] = made, uitgave: bool = False
) -> Build:
    """The site of a project, read and checked; the menu is that of its settings unless a host gives it. Raises StoppedError.

    ``uitgave`` says whether all that readers download is made too.
    """
    if incomplete := [text for model in KINDS for text in lacking(model)]:
        raise StoppedError("\n".join(incomplete))
    try:
        settle(os.environ)
        checked = check(root, uitgave=uitgave)
    except NoDateError as wrong_date:
        raise StoppedError(str(wrong_date)) from None
    if wrong := errors(checked.findings):
        raise StoppedError(_told("De inhoud klopt nog niet.", wrong))
    assert checked.shown, "there are no errors"
    return Build(root, checked.shown, checked.pages, menu_of(nav_in(root) if nav is None else nav, checked.pages), make)


def write(build: Build, site: Path) -> None:
    """Write the site into a folder, with all that readers download when that is asked for, and look at it as built. Raises StoppedError."""
    texts = ((path, text.encode()) for path, text in build.files())
    put(site, chain(texts, ((path, source.read_bytes()) for path, source in build.copies.items())), build.root / SITE)
    try:
        for download in (documents, copy) if build.kennisbank.uitgave else ():
            download(build.root, site)
    except NodeError as failed:
        raise StoppedError(f"Wat lezers downloaden, kon niet worden gemaakt.\n{failed}") from None
    sources: Mapping[str, WrittenPage] = {f"{address}index.html": page for address, page in build.by_address.items()}
    if findings := check_site(site, {name: page.document for name, page in sources.items()}):
        raise StoppedError(_told("De gebouwde site klopt niet.", findings))


def put(site: Path, files: Iterable[tuple[str, bytes]], before: Path) -> None:
    """Write files into an empty folder. One that says the same in the site ``before`` is that file: it keeps its date, and the disk has less to do."""
    known: set[str] = set()
    for path, data in files:
        folder = path.rpartition("/")[0]
        if folder not in known:
            (site / folder).mkdir(parents=True, exist_ok=True)
            known.add(folder)
        if not _kept(before / path, data, site / path):
            (site / path).unlink(missing_ok=True)  # it may be a file of the site before too
            (site / path).write_bytes(data)


def _kept(old: Path, data: bytes, new: Path) -> bool:
    """Whether a file that says this stood there and could be taken over; no disk has to be able to."""
    try:
        if old.is_symlink() or old.read_bytes() != data:
            return False
        new.hardlink_to(old)
    except OSError:
        return False
    return True


def _told(head: str, findings: list[Finding]) -> str:
    """What an editor reads when a build stops."""
    return "\n".join([head, *map(str, findings), f"{count_words(len(findings), 'fout', 'fouten')}."])
