"""The door for authors: gives the macros plugin the shortcodes.

A macro returns a placeholder; the text of a record enters the page only after
Markdown has run, so that it passes neither Jinja a second time nor Markdown.
"""

from collections.abc import Callable
from typing import Any

from macros.host.plugin import KennisbankPlugin
from macros.host.seen import address
from macros.written.shortcodes import SHORTCODES, Shortcode


def register(env: Any) -> None:
    """Give the macros plugin ``env`` one macro for every shortcode."""
    for code in SHORTCODES.values():
        env.macro(_macro(env, code), code.name)


def _macro(env: Any, code: Shortcode) -> Callable[..., str]:
    def macro(*args: Any, **named: Any) -> str:
        door: KennisbankPlugin = env.conf.plugins["kennisbank"]
        return door.hold(code.function(door.kennisbank, address(env.page), *args, **named))

    return macro
