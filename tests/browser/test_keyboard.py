"""Everything works without a mouse, and one always sees where one is."""

from playwright.sync_api import Page, expect

from browser.pages import POINT
from browser.reader import DESKTOP, PHONE, Reader

CONTROLS = """part => [...document.querySelector(part).querySelectorAll("a[href], button, input, summary")]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .map(NAME)"""
NAME = """element => [element.localName, element.getAttribute("href") ?? element.id, element.textContent.trim().replace(/\\s+/g, " ")].join(" ")"""
# In a picture the shape of the link shows it: a line three times as thick.
FOCUS = """() => {
    const shape = document.activeElement.querySelector(":scope > .node");
    if (shape) return parseFloat(getComputedStyle(shape).strokeWidth) >= 4;
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
}"""


def controls(page: Page, part: str = ".site-header") -> list[str]:
    """Links and controls of a part of the page that are shown, in the order of the page."""
    names: list[str] = page.evaluate(CONTROLS.replace("NAME", NAME), part)
    return names


def focused(page: Page) -> str:
    return str(page.evaluate(f"({NAME})(document.activeElement)"))


def tab_through(page: Page, count: int) -> list[str]:
    """Press Tab so many times; each stop must be seen."""
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(focused(page))
        assert page.evaluate(FOCUS), f"focus is not visible on {stops[-1]}"
    return stops


def test_skip_link_comes_first_and_leads_to_the_content(reader: Reader) -> None:
    page = reader.visit(POINT)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    assert page.evaluate(FOCUS)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_tab_reaches_every_control_of_the_header_in_order(reader: Reader) -> None:
    page = reader.visit(POINT, DESKTOP)
    page.keyboard.press("Tab")
    expected = controls(page)
    assert len(expected) > 5
    assert tab_through(page, len(expected)) == expected


def test_tab_goes_on_through_the_whole_page_with_visible_focus(reader: Reader) -> None:
    page = reader.visit(POINT, DESKTOP)
    page.keyboard.press("Tab")
    expected = controls(page, "body")
    assert len(expected) > 50
    assert tab_through(page, len(expected) - 1) == expected[1:]


def test_menu_on_a_phone_opens_closes_and_gives_focus_back(reader: Reader) -> None:
    page = reader.visit(POINT, PHONE)
    summary = page.locator(".menu summary")
    panel = page.locator(".menu-panel")
    closed = controls(page)
    tab_through(page, 1 + len(closed))
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    inside = controls(page)[len(closed) :]
    assert len(inside) > 5
    assert tab_through(page, len(inside)) == inside
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()


def test_menu_that_loses_focus_does_not_cover_the_page(reader: Reader) -> None:
    page = reader.visit(POINT, PHONE)
    page.locator(".menu summary").press("Enter")
    tab_through(page, len(controls(page)))
    expect(page.locator(".menu-panel")).to_be_hidden()


def test_contents_on_a_phone_lead_to_their_heading_by_keyboard(reader: Reader) -> None:
    page = reader.visit(POINT, PHONE)
    link = page.locator(".jump a").last
    link.press("Enter")
    expect(page).to_have_url(f"{reader.server}{POINT}{link.get_attribute('href')}")
    expect(page.locator(":target")).to_be_in_viewport()
