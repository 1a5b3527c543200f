"""The 21 statements stand on the site as the Platform wrote them; all else says what it is."""

import html
import re

import pytest
from conftest import TRIAL

from macros.check import load

SOURCE = dict(line.split("\t") for line in (TRIAL / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines())


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


def test_records_of_the_small_project_do_not_leak(tmp_path):
    """Loading takes only what stands in the folder it is given."""
    (tmp_path / "principles").mkdir()
    assert not load(tmp_path).kennisbank.reads
