"""The 21 statements stand on the site as the Platform wrote them; all else says what it is."""

import html
import re

import pytest

from macros.folder import load
from macros.model import Aandachtspunt, Peervraag, Uitgangspunt

SOURCE = dict(
    line.split("\t")
    for line in (__import__("pathlib").Path(__file__).parent.parent / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines()
)


def test_sixteen_and_five(kb):
    assert [point.id for point in kb.of(Uitgangspunt)] == [f"u{n:02}" for n in range(1, 17)]
    assert [point.id for point in kb.of(Aandachtspunt)] == [f"a{n:02}" for n in range(1, 6)]


@pytest.mark.parametrize("id", sorted(SOURCE))
def test_statement_stands_letter_for_letter(id, site, kb):
    page = (site / kb.get(id).address / "index.html").read_text(encoding="utf-8")
    quotes = [html.unescape(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)]
    assert quotes == [SOURCE[id]]


@pytest.mark.parametrize("overview", ["uitgangspunten", "themas"])
def test_overview_shows_every_statement_whole(overview, site):
    page = (site / overview / "index.html").read_text(encoding="utf-8")
    quotes = {html.unescape(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)}
    assert quotes == set(SOURCE.values())


def test_both_dates_stand_as_the_document_has_them(site):
    page = (site / "uitgangspunten/u05/index.html").read_text(encoding="utf-8")
    assert "26 juni 2025" in page
    assert "30 september 2025" in page


def test_real_content_has_no_errors(loaded):
    assert [str(finding) for finding in loaded.findings if finding.level == "fout"] == []


def test_every_point_has_three_questions_for_two_kinds_of_participant(kb):
    for point in (*kb.of(Uitgangspunt), *kb.of(Aandachtspunt)):
        questions = [link.source for link in kb.links_to(point, Peervraag) if link.source.voor]
        assert len(questions) >= 3, point.id
        assert len({role for question in questions for role in question.voor}) >= 2, point.id


def test_records_of_the_small_project_do_not_leak(tmp_path):
    """Loading takes only what stands in the folder it is given."""
    (tmp_path / "principles").mkdir()
    assert not load(tmp_path).kennisbank.reads
