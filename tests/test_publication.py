"""What readers hear of changes, and that nothing is seen before its day."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import feedparser
import pytest
import scratch
from conftest import made
from editors import SMALL

from macros.check import check, load
from macros.cli import main
from macros.exports import files
from macros.exports.publication import Publication
from macros.finding import errors
from macros.kennisbank import Kennisbank
from macros.kennisbank.publishing import published
from macros.model import Wijziging
from macros.today import NoDateError, build_date
from macros.views.changes import months

SECRET = "Geheim tot de dag"
WAITING = f"""id: wacht
titel: {SECRET}
organisatie: School aan Zee
jaar: 2026
samenvatting: {SECRET}, en dat blijft zo.
punten:
  - naar: u01
    waarom: {SECRET}, met een reden.
herkomst: parafrase
status: concept
bronnen:
  - stuk
publiceren_vanaf: 2026-12-24
wijzigingen:
  - datum: 2026-12-24
    soort: nieuw
    wat: {SECRET} is te lezen.
"""


def changed(kb: Kennisbank, settings: dict[str, str] | None = None, **told: list[tuple[str, str, str]]) -> Kennisbank:
    """The same records, some with changes: day, kind and sentence."""
    reads = dict(kb.reads)
    for id, lines in told.items():
        rows = tuple(Wijziging(datum=day, soort=kind, wat=what) for day, kind, what in lines)  # type: ignore[arg-type]
        reads[id] = replace(reads[id], value=reads[id].value.model_copy(update={"wijzigingen": rows}))
    return replace(kb, reads=reads, instellingen=kb.instellingen.model_copy(update=settings or {}))


@pytest.fixture(scope="module")
def told() -> Kennisbank:
    return changed(
        load(SMALL).kennisbank,
        {"eerste_publicatie": "2026-10-05", "adres": "https://kennisbank.example/", "naamruimte": "tag:kennisbank.example,2026:"},
        u01=[("2026-11-03", "formulering", "Nu <b>korter</b> & beter."), ("2026-11-20", "koppeling", "Een criterium erbij.")],
        voorbeeld=[("2026-11-03", "nieuw", "Een voorbeeld uit Zeeland.")],
        schoolopleider=[("2026-09-30", "formulering", "Nog voor de eerste publicatie.")],
    )


def feed(kb: Kennisbank, path: str = "nieuw/atom.xml"):
    text = dict(files(Publication(kb, ())))[path]
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_news_is_grouped_by_month_and_the_newest_comes_first(told):
    assert [(month.title, [change.datum for change in month.changes], bool(month.first)) for month in months(told)] == [
        ("November 2026", ["2026-11-20", "2026-11-03", "2026-11-03"], False),
        ("Oktober 2026", [], True),
        ("September 2026", ["2026-09-30"], False),
    ]


def test_first_publication_is_one_entry_and_does_not_count_what_came_later(told):
    first = next(month.first for month in months(told) if month.first)
    assert "2 uitgangspunten" in first.wat
    assert "praktijkvoorbeeld" not in first.wat


def test_feed_tells_every_change_once_newest_first(told):
    parsed = feed(told)
    assert [(entry.updated[:10], entry.summary) for entry in parsed.entries] == [
        ("2026-11-20", "Een criterium erbij."),
        ("2026-11-03", "Nu <b>korter</b> & beter."),
        ("2026-11-03", "Een voorbeeld uit Zeeland."),
        ("2026-10-05", parsed.entries[3].summary),
        ("2026-09-30", "Nog voor de eerste publicatie."),
    ]
    assert parsed.feed.updated == "2026-11-20T00:00:00Z"
    assert parsed.entries[0].link == "https://kennisbank.example/uitgangspunten/u01/"
    assert parsed.entries[0].title == "Uitgangspunt 1 · Samen met de pabo (koppeling anders)"


def test_names_in_feeds_are_lasting_and_unique(told):
    names = [entry.id for entry in feed(told).entries]
    assert len(set(names)) == len(names)
    assert all(name.startswith("urn:uuid:") for name in names)


@pytest.mark.parametrize("which", ["nieuw/atom.xml", "themas/samen/atom.xml"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_names_in_feeds_stay_whatever_is_added_reworded_or_set(told, place, which):
    before = feed(told, which)
    lines = [("2026-11-03", "formulering", "Nu veel korter."), ("2026-11-20", "koppeling", "Eén criterium is erbij gekomen.")]
    lines.insert(place, ("2026-11-20", "inhoudelijk", "De betekenis is anders."))
    after = feed(changed(told, {"naamruimte": "https://id.example/so/", "adres": "https://elders.example/"}, u01=lines), which)
    assert after.feed.id == before.feed.id
    assert {entry.id for entry in before.entries} < {entry.id for entry in after.entries}


def test_names_in_feeds_stay_when_records_are_renamed_twice(project):
    example = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    example.write_text(
        f"{example.read_text(encoding='utf-8')}wijzigingen:\n  - datum: 2026-11-03\n    soort: nieuw\n    wat: Een voorbeeld erbij.\n",
        encoding="utf-8",
    )
    before = feed(load(project).kennisbank, "themas/samen/atom.xml")
    for old, new in (("voorbeeld", "aan-zee"), ("samen", "gezamenlijk"), ("aan-zee", "zeeuws-voorbeeld"), ("gezamenlijk", "bij-elkaar")):
        assert main(["hernoem", old, new]) == 0
    after = feed(load(project).kennisbank, "themas/bij-elkaar/atom.xml")
    assert (after.feed.id, [entry.id for entry in after.entries]) == (before.feed.id, [entry.id for entry in before.entries])


def test_feed_of_a_theme_holds_its_points_and_what_is_linked_to_them(told):
    assert {entry.title for entry in feed(told, "themas/samen/atom.xml").entries} == {
        "Uitgangspunt 1 · Samen met de pabo (koppeling anders)",
        "Uitgangspunt 1 · Samen met de pabo (anders verwoord)",
        "Praktijkvoorbeeld: Een voorbeeld (nieuw)",
        "Rol: Schoolopleider (anders verwoord)",
    }


def test_feed_without_changes_is_valid_and_has_the_date_of_the_newest_text(kb):
    assert feed(kb).feed.updated == "2025-06-26T00:00:00Z"
    assert feed(kb).entries == []


def test_pages_point_at_their_feeds(site):
    for page, address in (
        ("nieuw", "../nieuw/atom.xml"),
        ("themas/samen-verantwoordelijk", "../../themas/samen-verantwoordelijk/atom.xml"),
    ):
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert re.search(rf'<link rel="alternate" type="application/atom\+xml" [^>]*href="{re.escape(address)}"', text)
        assert (site / page / address).is_file()


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """The real project with an example that waits until 24 December 2026."""
    root = scratch.project(tmp_path_factory.mktemp("later"))
    text = WAITING.replace("- stuk", "- opdenksessie-2025")
    (root / "principles/praktijkvoorbeelden/wacht.yml").write_text(text, encoding="utf-8")
    return root


def test_before_its_day_nothing_of_a_record_is_on_the_site(waiting, tmp_path):
    site = made(waiting, tmp_path / "site")
    for path in site.rglob("*"):
        assert "wacht" not in path.relative_to(site).parts
        if path.suffix in (".html", ".json", ".csv", ".xml", ".md", ".txt", ".js", ".ttl"):
            text = path.read_text(encoding="utf-8")
            assert SECRET not in text, path
            assert '"wacht"' not in text, path


def test_on_its_day_the_record_is_there_with_its_links(waiting, tmp_path, monkeypatch):
    monkeypatch.setenv("KENNISBANK_DATUM", "2026-12-24")
    site = made(waiting, tmp_path / "site")
    assert SECRET in (site / "praktijk/wacht/index.html").read_text(encoding="utf-8")
    for page in ("uitgangspunten/u01", "praktijk", "nieuw"):
        assert "praktijk/wacht/" in (site / page / "index.html").read_text(encoding="utf-8")
    assert SECRET in (site / "nieuw/atom.xml").read_text(encoding="utf-8")


def test_links_of_others_to_what_waits_are_left_out(told):
    waits = changed(told, voorbeeld=[("2026-12-24", "nieuw", "Een voorbeeld uit Zeeland.")])
    example = waits.get("v001").model_copy(update={"publiceren_vanaf": "2026-12-24"})
    role = waits.get("schoolopleider").model_copy(update={"publiceren_vanaf": "2026-12-24"})
    reads = waits.reads | {id: replace(waits.reads[id], value=value) for id, value in (("v001", example), ("schoolopleider", role))}
    seen = published(replace(waits, reads=reads))
    assert "schoolopleider" not in seen.reads
    assert not [path for path, text in files(Publication(seen, ())) if re.search(r"\bv001\b|\bschoolopleider\b", text)]


def test_check_reads_what_waits(waiting, monkeypatch, capsys):
    path = waiting / "principles/praktijkvoorbeelden/wacht.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("naar: u01", "naar: u99"), encoding="utf-8")
    monkeypatch.chdir(waiting)
    assert main(["controleer", "--stil"]) == 1
    path.write_text(before, encoding="utf-8")
    assert "wacht.yml:7:11: fout [onbekend-id]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "day"),
    [
        ({"KENNISBANK_DATUM": "2026-12-24", "SOURCE_DATE_EPOCH": "0"}, date(2026, 12, 24)),
        ({"SOURCE_DATE_EPOCH": str(int(datetime(2026, 12, 23, 21, 59, tzinfo=UTC).timestamp()))}, date(2026, 12, 23)),
        ({"SOURCE_DATE_EPOCH": str(int(datetime(2026, 12, 23, 23, 30, tzinfo=UTC).timestamp()))}, date(2026, 12, 24)),
    ],
)
def test_date_of_a_build_is_given_or_that_of_the_commit_in_the_netherlands(environment, day):
    assert build_date(environment) == day


def test_today_is_today_whatever_the_commit():
    assert abs(build_date({"KENNISBANK_DATUM": "vandaag", "SOURCE_DATE_EPOCH": "0"}) - datetime.now(UTC).date()).days <= 1


@pytest.mark.parametrize("given", ["morgen", "2026-13-01", "20261224", "2026-12-24T00:00"])
def test_a_date_that_cannot_be_read_is_said_in_dutch(given, monkeypatch, capsys):
    with pytest.raises(NoDateError):
        build_date({"KENNISBANK_DATUM": given})
    monkeypatch.chdir(SMALL)
    monkeypatch.setenv("KENNISBANK_DATUM", given)
    assert main(["controleer"]) == 2
    assert "Schrijf een dag die bestaat" in capsys.readouterr().err


def test_a_look_at_a_day_to_come_leaves_no_trace_in_the_register(project, monkeypatch):
    """What waits for its day has no address yet, whatever day somebody builds the site for."""
    example = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    text = (
        example.read_text(encoding="utf-8")
        .replace("id: voorbeeld", "id: later")
        .replace("titel: Een voorbeeld", "titel: Een later voorbeeld")
    )
    told = "publiceren_vanaf: 2027-01-15\nwijzigingen:\n  - datum: 2027-01-15\n    soort: nieuw\n    wat: Een nieuw voorbeeld.\n"
    example.with_name("later.yml").write_text(text + told, encoding="utf-8")
    register = project / "principles/adressen.txt"
    before = register.read_bytes()
    monkeypatch.setenv("KENNISBANK_DATUM", "2027-02-01")
    assert main(["editorhulp"]) == 0
    assert register.read_bytes() == before
    monkeypatch.setenv("KENNISBANK_DATUM", "2026-12-01")
    assert not errors(check(project).findings)
