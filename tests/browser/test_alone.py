"""The site needs nobody and nothing: no other host, no storage, no script, no screen."""

import pytest
from playwright.sync_api import Page, expect

from browser.pages import EXAMPLE, HOME, KINDS, POINT, SEARCH
from browser.reader import NO_SCRIPT, PHONE, Reader
from browser.text import difference, lost_on_paper, written_and_shown

STORED = "() => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie })"
# What works on a screen only, or leads to a place on the page; and words whose colour needs a ground, which printers leave out.
WRONG_ON_PAPER = """() => {
    const screen = ".site-header, .site-footer, .page-bar, .letter-bar, .jump, .toc-narrow, .chips, .chosen, main button, main input, main select";
    const light = part => Math.min(...getComputedStyle(part).color.match(/[\\d.]+/g).slice(0, 3).map(Number)) > 150;
    const written = part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    return [...document.querySelectorAll(screen)].filter(part => part.checkVisibility()).map(part => `prints: ${part.outerHTML.slice(0, 80)}`)
        .concat([...document.querySelectorAll("main *")].filter(part => written(part) && part.checkVisibility() && light(part))
            .map(part => `cannot be read: ${part.textContent.trim().slice(0, 60)}`));
}"""
# Buttons and fields that one sees and that do nothing: those of a form that sends its answers somewhere do something.
DEAD = """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, [role=button], [contenteditable]")]
    .filter(part => part.checkVisibility({ visibilityProperty: true }) && !part.form?.hasAttribute("action")).map(part => part.outerHTML.slice(0, 100))"""
FONTS = '() => [...document.fonts].filter(font => font.status === "loaded").map(font => font.family.replaceAll(`"`, ""))'


def loaded_fonts(page: Page) -> set[str]:
    """Names of the fonts of our own that the page has loaded; the fallbacks are those of the computer."""
    return {name for name in page.evaluate(FONTS) if not name.endswith("Fallback")}


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_page_keeps_nothing_and_is_whole_without_javascript(reader: Reader, address: str) -> None:
    """Also, as every test with a reader: no other host, no breach of the policy; and no button or field that does nothing."""
    page = reader.visit(address)
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == {"local": 0, "session": 0, "cookie": ""}
    with_script, _ = written_and_shown(page)
    page = reader.visit(address, NO_SCRIPT)
    assert page.evaluate(DEAD) == []
    without_script, shown = written_and_shown(page)
    assert difference(without_script, with_script) == "", "text that only JavaScript brings, or takes away"
    assert difference(without_script, shown) == "", "text that is hidden"


def test_site_is_served_under_the_strict_policy(reader: Reader) -> None:
    page = reader.visit(HOME)
    answer = page.request.get(page.url).headers
    policy = answer["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in answer["content-security-policy"]
    assert answer["x-content-type-options"] == "nosniff"
    assert "immutable" not in answer["cache-control"]
    script = page.request.get(str(page.evaluate("document.querySelector('script').src"))).headers
    assert "immutable" in script["cache-control"]


def test_using_the_page_keeps_nothing(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=leraar&soort=begrip", PHONE)
    expect(page.locator("main [data-id]").first).to_be_visible()
    page.goto(reader.server + POINT)
    page.get_by_role("button", name="Kopieer (APA 7)").click()
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == {"local": 0, "session": 0, "cookie": ""}


def test_reader_notices_what_is_forbidden(reader: Reader) -> None:
    """The watch of all these tests is awake."""
    page = reader.visit(HOME)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/x.png' }))")
    noticed = [*reader.problems]
    reader.problems.clear()
    assert noticed


@pytest.mark.parametrize(("address", "fonts"), [(HOME, {"Kennisbank Sans"}), (POINT, {"Kennisbank Sans", "Kennisbank Serif"})])
def test_page_works_from_disk_under_its_own_policy(reader: Reader, address: str, fonts: set[str]) -> None:
    page = reader.open_from_disk(address)
    assert loaded_fonts(page) == fonts
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet does not work"
    assert page.evaluate("document.documentElement.className") == "js", "the script does not work"


@pytest.mark.parametrize("address", [address for address in KINDS.values() if address != "404.html"])
def test_paper_loses_nothing(reader: Reader, address: str) -> None:
    assert lost_on_paper(reader.visit(address)) == []


def test_paper_has_no_bars_pills_or_buttons_and_dark_words(reader: Reader) -> None:
    wrong = {}
    for address in (HOME, POINT, "praktijk/", "peer-review/", "begrippen/", "a-z/", "matrix/", "citaat/", "redactie/"):
        page = reader.visit(address, PHONE)
        page.emulate_media(media="print")
        wrong[address] = page.evaluate(WRONG_ON_PAPER)
        page.emulate_media(media="screen")
    assert {address: lines for address, lines in wrong.items() if lines} == {}


@pytest.mark.parametrize("address", [POINT, EXAMPLE])
def test_paper_loses_nothing_without_javascript(reader: Reader, address: str) -> None:
    assert lost_on_paper(reader.visit(address, NO_SCRIPT)) == []
