"""What is copied is what was written: no soft hyphens, and the statement to the letter."""

import pytest
from conftest import TRIAL
from playwright.sync_api import Page, expect

from browser.pages import KINDS, OVERVIEW, POINT
from browser.reader import DESKTOP, NARROW, Reader
from macros.views.render import SOFT_HYPHEN, hyphenated

SELECT = """selector => {
    getSelection().selectAllChildren(document.querySelector(selector));
    return getSelection().toString();
}"""


def source_text(record: str) -> str:
    lines = (TRIAL / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)[record]


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def allow_clipboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


LONG = "Verantwoordelijkhedenoverzicht"


def test_a_heading_is_one_text_that_breaks_with_a_hyphen_and_is_copied_without(reader: Reader) -> None:
    """A screen reader reads the pieces of a heading one by one, so there is one."""
    assert hyphenated(LONG, 20).replace(SOFT_HYPHEN, "") == LONG
    page = reader.visit(POINT, NARROW)
    allow_clipboard(page)
    page.locator("h1").evaluate("(heading, text) => { heading.textContent = text }", hyphenated(LONG, 20))
    assert page.evaluate("document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth")
    page.evaluate(SELECT, "h1")
    page.keyboard.press("ControlOrMeta+c")
    assert clipboard(page).strip() == LONG


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_every_title_is_one_text(reader: Reader, address: str) -> None:
    page = reader.visit(address, DESKTOP)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('main :is(h1, h2)')].filter(h => !h.querySelector('a, .n') && h.childNodes.length > 1).map(h => h.textContent)"
        )
        == []
    )


@pytest.mark.parametrize("record", ["u05", "u15"])
def test_copy_button_gives_the_statement_to_the_letter(reader: Reader, record: str) -> None:
    page = reader.visit(f"uitgangspunten/{record}/", DESKTOP)
    allow_clipboard(page)
    page.get_by_role("button", name="Kopieer de tekst").click()
    expect(page.get_by_role("status")).to_have_text("Gekopieerd")
    assert clipboard(page) == source_text(record)


def test_copy_button_of_the_overview_gives_every_statement(reader: Reader) -> None:
    page = reader.visit(OVERVIEW)
    allow_clipboard(page)
    page.get_by_role("button", name="Kopieer alle teksten").click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd")).to_be_visible()
    copied = clipboard(page)
    assert SOFT_HYPHEN not in copied
    assert [record for record in (f"u{number:02}" for number in range(1, 17)) if source_text(record) not in copied] == []


def test_without_a_clipboard_the_statement_is_selected(reader: Reader) -> None:
    page = reader.visit(POINT)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('geen klembord')) }")
    page.get_by_role("button", name="Kopieer de tekst").click()
    expect(page.get_by_role("status")).to_contain_text("Kopieer met")
    assert page.evaluate("getSelection().toString()") == source_text("u05")
