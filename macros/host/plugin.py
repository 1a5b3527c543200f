"""The door: the host's events in, the files of the site out.

The host reads the settings, and takes the pages in docs/ through the macros and Markdown; everything
else is made by ``macros.site``, which knows no host.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.site.build import LICENCES, Build, MadePage, StoppedError, build_of, write
from macros.written.markdown import EXTENSIONS, SETTINGS, placeholder
from macros.written.page import WrittenPage
from macros.written.shortcodes import SHORTCODES, At, Later


class StoppedBuild(Abort):  # noqa: N818 - it ends a build, as the host's own Abort does
    """Ends a build; the reader sees what it says, and nothing of the host's after it."""

    def show(self, *args: object, **kwargs: object) -> None:
        print(self.format_message(), file=sys.stderr)


class KennisbankPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Events of MkDocs, in the order in which they come."""

    config_scheme = (("uitgave", config_options.Type(bool, default=False)),)
    """``uitgave`` is on when the site gets all that readers download (``make uitgave``)."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything; stop with all findings when one is an error."""
        self.html: dict[str, str] = {}
        self.pieces: dict[str, list[Later]] = {}
        root = Path(config.config_file_path).parent
        self.build: Build = _stopping(lambda: build_of(root, config.nav, self.made, self.config["uitgave"]))
        self.pages: dict[str, WrittenPage] = {page.path: page for page in self.build.written}
        settings = self.build.kennisbank.instellingen
        config.site_name, config.site_url = settings.naam, settings.adres or ""
        config.markdown_extensions, config.mdx_configs = [*EXTENSIONS], {**SETTINGS}
        config.theme.dirs.clear()  # the theme lends its name, not its files
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave what stands in docs/ itself, and name the files that its pages may lead to."""
        for file in [file for file in files if file.src_uri not in self.pages and file.src_uri not in self.build.copies]:
            files.remove(file)
        for path in _stopping(lambda: [*self.build.beside, LICENCES]):
            if path.count("/") < 2 and not path.endswith((".md", ".html")):
                files.append(File.generated(config, path, content=b""))
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """The text of a page as it was read and checked; its head was understood already."""
        return self.pages[page.file.src_uri].body

    def hold(self, page: Page, macro: Callable[..., Later], *args: Any, **named: Any) -> str:
        """Keep what makes a piece of a page; return the placeholder that stands for it in Markdown."""
        held = self.pieces.setdefault(page.file.src_uri, [])
        held.append(macro(self.build.at(self.pages[page.file.src_uri]), *args, **named))
        return placeholder(len(held) - 1)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Markdown has run."""
        self.html[page.file.src_uri] = html
        return html

    def made(self, page: WrittenPage, at: At) -> MadePage:
        """What the host made of a page."""
        return MadePage(self.html[page.path], self.pieces.get(page.path, ()))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page has been read, so the host's work is done: it has no page to write, and templates without a word."""
        for file in files.documentation_pages():
            files.remove(file)
        return Environment(loader=FunctionLoader(lambda name: ""))  # noqa: S701 - nothing is in it

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the site, and look at it as built."""
        _stopping(lambda: write(self.build, Path(config.site_dir)))


def _stopping(task: Callable[[], Any]) -> Any:
    """What a task gives; the host stops with what it says when it cannot go on."""
    try:
        return task()
    except StoppedError as stopped:
        raise StoppedBuild(str(stopped)) from None


def register(env: Any) -> None:
    """Give the macros plugin ``env`` one macro for every shortcode.

    A macro returns a placeholder; the text of a record enters the page only after Markdown has run,
    so that it passes neither Jinja a second time nor Markdown.
    """
    for code in SHORTCODES.values():
        env.macro(_macro(env, code.function), code.name)


def _macro(env: Any, function: Callable[..., Later]) -> Callable[..., str]:
    def macro(*args: Any, **named: Any) -> str:
        door: KennisbankPlugin = env.conf.plugins["kennisbank"]
        return door.hold(env.page, function, *args, **named)

    return macro
