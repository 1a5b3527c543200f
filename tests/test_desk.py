"""The page for editors says what the check says, and is nobody else's first find."""

import html
import re
from dataclasses import replace

import pytest
from editors import SMALL
from test_site import text_of

from macros.check import load
from macros.codes import codes
from macros.model import Begrip, Praktijkvoorbeeld
from macros.views.desk import desk


@pytest.fixture(scope="module")
def page(site):
    return (site / "redactie/index.html").read_text(encoding="utf-8")


def test_every_advice_of_the_check_stands_on_the_page(page, loaded):
    text = text_of(page)
    advice = [finding for finding in loaded.findings if finding.level == "advies"]
    assert advice
    for finding in advice:
        assert finding.text in html.unescape(page)
        assert f"{finding.file}" in text
        assert codes()[finding.code].kop in text


def test_every_point_is_counted_and_its_empty_cells_are_named(page):
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.DOTALL)
    assert len(rows) == 21
    small = text_of(str(desk(load(SMALL).kennisbank, "redactie/")))
    assert "Geen voorbeeld in het primair onderwijs, speciaal onderwijs" in small
    assert "Geen waarborg of criterium." in small
    assert "Geen vraag voor schoolopleider." in small


def test_what_is_empty_is_folded_under_the_name_of_the_point_and_how_much_it_is(page, kb):
    found = re.search(r"Uitgangspunt 1 · Kwaliteit staat centraal: (\d+) lege vakken (Geen voorbeeld.*?)principles/", text_of(page))
    named = re.sub(r" of ", ", ", found[2]).count(",") + found[2].count("Geen ")
    assert named == int(found[1])
    assert re.search(r"po\u00a0\d+, so\u00a0\d+", html.unescape(page)), "a number stays on the line of its label"


def test_drafts_are_counted_per_kind(page, kb):
    total = len(kb.of(Praktijkvoorbeeld))
    assert f"Praktijkvoorbeelden: {total} van {total}" in text_of(page)


def test_files_are_links_once_their_place_is_known(kb):
    settings = kb.instellingen.model_copy(update={"broncode": "https://code.example/blob/main/"})
    linked = str(desk(replace(kb, instellingen=settings), "redactie/"))
    assert re.search(r'href="https://code\.example/blob/main/principles/bronnen/[^"]+\.yml#L\d+"', linked)
    assert "<code>principles/bronnen" not in linked
    assert "<code>principles/bronnen" in str(desk(kb, "redactie/"))


def test_a_term_without_an_explanation_is_named(page, kb):
    bare = next(begrip for begrip in kb.of(Begrip) if begrip.uitleg is None)
    assert f"begrippen/{bare.id}.yml" in page


def test_page_is_not_in_the_menu_nor_found_by_search_engines(page, site):
    assert '<meta name="robots" content="noindex">' in page
    assert "Disallow: /redactie/" in (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    for path in ("index.html", "over/index.html", "uitgangspunten/u05/index.html"):
        assert not re.search(r'href="(\.\./)*redactie/"', (site / path).read_text(encoding="utf-8"))
