"""An address that moved leads on, and what stood behind it goes along."""

import pytest
from playwright.sync_api import expect

from browser.reader import Reader

OLD, NEW = "u05/", "uitgangspunten/u05/"


@pytest.mark.parametrize("behind", ["", "#bronnen", "?van=mail", "?a=1&b=%C3%A9#bronnen"])
def test_part_and_question_go_along(reader: Reader, behind: str) -> None:
    page = reader.visit("over/")
    page.goto(f"{reader.server}{OLD}{behind}")
    expect(page).to_have_url(f"{reader.server}{NEW}{behind}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_back_leads_to_where_the_visitor_came_from(reader: Reader) -> None:
    page = reader.visit("over/")
    page.goto(f"{reader.server}{OLD}")
    expect(page).to_have_url(f"{reader.server}{NEW}")
    page.go_back()
    expect(page).to_have_url(f"{reader.server}over/")


def test_without_scripts_the_page_is_right(reader: Reader) -> None:
    page = reader.browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{reader.server}{OLD}?x=1#bronnen")
    expect(page).to_have_url(f"{reader.server}{NEW}")
    page.context.close()
