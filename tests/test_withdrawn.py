"""What was withdrawn no longer counts anywhere, and keeps its place."""

import shutil

import pytest
from editors import SMALL

from macros.cli import main
from macros.folder import load
from macros.shortcodes import aantal, overzicht
from macros.views.kit import choices
from macros.views.matrix import matrix
from macros.views.records import page_of


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
    page = str(overzicht(kb, "x/", kind)())
    before, _, after = page.partition("Ingetrokken</h2>")
    assert "Je ziet alle 0" in before
    assert "data-facets" not in page
    assert kb.get(id).title not in before
    assert kb.get(id).title in after
    assert "Dit klopt niet meer." in after
    assert str(aantal(kb, "x/", kind)()) == "0"


def test_its_address_on_the_list_stays(kb):
    assert 'id="v001"' in str(overzicht(kb, "x/", "peervraag")())


def test_no_kit_role_or_point_offers_it(kb):
    assert not [choice.id for choice in choices(kb) if choice.questions or choice.further]
    for address in ("schoolopleider", "u01"):
        body = str(page_of(kb, kb.get(address)).body())
        assert "Hoe werken jullie samen?" not in body
        assert "Een voorbeeld<" not in body
