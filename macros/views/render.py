"""The templates' environment: autoescaping, strict, with the helpers that templates may use.

All text of a record passes here and only here on its way to HTML, so what a
record says can never run.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

import pyphen
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from macros import citation, words
from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, Record
from macros.reading.web_address import weakness
from macros.views import example, names

TEMPLATES = Path(__file__).parent.parent / "templates"
TRANSLATED = TEMPLATES.parent.parent / ".build/templates"
"""Where Jinja keeps the templates as Python reads them, each with the hash of its text, as Python does its modules."""
SOFT_HYPHEN = "\u00ad"


def relative(address: str, here: str) -> str:
    """The href from page ``here`` to ``address``, both relative to the root of the site."""
    path, _, anchor = address.partition("#")
    if anchor and path == here:
        return f"#{anchor}"
    return "../" * here.count("/") + address or "./"


@pass_context
def url(context: Context, address: str) -> str:
    """The href to an address on this site, seen from the page that is rendered."""
    return relative(address, context["here"])


@pass_context
def link(context: Context, record: Record, text: str = "") -> Markup:
    """A link to a record, by its name unless ``text`` is given."""
    kb: Kennisbank = context["kb"]
    href, label = escape(url(context, record.address)), escape(text or names.name(kb, record))
    return Markup(f'<a href="{href}">{label}</a>')  # noqa: S704 - escaped above


def _helper(function: Callable[..., object]) -> Callable[..., object]:
    """Give a function that takes the Kennisbank the one of the page."""

    @pass_context
    def helper(context: Context, *args: object) -> object:
        return function(context["kb"], *args)

    return helper


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False}).enable(["emphasis", "list", "link", "escape"])
    parser.validateLink = _safe_link  # type: ignore[assignment, method-assign]
    parser.add_render_rule("hardbreak", lambda *_: "\\\n")  # a backslash that ends a line is a sign like others
    return parser


def _safe_link(href: str) -> bool:
    return re.match(r"https?://[^/]", href, re.IGNORECASE) is not None


PLAIN = re.compile(r"[^\W\d_](?:[^\0-\x1f*_\[\\`&<>\"]*[^\s*_\[\\`&<>\"])?")
"""A text of one line in which no sign means more than itself: as most are."""


@lru_cache(maxsize=4096)
def formatted(text: str) -> Markup:
    """Text of a record with emphasis, lists and links (CommonMark's), nothing else, as HTML."""
    return Markup(f"<p>{text}</p>\n" if PLAIN.fullmatch(text) else _markdown().render(text))  # noqa: S704 - the renderer escapes


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=4, right=4)


@lru_cache(maxsize=4096)
def hyphenated(text: str, longest: int = 11) -> str:
    """Text in which a word of more than ``longest`` letters may break; it stays one text, which a screen reader reads as one."""
    return re.sub(rf"[^\W\d_]{{{longest + 1},}}", lambda match: _hyphens().inserted(match.group(), SOFT_HYPHEN), text)


def translated() -> FileSystemBytecodeCache | None:
    """Translating the templates is a sixth of a build; None where nothing can be kept."""
    with suppress(OSError):
        TRANSLATED.mkdir(parents=True, exist_ok=True)
        return FileSystemBytecodeCache(str(TRANSLATED)) if os.access(TRANSLATED, os.W_OK) else None
    return None


@cache
def environment() -> Environment:
    """The one environment for all templates of records; a new build starts with a new one (``cache_clear``)."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=translated(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(
        url=url,
        link=link,
        name=_helper(names.name),
        kicker=_helper(names.kicker),
        hue=_helper(names.hue),
        framework=_helper(names.framework),
        full_name=names.full_name,
        short_name=names.short_name,
        number=_helper(names.number),
        happens=example.happens,
        place_of=example.place,
        provinces_of=example.provinces,
        weakness=weakness,
        citation=citation,
        words=words,
        kinds=BY_NAME,
    )
    env.filters.update(formatted=formatted, hyphenated=hyphenated, date=words.date_in_words, enumerated=words.enumerate_words)
    return env


def render(template: str, kb: Kennisbank, here: str, **values: object) -> Markup:
    """Render one template for the page at ``here``."""
    return Markup(environment().get_template(template).render(kb=kb, here=here, **values))  # noqa: S704 - autoescaped
