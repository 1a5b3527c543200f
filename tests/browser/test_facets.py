"""Filters on a list: what a reader chooses is shown, said, kept in the address and shared."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.pages import KINDS
from browser.reader import DESKTOP, NO_SCRIPT, PHONE, Reader, Screen
from browser.test_access import violations
from browser.text import letters, printed, sheets
from macros.kennisbank import Kennisbank
from macros.model import Praktijkvoorbeeld

EXAMPLES, QUESTIONS, POINTS = KINDS["praktijk"], KINDS["peer review"], KINDS["alle punten"]
ITEMS = "[data-facets]"
LISTS = [EXAMPLES, QUESTIONS, POINTS]
EACH_FILTER = """() => [...document.querySelectorAll(".facet label")].map(label => {
    const box = label.querySelector("input");
    const promised = Number(label.querySelector(".n").textContent);
    box.click();
    const shown = [...document.querySelectorAll("[data-facets]")].filter(item => item.checkVisibility()).length;
    const said = document.querySelector("#getoond").textContent;
    box.click();
    return { name: `${box.name}=${box.value}`, promised, shown, said };
})"""


def shown(page: Page) -> Locator:
    return page.locator(f"{ITEMS}:visible")


def said(page: Page) -> Locator:
    """The sentence that says what is shown; screen readers hear it change."""
    return page.get_by_role("status").and_(page.locator("#getoond"))


def first_option(page: Page) -> tuple[Locator, int]:
    """A check box, with the number that stands beside it."""
    label = page.locator(".facet label:visible").first
    return label.get_by_role("checkbox"), int(label.locator(".n").inner_text())


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.facets details').forEach(part => part.open = true)")


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'input[name="{name}"][value="{value}"]')


@pytest.mark.parametrize("address", LISTS)
def test_each_filter_gives_as_many_as_it_says(reader: Reader, address: str) -> None:
    page = reader.visit(address)
    found = page.evaluate(EACH_FILTER)
    assert len(found) > 10
    assert [line for line in found if line["shown"] != line["promised"] or f" {line['shown']} " not in line["said"]] == []


def test_two_values_widen_and_two_filters_narrow(reader: Reader) -> None:
    page = reader.visit(EXAMPLES)
    open_all(page)
    box(page, "sector", "po").check()
    only_po = shown(page).count()
    box(page, "sector", "so").check()
    either = shown(page).count()
    assert either >= only_po
    box(page, "stand", "plan").check()
    assert 0 < shown(page).count() < either
    for text in shown(page).all_inner_texts():
        assert re.search(r"· (\w+, )*(po|so)(, \w+)* ·", text)
        assert "plan of aankondiging" in text
    expect(said(page)).to_contain_text("voorbeelden: po of so, plan of aankondiging.")


def test_what_is_unknown_is_a_choice(reader: Reader) -> None:
    page = reader.visit(EXAMPLES)
    box(page, "sector", "onbekend").check()
    assert [text for text in shown(page).all_inner_texts() if "sector onbekend" not in text] == []


def test_choice_survives_reload_and_back_undoes_it(reader: Reader) -> None:
    page = reader.visit(EXAMPLES)
    open_all(page)
    total = shown(page).count()
    box(page, "sector", "mbo").check()
    mbo = shown(page).count()
    box(page, "thema", "leren-en-ontwikkelen").check()
    both = shown(page).count()
    assert both < mbo < total
    page.reload()
    expect(shown(page)).to_have_count(both)
    expect(box(page, "sector", "mbo")).to_be_checked()
    page.go_back()
    expect(shown(page)).to_have_count(mbo)
    expect(box(page, "thema", "leren-en-ontwikkelen")).not_to_be_checked()
    page.go_back()
    expect(shown(page)).to_have_count(total)
    page.go_forward()
    expect(shown(page)).to_have_count(mbo)


def test_shared_address_shows_the_same_elsewhere(reader: Reader) -> None:
    page = reader.visit(QUESTIONS)
    open_all(page)
    box(page, "voor", "student").check()
    page.get_by_label("Volgorde").select_option(label="Voor wie")
    texts, address = shown(page).all_inner_texts(), page.url
    fresh = reader.first_visit(address.removeprefix(reader.server))
    assert shown(fresh).all_inner_texts() == texts
    expect(said(fresh)).to_contain_text("vragen: voor Student.")


@pytest.mark.parametrize("query", ["?sector=bestaat-niet&x=1", "?sector=%3Cscript%3E&volgorde=__proto__", "?thema=&thema=%00"])
def test_foreign_words_in_the_address_do_nothing(reader: Reader, query: str) -> None:
    page = reader.visit(EXAMPLES + query)
    expect(shown(page)).to_have_count(page.locator(ITEMS).count())
    expect(said(page)).to_contain_text("Er zijn ")


def test_clearing_gives_all_back_and_keeps_the_order(reader: Reader) -> None:
    page = reader.visit(EXAMPLES + "?sector=po&volgorde=titel")
    page.get_by_role("button", name="Wis alles").click()
    expect(shown(page)).to_have_count(page.locator(ITEMS).count())
    expect(page).to_have_url(re.compile(r"\?volgorde=titel$"))
    expect(said(page)).to_be_focused()


def chips(page: Page) -> list[str]:
    return page.get_by_role("list", name="Gekozen filters").get_by_role("button").evaluate_all("all => all.map(one => one.ariaLabel)")


@pytest.mark.parametrize("screen", [DESKTOP, PHONE])
def test_each_choice_can_be_taken_away_by_itself(reader: Reader, screen: Screen) -> None:
    page = reader.visit(EXAMPLES + "?provincie=Gelderland&provincie=Utrecht&sector=vo", screen)
    assert chips(page) == ["Gelderland weghalen", "Utrecht weghalen", "vo weghalen"]
    expect(said(page)).to_contain_text("voorbeelden: in Gelderland of Utrecht, vo.")
    assert violations(page) == []
    page.mouse.wheel(0, 900)
    page.get_by_role("button", name="Gelderland weghalen").click()
    assert chips(page) == ["Utrecht weghalen", "vo weghalen"]
    expect(page.get_by_role("button", name="Utrecht weghalen")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?provincie=Utrecht&sector=vo$"))
    for name in ("Utrecht", "vo"):
        page.get_by_role("button", name=f"{name} weghalen").press("Enter")
    expect(said(page)).to_be_focused()
    assert chips(page) == []
    expect(shown(page)).to_have_count(page.locator(ITEMS).count())


def test_what_may_be_in_a_chosen_province_too_is_told_and_can_be_added(reader: Reader) -> None:
    page = reader.visit(EXAMPLES + "?provincie=Zeeland")
    told = page.locator("#ernaast")
    numbers = [int(number) for number in re.findall(r"\d+", told.inner_text())]
    before = shown(page).count()
    assert len(numbers) == 2
    told.get_by_role("button", name="Toon die ook").click()
    expect(shown(page)).to_have_count(before + sum(numbers))
    expect(told).to_be_hidden()
    expect(said(page)).to_contain_text("in Zeeland of landelijk of provincie niet te zeggen.")


def test_a_row_says_what_where_for_whom_and_when(reader: Reader, kb: Kennisbank) -> None:
    page = reader.visit(EXAMPLES)
    for row in shown(page).all():
        title, happens, facts, *points = (line for line in row.inner_text().split("\n") if line)
        found = next(example for example in kb.of(Praktijkvoorbeeld) if example.titel == title)
        assert happens == (found.kern or found.samenvatting[: len(happens)])
        place, sector, year, *_ = facts.split(" · ")
        assert place.lower().startswith((found.regio or ", ".join(found.provincie) or "plaats onbekend").lower())
        assert all(province in place for province in found.provincie if province != "landelijk")
        assert sector == (", ".join(found.sector) or "sector onbekend")
        assert year.startswith(str(found.jaar)) if found.jaar else re.match(r"jaar onbekend|wel recent|van voor", year)
        assert points[0].startswith("Bij: ") if found.punten else True
        assert (points[-1] == "Kanttekening") == bool(found.kanttekening)
    assert [text for text in page.locator(f"{ITEMS} a").all_inner_texts() if re.fullmatch(r"(Uitgangs|Aandachts)punt \d+", text)] == []


def test_the_list_is_a_list_for_a_screen_reader(reader: Reader) -> None:
    page = reader.visit(EXAMPLES)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in tree}
    items = [node for node in tree if node.get("role", {}).get("value") == "listitem"]
    titles = {link.inner_text() for link in page.locator(f"{ITEMS} h2").all()}
    inside = [node for node in items if by_id[node["parentId"]]["role"]["value"] == "list"]
    assert len(inside) >= len(titles) > 10


def test_nothing_that_fits_is_said_with_a_way_out(reader: Reader) -> None:
    page = reader.visit(EXAMPLES + "?sector=so&stand=mening&periode=onbekend")
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_text("Niets past bij deze keuze.")).to_be_visible()
    assert violations(page) == []
    expect(page.locator("#niets").get_by_role("link", name="Deel het")).to_be_visible()
    page.get_by_role("button", name="Wis alles").click()
    expect(shown(page)).not_to_have_count(0)


def test_sorting_by_title_and_back(reader: Reader) -> None:
    page = reader.visit(EXAMPLES)
    before = shown(page).all_inner_texts()
    page.get_by_label("Volgorde").select_option(label="Titel")
    titles = [text.splitlines()[0].lower() for text in shown(page).all_inner_texts()]
    assert titles == sorted(titles)
    assert len(titles) == len(before)
    page.get_by_label("Volgorde").select_option(label="Nieuwste eerst")
    assert shown(page).all_inner_texts() == before


@pytest.mark.parametrize(("address", "order"), [(QUESTIONS, "Voor wie"), (POINTS, "Thema")])
def test_sorting_puts_each_item_under_a_heading_of_its_own(reader: Reader, address: str, order: str) -> None:
    page = reader.visit(address)
    total = page.locator(ITEMS).count()
    page.get_by_label("Volgorde").select_option(label=order)
    expect(shown(page)).to_have_count(total)
    headings = page.locator("#gefilterd h2:visible").all_inner_texts()
    assert len(headings) == len(set(headings)) > 1
    assert violations(page) == []


@pytest.mark.parametrize("address", LISTS)
def test_filters_fold_on_a_phone_and_work_there(reader: Reader, address: str) -> None:
    page = reader.visit(address, PHONE)
    filters, first = (
        page.locator(".facets").bounding_box(),
        page.locator(f"{ITEMS}:visible, #gefilterd summary:visible").first.bounding_box(),
    )
    assert filters
    assert first
    assert first["y"] - filters["y"] < 400, "the filters push the list away"
    page.locator(".facets-panel > summary").press("Enter")
    choice, number = first_option(page)
    choice.press("Space")
    expect(shown(page)).to_have_count(number)
    expect(page.locator(".facets-panel > summary")).to_contain_text("(1 gekozen)")
    assert violations(page) == []


@pytest.mark.parametrize("address", LISTS)
def test_open_filters_are_open_to_everyone(reader: Reader, address: str) -> None:
    page = reader.visit(address, DESKTOP)
    open_all(page)
    first_option(page)[0].check()
    assert violations(page) == []


@pytest.mark.parametrize("address", LISTS)
def test_without_javascript_the_list_is_whole_and_has_no_filters(reader: Reader, address: str) -> None:
    page = reader.visit(address + "?sector=po&voor=hr&soort=aandachtspunt", NO_SCRIPT)
    page.locator("#gefilterd details").evaluate_all("folds => folds.forEach(fold => { fold.open = true })")
    expect(shown(page)).to_have_count(page.locator(ITEMS).count())
    expect(page.locator(".facets")).to_be_hidden()


def test_paper_has_what_is_shown_and_says_so(reader: Reader) -> None:
    page = reader.visit(EXAMPLES + "?sector=so")
    page.emulate_media(media="print")
    expect(page.locator(".facets")).to_be_hidden()
    expect(said(page)).to_be_visible()
    page.emulate_media(media="screen")


def test_reasons_of_a_question_are_one_click_away_and_on_paper(reader: Reader) -> None:
    page = reader.visit("peer-review/")
    question = page.locator("#v048")
    page.get_by_role("button", name="Vouw alles open").click()
    reason = question.locator(".from p").first
    expect(reason).to_be_hidden()
    words = reason.text_content() or ""
    assert letters(words) in letters("".join(sheets(printed(page))))
    question.get_by_text("Waarom deze vraag").click()
    expect(reason).to_be_visible()


def test_list_works_from_disk(reader: Reader) -> None:
    page = reader.open_from_disk(EXAMPLES)
    box(page, "sector", "po").check()
    expect(page).to_have_url(re.compile(r"\?sector=po$"))
    expect(said(page)).to_contain_text("voorbeelden: po.")


@pytest.mark.parametrize("role", ["schoolopleider", "bestuurder", "hr", "student", "schoolleider"])
def test_numbers_on_the_page_of_a_role_lead_to_as_many(reader: Reader, role: str) -> None:
    page = reader.visit(f"voor/{role}/")
    links = page.locator("a[href*='?punt='], a[href*='peer-review/?voor=']")
    found = links.evaluate_all("links => links.map(link => [link.textContent, link.href, link.closest('p').textContent])")
    assert len(found) > 5
    examples = [link for link in found if "/praktijk/" in link[1]][:1]
    questions = [link for link in found if "?voor=" in link[1]]
    for text, address, sentence in [*examples, *questions]:
        number = re.search(r"\d+", text) or re.search(r"\d+", sentence)
        assert number
        there = reader.visit(address.removeprefix(reader.server))
        expect(shown(there)).to_have_count(int(number.group()))


def test_examples_of_a_role_start_with_those_that_touch_most(reader: Reader) -> None:
    page = reader.visit("voor/bestuurder/")
    touched = [text.count("punt ") for text in page.locator("#praktijk ~ .links .reason").all_inner_texts()]
    assert 0 < len(touched) <= 8
    assert touched == sorted(touched, reverse=True)
