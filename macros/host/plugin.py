"""The plugin: translates the host's events into calls of plain functions, and writes what they return."""

import gc
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from macros.check import check
from macros.exports import files as exported
from macros.exports.headers import policy
from macros.exports.publication import Publication
from macros.exports.search.document import Document
from macros.exports.search.files import files as search_files
from macros.exports.search.pages import written
from macros.finding import Finding, errors
from macros.host.lean import CALL, RecordPage, Sandbox, Shell
from macros.host.seen import address, menu_of, unlisted, view_of_written
from macros.kennisbank import Kennisbank
from macros.kennisbank.publishing import published
from macros.reading.document import Document as SourceFile
from macros.reading.document import read_lines
from macros.site.check import check_site
from macros.site.node_programs import NodeError, documents
from macros.site.shell import Site, site_of, view_of
from macros.site.takeaway import copy
from macros.today import NoDateError, settle
from macros.views.page import Page
from macros.views.records import pages
from macros.views.render import environment, relative
from macros.words import count_words
from macros.written.placeholder import IN_PAGE, number_of, placeholder

BUILT = Path(".build")
"""Where the front end's own build leaves its files (see overrides/build.mjs)."""
LICENCES = "licenties.txt"
"""Whose work the site carries: code and fonts of others, with their licences."""


WAYS_UP = tuple("../" * count for count in range(6))
"""Where the root of the site can be, seen from an address that is not there, while nobody said in which folder of its host it stands."""


class KennisbankPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Events of MkDocs, in the order in which they come.

    ``shown`` is what a preview shows, read and found right by ``preview``; None
    in a build, which reads for itself.
    """

    config_scheme = (("uitgave", config_options.Type(bool, default=False)),)
    """``uitgave`` is on when the site gets all that readers download (``make uitgave``)."""

    shown: Kennisbank | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything; stop with all findings when one is an error."""
        # Nearly all that a build makes lives until its end: looking for garbage is a tenth of the work.
        gc.disable()
        environment().globals["uitgave"] = self.config["uitgave"]
        self.root = Path(config.config_file_path).parent
        try:
            settle(os.environ)
            self.kennisbank: Kennisbank = self.shown or _checked(self.root)
        except NoDateError as wrong_date:
            raise StoppedError(str(wrong_date)) from None
        self.assets = _assets(self.root)
        self.held: list[Callable[[], Markup]] = []
        self.pages: dict[str, Page] = {}
        self.written: list[Document] = []
        settings = self.kennisbank.instellingen
        config.site_name = settings.naam
        if not self.shown:
            config.site_url = settings.adres or ""
        config.theme.static_templates.discard("sitemap.xml")
        shell = Shell(config.theme.custom_dir or "overrides")
        config.theme.get_env = lambda: Environment(loader=shell, autoescape=True, auto_reload=False)  # type: ignore[method-assign]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page per record, the built files, and what the exports make."""
        self._only_our_own(files)
        # A preview makes the page of a record when a browser asks for it (``page_at``).
        level = InclusionLevel.EXCLUDED if self.shown else InclusionLevel.NOT_IN_NAV
        for path, page in pages(self.kennisbank).items():
            file = File.generated(config, f"{path.rstrip('/')}.md", content=CALL, inclusion=level)
            self.pages[file.src_uri] = page
            RecordPage(None, file, config)
            files.append(file)
        for target in self.assets.values():
            files.append(File.generated(config, target, abs_src_path=str(self.root / BUILT / target)))
        files.append(File.generated(config, LICENCES, abs_src_path=str(self.root / BUILT / LICENCES)))
        hidden = {page.address for page in self.pages.values() if page.noindex} | unlisted(files)
        shown = {address(file) for file in files.documentation_pages()} | set(pages(self.kennisbank))
        addresses = tuple(sorted(shown - hidden))
        self.publication = Publication(self.kennisbank, addresses, self.assets)
        self.beside = [] if self.shown else list(exported(self.publication))
        for path, text in self.beside:
            if path.count("/") < 2 and not path.endswith(".md"):
                files.append(File.generated(config, path, content=text.encode()))
        return files

    def _only_our_own(self, files: Files) -> None:
        """Second lock: what comes to stand on the site stands in docs/ itself, not behind a link. The check told of it already."""
        docs = (self.root / "docs").resolve()
        for file in (file for file in files if file.inclusion is not InclusionLevel.EXCLUDED):
            if Path(file.abs_src_path or "").resolve() != docs / file.src_uri:
                raise StoppedError(f"docs/{file.src_uri} staat niet zelf in docs/. Zet het bestand daar neer.")

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the doors of the site: how they are called is known once the pages are read."""
        self.nav = nav
        return nav

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Second lock: hand-written pages run in Jinja's sandbox, and their titles are text."""
        plugin: Any = config.plugins["macros"]
        sandbox = Sandbox(undefined=StrictUndefined)
        sandbox.globals.update(plugin.macros)
        plugin._env, plugin.has_j2 = sandbox, lambda title: False  # the plugin has no settings for these

    def hold(self, piece: Callable[[], Markup]) -> str:
        """Keep what makes a piece of HTML; return the placeholder that stands for it in Markdown."""
        self.held.append(piece)
        return placeholder(len(self.held) - 1)

    def _put_in(self, match: re.Match[str]) -> str:
        return self.held[number_of(match)]()

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """Markdown has run: give the page its view."""
        record = self.pages.get(page.file.src_uri)
        page.meta["view"] = view = record or view_of_written(page, self._put_in)
        if not record:
            self.written += written(view, html)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page has been read: note how each is called."""
        self.env = env
        self.menu = menu_of(self.nav)
        self.titles = {address(file): str(file.page.meta.get("title", "")) for file in files.documentation_pages() if file.page}
        return env

    def on_page_context(self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Put the held pieces in, now that the page is written; its HTML need not wait for the others."""
        page.content = IN_PAGE.sub(self._put_in, page.content or "")
        view: Page = page.meta["view"]
        return self._shell(context, view if page.file.src_uri in self.pages else replace(view, breadcrumb=self._above(view.address)))

    def _above(self, address: str) -> tuple[tuple[str, str], ...]:
        """The way down to a hand-written page: the pages at the addresses above it."""
        steps = address.split("/")[:-2]
        above = ("/".join(steps[: count + 1]) + "/" for count in range(len(steps)))
        return (("Start", ""), *((self.titles[step], step) for step in above if step in self.titles))

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        page.content = ""
        return output

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """404.html is shown at any depth, so its links start at the root of the site."""
        view = Page("", "Pagina niet gevonden", "Deze pagina bestaat niet (meer). Zoek verder vanaf de startpagina.", layout="text")
        settings = self.kennisbank.instellingen
        values: dict[str, Any] = context  # type: ignore[assignment]
        # In a preview the site stands at the root; else only its address says where.
        values["ways_up"] = () if self.shown or settings.adres else WAYS_UP
        return self._shell(context, view, "/" if self.shown else settings.folder)

    def _shell(self, context: TemplateContext, page: Page, root: str = "") -> TemplateContext:
        """What the templates in overrides/ may use: ``view``, ``site``, ``url``, ``asset`` and ``csp``."""

        def url(address: str) -> str:
            return root + address if root else relative(address, page.address)

        def asset(name: str) -> str:
            return url(self.assets.get(name, name))

        values: dict[str, Any] = context  # type: ignore[assignment]
        values["url"] = url
        values["asset"] = asset
        values["csp"] = policy(as_header=False)
        values["view"] = view_of(page, self.kennisbank.instellingen, url, asset, missing=bool(root))
        values["site"] = self._site(page.address.partition("/")[0], root or "../" * page.address.count("/"))
        return context

    @lru_cache(maxsize=256)  # noqa: B019 - lives as long as the build
    def _site(self, section: str, up: str) -> Site:
        """The same for all pages of one section at one depth."""
        return site_of(self.kennisbank.instellingen, self.menu, section, lambda address: up + address or "./")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the exports, and look at the site as built; in a preview the browser shows it."""
        if not self.shown:
            write(Path(config.site_dir), [*self.beside, *search_files(self.kennisbank, self.written)])
        self._make_downloads(Path(config.site_dir))
        findings = [] if self.shown else check_site(Path(config.site_dir), self._sources())
        gc.enable()
        if findings:
            raise StoppedError(_told("De gebouwde site klopt niet.", findings))

    def _make_downloads(self, site: Path) -> None:
        """What is made from the site as written, before its links are checked."""
        try:
            for make in (documents, copy) if self.config["uitgave"] else ():
                make(self.root, site)
        except NodeError as failed:
            raise StoppedError(f"Wat lezers downloaden, kon niet worden gemaakt.\n{failed}") from None

    def exports(self) -> list[tuple[str, str]]:
        """What stands beside the pages; a preview makes it when it is asked for."""
        return [*exported(self.publication), *search_files(self.kennisbank, self.written)]

    def page_at(self, address: str) -> str | None:
        """The page of a record in its shell, as a build would write it; None when no record has this address."""
        page = pages(self.kennisbank).get(address)
        if page is None:
            return None
        context: Any = {"page": SimpleNamespace(content=page.body())}
        return self.env.get_template("main.html").render(self._shell(context, page))

    def _sources(self) -> dict[str, SourceFile]:
        """The hand-written page that each built page comes from."""
        pages = {address: read_lines(self.root / page.file, self.root) for address, page in self.kennisbank.written.items()}
        return {f"{address}index.html": document for address, document in pages.items()}

    def on_build_error(self, *, error: Exception) -> None:
        gc.enable()


class StoppedError(Abort):
    """Ends a build; the reader sees what it says, and nothing of the host's after it."""

    def show(self, *args: object, **kwargs: object) -> None:
        print(self.format_message(), file=sys.stderr)


def _checked(root: Path) -> Kennisbank:
    """What the site shows; StoppedError with all findings when one is an error."""
    checked = check(root)
    if wrong := errors(checked.findings):
        raise StoppedError(_told("De inhoud klopt nog niet.", wrong))
    return published(checked.kennisbank)


def write(site: Path, files: list[tuple[str, str]]) -> None:
    """Write files into the site. The host would take ten thousand of them as pages or check them one by one."""
    for folder in {path.rpartition("/")[0] for path, _ in files}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for path, text in files:
        (site / path).write_bytes(text.encode())


def _told(head: str, findings: list[Finding]) -> str:
    """What an editor reads when a build stops."""
    return "\n".join([head, *map(str, findings), f"{count_words(len(findings), 'fout', 'fouten')}."])


def _assets(root: Path) -> dict[str, str]:
    """The names of the built files, by the names under which the shell asks for them."""
    path = root / BUILT / "assets.json"
    if not path.exists():
        raise StoppedError("De stijl en de scripts zijn nog niet gebouwd. Draai eerst: make site")
    names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return dict(sorted(names.items()))
