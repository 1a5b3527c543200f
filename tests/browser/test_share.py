"""/praktijk/delen/: whoever fills in the form leaves with a record that the check takes as it stands."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import scratch
import yaml
from conftest import made
from playwright.sync_api import Browser, Page, expect

from browser.reader import DESKTOP, NARROW, PHONE, Reader
from browser.server import serving
from browser.test_access import violations
from macros.check import Memory, load
from macros.finding import errors
from macros.model import Praktijkvoorbeeld

ADDRESS = "praktijk/delen/"
TITLE, STORY, WHO = "Wat doen jullie, in een paar woorden?", "Vertel het in hoogstens vijf zinnen.", "Welke organisaties doen mee?"
REASON, POINT = "Wat past daarbij, in één zin?", "Punt"
MAKE, WIPE, KEEP = "Maak het voorbeeld", "Wis alles", "Bewaar mijn antwoorden in deze browser"
HOSTILE = (
    "no", "12:30", "'s Ochtends: samen # leren", '"', "\\", "\\n", "- x: [y", "&anker *ster !tag %percent @naam `tik`", "{{ 7*7 }} {% x %}",
    "<script>document.title = 'gekaapt'</script>", "ë é ø 👩🏽‍🏫 漢字", "---\n...\n<<<<<<< HEAD", "regel een\n\n  regel twee  met   spaties", "a\\ b\\ c " * 40,
    "tab\thier", "~", "null", "2025-02-31", "1e9", "0x1F", "=SOM(A1)",
)  # fmt: skip
MEMORY = Memory()
"""The records are read once, and not for each file that is tried."""
INVISIBLE = "\u202eom\u00adgekeerd\u0000\u0007\u2028\ufeff\u200f\u2060\ue000\ufffd\U000e0068"


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    page = reader.visit(ADDRESS)
    yield page
    page.evaluate("localStorage.clear()")


def answer(
    page: Page, title: str = "Samen begeleiden", story: str = "Vijf scholen begeleiden studenten samen.", point: str = "u05"
) -> None:
    """What is needed, and nothing else."""
    page.get_by_label(TITLE).fill(title)
    page.get_by_label(STORY).fill(story)
    page.get_by_label(WHO).fill("Partnerschap in oprichting")
    page.get_by_label("Ja, dit gebeurt of gebeurde").check()
    page.get_by_label(POINT, exact=True).first.select_option(point)
    page.get_by_label(REASON).first.fill("De scholen delen hun begeleiders met elkaar.")
    page.get_by_label("Ja, dat mag").check()


def downloaded(page: Page, folder: Path) -> Path:
    """Make the record and take it home."""
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_role("heading", name="Je voorbeeld staat klaar")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download het bestand").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kennisbank")
    shutil.copy(root / "mkdocs.yml", folder)
    for name in ("principles", "docs"):
        shutil.copytree(root / name, folder / name)
    return folder


def all_taken_up(project: Path, files: list[Path]) -> list[Praktijkvoorbeeld]:
    """Put the files where they belong and run the check; gives the records as they were read."""
    targets = [project / "principles/praktijkvoorbeelden" / file.name for file in files]
    before = {target: target.read_bytes() if target.exists() else None for target in targets}
    for file, target in zip(files, targets, strict=True):
        shutil.copy(file, target)
    try:
        loaded = load(project, memory=MEMORY)
        assert [str(finding) for finding in errors(loaded.findings)] == []
        records = [loaded.kennisbank.get(file.stem) for file in files]
    finally:
        for target, data in before.items():
            target.unlink() if data is None else target.write_bytes(data)
    return [record for record in records if isinstance(record, Praktijkvoorbeeld)]


def taken_up(project: Path, file: Path) -> Praktijkvoorbeeld:
    """The same for one file."""
    [record] = all_taken_up(project, [file])
    return record


def test_form_gives_a_record_that_passes_the_check(page: Page, project: Path, tmp_path: Path) -> None:
    answer(page)
    page.get_by_label("In welke regio?").fill("Twente")
    page.get_by_label("primair onderwijs", exact=True).check()
    page.get_by_label("hoger onderwijs").check()
    page.get_by_label("In welk jaar begon het?").fill("2024")
    page.get_by_role("button", name="Nog een punt erbij").click()
    page.get_by_label(POINT, exact=True).last.select_option("a03")
    page.get_by_label(REASON).last.fill("Samen opleiden in plaats van elk voor zich.")
    page.get_by_label("Staat er ergens meer over?").fill("https://school.example/samen?a=1&b=2")
    file = downloaded(page, tmp_path)
    record = taken_up(project, file)
    assert file.name == "samen-begeleiden-partnerschap-in-oprichting.yml"
    assert (record.titel, record.regio, record.sector, record.jaar, record.stand) == (
        "Samen begeleiden",
        "Twente",
        ("po", "ho"),
        2024,
        "praktijk",
    )
    assert [point.naar for point in record.punten] == ["u05", "a03"]
    assert (record.herkomst, record.status, record.bronnen) == ("parafrase", "concept", ())
    assert record.opgave
    assert record.opgave.adres == "https://school.example/samen?a=1&b=2"
    assert "CC BY 4.0" in record.opgave.toestemming


def test_any_text_comes_out_as_it_went_in(page: Page, project: Path, tmp_path: Path) -> None:
    """Also for another reader of YAML than ours; more lines are one paragraph."""
    for number, text in enumerate(HOSTILE):
        one_line = " ".join(text.split())[:160].strip()
        typed = f"{text} en nog wat woorden"
        story = " ".join(typed.split())
        answer(page, title=one_line, story=typed)
        page.get_by_label(REASON).fill(f"{one_line} past erbij")
        file = downloaded(page, tmp_path)
        record = taken_up(project, file)
        assert (record.titel, record.samenvatting) == (one_line, story), f"text {number}"
        assert record.punten[0].waarom == f"{one_line} past erbij"
        other: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert (other["titel"], other["samenvatting"]) == (one_line, story)
    assert page.title().startswith("Deel een voorbeeld")


def test_invisible_signs_are_left_out_and_the_form_says_so(page: Page, project: Path, tmp_path: Path) -> None:
    answer(page)
    page.evaluate("text => { document.querySelector('#deel-titel').value = text }", INVISIBLE)
    record = taken_up(project, downloaded(page, tmp_path))
    assert record.titel == "omgekeerd"
    expect(page.locator("#deel-melding")).to_contain_text("onzichtbare tekens")


@pytest.mark.parametrize("title", ["👩🏽‍🏫", "Delen", "Bestuurder", "Index", "x" * 160, "Eerst " + "in beeld " * 16])
def test_title_gives_an_id_that_is_free(page: Page, project: Path, tmp_path: Path, title: str) -> None:
    """No two records have one id, and the address of a page of ours is not taken."""
    answer(page, title=title)
    file = downloaded(page, tmp_path)
    assert file.stem not in ("delen", "index")
    assert taken_up(project, file).titel == title.strip()


def test_two_organisations_with_one_title_have_each_their_own_id(page: Page, tmp_path: Path) -> None:
    files = []
    for who in ("Opleidingsschool Oost", "Opleidingsschool West (met een lange naam van wie er allemaal bij horen)"):
        answer(page, title="Samen begeleiden op vijf scholen in de hele regio, met elkaar")
        page.get_by_label(WHO).fill(who)
        files.append(downloaded(page, tmp_path).stem)
    assert files == [
        "samen-begeleiden-op-vijf-scholen-in-de-opleidingsschool-oost",
        "samen-begeleiden-op-vijf-scholen-in-de-opleidingsschool-west",
    ]


@pytest.mark.parametrize(
    ("label", "text", "told"),
    [
        (TITLE, "x" * 161, "Dit zijn 161 tekens. Er passen er 160."),
        (STORY, "y" * 10_000, "Dit zijn 10.000 tekens. Er passen er 1.500."),
        (STORY, "kort", "minstens 8 tekens"),
        (STORY, " \n\u00a0 ", "Dit is nog leeg."),
        (STORY, "Mail naar iemand@school.example voor meer.", "Hier staat een e-mailadres."),
        (STORY, "Bel 06 12 34 56 78 voor meer.", "Hier staat een telefoonnummer."),
        (STORY, "Zij doen dit:\n- samen begeleiden\n- samen leren", "Hier staat een opsomming."),
        ("In welk jaar begon het?", "vorig jaar", "vier cijfers, van 1950 tot en met 2100"),
        ("In welk jaar begon het?", "20244", "vier cijfers"),
        ("Staat er ergens meer over?", "javascript:alert(1)", "Het begint met https://"),
        ("Staat er ergens meer over?", "www.school.example", "Het begint met https://"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_on_top(page: Page, label: str, text: str, told: str) -> None:
    answer(page)
    field = page.get_by_label(label)
    field.fill(text)
    page.get_by_role("button", name=MAKE).click()
    summary = page.locator("#deel-fouten")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(told)
    expect(field).to_have_attribute("aria-invalid", "true")
    described = str(field.get_attribute("aria-describedby")).split()
    assert told in " ".join(page.locator(f"#{part}").inner_text() for part in described)
    summary.get_by_role("link").click()
    expect(field).to_be_focused()
    field.fill("")
    answer(page)
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(page.get_by_role("heading", name="Je voorbeeld staat klaar")).to_be_hidden()


def test_empty_form_names_everything_that_is_needed(page: Page) -> None:
    page.get_by_role("button", name=MAKE).click()
    told = page.locator("#deel-fouten").inner_text()
    assert "Er zijn nog 6 dingen niet goed" in told
    for question in (TITLE, STORY, WHO, "Gebeurt het al?", "Punt 1:", "Mogen wij dit delen?"):
        assert question in told
    assert page.evaluate("document.querySelectorAll('#deel-uitkomst:not([hidden])').length") == 0


@pytest.mark.parametrize("width", [DESKTOP.width, NARROW.width])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_state_is_open_to_everyone(page: Page, width: int, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.get_by_role("button", name=MAKE).click()
    expect(page.locator("#deel-fouten")).to_be_visible()
    assert violations(page) == []
    answer(page)
    page.get_by_role("button", name="Nog een punt erbij").click()
    page.get_by_role("button", name="Haal dit punt weg").last.click()
    page.get_by_role("button", name=MAKE).click()
    expect(page.locator("#deel-uitkomst")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_whole_form_works_with_the_keyboard_alone(page: Page) -> None:
    page.get_by_label(TITLE).focus()
    keys = page.keyboard
    for text in ("Samen begeleiden", "Vijf scholen begeleiden samen.", "Partnerschap X", "Twente"):
        keys.type(text)
        keys.press("Tab")
    keys.press("Space")
    for _ in range(5):
        keys.press("Tab")
    keys.type("2024")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.type("1")
    keys.press("Tab")
    keys.type("De scholen werken samen aan begeleiding.")
    for _ in range(4):
        keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#deel-uitkomst")).to_be_focused()
    assert "jaar: 2024" in (page.locator("#deel-bestand").text_content() or "")
    told = page.locator("#deel-tekst").inner_text()
    assert "In welk jaar begon het?\n2024" in told
    assert "titel:" not in told, "a text to read, no file"


def test_nothing_is_kept_before_somebody_asks(page: Page, reader: Reader) -> None:
    answer(page)
    page.get_by_role("button", name=MAKE).click()
    expect(page.locator("#deel-uitkomst")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    reader.visit(ADDRESS)
    expect(page.get_by_label(TITLE)).to_have_value("")


def test_draft_is_kept_after_the_tick_and_wiped_without(page: Page, reader: Reader) -> None:
    page.get_by_label(KEEP).check()
    answer(page, title="Mijn 'concept'", point="a02")
    page.get_by_label("hoger onderwijs").check()
    reader.visit(ADDRESS)
    expect(page.locator("#deel-melding")).to_contain_text("Wat je eerder schreef, staat er weer.")
    expect(page.get_by_label(TITLE)).to_have_value("Mijn 'concept'")
    expect(page.get_by_label(POINT, exact=True)).to_have_value("a02")
    expect(page.get_by_label("hoger onderwijs")).to_be_checked()
    expect(page.get_by_label("Ja, dat mag")).to_be_checked()
    page.get_by_label(KEEP).uncheck()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label(TITLE).fill("Nog een keer")
    assert page.evaluate("localStorage.length") == 0


def test_wipe_empties_form_and_browser_after_a_question(page: Page) -> None:
    page.get_by_label(KEEP).check()
    answer(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name=WIPE).click()
    expect(page.get_by_label(TITLE)).to_have_value("Samen begeleiden")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=WIPE).click()
    expect(page.get_by_label(TITLE)).to_have_value("")
    expect(page.get_by_label(TITLE)).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "stored", ["{", "null", "[1]", "7", '{"punten": 3, "titel": {"toString": 1}}', '{"punten": [null, {"naar": ["x"]}], "sector": "po"}']
)
def test_broken_draft_breaks_nothing_and_is_not_lost(page: Page, reader: Reader, stored: str) -> None:
    page.evaluate("text => localStorage.setItem('kennisbank-deel', text)", stored)
    reader.visit(ADDRESS)
    expect(page.get_by_label(POINT, exact=True).first).to_be_visible()
    assert page.evaluate("localStorage.getItem('kennisbank-deel')") == stored


def test_point_in_the_address_is_chosen_already(reader: Reader) -> None:
    page = reader.visit("uitgangspunten/u15/")
    page.get_by_role("link", name="Deel een voorbeeld").first.click()
    expect(page.get_by_label(POINT, exact=True)).to_have_value("u15")
    reader.visit(f"{ADDRESS}?punt=%3Cscript%3E")
    expect(page.get_by_label(POINT, exact=True)).to_have_value("")


def test_example_of_the_site_can_be_completed_and_keeps_its_id(reader: Reader, project: Path, tmp_path: Path) -> None:
    page = reader.visit("praktijk/zuidwest-samen-solidair/")
    page.get_by_role("link", name="Vul dit voorbeeld aan").click()
    expect(page.locator("#deel-melding")).to_contain_text("dat al op de site staat")
    page.get_by_label(TITLE).fill("Wat er nu anders is")
    page.get_by_label("Ja, dat mag").check()
    file = downloaded(page, tmp_path)
    before = load(project).kennisbank.get("zuidwest-samen-solidair")
    after = taken_up(project, file)
    assert isinstance(before, Praktijkvoorbeeld)
    assert (after.id, after.titel, after.bronnen, after.punten) == (before.id, "Wat er nu anders is", before.bronnen, before.punten)
    assert after.opgave


def test_every_example_passes_the_check_when_it_comes_back_as_it_was(reader: Reader, project: Path, tmp_path: Path) -> None:
    names = [path.stem for path in sorted((project / "principles/praktijkvoorbeelden").glob("*.yml"))][::6]
    files = []
    for name in names:
        page = reader.visit(f"{ADDRESS}?voorbeeld={name}")
        expect(page.get_by_label(TITLE)).not_to_have_value("")
        page.get_by_label("Nee, het is nog een plan").check()
        page.get_by_label("Ja, dat mag").check()
        files.append(downloaded(page, tmp_path))
    assert [record.id for record in all_taken_up(project, files)] == names


def test_without_an_address_of_the_editors_the_page_says_so(page: Page) -> None:
    before = page.get_by_text("Opsturen kan nog niet: het adres van de redactie is nog niet ingevuld.").bounding_box()
    first = page.locator(".ask").first.bounding_box()
    assert before
    assert first
    assert before["y"] < first["y"], "said before the work, not after it"
    answer(page)
    page.get_by_role("button", name=MAKE).click()
    expect(page.locator("#deel-weg")).to_contain_text("nog niet ingevuld")
    expect(page.get_by_role("link", name="Mail het voorbeeld")).to_be_hidden()


def test_with_an_address_a_short_example_is_in_the_mail_and_a_long_one_is_copied(browser: Browser, tmp_path: Path) -> None:
    root = scratch.project(tmp_path)
    settings = root / "principles/instellingen.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "contact: redactie@kennisbank.example\n", encoding="utf-8")
    site = made(root, root / "site")
    with serving(site) as server:
        reader = Reader(browser, server, site)
        page = reader.visit(ADDRESS, PHONE)
        answer(page, story="Wij werken.")
        page.get_by_role("button", name=MAKE).click()
        mail = page.get_by_role("link", name="Mail het voorbeeld")
        href = str(mail.get_attribute("href"))
        assert href.startswith("mailto:redactie@kennisbank.example?subject=Voorbeeld%3A%20Samen%20begeleiden&body=")
        assert "id%3A%20samen-begeleiden-partnerschap-in-oprichting%0D%0A" in href
        answer(page, story="Wij werken samen. " * 60)
        page.get_by_role("button", name=MAKE).click()
        expect(page.locator("#deel-weg")).to_contain_text("te lang")
        assert str(mail.get_attribute("href")).endswith("&body=")
        assert reader.problems == []
        page.context.close()
