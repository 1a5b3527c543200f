"""The menu: what the settings of the host (``nav`` in mkdocs.yml) say, as titles and addresses."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from macros.site.shell import Menu
from macros.written.markdown import address_of
from macros.written.page import WrittenPage


class _Loader(yaml.CSafeLoader):
    """Reads the settings of the host; what only the host can read is left out."""


_Loader.add_multi_constructor("!", lambda *_: None)


def nav_in(root: Path) -> Sequence[object]:
    """The menu as it stands in the settings, empty when there is none; the check has read them."""
    nav: Sequence[object] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader).get("nav")  # noqa: S506 - a safe one
    return nav or ()


def menu_of(nav: Sequence[Any], pages: Sequence[WrittenPage]) -> Menu:
    """Pages at the top level stand in the bar, groups are those of the menu and the footer. A page is called by the title in its head."""
    titles = {page.path: page.title for page in pages}

    def doors(items: Sequence[Any]) -> tuple[tuple[str, str], ...]:
        pairs = [next(iter(item.items())) if isinstance(item, dict) else (titles.get(item, item), item) for item in items]
        return tuple((str(title), address_of(file)) for title, file in pairs if isinstance(file, str) and file != "index.md")

    groups = [next(iter(item.items())) for item in nav if isinstance(item, dict)]
    return Menu(doors(nav), tuple((str(title), doors(items)) for title, items in groups if isinstance(items, list)))
