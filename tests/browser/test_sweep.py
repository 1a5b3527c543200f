"""At every width from 320 to 1280 px: the header on one row, the menu inside the window, nothing beside it."""

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from browser.pages import HOME, KINDS
from browser.server import Handler, serving

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


# A frame that becomes wider is laid out as a window is, and nothing is painted: a fifth of the work.
FRAMED = """address => new Promise(loaded => {
    document.querySelector("iframe")?.remove();
    const frame = document.createElement("iframe");
    frame.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1280px; height: 800px; border: 0";
    frame.onload = () => loaded();
    frame.src = address;
    document.body.append(frame);
})"""
SWEPT = """async widths => {
    await document.fonts.ready;
    document.querySelector(".menu").open = true;
    return widths.flatMap(width => {
        window.frameElement.style.width = `${width}px`;
        if (!matchMedia(`(width: ${width}px)`).matches) return [`the frame is not ${width} px wide`];
        return (WRONG)().map(what => `${width} px: ${what}`);
    });
}""".replace("WRONG", WRONG)


class Open(Handler):
    """A server that does not ask to keep the site out of frames."""

    def end_headers(self) -> None:
        SimpleHTTPRequestHandler.end_headers(self)


@pytest.fixture(scope="module")
def around(browser: Browser, site: Path) -> Iterator[Page]:
    """An empty page, to put the pages of the site on in a frame."""
    with serving(site, Open) as server:
        page = browser.new_page()
        page.route(server + "leeg", lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title>Leeg</title>"))
        page.goto(server + "leeg")
        yield page
        page.context.close()


def framed(around: Page, address: str) -> Frame:
    around.evaluate(FRAMED, f"/{address}")
    return around.frames[1]


def swept(frame: Frame) -> list[str]:
    """What does not fit at any width, with the menu open."""
    found: list[str] = frame.evaluate(SWEPT, list(WIDTHS))
    return found


@pytest.mark.parametrize("address", (KINDS | LONG).values(), ids=KINDS | LONG)
def test_header_menu_and_page_fit_at_every_width(around: Page, address: str) -> None:
    assert swept(framed(around, address)) == []


def test_header_and_menu_fit_with_wider_letters(around: Page) -> None:
    frame = framed(around, HOME)
    frame.evaluate(WIDER)
    assert swept(frame) == []
