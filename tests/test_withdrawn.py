"""What was withdrawn no longer counts anywhere, and keeps its place."""

import shutil

import pytest
from editors import SMALL

from macros.check import load
from macros.cli import main
from macros.views.kit import choices
from macros.views.matrix import matrix
from macros.views.records import page_of
from macros.views.render import render
from macros.written.shortcodes import At, aantal, overzicht


@pytest.fixture(scope="module")
def kb(tmp_path_factory):
    """The small project after its only example and its only question were withdrawn."""
    root = tmp_path_factory.mktemp("ingetrokken") / "project"
    shutil.copytree(SMALL, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for id in ("voorbeeld", "v001"):
            assert main(["intrek", id, "--reden", "Dit klopt niet meer."]) == 0
    return load(root).kennisbank


def test_it_is_in_no_cell_of_the_matrix(kb):
    tables = {table.key: table for table in matrix(kb).tables}
    assert sum(tables["praktijk"].totals) == sum(tables["vragen"].totals) == 0


@pytest.mark.parametrize(("kind", "id"), [("praktijkvoorbeeld", "voorbeeld"), ("peervraag", "v001")])
def test_its_list_counts_it_not_and_shows_it_under_a_heading_of_its_own(kb, kind, id):
    page = str(overzicht(At(kb, "x/"), kind)())
    before, _, after = page.partition("Ingetrokken</h2>")
    assert "Er zijn 0" in before
    assert "data-facets" not in page
    assert kb.get(id).title not in before
    assert kb.get(id).title in after
    assert "Dit klopt niet meer." in after
    assert str(aantal(At(kb, "x/"), kind)()) == "0"


def test_its_address_on_the_list_stays(kb):
    assert 'id="v001"' in str(overzicht(At(kb, "x/"), "peervraag")())


def test_no_kit_role_or_point_offers_it(kb):
    assert not [choice.id for choice in choices(kb) if choice.questions or choice.further]
    for address in ("schoolopleider", "u01"):
        body = str(page_of(kb, kb.get(address)).body())
        assert "Hoe werken jullie samen?" not in body
        assert "Een voorbeeld<" not in body


def test_page_of_what_was_withdrawn_leads_on_to_the_last_successor(project):
    """Also when its own successor was withdrawn later."""
    first = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    text = first.read_text(encoding="utf-8")
    gone = "ingetrokken:\n  datum: 2026-11-01\n  reden: Dit is vervangen.\n  opvolger: {}\nherkomst:"
    for id, successor in (("voorbeeld", "tweede"), ("tweede", "derde"), ("derde", "")):
        made = text.replace("id: voorbeeld", f"id: {id}").replace("Een voorbeeld", f"Het record {id}")
        made = made.replace("herkomst:", gone.format(successor)) if successor else made
        (first.parent / f"{id}.yml").write_text(made, encoding="utf-8")
    kb = load(project).kennisbank
    record = kb.get("voorbeeld")
    stone = str(render("parts/withdrawn.html", kb, record.address, record=record))
    assert "Het record derde" in stone and "Het record tweede" not in stone
