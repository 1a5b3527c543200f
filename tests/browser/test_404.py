"""An address that is not there: a Dutch page, whose links work from any depth."""

import pytest
from playwright.sync_api import expect

from browser.reader import Reader

LINKS = "() => [...new Set([...document.querySelectorAll('a[href], form[action]')].map(link => (link.href ?? link.action).split('#')[0]))]"


@pytest.mark.parametrize("address", ["nergens", "praktijk/nergens/", "a/b/c/nergens/"])
def test_missing_address_gives_a_page_that_leads_on(reader: Reader, address: str) -> None:
    page = reader.visit(address, missing=True)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet is not found"
    links = [link for link in page.evaluate(LINKS) if link != page.url]
    assert len(links) > 10
    answers = {link: page.request.get(link).status for link in links}
    assert {link: status for link, status in answers.items() if status != 200} == {}


def test_search_of_a_missing_page_finds(reader: Reader) -> None:
    page = reader.visit("a/b/c/nergens/", missing=True)
    search = page.locator("#zoek-404")
    search.fill("solidariteit")
    search.press("Enter")
    expect(page).to_have_url(f"{reader.server}zoeken/?q=solidariteit")
