"""What the terminal can show: colour, and links behind words. Elsewhere text stays plain."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

COLOURS = {"fout": "31;1", "advies": "33", "goed": "32", "zacht": "2", "weg": "31", "erbij": "32"}
LINK_SIGNS = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_PANE", "VTE_VERSION", "DOMTERM")
LINK_PROGRAMS = ("iTerm.app", "vscode", "WezTerm", "Hyper", "ghostty", "rio", "Tabby")


@dataclass(frozen=True)
class Screen:
    """How to write for one stream."""

    colour: bool = False
    links: bool = False

    def paint(self, text: str, name: str) -> str:
        """The text in one of ``COLOURS`` (ECMA-48), or as it is."""
        return f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if self.colour and text else text

    def link(self, text: str, address: str) -> str:
        """The text as a link (OSC 8), or as it is."""
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and address else text


def screen_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Screen:
    """Colour only on a terminal and without NO_COLOR (no-color.org); links where the terminal says it knows them."""
    if not stream.isatty() or environment.get("TERM") == "dumb":
        return Screen()
    known = any(environment.get(sign) for sign in LINK_SIGNS) or environment.get("TERM_PROGRAM") in LINK_PROGRAMS
    return Screen(colour=not environment.get("NO_COLOR"), links=known)
