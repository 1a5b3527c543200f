"""axe-core finds nothing: on every kind of page, wide and narrow, light and dark."""

from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Page, expect

from browser.pages import HOME, KINDS, POINT
from browser.reader import DESKTOP, NARROW, Reader, Screen

AXE = (ROOT / "overrides/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """([type, values]) => axe.run(document, {
    runOnly: { type, values },
    resultTypes: ["violations"],
    preload: false,
}).then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))"""

SORTS = """() => [...document.querySelectorAll("body, body *")].map(one => {
    const states = ["aria-current", "aria-invalid", "aria-pressed", "role", "type", "hidden"].map(name => one.getAttribute(name) ?? "");
    const around = [one.parentElement, one.closest("[class*=hue-]")].map(other => [other?.localName, other?.getAttribute("class")]);
    return [one.localName, one.getAttribute("class"), ...states, ...around].join(" ");
})"""
"""What an element is, for its colours: its name, its class, its state, what it stands in, and the hue that it is under."""
SCROLLED = 3

WIDTHS = (DESKTOP.width, NARROW.width)
SEEN: dict[int, set[str]] = {width: set() for width in WIDTHS}


def violations(page: Page, *, only_colours: bool = False) -> list[str]:
    """What axe finds: the rule, and the element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    if only_colours:
        return _ask(page, "rule", COLOURS)
    found = _ask(page, "tag", STANDARDS)
    small = {line for line in found if line.startswith("target-size:")}
    # A bar that stays in sight lies over some target or other at any moment, and one scrolls on: too small is what is so wherever one is.
    for _ in range(SCROLLED if small else 0):
        page.evaluate("window.scrollBy({ top: innerHeight / 3, behavior: 'instant' })")
        small &= set(_ask(page, "rule", ["target-size"]))
    page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
    return [line for line in found if not line.startswith("target-size:")] + sorted(small)


def unseen(page: Page, seen: set[str]) -> set[str]:
    """The sorts of elements on a page that were on no page before; from now on they were. Dark changes their colours and nothing else."""
    new = {*page.evaluate(SORTS)} - seen
    seen |= new
    return new


def _ask(page: Page, kind: str, values: list[str]) -> list[str]:
    found: Any = page.evaluate(RUN, [kind, values])
    return [str(line) for line in found]


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_page_is_open_to_everyone(reader: Reader, address: str) -> None:
    page = reader.visit(address)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        found += [f"{width} px, light: {line}" for line in violations(page)]
        # Only the rules about colours look again, and only where there is something to look at that was not there yet.
        page.emulate_media(color_scheme="dark")
        found += [f"{width} px, dark: {line}" for line in violations(page, only_colours=True)] if unseen(page, SEEN[width]) else []
    assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", [HOME, POINT])
def test_open_menu_is_open_to_everyone(reader: Reader, address: str, dark: bool) -> None:
    page = reader.visit(address, Screen(width=NARROW.width, dark=dark))
    page.get_by_text("Menu", exact=True).click()
    expect(page.locator(".menu-panel")).to_be_visible()
    assert violations(page) == []


def test_everything_folded_open_is_open_to_everyone(reader: Reader) -> None:
    page = reader.visit(POINT, NARROW)
    page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
    assert violations(page) == []
