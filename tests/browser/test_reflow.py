"""The page fits: on 320 px, and with the text spacing of WCAG 1.4.12."""

import pytest
from playwright.sync_api import Page

from browser.pages import KINDS, POINT
from browser.reader import DESKTOP, NARROW, Reader, Screen

SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
ADOPT = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
# Text that is wider than its block and not to be scrolled to, or cut off at the bottom.
# What only screen readers see (.vh) is one pixel large on purpose.
CLIPPED = """() => [...document.querySelectorAll("body *:not(.vh, svg *)")].filter(element => {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || style.display === "inline" || !element.innerText?.trim()) return false;
    const scrolls = ["auto", "scroll"].includes(style.overflowX);
    const cuts = ["hidden", "clip"].includes(style.overflowY);
    return (!scrolls && element.scrollWidth > element.clientWidth + 1) || (cuts && element.scrollHeight > element.clientHeight + 1);
}).map(element => `${element.localName}.${element.className} is ${element.clientWidth} px, its text ${element.scrollWidth} px: ${element.innerText.slice(0, 60)}`)"""
# Text in a picture that sticks out of the box it stands in.
OUTSIDE = """() => [...document.querySelectorAll("svg a, svg g")].filter(node => {
    const box = node.querySelector("rect")?.getBoundingClientRect();
    const text = node.querySelector("text")?.getBoundingClientRect();
    return box && text && (text.left < box.left || text.right > box.right || text.top < box.top || text.bottom > box.bottom);
}).map(node => node.textContent.trim().replace(/\\s+/g, " "))"""


def too_wide(page: Page) -> int:
    """How many pixels of the page lie beside the window."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_nothing_lies_beside_a_narrow_window(reader: Reader, address: str) -> None:
    page = reader.visit(address, NARROW)
    assert too_wide(page) <= 0
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("screen", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_wide_text_spacing_loses_nothing(reader: Reader, address: str, screen: Screen) -> None:
    page = reader.visit(address, screen)
    page.evaluate(ADOPT, SPACING)
    assert too_wide(page) <= 0
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_text_of_twice_the_size_loses_nothing(reader: Reader, address: str) -> None:
    """WCAG 1.4.4, for who makes only the text larger: the window stays as wide, and so the layout."""
    page = reader.visit(address)
    page.evaluate(ADOPT, "html { font-size: 200% !important }")
    assert too_wide(page) <= 0
    assert page.evaluate(CLIPPED) == []


def test_words_in_the_map_stay_in_their_boxes(reader: Reader) -> None:
    page = reader.visit(POINT)
    assert page.evaluate(OUTSIDE) == []
