"""``kennisbank controleer --spelling``: advice by hunspell, when it is there."""

import shutil

import pytest

from macros.check import load
from macros.cli import main
from macros.editing.spelling import findings_about, words_of

EXAMPLE = "principles/praktijkvoorbeelden/voorbeeld.yml"


@pytest.fixture
def project(project):
    """The small project with two slips in it."""
    example = project / EXAMPLE
    text = example.read_text(encoding="utf-8").replace(
        "samenvatting: De school en de pabo werken samen.", "samenvatting: >-\n  De school en de\n  pabo werkken samen, ook de sholen."
    )
    example.write_text(text, encoding="utf-8")
    return project


def test_a_word_is_found_at_its_place_also_in_a_folded_text(project):
    words = words_of(load(project).kennisbank)
    found = findings_about(words, {"werkken": ("werken",), "sholen": ()}, frozenset())
    assert [(finding.line, finding.column, finding.text) for finding in found] == [
        (11, 8, "Het woordenboek kent 'werkken' niet. Bedoelde je 'werken'?"),
        (11, 30, "Het woordenboek kent 'sholen' niet."),
    ]
    assert {finding.level for finding in found} == {"advies"}


def test_a_word_of_our_own_list_is_right(project):
    words = words_of(load(project).kennisbank)
    assert findings_about(words, {"sholen": ()}, frozenset({"sholen"})) == []


def test_statements_titles_of_sources_ids_and_addresses_are_not_ours_to_spell(kb):
    statement = "principles/uitgangspunten/u05.yml"
    words = words_of(kb)
    assert not [word for word in words if word.document.file == statement and word.text == "bovenbestuurlijke" and word.place.line < 5]
    lines = [word.document.lines[word.place.line - 1] for word in words if word.document.file.startswith("principles/bronnen/")]
    assert lines and not [line for line in lines if line.startswith(("id:", "titel:", "adres:"))]


def test_without_hunspell_the_check_says_so_and_goes_on(project, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(project))
    assert main(["controleer", "--spelling"]) == 0
    told = capsys.readouterr()
    assert "hunspell" in told.err and "apt install" in told.err
    assert "0 fouten" in told.out


def test_hunspell_finds_the_slip_and_suggests_or_is_said_to_be_missing(project, capsys):
    (project / "principles/woordenlijst.txt").write_text("sholen\n", encoding="utf-8")
    assert main(["controleer", "--spelling", EXAMPLE]) == 0
    told = capsys.readouterr()
    seen = "[spelling] Het woordenboek kent 'werkken' niet. Bedoelde je 'werken'?" in told.out
    assert seen if shutil.which("hunspell") else "apt install hunspell" in told.err
    assert "'sholen'" not in told.out
