"""``kennisbank hernoem`` and ``kennisbank intrek``: every mention follows, and nothing else changes."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import made
from editors import HEAD
from scratch import project as copy_of_project

from macros.check import check, load
from macros.cli import main
from macros.finding import errors


def files(root: Path) -> dict[str, str]:
    """What stands in every file, but for the list of addresses: that grows with each command (see test_editor_help)."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in root.rglob("*")
        if path.is_file() and ".build" not in path.parts and path.name != "adressen.txt"
    }


def changed_lines(before: dict[str, str], after: dict[str, str], moved: dict[str, str]) -> set[tuple[str, str]]:
    """Lines that are new, by file; every other line must be as it was, in its place."""
    found = set()
    for name, text in after.items():
        old = before.get({new: old for old, new in moved.items()}.get(name, name), "").split("\n")
        new = text.split("\n")
        found |= {(name, line) for line in new if line not in old}
    return found


def test_every_mention_of_a_source_follows_and_nothing_else_changes(project):
    example = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    text = example.read_text(encoding="utf-8").replace("  - stuk\n", "  - 'stuk'   # de bron\n").replace("regio: Zeeland", "regio: stuk")
    example.write_bytes(text.replace("\n", "\r\n").encode())
    (project / "principles/versies/u02").rename(project / "weg")
    shutil.rmtree(project / "weg")
    (project / "principles/versies/slot.tsv").unlink()
    register = project / "principles/adressen.txt"
    register.write_text(register.read_text(encoding="utf-8").replace("uitgangspunten/u02/1.0/\n", ""), encoding="utf-8")
    page = project / "docs/proef.md"
    page.parent.mkdir()
    page.write_text(
        HEAD + 'Zie {{ verwijzing("stuk", "stuk") }} en {{ verwijzing(tekst="stuk", id=\'stuk\') }}.\n\nHet woord stuk.\n\n'
        '{{ herkomst("parafrase", "concept", bronnen=["stuk"]) }}\n',
        encoding="utf-8",
    )
    assert not errors(check(project).findings)
    before = files(project)
    assert main(["hernoem", "stuk", "het-stuk"]) == 0
    after = files(project)
    assert not errors(check(project).findings)
    assert "principles/bronnen/stuk.yml" not in after
    assert after["principles/praktijkvoorbeelden/voorbeeld.yml"] == text.replace("'stuk'", "'het-stuk'").replace("\n", "\r\n")
    assert (
        'verwijzing("het-stuk", "stuk")' in after["docs/proef.md"] and "verwijzing(tekst=\"stuk\", id='het-stuk')" in after["docs/proef.md"]
    )
    assert "Het woord stuk." in after["docs/proef.md"] and 'bronnen=["het-stuk"]' in after["docs/proef.md"]
    assert after["principles/verhuisd.tsv"] == "bronnen/#stuk\thet-stuk\n"
    for name, line in changed_lines(before, after, {"principles/bronnen/stuk.yml": "principles/bronnen/het-stuk.yml"}):
        assert "het-stuk" in line, (name, line)


def test_a_second_new_name_leads_both_old_addresses_on(project):
    main(["hernoem", "voorbeeld", "tweede"])
    main(["hernoem", "tweede", "derde"])
    assert (project / "principles/verhuisd.tsv").read_text() == "praktijk/voorbeeld/\tderde\npraktijk/tweede/\tderde\n"
    main(["hernoem", "derde", "voorbeeld"])
    assert (project / "principles/verhuisd.tsv").read_text() == "praktijk/tweede/\tvoorbeeld\npraktijk/derde/\tvoorbeeld\n"


def test_what_belongs_to_a_record_moves_along(project):
    """The id of a part begins with that of its owner; the address of an invulling is a place on the page of its waarborg."""
    moved = project / "principles/verhuisd.tsv"
    addresses = ["kwaliteitskader/{}/", "peer-review/{}/", "kwaliteitskader/{}-1/", "kwaliteitskader/{}/#{}-i1"]
    ids = ["{}", "{}", "{}-1", "{}-i1"]

    def rows(old: str, new: str) -> set[str]:
        return {f"{address.format(old, old)}\t{id.format(new)}" for address, id in zip(addresses, ids, strict=True)}

    assert main(["hernoem", "kk2021-w1", "kk2021-w9"]) == 0
    assert set(moved.read_text().splitlines()) == rows("kk2021-w1", "kk2021-w9")
    assert not errors(check(project).findings)
    assert main(["hernoem", "kk2021-w9", "kk2021-w1"]) == 0
    assert set(moved.read_text().splitlines()) == rows("kk2021-w9", "kk2021-w1")


def test_a_framework_takes_all_its_parts_and_its_transitions_along(project):
    root = project / "principles"
    (root / "kaders/kk-nieuw.yml").write_text((root / "kaders/kk2021.yml").read_text().replace("kk2021", "kk-nieuw"))
    (root / "overgangen").mkdir()
    (root / "overgangen/kk2021-naar-kk-nieuw.yml").write_text(
        "id: kk2021-naar-kk-nieuw\nvan: kk2021\nnaar: kk-nieuw\nherkomst: redactie\nstatus: concept\n"
    )
    assert main(["hernoem", "kk2021", "kk-oud"]) == 0
    known = load(project).kennisbank.known
    assert {"kk-oud", "kk-oud-w1", "kk-oud-w1-1", "kk-oud-w1-i1", "kk-oud-naar-kk-nieuw"} <= known.keys()
    assert not [id for id in known if "2021" in id]
    assert not errors(check(project).findings)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hernoem", "vorbeeld", "nieuw"], "Bedoelde je 'voorbeeld'?"),
        (["hernoem", "voorbeeld", "u01"], "bestaat al"),
        (["hernoem", "voorbeeld", "Nieuwe Naam"], "heeft niet de vorm"),
        (["hernoem", "voorbeeld", "../buiten"], "heeft niet de vorm"),
        (["hernoem", "v001", "vraag-een"], "v012"),
        (["hernoem", "u02", "u03"], "geciteerd"),
        (["hernoem", "stuk", "het-stuk"], "bevroren"),
        (["intrek", "vorbeeld", "--reden", "Dit geldt niet meer."], "Bedoelde je 'voorbeeld'?"),
        (["intrek", "voorbeeld", "--reden", "Weg"], "Zeg in één zin"),
        (["intrek", "voorbeeld", "--reden", "Dit geldt niet meer.", "--opvolger", "voorbeeld"], "zichzelf"),
        (["intrek", "voorbeeld", "--reden", "Dit geldt niet meer.", "--opvolger", "vorbeeld"], "Bedoelde je 'voorbeeld'?"),
        (
            ["intrek", "voorbeeld", "--reden", "Dit geldt niet meer.", "--opvolger", "u01"],
            "alleen een praktijkvoorbeeld kan 'voorbeeld' opvolgen",
        ),
        (["intrek", "vorbeeld", "--reden", "Weg", "--opvolger", "u77"], "'vorbeeld'. Bedoelde je 'voorbeeld'?\nZeg in één zin"),
        (["intrek", "voorbeeld", "--reden", "Dit geldt niet meer.", "--datum", "2025-02-31"], "een dag die bestaat"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(project, capsys, words, told):
    before = files(project)
    assert main(words) == 1
    caught = capsys.readouterr().err
    assert told in caught and "Er is niets veranderd." in caught
    assert files(project) == before


def test_with_an_error_in_the_records_nothing_is_renamed(project, capsys):
    (project / "principles/rollen/schoolopleider.yml").write_text("id: schoolopleider\n", encoding="utf-8")
    before = files(project)
    assert main(["hernoem", "voorbeeld", "nieuw"]) == 1
    assert "Los eerst de fouten op" in capsys.readouterr().err
    assert files(project) == before


def test_a_withdrawn_record_says_why_and_when_and_keeps_every_line(project):
    before = files(project)
    assert main(["intrek", "voorbeeld", "--reden", "Het partnerschap stopte: zie de site.", "--datum", "2025-10-01"]) == 0
    after = files(project)
    name = "principles/praktijkvoorbeelden/voorbeeld.yml"
    assert after.pop(name) == before.pop(name) + (
        'ingetrokken:\n  datum: 2025-10-01\n  reden: "Het partnerschap stopte: zie de site."\n'
        'wijzigingen:\n  - datum: 2025-10-01\n    soort: ingetrokken\n    wat: "Het partnerschap stopte: zie de site."\n'
    )
    assert after == before
    assert not errors(check(project).findings)


def test_links_follow_to_the_successor_and_sentences_to_read_again_are_named(project, capsys):
    main(["hernoem", "kk2021-w1-1", "kk2021-w1-2"])
    criterion = (project / "principles/criteria/kk2021-w1-2.yml").read_text(encoding="utf-8")
    (project / "principles/criteria/kk2021-w1-3.yml").write_text(
        criterion.replace("kk2021-w1-2", "kk2021-w1-3").replace("nummer: 1", "nummer: 3"), encoding="utf-8"
    )
    words = ["intrek", "kk2021-w1-2", "--reden", "Dit criterium is vervangen.", "--opvolger", "kk2021-w1-3", "--datum", "2025-10-01"]
    before = files(project)
    assert main([*words, "--koppelingen", "blijven"]) == 0
    assert "naar: kk2021-w1-2" in (project / "principles/uitgangspunten/u01.yml").read_text(encoding="utf-8")
    for name, text in before.items():
        (project / name).write_bytes(text.encode())
    capsys.readouterr()
    assert main(words) == 0
    assert "naar: kk2021-w1-3" in (project / "principles/uitgangspunten/u01.yml").read_text(encoding="utf-8")
    assert "principles/uitgangspunten/u01.yml:14: wijst nu naar de opvolger. Lees de zin bij 'waarom' na." in capsys.readouterr().out


def test_a_change_is_added_to_those_that_are_there(project):
    name = project / "principles/rollen/schoolopleider.yml"
    text = name.read_text(encoding="utf-8").replace(
        "herkomst:", "wijzigingen:\n- datum: 2025-01-01\n  soort: nieuw\n  wat: Een nieuwe rol.\n# De herkomst.\nherkomst:"
    )
    name.write_text(text, encoding="utf-8")
    assert main(["intrek", "schoolopleider", "--reden", "Deze rol bestaat niet meer.", "--datum", "2025-10-01"]) == 0
    added = "- datum: 2025-10-01\n  soort: ingetrokken\n  wat: Deze rol bestaat niet meer.\n# De herkomst."
    assert added in name.read_text(encoding="utf-8")


def test_in_the_built_site_old_places_lead_on_and_tombstones_stand(tmp_path, monkeypatch):
    root = copy_of_project(tmp_path)
    monkeypatch.chdir(root)
    assert main(["hernoem", "begrip-pabo", "begrip-leraren-opleiding"]) == 0
    assert main(["hernoem", "rocmn-opleidingsschool", "rocmn-samen"]) == 0
    assert main(["hernoem", "kk2021-w3", "kk2021-w9"]) == 0
    assert main(["intrek", "begrip-lio", "--reden", "Niemand gebruikt dit woord.", "--datum", "2025-10-01"]) == 0
    made(root, root / "site")
    terms = (root / "site/begrippen/index.html").read_text(encoding="utf-8")
    assert 'id="begrip-pabo"' in terms and 'id="begrip-leraren-opleiding"' in terms
    assert "Ingetrokken op 1 oktober 2025: Niemand gebruikt dit woord." in terms
    assert "rocmn-samen/" in (root / "site/praktijk/rocmn-opleidingsschool/index.html").read_text(encoding="utf-8")


CHANGE = "datum: 2025-01-01\n    soort: nieuw\n    wat: Een nieuwe rol."


@pytest.mark.parametrize(
    "shape",
    [
        f"wijzigingen:\n  - {CHANGE}",
        f'"wijzigingen":\n  - {CHANGE}',
        f"wijzigingen :\n  - {CHANGE}",
        f"wijzigingen: # onder elkaar\n\n  # de eerste\n  - {CHANGE}\n\n  # de laatste",
        f"wijzigingen:\n  -\n    {CHANGE}",
        "wijzigingen: [{datum: 2025-01-01, soort: nieuw, wat: Een nieuwe rol.}]",
        'wijzigingen: [\n  {"datum": 2025-01-01, soort: nieuw,\n   wat: "Een nieuwe rol."}\n]',
        "wijzigingen:\n- wat: >\n    Een nieuwe\n    rol.\n  soort: 'nieuw'\n  datum: \"2025-01-01\"",
        "? wijzigingen\n: - wat: |+\n      Een nieuwe rol.\n    soort: nieuw\n    datum: 2025-01-01",
        "wijzigingen: []",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n# einde\n"])
def test_a_change_is_added_in_every_shape_that_the_reader_takes(project, capsys, shape, end):
    """Or refused, with the line in the file, and nothing is written."""
    path = project / "principles/rollen/schoolopleider.yml"
    text = path.read_text(encoding="utf-8") + shape + end
    path.write_text(text, encoding="utf-8")
    code = main(["intrek", "schoolopleider", "--reden", "Deze rol bestaat niet meer.", "--datum", "2025-10-01"])
    if code:
        assert re.search(r"^principles/rollen/schoolopleider\.yml:\d+: ", capsys.readouterr().err, re.MULTILINE)
        assert path.read_text(encoding="utf-8") == text
        return
    changes = load(project).kennisbank.get("schoolopleider").wijzigingen
    assert [change.soort for change in changes][-1] == "ingetrokken"
    assert [change.wat.strip() for change in changes][:-1] == ["Een nieuwe rol."] * (shape != "wijzigingen: []")
    assert text.split(shape)[0] in path.read_text(encoding="utf-8")
