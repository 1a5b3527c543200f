"""/citaat/: what was cited is recognised and compared, and nothing that was pasted runs or leaves."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from browser.reader import NARROW, NO_SCRIPT, Reader, Screen
from browser.server import serving
from browser.test_access import violations
from browser.text import difference, lost_on_paper, written_and_shown

ADDRESS = "citaat/"
AUTHOR = "Platform Samen Opleiden & Professionaliseren"
STATEMENT = "Werk samen over de grenzen van de eigen organisatie ten behoeve van de student."
OLD, NEW = "bovenbestuurlijke solidariteit", "solidariteit en vertrouwen"
SITE = "https://kennisbank.example/uitgangspunten"
LITERATURE = f"""Biesta, G. (2012). Goed onderwijs en de cultuur van het meten (2.1). https://doi.org/10.1000/a12
{AUTHOR}. (2025). Aandachtspunt 3: Oog voor solidariteit en concurrentie (Versie 1.0). https://kennisbank.example/aandachtspunten/a03/1.0/
{AUTHOR}. (2025). Uitgangspunt 4: Samenwerken over grenzen heen (Versie 1.0). {SITE}/u04/1.0/

{AUTHOR}. (2025).
Uitgangspunt 5: Bovenbestuurlijke
solidariteit (Versie 1.0).
{SITE}/u05/"""


def check(page: Page, text: str) -> None:
    page.get_by_label("Plak adressen, nummers of je literatuurlijst").fill(text)
    page.get_by_role("button", name="Controleer").click()


def count(page: Page) -> Locator:
    return page.locator("#citaat-telling")


def result(page: Page) -> Locator:
    return page.locator("#citaat-uitkomst")


def titles(page: Page) -> list[str]:
    return page.locator("#citaat-uitkomst h3").all_inner_texts()


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.visit(ADDRESS)


def released(site: Path) -> dict[str, Any]:
    text = (site / "data/citaten.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    return found


@pytest.fixture(scope="module")
def later(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it will be: u05 has new words, u07 a new meaning, and a02 is withdrawn."""
    folder = tmp_path_factory.mktemp("later") / "site"
    shutil.copytree(site, folder)
    data = released(site)
    points = {point["id"]: point for point in data["punten"]}
    for id, number, old, new in (("u05", "1.1", OLD, NEW), ("u07", "2.0", "rijke", "veilige")):
        first = points[id]["versies"][0]
        text = first["tekst"].replace(old, new)
        assert text != first["tekst"]
        points[id]["versies"].append({**first, "versie": number, "datum": "2027-05-01", "datum_in_woorden": "1 mei 2027", "tekst": text})
    points["a02"]["ingetrokken"] = {"reden": "Opgegaan in een ander punt.", "datum_in_woorden": "2 oktober 2026", "opvolger": "a01"}
    (folder / "data/citaten.js").write_text(f"window.kennisbankCitaten = {json.dumps(data)};\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def later_windows(browser: Browser, later: Path) -> Iterator[Reader]:
    with serving(later) as address:
        yield Reader(browser, address, later)


@pytest.fixture
def later_reader(later_windows: Reader) -> Iterator[Reader]:
    later_windows.problems.clear()
    yield later_windows
    assert later_windows.problems == []


@pytest.fixture
def later_page(later_reader: Reader) -> Page:
    return later_reader.visit(ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        f"{SITE}/u05/1.0/",
        f"<{SITE}/u05/1.0/citeer.bib>",
        "u05@1.0",
        "Versie 1.0 van uitgangspunt 5",
        "Uitgangspunt 5, versie 1.0",
        "het vijfde uitgangspunt, versie 1.0",
        "Uitganspunt 5, versie 1.0",
        "Uitgangspunt vijf (Versie 1.0)",
        "Bovenbestuurlijke solidaritiet (Versie 1.0)",
    ],
)
def test_current_point_is_recognised(page: Page, text: str) -> None:
    check(page, text)
    expect(count(page)).to_have_text("Uitkomst: 1 nog actueel.")
    assert titles(page) == ["Uitgangspunt 5: Bovenbestuurlijke solidariteit"]


UNNUMBERED = [
    "uitgangspunten/u05/",
    "https://kennisbank.example/u05/",
    "/u05/",
    "u05",
    "U05",
    "U5",
    "zie uitgangspunt 5.",
    "het vijfde uitgangspunt",
    "het 5e uitgangspunt",
    "uitgangspunt vijf",
    "uitgangspnt 5",
    "Bovenbestuurlijke solidariteit",
    "Bovenbestuurljke solidariteit",
    "\u202eu05\u202c",
    "uitgangs\u00adpunt 5",
    f"Uitgangspunt 5: Bovenbestuurlijke solidariteit ({AUTHOR}, 2025)",
]


@pytest.mark.parametrize("text", UNNUMBERED)
def test_nothing_is_still_current_without_a_version(page: Page, later_page: Page, text: str) -> None:
    """Test m of the design: neither while there is one version, nor when there are two."""
    for shown in (page, later_page):
        check(shown, text)
        expect(count(shown)).to_have_text("Uitkomst: 1 niet te zeggen.")
        assert titles(shown) == ["Uitgangspunt 5: Bovenbestuurlijke solidariteit"]
    expect(result(page)).to_contain_text("Je noemt geen versie. Tot nu toe is er alleen versie 1.0.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"Uitgangspunt 5 ({AUTHOR}, 2025)",
            "Waarschijnlijk bedoel je versie 1.0: die was in 2025 de nieuwste. Nu is dat versie 1.1 van 1 mei 2027. ",
        ),
        (
            "Uitgangspunt 5, gelezen op 3 juli 2026",
            "Waarschijnlijk bedoel je versie 1.0: die was op 3 juli 2026 de nieuwste. Nu is dat versie 1.1 van 1 mei 2027. ",
        ),
        ("uitgangspunt 5 (geraadpleegd 12-06-2027)", "Waarschijnlijk bedoel je versie 1.1: die was op 12 juni 2027 de nieuwste. "),
        ("Uitgangspunt 5, 2027", "Er zijn 2 versies. De nieuwste is versie 1.1 van 1 mei 2027. "),
        ("uitgangspunt 5 (2019)", "Er zijn 2 versies. De nieuwste is versie 1.1 van 1 mei 2027. "),
        ("u05", "Er zijn 2 versies. De nieuwste is versie 1.1 van 1 mei 2027. "),
    ],
)
def test_year_or_day_tells_which_version_is_likely_meant(later_page: Page, text: str, said: str) -> None:
    check(later_page, text)
    expect(result(later_page)).to_contain_text(f"{said}Zet er de versie bij die je bedoelt.")
    assert result(later_page).get_by_role("button").all_inner_texts() == ["Kopieer met versie 1.0", "Kopieer met versie 1.1"]


def test_reference_to_a_version_is_copied_whole(later_page: Page, later: Path) -> None:
    versions = next(point for point in released(later)["punten"] if point["id"] == "u05")["versies"]
    check(later_page, "u05")
    later_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    result(later_page).get_by_role("button", name="Kopieer met versie 1.0").click()
    expect(later_page.get_by_text("Gekopieerd")).to_be_visible()
    assert later_page.evaluate("navigator.clipboard.readText()") == versions[0]["verwijzing"]
    assert versions[0]["verwijzing"].startswith(f"{AUTHOR}. (2025). Uitgangspunt 5: Bovenbestuurlijke solidariteit (Versie 1.0).")


def test_numbers_in_a_row_are_points_each(page: Page) -> None:
    check(page, "uitgangspunten 1, 3 en 6 t/m 8, en aandachtspunt 2")
    expect(count(page)).to_have_text("Uitkomst: 6 niet te zeggen.")


def test_what_asks_for_work_stands_first_and_the_counts_lead_there(later_page: Page) -> None:
    check(later_page, "u04 1.0\naandachtspunt 2, versie 1.0\nu07\nu05@1.0\niets van ons")
    assert result(later_page).locator(".verdict").all_inner_texts() == [
        "Er is een nieuwere versie",
        "Niet te zeggen: je noemt geen versie",
        "Ingetrokken",
        "Nog actueel",
        "Niet herkend",
    ]
    expect(result(later_page).get_by_role("heading", level=2)).to_have_text("Uitkomst van 5 regels")
    result(later_page).get_by_role("link", name="1 ingetrokken").click()
    expect(result(later_page).locator("li:target h3")).to_have_text("Aandachtspunt 2: Kaders in afstemming bepalen")
    shapes = result(later_page).locator(".tally .shape").evaluate_all("paths => new Set(paths.map(path => path.getAttribute('d'))).size")
    assert shapes == 4  # one each, but for the two of which nothing can be said


def test_new_words_are_shown_and_said(later_page: Page) -> None:
    check(later_page, f"{SITE}/u05/1.0/")
    expect(count(later_page)).to_have_text("Uitkomst: 1 nieuwere versie.")
    shown = result(later_page).locator(".difference")
    assert shown.locator("del").all_inner_texts() == ["bovenbestuurlijke"]
    assert shown.locator("ins").all_inner_texts() == ["en vertrouwen"]
    expect(result(later_page)).to_contain_text("Je citeert versie 1.0 van 26 juni 2025. De nieuwste is versie 1.1 van 1 mei 2027.")
    expect(result(later_page)).to_contain_text("Alleen de woorden zijn veranderd, de betekenis niet.")
    assert result(later_page).get_by_role("button").all_inner_texts() == ["Kopieer de verwijzing naar 1.1"]
    expect(result(later_page).get_by_role("link", name="Bekijk versie 1.1")).to_be_visible()


def test_new_meaning_is_said(later_page: Page) -> None:
    check(later_page, "u07 1.0")
    expect(result(later_page)).to_contain_text("De betekenis is veranderd.")


def test_withdrawn_point_names_reason_and_successor(later_page: Page) -> None:
    check(later_page, "aandachtspunt 2")
    expect(count(later_page)).to_have_text("Uitkomst: 1 ingetrokken.")
    expect(result(later_page)).to_contain_text("Reden: Opgegaan in een ander punt.")
    expect(result(later_page)).to_contain_text("Dit punt is ingetrokken op 2 oktober 2026.")
    expect(result(later_page)).to_contain_text("Versie 1.0 blijft op hetzelfde adres staan.")
    expect(result(later_page)).to_contain_text("In de plaats gekomen: Aandachtspunt 1")
    successor = result(later_page).get_by_role("link", name="Aandachtspunt 1: ")
    expect(successor).to_have_attribute("href", "../aandachtspunten/a01/")


@pytest.mark.parametrize(
    "text", ["Dit is een zin over iets heel anders.", "papier A4", "x" * 10_000, "!?%&*()[]{}\\/|~^", "🎓👩🏽‍🏫", "مرحبا بالعالم"]
)
def test_what_is_not_ours_is_named_by_its_line(page: Page, text: str) -> None:
    check(page, f"u04 1.0\n\n{text}")
    expect(count(page)).to_have_text("Uitkomst: 1 nog actueel, 1 niet herkend.")
    expect(result(page).locator("section li")).to_contain_text("Regel 3: ")


def test_point_or_version_that_does_not_exist_is_said(page: Page) -> None:
    check(page, f"uitgangspunt 99\n{SITE}/u04/3.0/")
    expect(count(page)).to_have_text("Uitkomst: 2 niet herkend.")
    expect(result(page)).to_contain_text("Een punt “Uitgangspunt 99” is er niet.")
    expect(result(page)).to_contain_text("Versie 3.0 is er niet. De nieuwste is versie 1.0")


def test_whole_literature_list(later_page: Page) -> None:
    """A reference to something else, two on a line each, and one that was broken over lines."""
    check(later_page, LITERATURE)
    expect(count(later_page)).to_have_text("Uitkomst: 1 nieuwere versie, 2 nog actueel, 1 niet herkend.")
    assert [title.partition(":")[0] for title in titles(later_page)] == [
        "Uitgangspunt 5",
        "Aandachtspunt 3",
        "Uitgangspunt 4",
    ]
    expect(result(later_page).locator("section li")).to_contain_text("Regel 1: Biesta")
    expect(result(later_page)).to_contain_text("Regel 5 tot en met 8")


def test_quoted_statement_is_found(page: Page) -> None:
    check(page, f"“{STATEMENT}”")
    expect(count(page)).to_have_text("Uitkomst: 1 nog actueel.")
    expect(result(page)).to_contain_text("De woorden die je citeert, zijn die van versie 1.0.")


def test_statement_broken_over_lines_is_found(page: Page) -> None:
    check(page, STATEMENT.replace(" grenzen ", " grenzen\n"))
    expect(count(page)).to_have_text("Uitkomst: 1 nog actueel.")


def test_old_words_are_found(later_page: Page, later: Path) -> None:
    check(later_page, next(point for point in released(later)["punten"] if point["id"] == "u05")["versies"][0]["tekst"])
    expect(count(later_page)).to_have_text("Uitkomst: 1 nieuwere versie.")
    expect(result(later_page)).to_contain_text("De woorden die je citeert, zijn die van versie 1.0.")


def test_quotation_that_is_nearly_right_shows_the_difference(page: Page) -> None:
    check(page, STATEMENT.replace("organisatie", "school"))
    expect(count(page)).to_have_text("Uitkomst: 1 lijkt op een punt.")
    assert titles(page)[0].startswith("Uitgangspunt 4")
    expect(result(page)).to_contain_text("Ontbreekt bij jou: “organisatie”. Staat alleen bij jou: “school”.")


def test_quotation_beside_its_reference_is_compared(page: Page) -> None:
    check(page, f"“{STATEMENT.replace('organisatie', 'school')}” ({AUTHOR}, 2025, uitgangspunt 4, versie 1.0)")
    expect(count(page)).to_have_text("Uitkomst: 1 met een citaat dat afwijkt.")


HOSTILE = [
    "<img src=x onerror=\"document.title='gekaapt'\"> u04",
    "<script>document.title='gekaapt'</script>\nuitgangspunt 4",
    "</textarea></script><svg onload=alert(1)>\nu04 <b>vet</b>",
    "javascript:alert(1)//uitgangspunten/u04/1.0/",
    "__proto__ constructor u04",
    "\ud800 u04",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_pasted_markup_stays_text(page: Page, text: str) -> None:
    check(page, text)
    expect(count(page)).to_contain_text("Uitkomst: 1 ")
    assert result(page).locator("img, script, svg:not(.sign), b, textarea").count() == 0
    assert "gekaapt" not in page.title()
    links = result(page).locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if not link.startswith("#uitkomst-") and link != "../uitgangspunten/u04/"] == []


@pytest.mark.parametrize(
    "text",
    [
        "u05 " * 2500,
        "wees alert op de borging " * 400,
        "„" * 10_000,
        "1.0 " * 2500 + "x",
        "uitgangspunten 1-999, " * 450,
        "versie " * 1400,
        "u04\n" * 2500,
    ],
    ids=["ids", "words", "marks", "numbers", "ranges", "versions", "lines"],
)
def test_ten_thousand_characters_are_done_at_once(page: Page, text: str) -> None:
    # Set at once: Chromium itself needs seconds to type so many lines.
    page.locator("textarea").evaluate("(field, text) => { field.value = text; }", text[:10_000])
    page.get_by_role("button", name="Controleer").click()
    expect(count(page)).to_contain_text("Uitkomst: ")


def test_nothing_pasted_is_an_answer_too(page: Page) -> None:
    check(page, " \n\t\n")
    expect(count(page)).to_have_text("Er staat nog niets om te controleren. Plak eerst een tekst.")
    expect(result(page)).to_be_empty()


def test_form_can_be_emptied(page: Page) -> None:
    check(page, "u05")
    page.get_by_role("button", name="Maak leeg").click()
    expect(result(page)).to_be_empty()
    expect(page.get_by_label("Plak adressen, nummers of je literatuurlijst")).to_be_focused()


def test_pasted_text_leaves_the_browser_nowhere(page: Page) -> None:
    asked: list[str] = []
    before = page.url

    def note(request: Request) -> None:
        asked.append(request.url)

    page.get_by_role("button", name="Maak leeg").focus()  # what checks comes in before anything was pasted
    page.wait_for_function("window.kennisbankCitaat")
    page.on("request", note)
    check(page, LITERATURE)
    expect(count(page)).to_contain_text("Uitkomst")
    page.remove_listener("request", note)
    assert [url for url in asked if not url.endswith((".woff2", ".svg"))] == []
    assert page.url == before
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_works_from_disk(reader: Reader) -> None:
    page = reader.open_from_disk(ADDRESS)
    check(page, LITERATURE)
    expect(count(page)).to_have_text("Uitkomst: 3 nog actueel, 1 niet herkend.")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, NARROW.width])
def test_outcome_is_open_to_everyone(later_reader: Reader, width: int, dark: bool) -> None:
    page = later_reader.visit(ADDRESS, Screen(width=width, dark=dark))
    check(page, f"{LITERATURE}\naandachtspunt 2\n{STATEMENT.replace('organisatie', 'school')}\n🎓")
    expect(count(page)).to_have_text("Uitkomst: 1 nieuwere versie, 1 lijkt op een punt, 1 ingetrokken, 2 nog actueel, 2 niet herkend.")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_page_is_whole_without_javascript_and_on_paper(reader: Reader) -> None:
    assert lost_on_paper(reader.visit(ADDRESS)) == []
    with_script, _ = written_and_shown(reader.visit(ADDRESS))
    page = reader.visit(ADDRESS, NO_SCRIPT)
    expect(page.get_by_text("Het formulier werkt alleen met JavaScript.")).to_be_visible()
    page.get_by_text("Alle punten met hun versies").click()
    expect(page.get_by_role("row")).to_have_count(1 + sum(len(point["versies"]) for point in released(reader.site)["punten"]))
    without_script, shown = written_and_shown(page)
    assert difference(without_script, with_script) == ""
    assert difference(without_script, shown) == ""
