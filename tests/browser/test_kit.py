"""/peer-review/kit/: from a choice to a document, and nothing that somebody wrote is lost or leaves the browser."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Download, Page, Request, Route, expect

from browser.reader import DESKTOP, NARROW, NO_SCRIPT, Reader, Screen
from browser.test_access import violations
from browser.test_reflow import CLIPPED, too_wide
from browser.text import letters, printed, sheets

ADDRESS = "peer-review/kit/"
WAARBORG = "Waarborg 3: de organisatie"
NOTE = "Jaarverslag 2025, bladzijde 3\nen het <b>gesprek</b> van mei"
KEY = "kennisbank-peer-review-kit"
FORMS = ("uur", "vragenlijst", "kaarten", "reflectie", "programma")


@pytest.fixture
def reader(browser: Browser, server: str, site: Path) -> Iterator[Reader]:
    """Somebody who was never here, with a browser that may keep things."""
    fresh = Reader(browser, server, site)
    yield fresh
    for window in fresh.windows.values():
        window.context.close()
    assert fresh.problems == []


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.visit(ADDRESS)


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    text = (site / "data/kit.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    return found


def choose(page: Page, label: str = WAARBORG) -> None:
    page.get_by_label(label).check()
    expect(page.locator("#kit-telling")).to_contain_text("gekozen")


def do(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def ids(page: Page) -> list[str]:
    return [str(id) for id in page.locator("#kit-vragen > li").evaluate_all("rows => rows.map(row => row.dataset.id)")]


def is_file(url: str) -> bool:
    """Is this the bare address of a file, in which nothing of a reader can stand?"""
    return url.endswith((".js", ".woff2", ".svg")) and "?" not in url and "#" not in url


def write(page: Page, number: int, text: str, field: str = "Bewijs") -> None:
    row = page.locator("#kit-vragen > li").nth(number)
    row.locator("details").evaluate("part => { part.open = true; }")
    row.get_by_label(field).fill(text)


def download(page: Page, name: str) -> Download:
    with page.expect_download() as waiting:
        do(page, name)
    return waiting.value


def link_of(page: Page) -> str:
    do(page, "Kopieer de link")
    return page.locator("#kit-adres").input_value()


def stored(page: Page) -> str | None:
    found: str | None = page.evaluate(f"localStorage.getItem('{KEY}')")
    return found


def upload(page: Page, content: str, name: str = "kit.json") -> None:
    page.locator("#kit-bestand").set_input_files({"name": name, "mimeType": "application/json", "buffer": content.encode()})


def text_of(path: Path) -> str:
    return "\n".join(node.text or "" for node in Document(str(path)).element.body.iter() if node.tag.endswith("}t"))


def test_programme_leader_goes_the_whole_way(reader: Reader, browser: Browser, data: dict[str, Any], tmp_path: Path) -> None:
    """Choose waarborg 3, order, write, reload, share, open the link elsewhere, take the document along."""
    page = reader.visit(ADDRESS)
    choose(page)
    waarborg = next(choice for choice in data["keuzes"] if choice["id"] == "kk2021-w3")
    assert sorted(ids(page)) == sorted(waarborg["vragen"])
    page.locator("#kit-vragen > li").nth(1).get_by_role("button", name="Omhoog").click()
    page.locator("#kit-vragen > li").nth(3).get_by_role("button", name="Haal weg").click()
    page.get_by_label("Eigen vraag").fill("Wat vinden onze leerlingen?")
    page.get_by_label("Eigen vraag").press("Enter")
    expect(page.locator("#kit-vragen > li")).to_have_count(len(waarborg["vragen"]))
    write(page, 0, NOTE)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    page.get_by_label("Reflectiedocument per waarborg").check()
    order = ids(page)

    page.reload()
    expect(page.locator("#kit-vragen > li")).to_have_count(len(order))
    assert ids(page) == order
    assert page.get_by_label("Reflectiedocument per waarborg").is_checked()
    expect(page.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value(NOTE)

    path = tmp_path / "kit.docx"
    file = download(page, "Download voor Word")
    assert file.suggested_filename == "peer-review-kk2021-w3-reflectie.docx"
    file.save_as(path)
    document, text = Document(str(path)), text_of(path)
    questions = {question["id"]: question for question in data["vragen"]}
    for question in (questions[id] for id in order if id in questions):
        assert question["vraag"] in text
        assert f"peer-review/#{question['id']}" in text
        assert f"Herkomst: {question['herkomst']} · {question['status']}" in text
        for source in question.get("bronnen", ()):
            assert data["bronnen"][source] in text
        for point in question.get("punten", ()):
            assert f"{data['punten'][point]['kort']} (versie {data['punten'][point]['versie']})" in text
    assert "Wat vinden onze leerlingen?" in text
    assert "Jaarverslag 2025, bladzijde 3" in text
    assert "en het <b>gesprek</b> van mei" in text
    assert document.core_properties.language == "nl-NL"
    assert [table.rows[0].cells[0].text for table in document.tables if table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")] == [
        "Criterium",
        "Punt",
    ]

    link = link_of(page)
    assert "Jaarverslag" not in link
    other = browser.new_context().new_page()
    other.goto(link)
    expect(other.locator("#kit-vragen > li")).to_have_count(len(order))
    shared = ids(other)
    assert shared[:-1] == order[:-1]
    expect(other.locator("#kit-vragen > li").last).to_contain_text("Wat vinden onze leerlingen?")
    assert other.get_by_label("Reflectiedocument per waarborg").is_checked()
    assert {area.input_value() for area in other.locator("textarea").all()} == {""}
    assert stored(other) is None
    other.context.close()


def test_nothing_is_kept_or_sent_without_a_click(page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    choose(page)
    write(page, 0, NOTE)
    link_of(page)
    assert stored(page) is None
    assert page.context.cookies() == []
    # Files of the site itself, asked for by their bare address: the code and data of the kit, a font, the icon.
    assert [request.url for request in asked if request.method != "GET" or not is_file(request.url)] == []


def test_buttons_on_other_pages_lead_here_with_their_choice(reader: Reader, data: dict[str, Any]) -> None:
    for address, id in (
        ("uitgangspunten/u05/", "u05"),
        ("kwaliteitskader/kk2021-w3/", "kk2021-w3"),
        ("themas/samen-verantwoordelijk/", "samen-verantwoordelijk"),
    ):
        page = reader.visit(address)
        page.get_by_role("link", name="Kies vragen voor een peer review").click()
        expect(page.locator("#kit-telling")).to_contain_text("gekozen")
        assert sorted(ids(page)) == sorted(next(choice["vragen"] for choice in data["keuzes"] if choice["id"] == id))
        assert page.locator(f"input[value={id}]").is_checked()
        expect(page.locator("#kit-kop")).to_be_in_viewport()


def test_order_follows_the_keyboard_and_is_said(page: Page) -> None:
    choose(page)
    before = ids(page)
    rows = page.locator("#kit-vragen > li")
    rows.first.get_by_role("button", name="Omlaag").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text(f"De vraag staat nu op plek 2 van {len(before)}.")
    expect(rows.nth(1).get_by_role("button", name="Omlaag")).to_be_focused()
    assert ids(page) == [before[1], before[0], *before[2:]]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert ids(page) == before
    page.keyboard.press("Space")
    expect(page.locator(".toast")).to_have_text("Deze vraag staat al bovenaan.")
    do(page, "Zet per rol bij elkaar")
    assert ids(page) == before


def test_dropped_question_comes_back_with_its_note(page: Page) -> None:
    choose(page)
    first, second = ids(page)[:2]
    write(page, 0, NOTE)
    page.locator("#kit-vragen > li").first.get_by_role("button", name="Haal weg").click()
    assert ids(page)[0] == second
    expect(page.locator("#kit-vragen > li").first.get_by_role("button", name="Haal weg")).to_be_focused()
    question = page.locator("#kit-vragen").evaluate(f"() => kennisbankKit.vragen.find(row => row.id === '{first}').vraag")
    page.locator("#kit-meer summary").click()
    page.locator("#kit-meer li").filter(has_text=question).get_by_role("button").click()
    assert ids(page)[-1] == first
    expect(page.locator("#kit-vragen > li").last.locator("textarea").first).to_have_value(NOTE)


def test_subject_that_is_taken_back_leaves_what_was_written(page: Page) -> None:
    choose(page)
    first = ids(page)[0]
    write(page, 0, NOTE)
    page.get_by_label(WAARBORG).uncheck()
    expect(page.locator("#kit-vragen > li")).to_have_count(1)
    assert ids(page) == [first]


def test_questions_of_the_points_of_a_waarborg_can_be_added_at_once(page: Page, data: dict[str, Any]) -> None:
    waarborg = next(choice for choice in data["keuzes"] if choice["id"] == "kk2021-w3")
    choose(page)
    page.locator("#kit-meer summary").click()
    do(page, f"Voeg ze alle {len(waarborg['meer'])} toe")
    assert sorted(ids(page)) == sorted([*waarborg["vragen"], *waarborg["meer"]])


def test_a_point_leads_on_to_the_questions_of_points_akin_to_it(data: dict[str, Any]) -> None:
    point = {choice["id"]: choice for choice in data["keuzes"]}
    assert set(point["u04"]["meer"]) >= set(point["u05"]["vragen"]) - set(point["u04"]["vragen"])
    assert set(point["u05"]["meer"]) >= set(point["u04"]["vragen"]) - set(point["u05"]["vragen"])
    assert not set(point["u04"]["meer"]) & set(point["u04"]["vragen"])


def test_all_questions_are_a_document(page: Page, data: dict[str, Any], tmp_path: Path) -> None:
    choose(page, "Alle vragen")
    expect(page.locator("#kit-vragen > li")).to_have_count(len(data["vragen"]))
    path = tmp_path / "alles.docx"
    download(page, "Download voor Word").save_as(path)
    text = text_of(path)
    assert [question["id"] for question in data["vragen"] if question["vraag"] not in text] == []


def test_programme_of_a_day_names_who_and_which_questions(page: Page, tmp_path: Path) -> None:
    choose(page, "Alle vragen")
    choose(page)
    page.get_by_label("Programma voor een dag").check()
    path = tmp_path / "dag.docx"
    download(page, "Download voor Word").save_as(path)
    document = Document(str(path))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name.startswith("Heading")]
    # Everything says it all: the parts that were chosen too are not named beside it.
    assert headings[0] == "Peer review · Alle vragen"
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows if row.cells[1].text.startswith("Gesprek ")]
    assert [f"{row[1]} · {row[2]}" for row in rows] == [text for text in headings if text.startswith("Gesprek ")]
    numbers = [number for row in rows for number in in_figures(row[3])]
    assert sorted(numbers) == list(range(1, len(ids(page)) + 1))


def in_figures(text: str) -> list[int]:
    """The numbers of ``1 tot en met 4, 7 en 9``."""
    ranges = (part.split(" tot en met ") for part in re.split(r", | en (?!met )", text))
    return [number for bounds in ranges for number in range(int(bounds[0]), int(bounds[-1]) + 1)]


TALKS = """() => [...document.querySelectorAll("#kit-document h4")].map(heading => {
    const asked = [];
    for (let next = heading.nextElementSibling; next?.className === "kit-question"; next = next.nextElementSibling) {
        asked.push(next.querySelector(".question").textContent);
    }
    return [heading.textContent.split(" · ").slice(1).join(" · "), asked];
}).filter(([, asked]) => asked.length)"""


def of_roles(title: str) -> set[str]:
    """The roles in a title such as ``HR, student en schoolleider``."""
    return {name[:1].lower() + name[1:] if name != "HR" else name for name in re.split(r", | en ", title)}


def test_every_role_of_a_question_is_asked(page: Page, data: dict[str, Any]) -> None:
    """In one conversation with all of them, or at each of them with the same number; the agenda and the table name them too."""
    choose(page, "Alle vragen")
    page.get_by_label("Programma voor een dag").check()
    order = ids(page)
    questions = {question["id"]: question for question in data["vragen"]}
    asked = {
        f"{order.index(id) + 1}. {questions[id]['vraag']}": {data["rollen"][role] for role in questions[id].get("voor", [])} for id in order
    }
    several = sum(len(roles) > 1 for roles in asked.values())
    assert several
    expect(page.locator("#kit-meer-rollen")).to_have_text(f"{several} van jullie {len(order)} vragen zijn voor meer dan één rol.")

    together = [(of_roles(title), texts) for title, texts in page.evaluate(TALKS)]
    assert sorted(text for _, texts in together for text in texts) == sorted(asked)
    assert [text for roles, texts in together for text in texts if not asked[text] <= roles] == []
    assert max(len(roles) for roles, _ in together) <= max(3, *(len(roles) for roles in asked.values()))

    page.get_by_label("Bij elke rol").check()
    apart = [(title, texts) for title, texts in page.evaluate(TALKS) if title != "Kies zelf met wie"]
    found = sorted((text, role) for title, texts in apart for text in texts for role in of_roles(title))
    assert found == sorted((text, role) for text, roles in asked.items() for role in roles)

    page.get_by_label("Een uur").check()
    rows = page.locator("#kit-document tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")
    met = {row[1]: of_roles(row[2]) for row in rows if row[1] in asked}
    assert [text for text, roles in asked.items() if roles and met[text] != roles] == []
    assert violations(page) == []


def minutes(page: Page) -> list[int]:
    return [int(value) for value in page.locator("#kit-tijden input").evaluate_all("all => all.map(one => one.value)")]


def test_an_hour_has_minutes_that_add_up_and_stay_in_the_address(page: Page, browser: Browser, tmp_path: Path) -> None:
    choose(page)
    for _ in range(len(ids(page)) - 6):
        page.locator("#kit-vragen > li").last.get_by_role("button", name="Haal weg").click()
    page.get_by_label("Een uur").check()
    assert minutes(page) == [5, 8, 8, 8, 8, 8, 8, 7][: len(ids(page)) + 2] or sum(minutes(page)) == 60
    expect(page.locator("#kit-som")).to_have_text("60 van 60 minuten.")
    page.get_by_label("Begin om").fill("14:00")
    page.get_by_label("Begin om").blur()
    expect(page.locator("#kit-som")).to_have_text("60 van 60 minuten. Klaar om 15:00.")
    steppers = page.get_by_role("button", name="Meer minuten")
    steppers.nth(1).click()
    steppers.nth(1).press("Enter")
    expect(steppers.nth(1)).to_be_focused()
    total = sum(minutes(page))
    expect(page.locator("#kit-som")).to_have_text(f"{total} van 60 minuten: {total - 60} te veel. Klaar om 15:02.")
    page.locator("#kit-tijden input").nth(2).fill("0")
    page.locator("#kit-tijden input").nth(2).blur()
    assert sum(minutes(page)) == total, "no minutes are no minutes"
    given = minutes(page)
    assert violations(page) == []
    path = tmp_path / "uur.docx"
    download(page, "Download voor Word").save_as(path)
    rows = [[cell.text for cell in row.cells] for row in Document(str(path)).tables[0].rows][1:]
    assert [int(row[3]) for row in rows] == given
    assert rows[0][0] == "14:00"
    file = tmp_path / "uur.csv"
    download(page, "Download als tabel (CSV)").save_as(file)
    table = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["tijd"], int(row["minuten"])) for row in table] == [(row[0], int(row[3])) for row in rows]
    other = browser.new_context().new_page()
    other.goto(link_of(page))
    expect(other.locator("#kit-som")).to_have_text(f"{total} van 60 minuten: {total - 60} te veel. Klaar om 15:02.")
    assert minutes(other) == given
    other.context.close()
    do(page, "Verdeel de tijd gelijk over de vragen")
    assert sum(minutes(page)) == 60


def test_little_time_is_told(page: Page) -> None:
    choose(page, "Alle vragen")
    page.get_by_label("Een uur").check()
    expect(page.locator("#kit-som")).to_contain_text("Dat is weinig tijd per vraag. Kies er minder.")


@pytest.mark.parametrize("form", FORMS)
def test_paper_has_the_whole_choice_and_nothing_of_the_form(page: Page, form: str, data: dict[str, Any]) -> None:
    choose(page)
    page.locator(f"input[value={form}]").check()
    write(page, 0, NOTE)
    paper = letters("".join(sheets(printed(page))))
    questions = {question["id"]: question["vraag"] for question in data["vragen"]}
    assert [id for id in ids(page) if letters(questions[id]) not in paper] == []
    assert letters(NOTE) in paper
    assert letters("Stel je peer-reviewkit samen") not in paper
    assert letters("Kant-en-klaar") not in paper


def test_table_is_read_by_a_spreadsheet_and_runs_nothing(page: Page, tmp_path: Path) -> None:
    choose(page)
    write(page, 0, '=HYPERLINK("http://x";"y")')
    write(page, 1, 'a;b\n"c"')
    path = tmp_path / "kit.csv"
    download(page, "Download als tabel (CSV)").save_as(path)
    content = path.read_bytes().decode()
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == ids(page)
    assert rows[0]["bewijs"] == '\'=HYPERLINK("http://x";"y")'
    assert rows[1]["bewijs"] == 'a;b\n"c"'
    assert {row["herkomst"] for row in rows} <= {"parafrase", "redactie"}
    assert all(re.search(r"\(versie \d+\.\d+\)", row["bij"]) for row in rows)


@pytest.mark.parametrize("form", FORMS)
def test_signs_that_word_refuses_do_not_break_the_document(page: Page, form: str, tmp_path: Path) -> None:
    choose(page)
    page.locator(f"input[value={form}]").check()
    page.locator("#kit-vragen textarea").first.evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }",
        "voor\x00\x07\x0b\x1f\ufffe\ud800 na & <w:t> ]]> 🎓",
    )
    path = tmp_path / "kit.docx"
    download(page, "Download voor Word").save_as(path)
    text = text_of(path)
    assert "voor" in text
    assert "na & <w:t> ]]> 🎓" in text


def test_notes_go_out_and_come_in_as_a_file(reader: Reader, browser: Browser, tmp_path: Path) -> None:
    page = reader.visit(ADDRESS)
    choose(page)
    write(page, 0, NOTE)
    page.get_by_label("Eigen vraag").fill("Onze vraag?")
    page.get_by_label("Eigen vraag").press("Enter")
    expected = ids(page)
    path = tmp_path / "kit.json"
    download(page, "Bewaar als bestand").save_as(path)

    other = browser.new_context().new_page()
    other.goto(page.url)
    upload(other, path.read_text(encoding="utf-8"))
    expect(other.locator("#kit-vragen > li")).to_have_count(len(expected))
    assert ids(other) == expected
    expect(other.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value(NOTE)
    write(other, 0, "Iets anders")
    upload(other, path.read_text(encoding="utf-8"))
    expect(other.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value(f"Iets anders\n\n{NOTE}")
    assert len(ids(other)) == len(expected)
    other.context.close()


FOREIGN = ["", "{", "[]", "null", '{"soort": "iets anders"}', '{"soort": "peer-review-kit", "versie": 99, "vragen": []}', "\x89PNG"]


@pytest.mark.parametrize("content", FOREIGN)
def test_foreign_file_is_refused_and_changes_nothing(page: Page, content: str) -> None:
    choose(page)
    write(page, 0, NOTE)
    before = ids(page)
    upload(page, content)
    expect(page.get_by_role("alert")).to_contain_text("Dit bestand is geen peer-reviewkit van deze site. Er is niets veranderd.")
    assert ids(page) == before
    expect(page.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value(NOTE)


def test_question_that_is_gone_stays_as_own_question_with_its_note(page: Page) -> None:
    kit = {
        "soort": "peer-review-kit", "versie": 1, "vragen": ["v001", "v999", "__proto__"], "vorm": "nergens",
        "teksten": {"v999": "Een vraag van vroeger?"}, "notities": {"v999": {"bewijs": "Oud bewijs", "tekst": 3}, "__proto__": {"bewijs": "x"}},
    }  # fmt: skip
    upload(page, json.dumps(kit))
    expect(page.locator("#kit-vragen > li")).to_have_count(2)
    expect(page.locator("#kit-vragen > li").last).to_contain_text("Een vraag van vroeger?")
    expect(page.locator("#kit-vragen > li").last.locator("textarea").first).to_have_value("Oud bewijs")
    expect(page.get_by_role("alert")).to_contain_text("Eén vraag staat niet meer op deze site. De tekst is bewaard als eigen vraag")
    expect(page.get_by_role("alert")).to_contain_text("Dit kennen we niet: __proto__")


@pytest.mark.parametrize("content", ["{kapot", "[1]", '{"soort": "peer-review-kit", "versie": 2, "vragen": ["v001"]}'])
def test_corrupted_storage_is_told_and_not_written_over(page: Page, content: str, tmp_path: Path) -> None:
    page.evaluate(f"text => localStorage.setItem('{KEY}', text)", content)
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("kunnen we niet lezen. We hebben niets gewist.")
    choose(page)
    write(page, 0, NOTE)
    assert stored(page) == content
    path = tmp_path / "oud.txt"
    download(page, "Bewaar wat er stond").save_as(path)
    assert path.read_text(encoding="utf-8") == content
    do(page, "Bewaar mijn aantekeningen in deze browser")
    assert "Jaarverslag" in (stored(page) or "")


def test_link_does_not_write_over_what_was_kept(page: Page) -> None:
    choose(page)
    write(page, 0, NOTE)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    before, kept = ids(page), stored(page)
    page.goto(f"{page.url}#vragen=v001,v002&vorm=kaarten")
    expect(page.locator("#kit-vragen > li")).to_have_count(2)
    expect(page.get_by_role("alert")).to_contain_text(f"een eerdere keuze ({len(before)} vragen)")
    page.get_by_label("Programma voor een dag").check()
    assert stored(page) == kept
    do(page, "Terug naar mijn eerdere keuze")
    assert ids(page) == before
    expect(page.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value(NOTE)


def test_what_was_kept_after_a_link_comes_back_on_a_reload(reader: Reader) -> None:
    page = reader.visit(f"{ADDRESS}?keuze=u05")
    expect(page.locator("#kit-vragen > li")).to_have_count(3)
    page.locator("#kit-vragen > li").first.get_by_role("button", name="Haal weg").click()
    do(page, "Bewaar mijn aantekeningen in deze browser")
    before = ids(page)
    page.reload()
    expect(page.locator("#kit-vragen > li")).to_have_count(2)
    assert ids(page) == before
    expect(page.get_by_role("alert")).to_be_empty()


def test_own_link_goes_on_with_what_was_kept(page: Page) -> None:
    choose(page)
    link = link_of(page)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("#kit-bewaard")).to_contain_text("worden bewaard in deze browser")
    page.get_by_label("Eigen vraag").fill("Nog een vraag?")
    page.get_by_label("Eigen vraag").press("Enter")
    page.reload()
    expect(page.locator("#kit-vragen > li").last).to_contain_text("Nog een vraag?")
    expect(page.get_by_role("alert")).to_be_empty()


def test_choice_survives_reload_and_the_way_back_without_being_kept(page: Page) -> None:
    choose(page)
    page.get_by_label("Gesprekskaarten").check()
    page.locator("#kit-vragen > li").first.get_by_role("button", name="Omlaag").click()
    page.get_by_label("Eigen vraag").fill("Onze vraag?")
    page.get_by_label("Eigen vraag").press("Enter")
    write(page, 0, NOTE)
    assert "Jaarverslag" not in page.url
    before = ids(page)
    page.once("dialog", lambda dialog: dialog.accept())  # the note is not kept: the browser asks
    page.get_by_role("link", name="Matrix").first.click()
    expect(page).to_have_url(re.compile("matrix/$"))
    page.go_back()
    expect(page.locator("#kit-vragen > li")).to_have_count(len(before))
    assert ids(page) == before
    page.reload()
    expect(page.locator("#kit-vragen > li").last).to_contain_text("Onze vraag?")
    assert page.get_by_label("Gesprekskaarten").is_checked()
    assert stored(page) is None


def test_way_on_the_page_and_back_leaves_what_was_written(page: Page) -> None:
    choose(page)
    write(page, 0, NOTE)
    page.get_by_role("link", name="kant-en-klaar").click()
    expect(page.locator("#kant-en-klaar")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#vragen="))  # a reload from here would bring the choice too
    page.go_back()
    expect(page).to_have_url(re.compile("#vragen="))
    expect(page.locator("#kit-vragen textarea").first).to_have_value(NOTE)
    page.get_by_role("button", name="Ga naar ‘Neem mee’").click()
    expect(page.get_by_role("heading", name="3. Neem mee")).to_be_focused()
    expect(page.get_by_role("button", name="Download voor Word")).to_be_in_viewport()
    page.once("dialog", lambda dialog: dialog.accept())


def test_page_of_a_role_leads_to_a_kit_with_its_questions(reader: Reader, data: dict[str, Any]) -> None:
    page = reader.visit("voor/schoolopleider/")
    page.get_by_role("link", name="Zet ze in je peer-reviewkit").click()
    expected = {question["id"] for question in data["vragen"] if "schoolopleider" in question.get("voor", [])}
    expect(page.locator("#kit-vragen > li")).to_have_count(len(expected))
    assert set(ids(page)) == expected
    expect(page.get_by_label("Titel (mag leeg)")).to_have_value("Vragen voor schoolopleider")
    page.goto(page.url.replace("schoolopleider", "tovenaar"))
    expect(page.get_by_role("alert")).to_contain_text("Dit kennen we niet: tovenaar")


def test_page_of_a_waarborg_says_how_many_questions_there_are_in_all(reader: Reader, data: dict[str, Any]) -> None:
    waarborg = next(choice for choice in data["keuzes"] if choice["id"] == "kk2021-w3")
    page = reader.visit("kwaliteitskader/kk2021-w3/")
    sentence = page.locator("p").filter(has=page.get_by_role("link", name="Bekijk ze op één pagina"))
    expect(sentence).to_contain_text(f"zijn het er {len(waarborg['vragen']) + len(waarborg['meer'])}.")
    sentence.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Waarborg 3: de organisatie")).to_be_visible()


def test_page_tells_what_to_do_first_and_without_javascript(reader: Reader) -> None:
    page = reader.visit(ADDRESS)
    expect(page.locator("#kit-telling")).to_have_text("Nog geen vragen. Kies hierboven een onderwerp.")
    bare = reader.visit(ADDRESS, NO_SCRIPT)
    expect(bare.get_by_text("De peer-reviewkit heeft JavaScript nodig")).to_be_visible()
    bare.get_by_role("link", name="alle vragen, per rol").click()
    expect(bare.get_by_role("heading", name="Alle vragen")).to_be_visible()


def test_link_pasted_in_an_open_page_is_followed(page: Page) -> None:
    page.evaluate("location.hash = 'vragen=v002,v001&vorm=kaarten'")
    expect(page.locator("#kit-vragen > li")).to_have_count(2)
    assert ids(page) == ["v002", "v001"]


def test_page_that_is_open_twice_keeps_the_notes_of_both(page: Page) -> None:
    choose(page)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#kit-vragen > li")).to_have_count(len(ids(page)))
    write(page, 0, "Van de een")
    expect(other.locator("#kit-vragen > li").first.locator("textarea").first).to_have_value("Van de een")
    write(other, 1, "Van de ander")
    expect(page.locator("#kit-vragen > li").nth(1).locator("textarea").first).to_have_value("Van de ander")
    write(page, 2, "Nog een")
    expect(other.locator("#kit-vragen > li").nth(2).locator("textarea").first).to_have_value("Nog een")
    expect(other.locator("#kit-vragen > li").nth(1).locator("details")).to_have_attribute("open", "")
    assert all(text in (stored(page) or "") for text in ("Van de een", "Van de ander", "Nog een"))


def test_link_with_unknown_ids_says_so_and_keeps_the_rest(page: Page) -> None:
    page.goto(f"{page.url}#vragen=v001,v999,%3Cimg%20src=x%3E&vorm=nergens&titel=%3Cb%3Ex")
    expect(page.get_by_role("alert")).to_contain_text("Dit kennen we niet: v999")
    assert ids(page) == ["v001"]
    assert page.locator("main img").count() == 0
    expect(page.get_by_label("Titel (mag leeg)")).to_have_value("<b>x")


def test_link_with_one_endless_id_is_told_in_a_line(page: Page) -> None:
    page.goto(f"{page.url}#vragen=v001,{'x' * 100_000}")
    expect(page.get_by_role("alert")).to_contain_text("Dit kennen we niet: xxx")
    assert len(page.get_by_role("alert").inner_text()) < 200


def test_file_with_names_of_the_language_brings_its_notes(page: Page) -> None:
    notes = {name: {"bewijs": "Van elders", "tekst": ""} for name in ("constructor", "v001")}
    upload(page, json.dumps({"soort": "peer-review-kit", "versie": 1, "vragen": ["v001"], "notities": notes}))
    expect(page.locator("#kit-vragen textarea").first).to_have_value("Van elders")
    expect(page.get_by_role("alert")).to_be_empty()


def test_wiped_in_one_window_stays_in_the_address_of_the_other(page: Page) -> None:
    choose(page)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    before = ids(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#kit-vragen > li")).to_have_count(len(before))
    other.once("dialog", lambda dialog: dialog.accept())
    do(other, "Wis alles")
    expect(page.locator("#kit-bewaard")).to_contain_text("Je keuze staat in de adresbalk")
    page.reload()
    expect(page.locator("#kit-vragen > li")).to_have_count(len(before))
    assert stored(page) is None


def test_everything_can_be_wiped(page: Page) -> None:
    choose(page)
    write(page, 0, NOTE)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    page.once("dialog", lambda dialog: dialog.dismiss())
    do(page, "Wis alles")
    assert "Jaarverslag" in (stored(page) or "")
    page.once("dialog", lambda dialog: dialog.accept())
    do(page, "Wis alles")
    expect(page.locator("#kit-vragen > li")).to_have_count(0)
    assert stored(page) is None
    page.reload()
    expect(page.locator("#kit-vragen > li")).to_have_count(0)


def test_browser_that_keeps_nothing_is_told(page: Page) -> None:
    choose(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); }; }")
    do(page, "Bewaar mijn aantekeningen in deze browser")
    expect(page.get_by_role("alert")).to_contain_text("Deze browser wil niets bewaren.")
    expect(page.locator("#kit-bewaard")).to_contain_text("staan alleen op deze pagina")


def test_choice_made_while_the_questions_did_not_load_counts_later(reader: Reader, data: dict[str, Any]) -> None:
    page = reader.visit(ADDRESS)
    page.route("**/data/kit.js", lambda route: route.abort())
    page.get_by_label(WAARBORG).check()
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet.")
    assert [*reader.problems], "the browser says so too"
    reader.problems.clear()
    page.unroute("**/data/kit.js")
    page.get_by_label("Waarborg 4: de kwaliteitscultuur").check()
    expected = {id for choice in data["keuzes"] if choice["id"] in ("kk2021-w3", "kk2021-w4") for id in choice["vragen"]}
    expect(page.locator("#kit-vragen > li")).to_have_count(len(expected))
    assert set(ids(page)) == expected


def test_what_was_kept_comes_back_when_the_questions_load_at_a_second_try(reader: Reader) -> None:
    page = reader.visit(ADDRESS)
    choose(page)
    write(page, 0, NOTE)
    do(page, "Bewaar mijn aantekeningen in deze browser")
    before = ids(page)
    page.route("**/data/kit.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet.")
    reader.problems.clear()
    page.unroute("**/data/kit.js")
    page.get_by_label("Waarborg 4: de kwaliteitscultuur").check()
    expect(page.locator("#kit-vragen textarea").first).to_have_value(NOTE)
    assert set(before) < set(ids(page))
    assert "Jaarverslag" in (stored(page) or "")


def test_click_while_the_choice_of_a_link_loads_counts(page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/data/kit.js", lambda route: waiting.append(route))
    page.goto(f"{page.url}?keuze=u05", wait_until="commit")
    page.get_by_label(WAARBORG).check()
    page.get_by_label("Titel (mag leeg)").fill("Ons gesprek")
    for route in waiting:
        route.continue_()
    expect(page.locator("#kit-telling")).to_contain_text("gekozen")
    expect(page.get_by_label(WAARBORG)).to_be_checked()
    expect(page.get_by_label("Titel (mag leeg)")).to_have_value("Ons gesprek")
    assert "keuze=kk2021-w3,u05" in page.url or "keuze=u05,kk2021-w3" in page.url


def test_works_from_disk(reader: Reader, tmp_path: Path) -> None:
    page = reader.open_from_disk(ADDRESS)
    choose(page)
    path = tmp_path / "kit.docx"
    download(page, "Download voor Word").save_as(path)
    assert "/peer-review/#" in text_of(path)
    assert "file:" not in text_of(path)
    do(page, "Kopieer de link")
    expect(page.locator(".toast")).to_contain_text("Hij werkt alleen op deze computer.")
    # Where the address of the site is known, the link leads there.
    page.evaluate("kennisbankKit.adres = 'https://kennisbank.example/'")
    assert link_of(page).startswith("https://kennisbank.example/peer-review/kit/#vragen=")


@pytest.mark.parametrize(
    "screen", [DESKTOP, Screen(dark=True), NARROW, Screen(width=NARROW.width, dark=True)], ids=["wide", "dark", "narrow", "narrow dark"]
)
def test_every_state_is_open_to_everyone_and_fits(reader: Reader, screen: Screen) -> None:
    page = reader.visit(ADDRESS, screen)
    choose(page)
    write(page, 0, NOTE)
    page.get_by_label("Eigen vraag").fill("Onze vraag?")
    page.get_by_label("Eigen vraag").press("Enter")
    upload(page, "geen kit")
    link_of(page)
    page.locator("main").evaluate("main => main.querySelectorAll('details').forEach(part => { part.open = true; })")
    for form in FORMS:
        page.locator(f"input[value={form}]").check()
        assert violations(page) == []
        assert too_wide(page) <= 0
        assert page.evaluate(CLIPPED) == []
