"""Themes stand in the order that editors give them, and have their colour by their place."""

import pytest

from macros.check import check
from macros.cli import main
from macros.finding import errors
from macros.model import Punt
from macros.views.names import hue
from macros.views.records import page_of
from macros.views.themes_and_roles import themes
from macros.written.shortcodes import At, themablokken

THEME = "id: {id}\nnaam: Thema {id}\nomschrijving: Een thema van de proef.\nvolgorde: {order}\nherkomst: redactie\nstatus: concept\n"


@pytest.fixture
def six(project):
    """The small project with five more themes; there are gaps in their order."""
    for id, order in (("b", 8), ("a", 7), ("zesde", 2100), ("nul", 1), ("c", 30)):
        (project / f"principles/themas/{id}.yml").write_text(THEME.format(id=id, order=order), encoding="utf-8")
    first = project / "principles/themas/samen.yml"
    first.write_text(first.read_text(encoding="utf-8").replace("volgorde: 1", "volgorde: 3"), encoding="utf-8")
    point = project / "principles/uitgangspunten/u02.yml"
    point.write_text(point.read_text(encoding="utf-8").replace("thema: samen", "thema: zesde"), encoding="utf-8")
    return project


def test_colours_go_by_place_and_are_grey_from_the_fifth_on(six):
    checked = check(six)
    assert errors(checked.findings) == []
    kb = checked.kennisbank
    assert [(thema.id, hue(kb, thema)) for thema in themes(kb)] == [("nul", 1), ("samen", 2), ("a", 3), ("b", 4), ("c", 5), ("zesde", 5)]
    assert {punt.id: hue(kb, punt) for punt in kb.of(Punt)} == {"u01": 2, "u02": 5, "a01": 5}
    assert page_of(kb, kb.get("u02")).hue == 5
    blocks = str(themablokken(At(kb, ""), "Titel", "Tekst")())
    assert blocks.index("hue-1") < blocks.index("hue-4") < blocks.index("hue-5")
    assert "hue-6" not in blocks


def test_a_withdrawn_theme_takes_no_colour_from_another(six):
    assert main(["intrek", "nul", "--reden", "Dit thema is opgeheven."]) == 0
    kb = check(six).kennisbank
    assert [(thema.id, hue(kb, thema)) for thema in themes(kb)][:2] == [("samen", 1), ("a", 2)]
