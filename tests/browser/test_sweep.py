"""At every width from 320 to 1280 px: the header on one row, the menu inside the window, nothing beside it."""

import pytest
from playwright.sync_api import Page

from browser.pages import HOME, KINDS
from browser.reader import DESKTOP, Reader

WIDTHS = range(320, 1281, 8)
LONG = {"criterium, lang woord in vorige en volgende": "kwaliteitskader/kk2021-w2-4/", "idem, in de kop": "kwaliteitskader/kk2021-w3-2/"}
# Text of another reader is sometimes a tenth wider: another font, or letters further apart.
WIDER = "document.querySelector('.site-header').style.letterSpacing = '0.05em'"
WRONG = """() => {
    const root = document.documentElement;
    const inside = box => box.left >= 0 && box.right <= root.clientWidth;
    const shown = [...document.querySelectorAll(".site-header .wrap > *")].filter(part => part.checkVisibility());
    const boxes = shown.map(part => (part.querySelector("summary") ?? part).getBoundingClientRect());
    const middles = boxes.map(box => (box.top + box.bottom) / 2);
    const found = [];
    if (Math.max(...middles) - Math.min(...middles) > 4) found.push("the header is on more than one row");
    if (boxes.some((box, i) => i && box.left < boxes[i - 1].right - 1)) found.push("parts of the header lie over each other");
    if (!boxes.every(inside)) found.push("a part of the header is beside the window");
    if (!inside(document.querySelector(".menu-panel").getBoundingClientRect())) found.push("the menu is beside the window");
    for (const link of document.querySelectorAll(".menu-panel a"))
        if (!inside(link.getBoundingClientRect()) || link.scrollWidth > link.clientWidth) found.push(`${link.textContent} does not fit in the menu`);
    const over = document.scrollingElement.scrollWidth - root.clientWidth;
    if (over > 0) found.push(`the page is ${over} px too wide`);
    return found;
}"""


def swept(page: Page) -> list[str]:
    """What does not fit at any width, with the menu open."""
    page.evaluate("document.querySelector('.menu').open = true")
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {what}" for what in page.evaluate(WRONG)]
    return found


@pytest.mark.parametrize("address", (KINDS | LONG).values(), ids=KINDS | LONG)
def test_header_menu_and_page_fit_at_every_width(reader: Reader, address: str) -> None:
    assert swept(reader.visit(address, DESKTOP)) == []


def test_header_and_menu_fit_with_wider_letters(reader: Reader) -> None:
    page = reader.visit(HOME, DESKTOP)
    page.evaluate(WIDER)
    assert swept(page) == []
