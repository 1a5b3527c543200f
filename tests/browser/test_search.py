"""Searching, as a reader does it: from every page, with keys only, on a phone, from disk, and with anything typed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.pages import EXAMPLE, HOME, LIST, POINT, SEARCH
from browser.reader import DESKTOP, NARROW, NO_SCRIPT, PHONE, Reader, Screen
from browser.test_access import violations

BAD = {
    "one letter": "e",
    "only signs": "!!! ??? *** --- ''' “”",
    "markup": '<img src=x onerror="document.title=1"><script>document.title=1</script>',
    "signs of patterns": "(.*)+[a-z]{2,}\\d$^|?",
    "emoji": "👩🏽‍🏫 🎓",
    "right to left": "مرحبا بالعالم שלום \u202e solidariteit",
    "ten thousand letters": "solidariteit " * 770,
    "one very long word": "a" * 10_000,
    "zero bytes and odd spaces": "soli\u0000dariteit\u2028\u00ad\ufeff",
    "names of objects": "constructor __proto__ toString hasOwnProperty",
    "percent signs": "100% %E0%A4%A &amp; ?q=&soort=",
}


def open_dialog(page: Page) -> Locator:
    """The dialog, opened with the button in the header; gives its field."""
    page.locator(".site-header").get_by_role("button", name="Zoeken").click()
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    return field


def hits(page: Page) -> Locator:
    """The hits that are shown, in the dialog or under a field."""
    return page.get_by_role("listbox").get_by_role("option")


def found_on_page(page: Page) -> list[str]:
    """The ids of the results on /zoeken/."""
    ids: list[str] = page.locator("main [data-id]").evaluate_all("items => items.map(item => item.dataset.id)")
    return ids


@contextmanager
def answering(page: Page, pattern: str, body: str) -> Iterator[None]:
    """Answer for a file with other content, for as long as it takes."""

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/javascript")

    page.route(pattern, answer)
    try:
        yield
    finally:
        page.unroute(pattern)


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("address", [POINT, EXAMPLE, LIST])
def test_button_on_every_page_opens_a_search_that_leads_to_the_record(reader: Reader, address: str, screen: Screen) -> None:
    page = reader.visit(address, screen)
    field = open_dialog(page)
    field.fill("bovenbestuurlijke solidariteit")
    first = hits(page).first
    expect(first).to_have_attribute("data-id", "u05")
    expect(first).to_contain_text("Uitgangspunt 5")
    expect(first.locator("mark").first).to_have_text(re.compile("solidariteit|bovenbestuurlijke", re.IGNORECASE))
    first.click()
    expect(page).to_have_url(re.compile(r"uitgangspunten/u05/$"))


def test_hit_on_a_list_leads_to_its_place_in_the_page(reader: Reader) -> None:
    page = reader.visit(HOME)
    open_dialog(page).fill("penvoerder")
    hits(page).first.click()
    expect(page).to_have_url(f"{reader.server}begrippen/#begrip-penvoerder")
    expect(page.locator("#begrip-penvoerder")).to_be_in_viewport()


def test_search_works_with_keys_only_and_says_where_one_is(reader: Reader) -> None:
    page = reader.visit(POINT)
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("leeromgeving")
    expect(hits(page).first).to_be_visible()
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text(re.compile(r"^\d+ resultaten"))
    shown = hits(page).count()
    page.keyboard.press("ArrowDown")
    expect(status).to_have_text(f"1 van {shown}")
    expect(hits(page).first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == hits(page).first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text(f"{shown} van {shown}")
    expect(hits(page).last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    target = hits(page).first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(target))


def test_escape_closes_and_gives_the_focus_back(reader: Reader) -> None:
    page = reader.visit(POINT)
    open_dialog(page).fill("geld")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".site-header").get_by_role("button", name="Zoeken")).to_be_focused()


def test_dialog_opens_again_with_the_words_and_no_choice(reader: Reader) -> None:
    page = reader.visit(POINT)
    field = open_dialog(page)
    field.fill("geld")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    open_dialog(page)
    expect(field).to_have_value("geld")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"zoeken/\?q=geld"))


@pytest.mark.parametrize("address", [POINT, SEARCH])
def test_who_types_on_while_the_search_comes_in_loses_no_letter(reader: Reader, address: str) -> None:
    page = reader.visit(address)
    page.evaluate("document.querySelector('h1').focus()")
    page.keyboard.type("/lio sttage")
    for _ in "tage":
        page.keyboard.press("Backspace")
    page.keyboard.type("age")
    expect(page.locator("#zoek-venster, #zoek-veld")).to_have_value("lio stage")
    assert page.evaluate("scrollY") == 0


def test_slash_in_a_field_is_a_slash(reader: Reader) -> None:
    page = reader.visit("citaat/")
    page.locator("textarea").press_sequentially("en/of")
    expect(page.locator("textarea")).to_have_value("en/of")


def test_enter_without_a_choice_leads_to_all_results(reader: Reader) -> None:
    page = reader.visit(POINT)
    field = open_dialog(page)
    field.fill("stage & werk")
    field.press("Enter")
    expect(page).to_have_url(f"{reader.server}zoeken/?q=stage%20%26%20werk")
    expect(page.locator("#zoek-veld")).to_have_value("stage & werk")
    assert found_on_page(page)


def test_words_that_are_searched_for_go_nowhere(reader: Reader) -> None:
    page = reader.visit(POINT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field = open_dialog(page)
    field.fill("solidariteit")
    expect(hits(page).first).to_be_visible()
    field.press("Enter")
    expect(page).to_have_url(f"{reader.server}zoeken/?q=solidariteit")
    expect(page.locator("main [data-id]").first).to_be_visible()
    assert [url for url in asked if "solidariteit" in url.partition("#")[0]] == []


@pytest.mark.parametrize("address", [HOME, LIST])
def test_large_field_shows_hits_under_it(reader: Reader, address: str) -> None:
    page = reader.visit(address)
    field = page.locator("main").get_by_role("searchbox")
    field.click()
    page.keyboard.type("zij-instroom")
    expect(hits(page).first).to_have_attribute("data-id", "begrip-zij-instromer")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.server}zoeken/?q=zij-instroom")


def test_state_stands_in_the_address_and_back_and_forward_follow_it(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=studenten&soort=praktijkvoorbeeld&sector=mbo")
    expect(page.locator("main [data-id]").first).to_be_visible()
    few = found_on_page(page)
    expect(page.get_by_label(re.compile("Praktijkvoorbeelden"))).to_be_checked()
    page.get_by_role("button", name="Wis filters").click()
    expect(page).to_have_url(f"{reader.server}zoeken/?q=studenten")
    many = found_on_page(page)
    assert len(many) > len(few) > 0
    page.get_by_label(re.compile("Vragen voor peer review")).check()
    expect(page).to_have_url(f"{reader.server}zoeken/?q=studenten&soort=peervraag")
    questions = found_on_page(page)
    page.go_back()
    expect(page).to_have_url(f"{reader.server}zoeken/?q=studenten")
    assert found_on_page(page) == many
    page.go_forward()
    expect(page.get_by_label(re.compile("Vragen voor peer review"))).to_be_checked()
    assert found_on_page(page) == questions


def test_filters_say_how_many_they_leave(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=inductie")
    label = page.locator("label", has_text="Vragen voor peer review")
    number = int(label.locator(".n").inner_text())
    label.click()
    expect(page.get_by_role("status")).to_contain_text(f"{number} resultaten")
    assert len(found_on_page(page)) == number


def test_unknown_choices_in_the_address_are_left_out(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=inductie&soort=<b>&thema=nergens&rol=__proto__")
    expect(page.locator("main [data-id]").first).to_be_visible()
    assert page.locator("input:checked").count() == 0


def test_nothing_found_says_what_was_understood_and_where_to_look(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=de+xqzvwk")
    expect(page.get_by_role("status")).to_contain_text("0 resultaten")
    empty = page.locator(".nothing")
    field = page.locator("#zoek-veld").bounding_box()
    shown = empty.bounding_box()
    assert field and shown and shown["width"] >= field["width"]
    expect(empty).to_contain_text("Niets gevonden met “de xqzvwk”")
    expect(empty).to_contain_text("Gezocht op: xqzvwk. Niet meegeteld: de.")
    expect(empty.get_by_role("link", name="A tot Z")).to_be_visible()
    menu = page.locator(".main-menu a").all_text_contents()
    assert empty.locator(".chips a").all_text_contents() == [*menu, "A tot Z"]


def test_typing_error_finds_and_is_told(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=soldiariteit")
    expect(page.locator("main [data-id]").first).to_have_attribute("data-id", "u05")
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden met “soldiariteit”, wel met “solidariteit”")


@pytest.mark.parametrize("query", BAD.values(), ids=BAD)
def test_whatever_is_typed_is_only_text(reader: Reader, query: str) -> None:
    """The reader's watch sees to it that nothing comes in the console."""
    page = reader.visit(HOME)
    title = page.title()
    field = open_dialog(page)
    field.fill(query)
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
    assert page.locator("dialog :is(img, script, iframe)").count() == 0
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"zoeken/\?q="))
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("main :is(img, script, iframe)").count() == 0
    page.go_back()
    assert page.title() == title


def test_empty_field_shows_nothing(reader: Reader) -> None:
    page = reader.visit(HOME)
    field = open_dialog(page)
    field.fill("stage")
    expect(hits(page).first).to_be_visible()
    field.fill("  ")
    expect(hits(page)).to_have_count(0)


@pytest.mark.parametrize(
    "content",
    ["window.kennisbankZoeken = {", "window.kennisbankZoeken = {};", "", "window.kennisbankZoeken = {documenten: [[0, 'u01', 'x']]};"],
    ids=["cut off", "hollow", "empty", "half"],
)
@pytest.mark.parametrize("address", [SEARCH, POINT])
def test_broken_index_is_told_in_dutch(reader: Reader, address: str, content: str) -> None:
    page = reader.visit(HOME)
    with answering(page, "**/data/zoeken.js", content):
        page = reader.visit(address + ("?q=stage" if address == SEARCH else ""))
        if address == POINT:
            open_dialog(page).fill("stage")
        told = page.locator(".nothing")
        expect(told).to_contain_text("Het zoeken lukt nu niet")
        expect(told.get_by_role("link", name="A tot Z")).to_be_visible()


def test_without_texts_the_hits_stand(reader: Reader) -> None:
    page = reader.first_visit(HOME)
    with answering(page, "**/zoekteksten.*.js", "window.iets = [;"):
        open_dialog(page).fill("solidariteit")
        expect(hits(page).first).to_have_attribute("data-id", "u05")


def test_search_works_from_disk(reader: Reader) -> None:
    page = reader.open_from_disk(POINT)
    field = open_dialog(page)
    field.fill("rijke leeromgeving")
    expect(hits(page).first).to_have_attribute("data-id", "u07")
    expect(hits(page).first.locator("mark").first).to_be_visible()
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"zoeken/index\.html\?q=rijke%20leeromgeving$"))
    page.locator("main [data-id=u07] a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Een rijke leeromgeving")


@pytest.mark.parametrize("address", [HOME, SEARCH])
def test_without_javascript_the_form_leads_to_the_list_of_everything(reader: Reader, address: str) -> None:
    page = reader.visit(address, NO_SCRIPT)
    page.locator("main").get_by_role("searchbox").fill("solidariteit")
    page.locator("main").get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url(f"{reader.server}a-z/?q=solidariteit")
    assert page.locator(".az li").count() > 150


def test_without_javascript_the_button_in_the_header_leads_there_too(reader: Reader) -> None:
    page = reader.visit(POINT, NO_SCRIPT)
    page.locator(".site-header").get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url(re.compile(r"a-z/\??$"))


@pytest.mark.parametrize("query", ["leraar", "xqzvwk"], ids=["found", "nothing found"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP.width, NARROW.width])
def test_open_search_is_open_to_everyone(reader: Reader, width: int, dark: bool, query: str) -> None:
    page = reader.visit(POINT, Screen(width=width, dark=dark))
    open_dialog(page).fill(query)
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")
    page = reader.visit(f"{SEARCH}?q={query}", Screen(width=width, dark=dark))
    expect(page.get_by_role("status")).not_to_be_empty()
    page.evaluate("document.querySelectorAll('.facet').forEach(part => part.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")


def test_list_under_the_field_is_open_to_everyone(reader: Reader) -> None:
    page = reader.visit(HOME)
    page.locator("#zoek-start").click()
    page.keyboard.type("student")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


DOORS = {
    "meenemen/": "usb zip offline meenemen",
    "nieuw/": "rss nieuws nieuw",
    "data/": "zotero bibtex",
    "citaat/": "apa",
    "peer-review/kit/": "print printen word kit",
    "voor/": "rollen",
}
"""What people call the pages of the site."""


def test_page_is_found_first_by_what_people_call_it(reader: Reader) -> None:
    page = reader.visit(SEARCH, PHONE)
    page.wait_for_function("window.kennisbankZoek")
    asked = {word: address for address, words in DOORS.items() for word in words.split()}
    first = page.evaluate("words => Promise.all(words.map(async word => (await kennisbankZoek.ask(word))[0]))", list(asked))
    assert dict(zip(asked, first, strict=True)) == asked


@pytest.mark.parametrize("query", ["criteria zonder voorbeeld", "zonder vraag", "punten zonder voorbeeld"])
def test_what_lacks_is_found_in_the_matrix_and_no_list_of_all_comes(reader: Reader, query: str) -> None:
    page = reader.visit(SEARCH, PHONE)
    page.wait_for_function("window.kennisbankZoek")
    assert page.evaluate("query => kennisbankZoek.ask(query).then(found => found[0])", query) == "matrix/"


def test_letters_with_marks_of_their_own_are_marked_whole(reader: Reader) -> None:
    page = reader.visit(f"{SEARCH}?q=coordinerend")
    page.locator("main mark").first.wait_for()
    marks = page.evaluate("[...document.querySelectorAll('main mark')].map(mark => mark.textContent.toLowerCase())")
    assert "coördinerend" in marks
