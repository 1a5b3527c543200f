"""The form for editors: what it says of a record, what it writes, and who may ask it anything."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
import yaml
from conftest import ROOT
from editors import SMALL, with_a_newer_source, write
from form import HERE, Window
from killed import WAYS, killed, window
from werkzeug.datastructures import MultiDict

from macros.beheer.pairs import without_open_rows
from macros.beheer.posted import draft_of, filled
from macros.beheer.safety import MOST_BYTES
from macros.beheer.sayings import said
from macros.beheer.shapes import UnknownShapeError, shapes_of
from macros.check import check
from macros.cli.main import main
from macros.codes import groups
from macros.editing.edit import finish
from macros.editing.in_place import changed
from macros.fields import fields_of
from macros.finding import Finding
from macros.model import BY_NAME, KINDS, Instellingen, Part
from macros.reading.files import SETTINGS_FILE

CODES = {code.name for group in groups() for code in group.codes}
CASES = sorted((Path(__file__).parent / "gevallen").glob("*.yml"))


@pytest.fixture
def desk(project: Path) -> Window:
    """An editor at the small project, with the shell of the site."""
    for name in ("overrides", ".build"):
        (project / name).symlink_to(ROOT / name)
    return window(project)


def parts(model: type[Part], seen: set[type[Part]]) -> set[type[Part]]:
    if model not in seen:
        seen.add(model)
        for field in fields_of(model):
            if field.part:
                parts(field.part, seen)
    return seen


# Its looks


def test_the_form_brings_its_own_looks_so_that_it_has_them_while_the_site_cannot_be_made(desk):
    desk.open("/beheer/")
    assert (sheets := [link.get("href", "") for link in desk.page.iterfind(".//link[@rel='stylesheet']")])
    for address in sheets:
        answer = desk.client.get(address, base_url=HERE)
        assert (answer.status_code, answer.mimetype) == (200, "text/css")
        for led in re.findall(r"url\(([^)]+)\)", answer.text):
            assert desk.client.get(f"/beheer/eigen/{led}", base_url=HERE).status_code == 200
    assert desk.client.get("/beheer/eigen/assets.json", base_url=HERE).status_code == 404


# Drawn from the model


def test_every_field_of_every_kind_and_part_and_of_the_settings_has_a_shape():
    models = set[type[Part]]()
    for kind in (*KINDS, Instellingen):
        parts(kind, models)
    for model in models:
        assert set(shapes_of(model)) == set(model.model_fields)


@pytest.mark.parametrize(
    "type_of_field", ["dict[str, str]", "tuple[int, ...]", "list[str]", "float", "tuple[str, str]", "bytes", "set[str]"]
)
def test_a_field_of_an_unknown_type_is_refused_and_not_drawn_wrong(type_of_field):
    strange = type("Strange", (Part,), {"__annotations__": {"veld": eval(type_of_field)}, "__module__": __name__})
    with pytest.raises(UnknownShapeError, match=r"Strange\.veld"):
        shapes_of(strange)


def test_every_record_read_from_its_own_form_is_as_it_was(root, kb):
    desk = window(root)
    for id, read in kb.reads.items():
        desk.open(f"/beheer/{read.value.soort}/{id}/")
        was = json.loads(dict(desk.fields)["was"])
        said = filled(type(read.value), without_open_rows(draft_of(MultiDict(desk.fields), type(read.value), was)).data)
        assert said == was, id
        data = (root / read.document.file).read_bytes()
        assert changed(data, read.document.file, type(read.value), said) == data, id


def test_the_settings_are_read_from_their_form_as_they_were(desk, project):
    before = (project / "principles/instellingen.yml").read_bytes()
    desk.open("/beheer/instellingen/").type("uitgever", "Het Platform").press("Bewaar")
    assert b"uitgever: Het Platform" in (project / "principles/instellingen.yml").read_bytes()
    desk.open("/beheer/instellingen/").type("uitgever", "").press("Bewaar")
    assert (project / "principles/instellingen.yml").read_bytes() == before


def test_every_finding_of_what_is_to_do_leads_to_the_field_it_speaks_of_and_names_no_file_that_has_a_form(desk, project):
    """One slip in a file of every folder, in the settings, in a list, in a page and where nothing belongs."""
    for folder in sorted({path.parent for path in (project / "principles").glob("[a-z]*/*.yml") if path.parent.name != "versies"}):
        file = min(folder.glob("*.yml"))
        file.write_text(file.read_text(encoding="utf-8") + "trefwoorde: x\n", encoding="utf-8")
    (project / "principles/instellingen.yml").write_text("naam: Proef\nuitgevr: x\n", encoding="utf-8")
    (project / "principles/verhuisd.tsv").write_text("u99\n", encoding="utf-8")
    (project / "principles/bronnen/los.yaml").write_text("id: los\n", encoding="utf-8")
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs/index.md").write_text("# Start\n\n{{ link('weg') }}\n", encoding="utf-8")
    found = check(project).findings
    seen = 0
    for code in {one.code for one in found}:
        desk.open(f"/beheer/?advies={code}")
        for row in desk.page.iterfind(".//section[@aria-labelledby='r']//li"):
            link, seen = row.find("a"), seen + 1
            if link is not None:
                address, _, anchor = link.get("href").partition("#")
                answer = desk.client.get(address, base_url=HERE)
                assert answer.status_code == 200, link.get("href")
                assert ".yml" not in link.text, link.text
                form = lxml.html.fromstring(answer.text).find(".//form[@id='formulier']")
                assert form is None or not anchor or form.xpath(".//*[@id=$to]", to=anchor), link.get("href")
    assert seen == sum(one.file != "principles/adressen.txt" for one in found)


# Changing


def test_one_field_is_written_and_nothing_else(desk, project):
    path = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    before = path.read_text(encoding="utf-8")
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").type("titel", "Een andere  titel\nvan twee regels").press("Controleer en bekijk")
    assert "Geen fouten." in desk.text and "Wat er verandert" in desk.text
    assert path.read_text(encoding="utf-8") == before
    desk.press("Bewaar")
    assert "Bewaard. Dit record staat klaar om in te dienen." in desk.text
    after = path.read_text(encoding="utf-8")
    lines = [(old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
    assert [new for _, new in lines] == ["titel: Een andere titel van twee regels"]


def test_with_errors_nothing_is_saved_and_each_leads_to_its_field(desk, project):
    path = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    before = path.read_bytes()
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").type("titel", "").type("jaar", "2022-2023").press(
        "Voeg een uitgangspunt of aandachtspunt toe"
    )
    number = sum(name.startswith("punten.") and name.endswith(".waarom") for name, _ in desk.fields) - 1
    desk.type(f"punten.{number}.naar", "u01").press("Bewaar")
    assert "Er is niets bewaard." in desk.text
    assert "Er is niets bewaard." in desk.text
    assert [href for href, _ in desk.links_of_errors()] == ["#titel", "#jaar", f"#punten.{number}.waarom"]
    assert path.read_bytes() == before


def test_rows_move_come_and_go_without_javascript(desk):
    desk.open("/beheer/synoniem/s-pabo/")
    rows = sum(name.endswith(".term") for name, _ in desk.fields)
    desk.press("Voeg een regel toe").type(f"termen.{rows}.term", "kweekschool").press("Omhoog", f"Woorden {rows + 1}")
    assert dict(desk.fields)[f"termen.{rows - 1}.term"] == "kweekschool"
    desk.press("Haal weg", f"Woorden {rows}")
    assert "kweekschool" not in [value for _, value in desk.fields]


# In place of the terminal


def test_a_new_record_gets_an_id_from_its_title_and_stands_in_its_file(desk, project):
    desk.open("/beheer/nieuw/bron/").type("titel", "Regioplan 2026").type("uitgever", "Onderwijsregio").press("Controleer en bekijk")
    assert dict(desk.fields)["id"] == "regioplan-2026"
    desk.press("Bewaar")
    assert desk.address == "/beheer/bron/regioplan-2026/"
    assert (project / "principles/bronnen/regioplan-2026.yml").read_text(encoding="utf-8") == (
        "id: regioplan-2026\ntitel: Regioplan 2026\nuitgever: Onderwijsregio\n"
    )


def test_an_id_that_is_there_is_refused_and_the_other_record_stays(desk, project):
    path = project / "principles/bronnen/stuk.yml"
    before = path.read_bytes()
    desk.open("/beheer/nieuw/bron/").type("titel", "Iets").type("uitgever", "Iemand").type("id", "stuk").press("Bewaar")
    assert ("#id", "Id: Het id 'stuk' bestaat al. Kies een ander id.") in desk.links_of_errors()
    assert path.read_bytes() == before


@pytest.mark.parametrize("id", ["../../mkdocs", "a/b", ".verborgen", "A", "x" * 200, "nieuw.yml", "/etc/passwd"])
def test_an_id_is_no_way_out_of_its_folder(desk, project, id):
    before = sorted(project.rglob("*"))
    desk.open("/beheer/nieuw/bron/").type("titel", "Iets").type("uitgever", "Iemand").type("id", id).press("Bewaar")
    assert "Er is niets bewaard." in desk.text
    assert sorted(project.rglob("*")) == before


SHARED = """# Gedeeld via de site. Zet dit bestand in principles/praktijkvoorbeelden/samen-begeleiden.yml
id: samen-begeleiden
titel: Samen begeleiden
organisatie: Partnerschap in oprichting
stand: praktijk
samenvatting: Vijf scholen begeleiden studenten samen.
punten:
  - naar: u01
    waarom: De scholen delen hun begeleiders met elkaar.
herkomst: redactie
status: concept
bronnen: []
opgave:
  datum: 2026-11-30
  toestemming: Ja, dat mag.
"""


def test_a_shared_example_is_opened_from_its_file_or_its_mail_and_read_before_it_is_saved(desk, project):
    path = project / "principles/praktijkvoorbeelden/samen-begeleiden.yml"
    desk.open("/beheer/nieuw/").type("tekst", f"Hallo,\r\n\r\n{SHARED}".replace("\n", "\r\n")).press("Open het voorbeeld")
    assert dict(desk.fields)["punten.0.waarom"] == "De scholen delen hun begeleiders met elkaar." and not path.exists()
    assert desk.press("Bewaar").address == "/beheer/praktijkvoorbeeld/samen-begeleiden/", desk.links_of_errors()
    assert "titel: Samen begeleiden" in path.read_text(encoding="utf-8")
    again = SHARED.replace("Vijf scholen", "Zes scholen").encode()
    data = {"bewijs": dict(desk.open("/beheer/nieuw/").fields)["bewijs"], "doe": "open", "bestand": (io.BytesIO(again), "voorbeeld.yml")}
    answer = desk.client.post("/beheer/nieuw/", base_url=HERE, data=data)
    assert "Wat er verandert" in answer.text and "<ins>Zes</ins>" in answer.text
    desk.open("/beheer/nieuw/").type("tekst", "Hallo, hierbij ons voorbeeld.").press("Open het voorbeeld")
    assert "Hierin staat geen voorbeeld." in desk.text


# Set apart


def test_what_is_set_apart_comes_back_as_it_was_typed_after_a_restart(desk, project):
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").type("titel", "").type("jaar", "twee").press("Leg apart")
    assert "Apart gelegd" in desk.text and "2 fouten" in desk.text
    link = next(one.get("href") for one in desk.page.iter("a") if "apart=" in one.get("href", ""))
    again = window(project).open(link)
    assert dict(again.fields)["jaar"] == "twee" and dict(again.fields)["titel"] == ""
    assert check(project).findings == check(project).findings
    again.type("titel", "Toch een titel").type("jaar", "2024").press("Bewaar")
    assert "Er ligt niets apart." in again.open("/beheer/").text


# Two editors


def test_what_two_editors_changed_in_different_fields_goes_together(desk, project):
    path = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    other = window(project).open("/beheer/praktijkvoorbeeld/voorbeeld/")
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").type("titel", "Titel van de een").press("Bewaar")
    other.type("regio", "Streek van de ander").press("Bewaar")
    assert "Bewaard." in other.text
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (said["titel"], said["regio"]) == ("Titel van de een", "Streek van de ander")


def test_the_same_field_is_refused_with_both_texts_until_one_chooses(desk, project):
    path = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    other = window(project).open("/beheer/praktijkvoorbeeld/voorbeeld/")
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").type("titel", "Titel van de een").type("regio", "Ergens").press("Bewaar")
    before = path.read_bytes()
    other.type("titel", "Titel van de ander").type("organisatie", "Nog een ander").press("Bewaar")
    assert other.answer.status_code == 409
    assert "Titel van de een" in other.text.replace("  ", " ") and "Dit past vanzelf bij elkaar" in other.text
    assert path.read_bytes() == before
    other.type("kies.titel", "ander").press("Bewaar samen")
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (said["titel"], said["regio"], said["organisatie"]) == ("Titel van de een", "Ergens", "Nog een ander")


def test_a_record_that_went_meanwhile_is_told_and_can_be_kept_or_put_back(desk, project):
    path = project / "principles/bronnen/los.yml"
    path.write_text("id: los\ntitel: Los\nuitgever: Iemand\n", encoding="utf-8")
    desk.open("/beheer/bron/los/").type("titel", "Wat ik schreef")
    path.unlink()
    desk.press("Bewaar")
    assert desk.answer.status_code == 409 and "Er is niets bewaard." in desk.text
    answer = desk.client.post(desk.address, base_url=HERE, data=MultiDict([*desk.fields, ("doe", "bestand")]))
    assert "titel: Wat ik schreef" in answer.text and "attachment" in answer.headers["Content-Disposition"]
    desk.press("Zet het record terug")
    assert "titel: Wat ik schreef" in path.read_text(encoding="utf-8")


# Safe


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "kwaad.example"}, 403),
        ({"Host": "127.0.0.1.kwaad.example:8000"}, 403),
        ({"Origin": "http://kwaad.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_who_comes_from_elsewhere_is_refused_and_nothing_is_written(desk, project, headers, status):
    desk.open("/beheer/bron/stuk/").type("titel", "Kwaad")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    answer = desk.client.post("/beheer/bron/stuk/", base_url=HERE, data=MultiDict([*desk.fields, ("doe", "bewaar")]), headers=headers)
    assert answer.status_code == status
    assert "Dit formulier luistert alleen naar deze computer." in answer.text
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_without_the_proof_or_too_large_nothing_is_done(desk, project):
    desk.open("/beheer/bron/stuk/").type("titel", "Kwaad")
    before = (project / "principles/bronnen/stuk.yml").read_bytes()
    without = [pair for pair in desk.fields if pair[0] != "bewijs"]
    for fields, status in ((without, 400), ([*without, ("bewijs", "raad")], 400), ([*desk.fields, ("veel", "x" * MOST_BYTES)], 413)):
        answer = desk.client.post("/beheer/bron/stuk/", base_url=HERE, data=MultiDict([*fields, ("doe", "bewaar")]))
        assert answer.status_code == status
    assert (project / "principles/bronnen/stuk.yml").read_bytes() == before


STRANGE = (
    "/beheer/../mkdocs.yml", "/beheer/eigen/..%2F..%2Fassets.json", "/beheer/bron/..%2Fstuk/", "/beheer/geen/id/", "/beheer/bron/geen/",
    "/beheer/?apart=../x", "/beheer/bron/stuk/?apart=..%2F..%2Fx",
)  # fmt: skip


@pytest.mark.parametrize("path", STRANGE)
def test_an_address_that_is_none_gives_no_file(desk, path):
    answer = desk.client.get(path, base_url=HERE, follow_redirects=True)
    assert answer.status_code in (200, 404) and b"site_name" not in answer.data


def test_every_answer_has_a_strict_policy(desk):
    for path in ("/beheer/", "/beheer/nieuw/", "/beheer/bron/stuk/", "/beheer/niets/niets/"):
        headers = desk.client.get(path, base_url=HERE).headers
        assert "unsafe" not in headers["Content-Security-Policy"] and "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


# The words


FORBIDDEN = {"commit", "branch", "tak", "push", "merge", "yaml", "git"}


def test_no_page_speaks_of_how_files_are_kept(desk, project):
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    addresses = ["/beheer/", "/beheer/?zoek=pabo", "/beheer/nieuw/", "/beheer/instellingen/", "/beheer/niets/niets/"]
    addresses += [f"/beheer/nieuw/{kind}/" for kind in BY_NAME]
    for address in addresses:
        words = {word.strip(".,:;()‘’").lower() for word in desk.open(address).text.split()}
        assert not words & FORBIDDEN, address


GUIDE: dict[str, list[Callable[[Window], object]]] = {
    "Verander een tekst": [
        lambda desk: desk.open("/beheer/").find("zoek", "voorbeeld").follow("Een voorbeeld"),
        lambda desk: desk.type("titel", "").press("Controleer en bekijk"),
        lambda desk: desk.type("titel", "Een ander voorbeeld").press("Controleer en bekijk"),
        lambda desk: desk.press("Bewaar").open("/beheer/"),
    ],
    "Voeg iets toe": [
        lambda desk: desk.open("/beheer/").follow("Nieuw").follow("Praktijkvoorbeeld"),
        lambda desk: desk.type("titel", "Samen").type("organisatie", "School").type("samenvatting", "Twee scholen begeleiden samen."),
        lambda desk: desk.press("Voeg een bron toe").press("Maak een nieuwe bron").type("bij.1.titel", "Plan").type("bij.1.uitgever", "Regio"),
        lambda desk: desk.tick("herkomst", "parafrase").press("Bewaar"),
    ],
}  # fmt: skip
"""What each numbered step of the guide is, done."""


def test_the_guide_is_followed_step_by_step(desk, project):
    """What stands in bold in a step is on the screen when one does it."""
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    page = (ROOT / "docs/over/redactie/formulier.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", page, re.MULTILINE))
    steps = {name: re.findall(r"^\d\. (.+)", text, re.MULTILINE) for name, text in parts.items()}
    assert {name: len(told) for name, told in steps.items() if told} == {name: len(done) for name, done in GUIDE.items()}
    for name, done in GUIDE.items():
        desk.shown.clear()
        for told, do in zip(steps[name], done, strict=True):
            do(desk)
            assert [label for label in re.findall(r"\*\*(.+?)\*\*", told) if label not in " ".join(desk.shown)] == [], told
    assert {"plan", "samen"} <= {path.stem for path in (project / "principles").glob("*/*.yml")}


def test_all_that_the_guide_names_beside_its_steps_stands_in_the_form(desk):
    page = (ROOT / "docs/over/redactie/formulier.md").read_text(encoding="utf-8")
    for address in ("/beheer/", "/beheer/nieuw/", "/beheer/bron/stuk/naam/", "/beheer/praktijkvoorbeeld/voorbeeld/"):
        desk.open(address)
    seen = " ".join(desk.shown)
    beside = re.sub(r"^\d\. .+", "", page, flags=re.MULTILINE)
    assert [label for label in re.findall(r"\*\*(.+?)\*\*", beside) if label not in seen] == []


def test_a_new_source_and_its_example_are_saved_together(desk, project):
    desk.open("/beheer/praktijkvoorbeeld/voorbeeld/").press("Voeg een bron toe").press("Maak een nieuwe bron", "Bronnen 2")
    desk.type("bij.1.titel", "Regioplan").press("Bewaar")
    assert ("#bij.1.uitgever", "Nieuwe bron, uitgever: Dit is nog leeg. Vul het in.") in desk.links_of_errors()
    assert not (project / "principles/bronnen/regioplan.yml").exists()
    desk.type("bij.1.uitgever", "Onderwijsregio").press("Bewaar")
    assert (project / "principles/bronnen/regioplan.yml").exists()
    assert "- regioplan" in (project / "principles/praktijkvoorbeelden/voorbeeld.yml").read_text(encoding="utf-8")


def test_killed_while_writing_several_files_all_are_old_or_all_new_at_the_next_start(tmp_path):
    run = subprocess.run([sys.executable, "killed.py", str(tmp_path)], cwd=ROOT / "tests", capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_what_somebody_changed_after_a_kill_is_not_written_over(project):
    path = project / "principles/rollen/schoolopleider.yml"
    assert killed(WAYS["andere naam"], project, 1)
    path.write_bytes(path.read_bytes() + b"# van een ander\n")
    assert finish(project) == [] and path.read_bytes().endswith(b"# van een ander\n")


def test_a_command_ends_what_stopped_halfway_and_says_so(project, capsys):
    killed(WAYS["een nieuwe bron"], project, 1)
    assert main(["controleer", "--stil"]) == 0
    assert "principles/bronnen/regioplan.yml" in capsys.readouterr().err and (project / "principles/bronnen/regioplan.yml").exists()


# Every error leads to its field


OF_NO_FIELD = [
    "adres-dubbel",
    "adres-geweigerd",
    "adres-niet-genoteerd",
    "adres-stuk",
    "adres-traag",
    "adres-verhuisd",
    "adres-weg",
    "argument",
    "beschrijving",
    "bestand-ontbreekt",
    "bevroren-bestand",
    "bevroren-tekst",
    "bom",
    "bouwen",
    "codering",
    "dode-link",
    "dood-anker",
    "dubbel-anker",
    "dubbel-id",
    "een-kop",
    "geen-brontekst",
    "geen-macro",
    "geen-record",
    "geen-voorbeeld",
    "gepubliceerd-anders",
    "gepubliceerd-weg",
    "html",
    "html-niet-gesloten",
    "html-onveilig",
    "instellingen",
    "kop-ontbreekt",
    "koppeling-naar-elders",
    "leeg-bestand",
    "macro-niet-alleen",
    "macro-resten",
    "macro-schrijfwijze",
    "markdown-van-material",
    "meer-records",
    "naam-van-pagina",
    "niet-te-openen",
    "niet-uitgegeven",
    "onbekende-macro",
    "onbekende-map",
    "opbouw",
    "oud-adres",
    "pagina-weg",
    "record-weg",
    "regeleinde",
    "samenvoegconflict",
    "spelling",
    "taal",
    "tabel",
    "te-diep",
    "te-groot",
    "te-veel",
    "titel",
    "titel-dubbel",
    "vaste-spatie",
    "verboden-teken",
    "verkeerde-map",
    "versie-niet-hoger",
    "versie-op-verkeerde-plek",
    "versie-weg",
    "weinig-vragen",
    "zoekwoord",
]
"""The codes of pages, lists, versions, the web, a file that cannot be read at all, and a record as a whole."""


def broken() -> list[dict]:
    """The cases of the check in which a record is broken, or the settings."""
    cases = [case for path in CASES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [case for case in cases if re.fullmatch(r"principles/([a-z]+/)?[^/]+\.yml", case.get("bestand", ""))]


def test_the_link_of_every_error_of_a_field_lands_on_its_control(tmp_path):
    """A case for every code that a field can get; each of the others is named."""
    seen, landing = set(), set()
    for number, case in enumerate(broken()):
        codes = set(re.findall(r"(?:fout|advies) \[([a-z-]+)\]", " ".join(case["krijgt"])))
        if codes - seen:
            seen |= codes
            root = tmp_path / str(number)
            shutil.copytree(SMALL, root)
            write(root, case)
            landing |= landed(root)
    assert sorted(CODES - landing) == sorted(OF_NO_FIELD), "a new code gets a case that breaks a field, or a place among those of no field"


def landed(root: Path) -> set[str]:
    """The codes of the findings of fields whose links were followed."""
    desk = window(root)
    project = desk.client.application.office.project
    project.look()
    kb, found = project.kb, {}
    for finding in kb.findings:
        id = Path(finding.file).stem
        if finding.path and finding.file == SETTINGS_FILE:
            found.setdefault(("/beheer/instellingen/", Instellingen), []).append(finding)
        elif finding.path and kb.known.get(id) and finding.file.count("/") == 2 and (project.document(id) or finding).file == finding.file:
            found.setdefault((f"/beheer/{kb.known[id]}/{id}/", BY_NAME[kb.known[id]]), []).append(finding)
    return {
        finding.code for (address, model), findings in found.items() for finding in findings if lands(desk.open(address), model, finding)
    }


def lands(desk: Window, kind: type[Part], finding: Finding) -> bool:
    """Whether there is a link with what the finding says; it must lead to the control of the field."""
    links = [link.get("href") for link in desk.page.iterfind(".//form//a") if said(kind, finding) in "".join(link.itertext())]
    for href in links:
        assert desk.control(href.removeprefix("#")) is not None, (finding, href)
    assert not links or str(finding.path[0]) in {href.removeprefix("#").split(".")[0] for href in links}, (finding, links)
    return bool(links)


# Acts


def test_another_name_is_first_shown_and_then_given_and_every_mention_follows(desk, project):
    desk.open("/beheer/rol/schoolopleider/naam/").type("nieuw", "opleider-op-school").press("Laat zien wat er verandert")
    assert "heet voortaan opleider-op-school" in desk.text and (project / "principles/rollen/schoolopleider.yml").exists()
    desk.press("Geef deze naam")
    assert desk.address == "/beheer/rol/opleider-op-school/"
    assert "- opleider-op-school" in (project / "principles/peervragen/v001.yml").read_text(encoding="utf-8")
    assert not (project / "principles/rollen/schoolopleider.yml").exists()


def test_a_name_that_cannot_be_given_says_why(desk):
    desk.open("/beheer/bron/stuk/naam/").type("nieuw", "beter-stuk").press("Laat zien wat er verandert")
    assert ("#formulier", "Versie 1.0 van u02 noemt 'stuk' en is bevroren. Dit id blijft.") in desk.links_of_errors()


def test_a_withdrawal_shows_what_hangs_below_before_its_button_and_takes_it_along(desk, project):
    desk.open("/beheer/waarborg/kk2021-w1/intrek/")
    assert "Dit hangt eronder" in desk.text and "kk2021-w1-1" not in (project / "principles/waarborgen/kk2021-w1.yml").read_text("utf-8")
    desk.type("reden", "Dit deel van het kader is vervallen.").press("Laat zien wat er verandert")
    assert "Dit kan nog niet." in desk.text
    desk.type("met_onderdelen", "ja").press("Laat zien wat er verandert")
    assert "Dit gaat er veranderen" in desk.text
    assert "ingetrokken" not in (project / "principles/waarborgen/kk2021-w1.yml").read_text(encoding="utf-8")
    desk.press("Trek in")
    for file in ("waarborgen/kk2021-w1.yml", "criteria/kk2021-w1-1.yml"):
        assert "ingetrokken:" in (project / "principles" / file).read_text(encoding="utf-8")


def test_a_withdrawal_with_a_successor_can_lead_the_links_on(desk, project):
    desk.open("/beheer/nieuw/begrip/").type("term", "lerarenopleiding basisonderwijs").type("herkomst", "redactie").press("Bewaar")
    desk.open("/beheer/begrip/begrip-pabo/intrek/").type("reden", "Dit woord is vervangen.")
    desk.type("opvolger", "begrip-lerarenopleiding-basisonderwijs").type("koppelingen", "gaan naar de opvolger")
    desk.press("Laat zien wat er verandert").press("Trek in")
    text = (project / "principles/synoniemen/s-pabo.yml").read_text(encoding="utf-8")
    assert "begrip: begrip-lerarenopleiding-basisonderwijs" in text


def test_a_version_is_given_under_a_number_that_is_higher(desk, project):
    with_a_newer_source(project)
    desk.open("/beheer/uitgangspunt/u02/versie/").type("versie", "0.9").type("wijziging", "De tekst is korter gezegd.")
    desk.press("Laat zien wat er verandert")
    assert "is niet hoger" in desk.text
    desk.type("versie", "1.1").press("Laat zien wat er verandert").press("Geef uit")
    assert (project / "principles/versies/u02/1.1.yml").exists()
    said = yaml.safe_load((project / "principles/uitgangspunten/u02.yml").read_text(encoding="utf-8"))["wijzigingen"]
    assert [(str(one["datum"]), one["soort"], one["wat"]) for one in said] == [("2026-12-01", "formulering", "De tekst is korter gezegd.")]


def test_a_record_can_wait_for_a_later_day(desk, project):
    desk.open("/beheer/nieuw/bron/").type("titel", "Later").type("uitgever", "Iemand").press("Bewaar")
    desk.open("/beheer/bron/later/datum/").type("publiceren_vanaf", "2027-01-31").press("Laat zien wat er verandert").press("Plan")
    assert "publiceren_vanaf: 2027-01-31" in (project / "principles/bronnen/later.yml").read_text(encoding="utf-8")
    assert "31 januari 2027" in desk.open("/beheer/").text


@pytest.mark.parametrize("address", ["uitgangspunt/u02/naam", "bron/stuk/versie", "bron/stuk/weg", "bron/geen/intrek"])
def test_an_act_that_a_record_cannot_have_is_not_there(desk, address):
    assert "Deze pagina is er niet." in desk.open(f"/beheer/{address}/").text
