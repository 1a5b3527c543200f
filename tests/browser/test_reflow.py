"""The page fits: on 320 px, with the text spacing of WCAG 1.4.12, and with text of twice the size."""

import pytest
from playwright.sync_api import Page

from browser.pages import KINDS, POINT
from browser.reader import NARROW, Reader

SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
LARGE = "html { font-size: 200% !important }"
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


def lost(page: Page) -> list[str]:
    """What of the text a reader cannot see: beside the window, or cut off by the block it stands in."""
    beside = too_wide(page)
    clipped: list[str] = page.evaluate(CLIPPED)
    return clipped + ([f"{beside} px beside the window"] if beside > 0 else [])


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_narrow_window_loses_nothing_also_with_wide_text_spacing(reader: Reader, address: str) -> None:
    page = reader.visit(address, NARROW)
    assert lost(page) == []
    page.evaluate(ADOPT, SPACING)
    assert lost(page) == []


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_wide_text_spacing_and_text_of_twice_the_size_lose_nothing(reader: Reader, address: str) -> None:
    """WCAG 1.4.12 and 1.4.4. Here a style of one's own makes the text larger, which is the hardest way: a browser that zooms text changes the layout too."""
    page = reader.visit(address)
    for style in (SPACING, LARGE):
        page.evaluate(ADOPT, style)
        assert lost(page) == []


def test_words_in_the_map_stay_in_their_boxes(reader: Reader) -> None:
    page = reader.visit(POINT)
    assert page.evaluate(OUTSIDE) == []
