"""The list from A to Z: searched from every page, whole without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.pages import HOME, LIST, POINT
from browser.reader import DESKTOP, NO_SCRIPT, PHONE, Reader

ITEMS = ".az li"
SHOWN = ".az li:visible"


def is_filtered_by(page: Page, word: str) -> None:
    """Only what holds the word is shown, and the live region says how many."""
    count = page.get_by_role("status").and_(page.locator("#az-count"))
    expect(count).to_have_text(re.compile(r"^\d+ van \d+ onderwerpen\.?$"))
    shown = page.locator(SHOWN).all_inner_texts()
    assert shown
    assert [text for text in shown if word not in text.lower()] == []
    whole = page.locator(ITEMS).all_text_contents()
    assert len(shown) == sum(word in text.lower() for text in whole)
    assert [int(number) for number in re.findall(r"\d+", count.inner_text())] == [len(shown), len(whole)]


@pytest.mark.parametrize("address", [HOME, POINT])
def test_search_in_the_header_leads_to_what_matches(reader: Reader, address: str) -> None:
    page = reader.visit(address, DESKTOP)
    search = page.locator("header").get_by_role("searchbox")
    search.fill("solidariteit")
    search.press("Enter")
    expect(page).to_have_url(f"{reader.server}{LIST}?q=solidariteit")
    expect(page.locator("#az-filter")).to_have_value("solidariteit")
    is_filtered_by(page, "solidariteit")


def test_search_in_the_menu_leads_to_what_matches(reader: Reader) -> None:
    page = reader.visit(HOME, PHONE)
    page.get_by_text("Menu", exact=True).click()
    page.locator(".menu-panel").get_by_role("searchbox").fill("leraar")
    page.locator(".menu-panel").get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url(f"{reader.server}{LIST}?q=leraar")
    is_filtered_by(page, "leraar")


def test_typing_filters_and_clearing_gives_all_back(reader: Reader) -> None:
    page = reader.visit(LIST)
    total = page.locator(SHOWN).count()
    field = page.locator("#az-filter")
    field.press_sequentially("Coordinerend")
    expect(page.locator("#az-count")).to_contain_text(" van ")
    assert 0 < page.locator(SHOWN).count() < total, "accents and capitals should not matter"
    field.fill("")
    expect(page.locator(SHOWN)).to_have_count(total)
    expect(page.locator("#az-count")).to_contain_text(f"{total} onderwerpen")


def test_nothing_found_is_said(reader: Reader) -> None:
    page = reader.visit(f"{LIST}?q=qqqq")
    expect(page.get_by_role("status").and_(page.locator("#az-count"))).to_contain_text("0 van")
    expect(page.get_by_text("Niets gevonden met “qqqq”")).to_be_visible()
    expect(page.locator(SHOWN)).to_have_count(0)


def test_without_javascript_the_whole_list_stands(reader: Reader) -> None:
    page = reader.visit(f"{LIST}?q=solidariteit", NO_SCRIPT)
    items = page.locator(ITEMS).count()
    assert items > 300
    expect(page.locator(SHOWN)).to_have_count(items)
    expect(page.locator("#az-filter")).to_be_hidden()
    expect(page.locator("#az-count")).to_contain_text(f"{items} onderwerpen")
