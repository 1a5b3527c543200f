"""The 21 statements stand on the site as the Platform wrote them."""

import html
import re
from pathlib import Path

from conftest import ROOT

from macros.kennisbank import Kennisbank
from macros.model import Punt

SOURCE = dict(line.split("\t") for line in (ROOT / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines())


def quotes(site: Path, address: str) -> list[str]:
    """The statements that a page shows, to the letter."""
    page = (site / address / "index.html").read_text(encoding="utf-8")
    return [html.unescape(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)]


def test_source_text_is_of_sixteen_and_five() -> None:
    assert sorted(SOURCE) == [*(f"a{n:02}" for n in range(1, 6)), *(f"u{n:02}" for n in range(1, 17))]


def test_first_version_stands_letter_for_letter(site: Path, kb: Kennisbank) -> None:
    first = {id: kb.released.of(id)[0] for id in SOURCE}
    assert {id: versie.versie for id, versie in first.items() if versie.versie != "1.0"} == {}
    assert {id: quotes(site, versie.address) for id, versie in first.items()} == {id: [text] for id, text in SOURCE.items()}


def test_page_of_a_point_shows_its_newest_text(site: Path, kb: Kennisbank) -> None:
    """That of the newest version, or the text that is being worked on and not released yet."""
    points = kb.of(Punt)
    wanted = {punt.id: punt.tekst if punt.werkversie else kb.released.of(punt.id)[-1].tekst for punt in points}
    assert {punt.id: quotes(site, punt.address) for punt in points} == {id: [text] for id, text in wanted.items()}
