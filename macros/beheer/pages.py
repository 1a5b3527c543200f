"""The real page of what is being changed, beside the form: as it is now, and with the change."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from macros.check import Loaded
from macros.site.build import Build
from macros.site.menu import menu_of, nav_in

KEPT = 12
NOW = "nu"
"""In the place of the number of a picture: the site as it is."""


@dataclass(frozen=True)
class Picture:
    """A page with a change that is not saved."""

    address: str
    html: str


class Pictures:
    """The last pages that were made with a change, by number."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = threading.Lock()
        self.made: OrderedDict[str, Picture] = OrderedDict()
        self.count = 0

    def take(self, loaded: Loaded, address: str) -> str:
        """Make the page, as a build would; return the number under which it is shown, or an empty text when there is no such page."""
        menu = menu_of(nav_in(self.root), loaded.pages)
        page = Build(self.root, loaded.kennisbank, loaded.pages, menu, preview=True).text(f"{address}index.html")
        if page is None:
            return ""
        with self.lock:
            self.count += 1
            self.made[str(self.count)] = Picture(address, page)
            while len(self.made) > KEPT:
                self.made.popitem(last=False)
            return str(self.count)

    def at(self, number: str, address: str) -> str | None:
        """The page of a number, at its own address only."""
        picture = self.made.get(number)
        return picture.html if picture and picture.address == address else None
