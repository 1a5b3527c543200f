"""Bars that stay in sight: never over what has the focus, and not on a low window."""

import pytest
from playwright.sync_api import Page

from browser.pages import POINT
from browser.reader import PHONE, Reader

BARS = ".page-bar, .letter-bar"
PAGES = [POINT, "peer-review/", "begrippen/", "a-z/"]
STEPS = 60
# What has the focus, where a bar lies over all of it.
UNDER = """bars => {
    const focused = document.activeElement;
    const { top, bottom } = focused.getBoundingClientRect();
    const over = [...document.querySelectorAll(bars)].filter(bar => !bar.contains(focused) && bar.checkVisibility()).some(bar => {
        const box = bar.getBoundingClientRect();
        return box.top <= top + 1 && box.bottom >= bottom - 1;
    });
    return over ? focused.outerHTML.slice(0, 120) : "";
}"""


def walk(page: Page, key: str) -> list[str]:
    """What lies under a bar when a keyboard comes to it, step by step."""
    found = []
    for _ in range(STEPS):
        page.keyboard.press(key)
        found.append(page.evaluate(UNDER, BARS))
    return [under for under in found if under]


@pytest.mark.parametrize("address", PAGES)
def test_focus_is_never_under_a_bar(reader: Reader, address: str) -> None:
    page = reader.visit(address, PHONE)
    assert page.locator(BARS).count() > 0
    assert walk(page, "Tab") == []
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    assert walk(page, "Shift+Tab") == []


@pytest.mark.parametrize("address", PAGES)
def test_bars_do_not_stay_on_a_low_window(reader: Reader, address: str) -> None:
    page = reader.visit(address, PHONE)
    page.set_viewport_size({"width": PHONE.width, "height": 460})
    stays = page.locator(BARS).evaluate_all(
        "bars => bars.filter(bar => bar.checkVisibility() && getComputedStyle(bar).position === 'sticky').length"
    )
    assert stays == 0


def test_the_bar_never_lies_over_the_contents_that_it_leads_to(reader: Reader) -> None:
    """However high the window is, and so wherever the contents end in it."""
    page = reader.visit(POINT, PHONE)
    over = """() => {
        const bar = document.querySelector('.page-bar').getBoundingClientRect();
        return [...document.querySelectorAll('#op-deze-pagina a')].some(link => link.getBoundingClientRect().bottom > bar.top);
    }"""
    found = []
    for height in range(500, 1100, 40):
        page.set_viewport_size({"width": PHONE.width, "height": height})
        found += [height] if page.evaluate(over) else []
    assert found == []
