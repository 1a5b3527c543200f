"""An address that is not there: a Dutch page, whose links work from any depth."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.reader import Reader
from browser.server import serving

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


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a host that has the site in a folder, and shows its page for what is missing everywhere."""
    host = tmp_path_factory.mktemp("gastheer")
    (host / "kennisbank").symlink_to(site)
    for name in ("404.html", "_headers"):
        shutil.copy(site / name, host / name)
    with serving(host) as address:
        yield f"{address}kennisbank/"


@pytest.mark.parametrize("address", ["nergens", "praktijk/nergens/", "a/b/c/nergens/", "a/b/c/d.html?q=1"])
def test_on_a_site_in_a_folder_the_page_finds_its_style_and_its_links(browser: Browser, folder: str, address: str) -> None:
    page = browser.new_page()
    page.goto(folder + address)
    expect(page.locator("html")).to_have_attribute("data-root", folder)
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet is not found"
    links = [link for link in page.evaluate(LINKS) if link.split("?")[0] != page.url.split("?")[0]]
    assert len(links) > 10 and [link for link in links if not link.startswith(folder)] == []
    page.locator("#zoek-404").fill("solidariteit")
    page.locator("#zoek-404").press("Enter")
    expect(page).to_have_url(f"{folder}zoeken/?q=solidariteit")
    page.context.close()


def test_on_a_site_in_a_folder_the_page_has_its_style_without_scripts_and_says_what_to_do(browser: Browser, folder: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{folder}praktijk/nergens/")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet is not found"
    help = page.locator("main p", has_text="Werkt een link niet?")
    expect(help).to_be_visible()
    expect(help).to_contain_text("Haal dan in de adresbalk het laatste stuk van het adres weg")
    page.context.close()
