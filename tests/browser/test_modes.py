"""The site follows the reader's system: dark, forced colours, less motion."""

import pytest
from playwright.sync_api import Page

from browser.pages import HOME, OVERVIEW, POINT
from browser.reader import DESKTOP, PHONE, Reader, Screen

BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"
MARK = """element => {
    const style = getComputedStyle(element);
    return ["textDecorationLine", "borderTop", "borderBottom", "borderLeft", "backgroundColor"].map(name => style[name]);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    return style.scrollBehavior === "smooth" || style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).map(element => element.localName)"""


def marks(page: Page, links: str) -> tuple[list[str], list[str]]:
    """How the current link of a menu is drawn, and how another one is."""
    current = page.locator(f"{links}[aria-current]").first
    other = page.locator(f"{links}:not([aria-current])").first
    return current.evaluate(MARK), other.evaluate(MARK)


@pytest.mark.parametrize("address", [HOME, POINT])
def test_dark_is_dark(reader: Reader, address: str) -> None:
    light = reader.visit(address).evaluate(BACKGROUND)
    dark = reader.visit(address, Screen(dark=True)).evaluate(BACKGROUND)
    assert light == "rgb(251, 250, 246)"
    assert dark == "rgb(18, 23, 31)"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("address", "width", "links"),
    [
        (POINT, DESKTOP.width, ".main-menu a"),
        (POINT, PHONE.width, ".menu-panel a"),
        (POINT, DESKTOP.width, ".toc a"),
        (OVERVIEW, DESKTOP.width, ".views a"),
    ],
    ids=["bar", "panel", "contents", "views"],
)
def test_current_item_is_marked_in_forced_colours(reader: Reader, address: str, width: int, links: str, dark: bool) -> None:
    page = reader.visit(address, Screen(width=width, forced_colors=True, dark=dark))
    current, other = marks(page, links)
    assert current != other


def test_nothing_moves_for_who_asks_for_less_motion(reader: Reader) -> None:
    page = reader.visit(POINT, Screen(reduced_motion=True))
    assert page.evaluate(MOVING) == []
