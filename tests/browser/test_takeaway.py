"""/meenemen/: the copy in the zip works from disk, and says of which day it is."""

import re
from pathlib import Path
from zipfile import ZipFile

import html5lib
import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from browser.pages import KINDS
from browser.reader import NO_SCRIPT, PHONE, Reader
from browser.server import serving
from macros.site.check import check_site
from macros.site.takeaway import ARCHIVE, FOR_SERVERS, NAME, from_disk, size_in_words


@pytest.fixture(scope="session")
def folder(uitgave: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked as a reader does; a space and letters with accents in the path, as computers have."""
    target = tmp_path_factory.mktemp("één map")
    with ZipFile(uitgave / ARCHIVE) as archive:
        assert archive.testzip() is None
        archive.extractall(target)
    return target / NAME


@pytest.fixture(scope="session")
def owner(browser: Browser, folder: Path) -> Reader:
    return Reader(browser, "file:///nergens", folder)


@pytest.fixture
def copy(owner: Reader) -> Reader:
    owner.problems.clear()
    return owner


def addresses(page: Path) -> list[str]:
    """Every address in a page, as a strict parser reads it."""
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = [element.get(name) for element in tree.iter() for name in ("href", "action") if element.get(name) is not None]
    found += [element.get("content").partition("url=")[2] for element in tree.iter("meta") if element.get("http-equiv") == "refresh"]
    return [str(address) for address in found]


def test_every_internal_link_names_a_file(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        for address in addresses(page):
            if not re.match(r"[a-z]+:|#", address):
                path = address.partition("#")[0].partition("?")[0]
                assert (page.parent / path).is_file(), f"{page.relative_to(folder)}: {address}"


def test_copy_is_whole(folder: Path, uitgave: Path) -> None:
    """No link or anchor is dead, and nothing is lost but what only a server reads."""
    assert check_site(folder) == []
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    site = {path.relative_to(uitgave).as_posix() for path in uitgave.rglob("*") if path.is_file()}
    assert site - there <= FOR_SERVERS | {ARCHIVE}
    assert there - site == {"LEES-MIJ.txt"}


def test_only_links_are_changed(folder: Path, uitgave: Path) -> None:
    """Text, anchors and data stay as they are on the web."""
    for name in ("uitgangspunten/u05/index.html", "peer-review/index.html", "praktijk/index.html"):
        texts = [
            "".join(html5lib.parse((place / name).read_text(encoding="utf-8"), namespaceHTMLElements=False).itertext())
            for place in (uitgave, folder)
        ]
        note = re.search(r"Dit is een kopie van de site van .*", texts[1])
        assert note
        assert texts[0].split() == texts[1].replace(note.group(), "").split()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<a href="../x/?a=1&amp;b=2#c">y</a>', '<a href="../x/index.html?a=1&amp;b=2#c">y</a>'),
        ('<a href="./">y</a>', '<a href="index.html">y</a>'),
        ('<pre>&lt;a href="x/"&gt;</pre>', '<pre>&lt;a href="x/"&gt;</pre>'),
        ('<p title="x">href="x/"</p>', '<p title="x">href="x/"</p>'),
        ("<script>f('<a href=\"x/\">')</script>", "<script>f('<a href=\"x/\">')</script>"),
        ('<a href="https://x.nl/">y</a>', '<a href="https://x.nl/">y</a>'),
        ('\u2028\u0085\x0c\n<a href="x/">y</a>', '\u2028\u0085\x0c\n<a href="x/index.html">y</a>'),
    ],
)
def test_link_is_changed_and_nothing_else(written: str, read: str) -> None:
    assert from_disk(written) == read


def test_every_page_says_of_which_day_it_is(folder: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in folder.rglob("index.html")]
    pages = [page for page in pages if 'http-equiv="refresh"' not in page]
    assert all("Dit is een kopie van de site van 1 december 2026, versie " in page for page in pages)
    assert "kopie van 1 december 2026" in (folder / "LEES-MIJ.txt").read_text(encoding="utf-8")


def test_page_offers_the_zip_with_its_size(browser: Browser, uitgave: Path, folder: Path) -> None:
    with serving(uitgave) as server:
        reader = Reader(browser, server, uitgave)
        page = reader.visit("meenemen/")
        size = size_in_words((uitgave / ARCHIVE).stat().st_size)
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"Download de site ({size})").click()
        assert waiting.value.suggested_filename == f"{NAME}.zip"
        assert reader.problems == []
        page.context.close()
    assert "zip" not in (folder / "meenemen/index.html").read_text(encoding="utf-8")


def test_ordinary_build_says_that_the_copy_comes_with_a_publication(reader: Reader) -> None:
    page = reader.visit("meenemen/")
    expect(page.locator("main")).to_contain_text("Nog niet te downloaden")
    assert page.locator("main a[download]").count() == 0


@pytest.mark.parametrize("address", [address for address in KINDS.values() if address != "404.html"])
def test_every_kind_of_page_opens_from_disk(copy: Reader, address: str) -> None:
    """Under its own policy, with its style and script, and without a word in the console."""
    page = copy.open_from_disk(address)
    assert page.evaluate("document.documentElement.className") == "js"
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    assert copy.problems == []


def to_question_and_back(page: Page) -> None:
    page.get_by_role("link", name="Bovenbestuurlijke solidariteit").first.click()
    expect(page.locator("h1")).to_have_text("Bovenbestuurlijke solidariteit")
    page.locator(".questions a").first.click()
    expect(page.locator(":target")).to_be_visible()
    assert "peer-review/index.html#v" in page.url
    page.locator(":target summary").click()
    page.locator(":target").get_by_role("link", name=re.compile("Uitgangspunt")).first.click()
    expect(page.locator(".statement")).to_be_visible()
    page.locator(".logo").click()
    expect(page.locator("h1")).to_have_text("Zestien uitgangspunten voor Samen Opleiden")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_one_clicks_from_home_to_a_point_to_a_question_and_back(copy: Reader, javascript: bool) -> None:
    page = copy.open_from_disk("") if javascript else copy.open_from_disk("", NO_SCRIPT)
    to_question_and_back(page)
    assert copy.problems == []


def test_old_short_address_leads_on(copy: Reader) -> None:
    page = copy.open_from_disk("")
    page.goto((copy.site / "u05/index.html").as_uri(), wait_until="commit")
    page.wait_for_url("**/uitgangspunten/u05/index.html")
    assert copy.problems == []


def test_links_of_the_citation_check_lead_to_files(copy: Reader) -> None:
    page = copy.open_from_disk("citaat", PHONE)
    page.get_by_label("Adressen, nummers of je literatuurlijst").fill("u05")
    page.get_by_role("button", name="Controleer").click()
    page.locator("#citaat-uitkomst a[href*=uitgangspunten]").first.click()
    expect(page.locator(".statement")).to_be_visible()
    assert copy.problems == []


def test_example_is_shared_from_disk(copy: Reader) -> None:
    page = copy.open_from_disk("praktijk/zuidwest-samen-solidair")
    page.get_by_role("link", name="Vul dit voorbeeld aan").click()
    expect(page.get_by_label("Wat doen jullie, in een paar woorden?")).not_to_have_value("")
    page.get_by_label("Ja, dat mag").check()
    page.get_by_role("button", name="Maak het voorbeeld").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download het bestand").click()
    assert waiting.value.suggested_filename == "zuidwest-samen-solidair.yml"
    assert copy.problems == []


def test_filters_work_from_disk(copy: Reader) -> None:
    page = copy.open_from_disk("praktijk")
    choice = page.locator("form input[type=checkbox]").first
    before = page.locator("main li:visible").count()
    choice.check()
    expect(page.locator("form input[type=checkbox]:checked")).to_have_count(1)
    page.wait_for_url("**/praktijk/index.html?*")
    assert page.locator("main li:visible").count() < before
    page.reload()
    expect(page.locator("form input[type=checkbox]:checked")).to_have_count(1)
    assert copy.problems == []


def test_kit_makes_a_document_from_disk(copy: Reader, tmp_path: Path) -> None:
    page = copy.open_from_disk("peer-review/kit")
    page.get_by_role("checkbox", name="Waarborg 3: de organisatie").check()
    expect(page.locator("#kit-vragen > li").nth(3)).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download voor Word", exact=True).click()
    waiting.value.save_as(tmp_path / "kit.docx")
    assert Document(str(tmp_path / "kit.docx")).paragraphs
    page.get_by_role("button", name="Kopieer de link", exact=True).click()
    link = page.locator("#kit-adres").input_value()
    assert "peer-review/kit/index.html" in link
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("#kit-vragen > li").nth(3)).to_be_visible()
    assert copy.problems == []


def test_search_finds_and_leads_from_disk(copy: Reader) -> None:
    """From the dialog to the page of all results, and from both to what was found."""
    page = copy.open_from_disk("uitgangspunten/u05")
    for way in ("option", "all"):
        page.locator(".site-header").get_by_role("button", name="Zoeken").click()
        field = page.get_by_role("dialog").get_by_role("combobox")
        field.fill("solidariteit")
        hit = page.get_by_role("listbox").get_by_role("option").first
        expect(hit).to_be_visible()
        if way == "option":
            hit.click()
            expect(page.locator("h1")).to_have_text("Bovenbestuurlijke solidariteit")
        else:
            field.press("Enter")
            page.wait_for_url("**/zoeken/index.html?q=solidariteit")
            page.locator("main [data-id] a").first.click()
    expect(page.locator("h1")).to_have_text("Bovenbestuurlijke solidariteit")
    assert copy.problems == []
