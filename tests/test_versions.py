"""Released texts stay, at addresses that stay, and what is new is shown beside what was."""

import html
import re
from pathlib import Path

import pytest
import scratch
from conftest import made

from macros.cli import main
from macros.kennisbank.versions import fingerprint
from macros.rules.addresses import published_addresses

CHANGED = "Wees alert op de borging van solidariteit tussen scholen"


def article(page: str) -> str:
    """The text of the statement as it stands on a page."""
    match = re.search(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)
    assert match
    return html.unescape(match.group(1))


def from_a_new_source(root: Path, record: Path, day: str = "2026-11-20") -> None:
    """Name another first source, of a later day, as the guide says."""
    source = f"id: nieuw-stuk\ntitel: Een nieuw stuk\nuitgever: Een organisatie\ndatum: {day}\ngezien: volledig\n"
    (root / "principles/bronnen/nieuw-stuk.yml").write_text(source, encoding="utf-8")
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"(?<=\nbronnen:\n  - )\S+", "nieuw-stuk", text), encoding="utf-8")


TOLD = "wijzigingen:\n  - datum: 2026-11-01\n    soort: formulering\n    wat: Korter gezegd.\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The project with version 1.1 of u05 released, and its site."""
    root = scratch.project(tmp_path_factory.mktemp("uitgave"))
    record = root / "principles/uitgangspunten/u05.yml"
    text = record.read_text(encoding="utf-8")
    old = re.search(r"^tekst: >-\n((?:  .*\n)+)", text, re.MULTILINE)
    assert old
    new = " ".join(old.group(1).split()).replace("bovenbestuurlijke ", "")
    text = text.replace(old.group(), f"werkversie: ja\n{TOLD}tekst: >-\n  {new}\n")
    text = text.replace("“borging van bovenbestuurlijke", "“borging van")  # the tension quotes the text
    record.write_text(text, encoding="utf-8")
    from_a_new_source(root, record)
    return root


def test_release_freezes_the_new_text_and_leaves_the_old_untouched(copy, kb, tmp_path, monkeypatch, capsys):
    frozen = copy / "principles/versies/u05/1.0.yml"
    before = frozen.read_bytes()
    lock = copy / "principles/versies/slot.tsv"
    lock.write_text(lock.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")  # as some editors save it
    monkeypatch.chdir(copy)
    assert main(["uitgeven", "u05", "--versie", "1.1"]) == 0
    assert frozen.read_bytes() == before
    assert main(["controleer", "--stil"]) == 0
    site = made(copy, tmp_path / "site")
    capsys.readouterr()

    old = (site / "uitgangspunten/u05/1.0/index.html").read_text(encoding="utf-8")
    new = (site / "uitgangspunten/u05/1.1/index.html").read_text(encoding="utf-8")
    moving = (site / "uitgangspunten/u05/index.html").read_text(encoding="utf-8")
    history = (site / "uitgangspunten/u05/versies/index.html").read_text(encoding="utf-8")
    assert article(old) == kb.released.of("u05")[0].tekst
    assert "Er is een nieuwere versie" in old
    assert 'content="noindex"' in old
    assert article(new) == article(moving)
    assert article(new).startswith(CHANGED)
    assert "/uitgangspunten/u05/1.1/" in html.unescape(moving.split('id="citeer"')[1])
    assert "<del>bovenbestuurlijke</del>" in history
    assert "Weg: “bovenbestuurlijke”" in history
    assert history.count("Korter gezegd.") == 2, "the version says it, and the list of changes"
    assert 'rel="successor-version"' in old
    assert 'rel="predecessor-version"' in new
    above = moving.split("<h2", 1)[0]
    for told in (
        "De tekst is veranderd op 20 november 2026",
        "Alleen de woorden zijn veranderd, de betekenis niet.",
        "<del>bovenbestuurlijke</del>",
        "Lees versie 1.0",
    ):
        assert told in above
    assert "De tekst is veranderd op" not in (site / "uitgangspunten/u04/index.html").read_text(encoding="utf-8")
    assert not [page for page in (old, new, moving, history) if re.search(r"[Ss]taat\s*\.", page)], "a source without dates of its own"


def test_a_version_that_exists_or_is_lower_or_says_too_little_or_much_is_refused(project, capsys):
    lock = (project / "principles/versies/slot.tsv").read_bytes()
    for number in ("1.0", "0.9"):
        assert main(["uitgeven", "u02", "--versie", number, "--wijziging", "Nog eens hetzelfde."]) == 1
        assert "niet hoger" in capsys.readouterr().err
    for number in ("2", "1.x", "eerste"):
        assert main(["uitgeven", "u02", "--versie", number, "--wijziging", "Nog eens hetzelfde."]) == 1
        assert "twee getallen" in capsys.readouterr().err
    assert main(["uitgeven", "u99", "--versie", "1.1", "--wijziging", "Nog eens hetzelfde."]) == 1
    capsys.readouterr()
    for change in ("Kort.", "Te lang. " * 60):
        assert main(["uitgeven", "u02", "--versie", "1.1", "--wijziging", change]) == 1
        assert "8 tot 500 tekens" in capsys.readouterr().err
    assert (project / "principles/versies/slot.tsv").read_bytes() == lock


def test_a_version_is_not_of_the_source_and_day_of_the_one_before_it(project, capsys):
    """Else readers would be told that the text changed on the day of the old one."""
    record = project / "principles/uitgangspunten/u02.yml"
    text = record.read_text(encoding="utf-8").replace("tekst: Leer van elkaar.", "tekst: Leer elke dag van elkaar.")
    record.write_text(f"{text}{TOLD}werkversie: ja\n", encoding="utf-8")
    assert main(["controleer"]) == 0
    assert "advies [bron-van-vorige-versie]" in capsys.readouterr().out
    assert main(["uitgeven", "u02", "--versie", "1.1"]) == 1
    assert "Maak een bron van het stuk waarin de nieuwe tekst staat" in capsys.readouterr().err
    assert not (project / "principles/versies/u02/1.1.yml").exists()
    from_a_new_source(project, record)
    assert main(["uitgeven", "u02", "--versie", "1.1"]) == 0


def test_a_release_that_would_bring_an_error_is_put_back(project, capsys):
    """What readers would be told names a person: the lock, the version and the record stay as they were."""
    record = project / "principles/uitgangspunten/u02.yml"
    from_a_new_source(project, record)
    files = [record, project / "principles/versies/slot.tsv"]
    before = [path.read_bytes() for path in files]
    assert main(["uitgeven", "u02", "--versie", "1.1", "--wijziging", "Korter gezegd door jan@voorbeeld.nl."]) == 1
    assert "Alles is teruggezet" in capsys.readouterr().err
    assert [path.read_bytes() for path in files] == before
    assert not (project / "principles/versies/u02/1.1.yml").exists()


@pytest.mark.parametrize("line", ["werkversie: ja", '"werkversie": ja', "werkversie : 'ja'  # nog niet uitgegeven"])
def test_a_release_takes_the_mark_of_a_working_text_away_in_every_shape(project, line):
    record = project / "principles/uitgangspunten/u02.yml"
    from_a_new_source(project, record, "2025-10-01")
    text = record.read_text(encoding="utf-8").replace("tekst: Leer van elkaar.", "tekst: Leer elke dag van elkaar.")
    told = TOLD.replace("2026-11-01", "2025-10-01")
    record.write_text(f"{text}{told}{line}", encoding="utf-8")
    assert main(["uitgeven", "u02", "--versie", "1.1"]) == 0
    assert record.read_text(encoding="utf-8") == f"{text}{told}"[:-1]
    assert main(["controleer", "--stil"]) == 0


def test_fingerprint_is_that_of_the_text_a_reader_copies(site, kb):
    import hashlib

    page = (site / "uitgangspunten/u05/versies/index.html").read_text(encoding="utf-8")
    copied = article((site / "uitgangspunten/u05/1.0/index.html").read_text(encoding="utf-8"))
    assert hashlib.sha256(copied.encode()).hexdigest() in page
    assert fingerprint(f"  {copied.replace(' ', chr(10), 1)}") in page


def test_every_page_of_the_site_has_an_address_that_the_register_knows(site, loaded, kb):
    pages = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")}
    assert {address for address in published_addresses(kb, loaded.documents) if "#" not in address} == pages - {""}
    assert published_addresses(kb, loaded.documents) == set(kb.adressen)


def test_short_address_leads_to_the_point(site):
    page = (site / "u05/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../uitgangspunten/u05/"' in page


def test_withdrawn_point_keeps_its_page_and_old_addresses_lead_on(tmp_path):
    root = scratch.project(tmp_path)
    record = root / "principles/aandachtspunten/a02.yml"
    gone = (
        "ingetrokken:\n  datum: 2026-10-01\n  reden: Dit punt is opgegaan in een ander.\n  opvolger: a01\n"
        "wijzigingen:\n  - datum: 2026-10-01\n    soort: ingetrokken\n    wat: Dit punt is opgegaan in een ander.\n"
    )
    record.write_text(record.read_text(encoding="utf-8") + gone, encoding="utf-8")
    (root / "principles/verhuisd.tsv").write_text("praktijk/oude-naam/\trocmn-opleidingsschool\n", encoding="utf-8")
    site = made(root, root / "site")
    for address in ("aandachtspunten/a02", "aandachtspunten/a02/1.0"):
        page = (site / address / "index.html").read_text(encoding="utf-8")
        assert "Ingetrokken op 1 oktober 2026" in page
        assert "Dit punt is opgegaan in een ander." in page
        assert "aandachtspunten/a01/" in page
        assert "Dit is de nieuwste versie" not in page and "tot nu" not in page, "what was withdrawn does not hold"
    assert "tot 1 oktober 2026" in (site / "aandachtspunten/a02/1.0/index.html").read_text(encoding="utf-8")
    assert "(ingetrokken)" in (site / "aandachtspunten/index.html").read_text(encoding="utf-8")
    assert 'url=../../praktijk/rocmn-opleidingsschool/"' in (site / "praktijk/oude-naam/index.html").read_text(encoding="utf-8")
