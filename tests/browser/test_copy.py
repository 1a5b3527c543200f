"""What is copied is what was written: no soft hyphens, and the statement to the letter."""

import pytest
from conftest import TRIAL
from playwright.sync_api import Page, expect

from browser.pages import KINDS, OVERVIEW, POINT
from browser.reader import DESKTOP, NARROW, Reader

SOFT_HYPHEN = "\u00ad"
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


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_title_is_selected_without_soft_hyphens(reader: Reader, address: str) -> None:
    page = reader.visit(address, NARROW)
    written = str(page.locator("h1").text_content())
    assert SOFT_HYPHEN not in str(page.locator("html").text_content())
    assert " ".join(str(page.evaluate(SELECT, "h1")).split()) == " ".join(written.split())


def test_long_title_breaks_with_a_hyphen_and_is_copied_without(reader: Reader) -> None:
    page = reader.visit(POINT, NARROW)
    allow_clipboard(page)
    assert page.evaluate("getComputedStyle(document.querySelector('h1 .sh'), '::after').content") == f'"{SOFT_HYPHEN}"'
    page.evaluate(SELECT, "h1")
    page.keyboard.press("ControlOrMeta+c")
    assert clipboard(page).strip() == "Bovenbestuurlijke solidariteit"


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
