"""The text of a page: as it is written, as it is shown, and as it is printed."""

import re
import unicodedata

from playwright.sync_api import Page
from pypdfium2 import PdfDocument

# What stands in <main> and is not its text: what only works with JavaScript or is made by
# it, what only paper shows, and the narrow twin of the contents.
BESIDE = ".only-js, .toast, .filter-empty, .search-page .faceted, .print-line, .toc-narrow, .jump, .page-bar, svg title"
# What one cannot use on paper, what only who has no JavaScript needs, and what the reader chose not to see.
NOT_ON_PAPER = f"{BESIDE}, nav, form, a.button, .tip, .no-js, .why > summary, p:has(+ .matrix-form), section[hidden]"

TAKE = """beside => {
    const main = document.querySelector("main");
    for (const part of main.querySelectorAll("details")) part.open = true;
    for (const part of main.querySelectorAll(beside)) part.remove();
    return [main.textContent, main.innerText];
}"""
PARTS = """beside => {
    const parts = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest(beside)) continue;
        const block = parent.closest("p, li, h1, h2, h3, h4, dt, dd, th, td, blockquote, figcaption, summary, tspan, div, main");
        if (block === last) parts.push(parts.pop() + walker.currentNode.data);
        else parts.push(walker.currentNode.data);
        last = block;
    }
    return parts;
}"""
ADDRESSES = """() => [...document.querySelectorAll('main a[href^="http"]')].map(link => link.getAttribute("href"))"""


def letters(text: str) -> str:
    """Only letters and figures: how lines are broken and filled does not count."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def written_and_shown(page: Page) -> tuple[str, str]:
    """All text of ``<main>`` as it stands in the page, and what of it is shown. Changes the page."""
    written, shown = page.evaluate(TAKE, BESIDE)
    return letters(written), letters(shown)


def difference(expected: str, found: str) -> str:
    """Where two texts part, or nothing."""
    if expected == found:
        return ""
    place = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found)))
    return f"expected …{expected[max(0, place - 40) : place + 60]}…, found …{found[max(0, place - 40) : place + 60]}…"


def sheets(paper: PdfDocument) -> list[str]:
    """What stands on each sheet of a PDF."""
    return [sheet.get_textpage().get_text_bounded() for sheet in paper]


def printed(page: Page) -> PdfDocument:
    """The page as Chromium prints it."""
    return PdfDocument(page.pdf(prefer_css_page_size=True))


def lost_on_paper(page: Page) -> list[str]:
    """Texts of ``<main>`` and addresses of its links that are not in the PDF."""
    parts: list[str] = page.evaluate(PARTS, NOT_ON_PAPER)
    addresses: list[str] = sorted(page.evaluate(ADDRESSES), key=len, reverse=True)
    paper = letters("".join(sheets(printed(page))))
    lost = [address for address in addresses if letters(address) not in paper]

    def without_addresses(text: str) -> str:
        for address in addresses:
            text = text.replace(letters(address), "")
        return text

    rest = without_addresses(paper)
    return lost + [part for part in parts if without_addresses(letters(part)) not in rest]
