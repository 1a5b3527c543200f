"""The matrix: what stands in it is true, can be filtered, shared, downloaded, printed and heard."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.pages import KINDS
from browser.reader import DESKTOP, NARROW, NO_SCRIPT, PHONE, Reader, Screen
from browser.test_access import violations
from browser.text import letters, printed, sheets
from macros.kennisbank import Kennisbank
from macros.model import Criterium, Peervraag, Praktijkvoorbeeld, Punt, Rol

MATRIX = KINDS["matrix"]
PIXELS_A_POINT = 96 / 72
SMALLEST = """() => Math.min(...[...document.querySelectorAll("article *")]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.data?.trim()))
    .map((element) => parseFloat(getComputedStyle(element).fontSize)))"""
"""Height in pixels of the smallest letters that are shown."""
SETS = ["overzicht", "partijen", "kader", "vragen", "praktijk", "rollen"]


def rows(page: Page) -> Locator:
    return page.locator("tr[data-facets]:visible")


def filled(page: Page) -> Locator:
    return page.locator("td a:visible")


def choose(page: Page, label: str, option: str) -> None:
    page.locator(".matrix-form").get_by_role("combobox", name=label, exact=True).select_option(label=option)


def test_cells_are_those_of_the_records(reader: Reader, kb: Kennisbank) -> None:
    page = reader.visit(MATRIX, NO_SCRIPT)
    numbers = {key: page.locator(f"#{key} td a").count() for key in SETS}
    points = [record for record in kb.all() if isinstance(record, Punt)]
    assert page.locator("#partijen tr[data-facets]").count() == len(points)
    assert numbers["partijen"] == sum(len({party.partij for party in punt.partijen}) for punt in points)
    assert numbers["kader"] == sum(len({link.naar for link in punt.kader}) for punt in points)
    totals = [sum(int(text) for text in page.locator(f"#{key} td a").all_inner_texts()) for key in ("vragen", "praktijk")]
    asked = sum(len(row.punten) * max(len(row.voor), 1) for row in kb.of(Peervraag))
    shown = sum(len(row.punten) * max(len(row.sector), 1) for row in kb.of(Praktijkvoorbeeld))
    assert totals == [asked, shown]


def test_cell_says_in_words_what_it_means(reader: Reader) -> None:
    page = reader.visit(MATRIX + "?kolommen=partijen")
    expect(page.get_by_role("link", name="Uitgangspunt 5 noemt studenten")).to_be_visible()
    expect(page.get_by_role("link", name="Aandachtspunt 3 noemt lerarenopleidingen (“instituten”)")).to_be_visible()


@pytest.mark.parametrize("columns", ["Vragen per rol", "Praktijk per sector"])
def test_number_leads_to_as_many_as_it_says(reader: Reader, columns: str) -> None:
    page = reader.visit(MATRIX)
    choose(page, "Kolommen", columns)
    cell = filled(page).nth(20)
    number = int(cell.inner_text())
    cell.click()
    expect(page.locator("#getoond")).to_have_text(re.compile(rf"^Je ziet {number} van "))
    expect(page.locator("[data-facets]:visible")).to_have_count(number)


@pytest.mark.parametrize(("columns", "section"), [("vragen", ".questions"), ("praktijk", ".links")])
def test_without_javascript_number_leads_to_where_those_stand(reader: Reader, columns: str, section: str) -> None:
    page = reader.visit(MATRIX, NO_SCRIPT)
    cell = page.locator(f"#{columns} td a").nth(20)
    number = int(cell.inner_text())
    cell.click()
    expect(page).to_have_url(re.compile(rf"punten/[ua]\d\d/#{columns}$"))
    rows = page.locator(f"#{columns} ~ {section}").first.locator("> li")
    assert rows.count() >= number


def test_empty_cells_are_counted_and_named(reader: Reader) -> None:
    """All but those under "onbekend" and "niet genoemd": it is no gap when nothing is unknown."""
    page = reader.visit(MATRIX, NO_SCRIPT)
    for key in SETS:
        every = "tbody tr[data-facets] td" + (":not(:last-child)" if key in ("vragen", "praktijk") else "")
        cells, links = page.locator(f"#{key} {every}").count(), page.locator(f"#{key} {every} a").count()
        expect(page.locator(f"#leeg-{key}")).to_contain_text(f"Leeg bij alle 21 punten samen: {cells - links} van {cells} cellen.")
    expect(page.locator("#praktijk .gaps")).not_to_contain_text("in sector onbekend")
    page.locator("#praktijk").get_by_role("link", name="Wat leeg is, staat onder de tabel").click()
    expect(page.locator("#praktijk .gaps")).to_be_in_viewport()
    expect(page.locator("#praktijk .gaps")).to_contain_text("Geen voorbeeld in speciaal onderwijs (so): ")
    expect(page.locator("#kader .gaps")).to_contain_text("Zonder waarborg of criterium: A3, A5.")


def test_first_view_counts_what_there_is_at_each_point(reader: Reader, kb: Kennisbank) -> None:
    page = reader.visit(MATRIX)
    expect(page.get_by_role("table")).to_have_count(1)
    for row in rows(page).all():
        punt = next(record for record in kb.of(Punt) if record.titel == row.locator("th span").inner_text())
        expected = [len({link.source.id for link in kb.standing_to(punt, kind)}) for kind in (Praktijkvoorbeeld, Peervraag)]
        expected += [len({link.naar for link in punt.kader}), len(kb.standing_to(punt, Rol))]
        assert [int(text or 0) for text in row.locator("td").all_inner_texts()] == expected


def test_criteria_that_lack_something_are_told_under_it(reader: Reader, kb: Kennisbank) -> None:
    page = reader.visit(MATRIX)
    told = {text.partition(":")[0]: text for text in page.locator("#overzicht .gaps").all_inner_texts()}
    for criterium in kb.standing(Criterium):
        points = [link.source for link in kb.standing_to(criterium, Punt)]
        name = criterium.id.rpartition("-w")[2].replace("-", ".")
        lacks = {
            "Criteria waar geen punt bij hoort": not points,
            "Criteria met een punt, maar zonder voorbeeld": bool(points)
            and not any(kb.standing_to(punt, Praktijkvoorbeeld) for punt in points),
            "Criteria zonder vraag": not kb.standing_to(criterium, Peervraag),
        }
        assert {title: f"Criterium {name}" in told[title] for title in lacks} == lacks, criterium.id
    page.locator("#overzicht .gaps a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Criterium")


def test_choice_survives_reload_back_and_a_fresh_window(reader: Reader) -> None:
    page = reader.visit(MATRIX)
    choose(page, "Kolommen", "Rollen")
    choose(page, "Thema", "Leren en ontwikkelen")
    expect(page.locator("#getoond")).to_have_text("Je ziet 5 van 21 punten: bij Leren en ontwikkelen.")
    expect(page).to_have_url(re.compile(r"\?kolommen=rollen&thema=leren-en-ontwikkelen$"))
    page.reload()
    expect(rows(page)).to_have_count(5)
    expect(page.get_by_role("heading", name="Rollen", exact=True)).to_be_visible()
    address = page.url.removeprefix(reader.server)
    page.go_back()
    expect(rows(page)).to_have_count(21)
    page.go_back()
    expect(page.get_by_role("table", name="Wat er bij elk punt is")).to_be_visible()
    fresh = reader.first_visit(address)
    expect(rows(fresh)).to_have_count(5)
    expect(fresh.get_by_role("table", name="Rollen")).to_be_visible()


def test_party_and_kind_filter_and_clearing_gives_all_back(reader: Reader) -> None:
    page = reader.visit(MATRIX + "?kolommen=partijen")
    choose(page, "Partij", "Studenten")
    assert rows(page).locator("b").all_inner_texts() == ["4", "5", "8", "A3"]
    choose(page, "Soort", "Aandachtspunten")
    assert rows(page).locator("b").all_inner_texts() == ["A3"]
    # The sums are those of what is shown.
    assert page.locator("#partijen tfoot td").all_inner_texts().count("1") == filled(page).count()
    page.get_by_role("button", name="Wis filters").click()
    expect(rows(page)).to_have_count(21)
    expect(page.locator("#getoond")).to_be_focused()


@pytest.mark.parametrize("query", ["?kolommen=nergens&thema=%3Cb%3E", "?soort=&partij=x"])
def test_foreign_words_in_the_address_do_nothing(reader: Reader, query: str) -> None:
    page = reader.visit(MATRIX + query)
    expect(rows(page)).to_have_count(21)


def test_csv_holds_what_is_shown(reader: Reader, tmp_path: Path) -> None:
    page = reader.visit(MATRIX + "?kolommen=praktijk&soort=aandachtspunt")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "matrix-praktijk.csv"
    download.value.save_as(tmp_path / "matrix.csv")
    data = (tmp_path / "matrix.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    head, *found = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert head[:4] == ["Thema", "Nummer", "Punt", "primair onderwijs (po)"]
    assert [row[1] for row in found] == ["A1", "A2", "A3", "A4", "A5"]
    cells = [text for row in found for text in row[3:] if text]
    assert cells == filled(page).all_inner_texts()


def test_csv_starts_no_formula(reader: Reader, tmp_path: Path) -> None:
    page = reader.visit(MATRIX + "?kolommen=partijen")
    page.evaluate("document.querySelector('#partijen tr[data-facets] th span').textContent = '=1+1;\"x\"'")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    download.value.save_as(tmp_path / "matrix.csv")
    row = list(csv.reader(io.StringIO((tmp_path / "matrix.csv").read_text(encoding="utf-8-sig")), delimiter=";"))[1]
    assert row[2] == '\'=1+1;"x"'


@pytest.mark.parametrize("key", SETS)
def test_table_prints_whole_on_one_sheet_on_its_side(reader: Reader, key: str) -> None:
    page = reader.visit(f"{MATRIX}?kolommen={key}")
    paper = printed(page)
    assert len(paper) == 1
    width, height = paper[0].get_size()
    assert width > height
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= 7.5 * PIXELS_A_POINT
    page.emulate_media(media="null")
    [text_on_it] = map(letters, sheets(paper))
    for text in page.locator(f"#{key} :is(thead th, tbody th, .gaps)").all_inner_texts():
        assert letters(text) in text_on_it or letters(text)[::-1] in text_on_it, text


def test_without_javascript_all_tables_stand_on_screen_and_paper(reader: Reader) -> None:
    page = reader.visit(MATRIX, NO_SCRIPT)
    expect(page.get_by_role("table")).to_have_count(len(SETS))
    expect(page.locator(".matrix-form")).to_be_hidden()
    page.get_by_role("navigation", name="Tabellen").get_by_role("link", name="Rollen").click()
    expect(page).to_have_url(re.compile("#rollen$"))
    assert len(printed(page)) == len(SETS)


@pytest.mark.parametrize("screen", [PHONE, NARROW], ids=["phone", "narrow"])
def test_phone_shows_a_list_that_is_still_a_table(reader: Reader, screen: Screen) -> None:
    page = reader.visit(MATRIX + "?kolommen=partijen", screen)
    table = page.get_by_role("table", name="Partijen in de tekst")
    expect(table.get_by_role("columnheader", name="Studenten")).to_have_count(1)
    row = table.get_by_role("row").filter(has=page.get_by_role("link", name="5 Bovenbestuurlijke solidariteit"))
    expect(row.get_by_role("rowheader")).to_be_visible()
    expect(row.get_by_role("cell")).to_have_count(4)
    cell = row.get_by_role("link", name="Uitgangspunt 5 noemt studenten")
    assert cell.evaluate("link => getComputedStyle(link, '::before').content").startswith('"Studenten')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_phone_says_in_which_sector_a_point_has_no_example_yet(reader: Reader) -> None:
    page = reader.visit(f"{MATRIX}?kolommen=praktijk", PHONE)
    gaps = page.locator("#praktijk td.none")
    told = [text.strip('"') for text in gaps.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")]
    number = re.search(r"(\d+) van", page.locator("#praktijk .gaps").inner_text())
    assert number
    assert len(told) == int(number[1])
    assert "speciaal onderwijs (so)" in told[0] + told[1]
    expect(gaps.first).to_be_visible()


@pytest.mark.parametrize("key", SETS)
@pytest.mark.parametrize("screen", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_every_table_is_open_to_everyone(reader: Reader, key: str, screen: Screen) -> None:
    page = reader.visit(f"{MATRIX}?kolommen={key}", screen)
    assert violations(page) == []


def test_matrix_works_from_disk(reader: Reader) -> None:
    page = reader.open_from_disk(MATRIX)
    choose(page, "Kolommen", "Praktijk per sector")
    expect(page.get_by_role("table", name="Praktijk per sector")).to_be_visible()
    number = int(filled(page).first.inner_text())
    filled(page).first.click()
    expect(page.locator("[data-facets]:visible")).to_have_count(number)
