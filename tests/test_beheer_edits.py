"""Edits through the form for editors: read back as typed, no other line touched, and told in words."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from editors import with_a_newer_source
from form import Window
from killed import window
from test_beheer import CASES, SHARED
from test_in_place import AROUND, LIST, STYLES, TEXTS, comments, meant, other_lines, random_edit

from macros.beheer.changes import changes
from macros.beheer.posted import Draft
from macros.beheer.sayings import COMMANDS, said
from macros.fields import linking_fields
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Praktijkvoorbeeld
from macros.reading.document import data_of

QUESTION = "principles/peervragen/v001.yml"
EXAMPLE = "principles/praktijkvoorbeelden/voorbeeld.yml"
REST = "\nvraag: Hoe werken jullie samen?\nvoor:\n  - schoolopleider\npunten:\n  - naar: u01\n    waarom: De vraag gaat over samenwerken.\nherkomst: redactie\n"
LONGER = LIST.replace("u03, waarom: Om niets.", "u02, waarom: Om nog een reden.").replace("naar: u02\n\n", "naar: a01\n\n").replace("bronnen: [een, \"twee\"]", "bronnen: [stuk]")  # fmt: skip
AFTER = "\ntitel: Een voorbeeld  # de kop\norganisatie: School aan Zee\nstand: praktijk\nsamenvatting: De school en de pabo werken samen.\nherkomst: parafrase\nstatus: concept\n"
MORE = "Voeg een uitgangspunt of aandachtspunt toe"


@pytest.fixture
def desk(project: Path) -> Window:
    """An editor at the small project, with the shell of the site."""
    for name in ("overrides", ".build"):
        (project / name).symlink_to(ROOT / name)
    return window(project)


def saved(desk: Window) -> Window:
    desk.press("Bewaar")
    assert "Bewaard." in desk.text, desk.links_of_errors()
    return desk


# What is typed


@pytest.mark.parametrize("style", STYLES)
def test_what_is_typed_is_read_back_and_no_other_line_changes(desk, project, style):
    number, path = list(STYLES).index(style), project / QUESTION
    text = (AROUND.format(field=STYLES[style].format(name="context")) + REST).replace("\n", ("\n", "\r\n")[number % 2])
    for typed in TEXTS[number :: len(STYLES)]:
        path.write_bytes(text.encode())
        desk.open("/beheer/peervraag/v001/").type("context", f"{typed} \n en verder").press("Bewaar")
        after = path.read_bytes().decode()
        if "Bewaard." not in desk.text:
            assert after == text and [href for href, _ in desk.links_of_errors()] == ["#context"], typed
            continue
        assert meant(after)["context"] == " ".join(f"{typed} en verder".split()), typed
        assert other_lines(after, {"context"}) == other_lines(text, {"context"})
        assert not comments(text) - comments(after)


EDITS = {
    "een woord in een reden": lambda desk: desk.type("punten.1.waarom", "Om een andere reden."),
    "een punt weg en weer erbij": lambda desk: desk.press("Haal weg", "Punten 1").press(MORE).type("punten.2.naar", "u01").type("punten.2.waarom", "Toch."*3),
    "een punt weg": lambda desk: desk.press("Haal weg", "Punten 2"),
    "een punt omlaag": lambda desk: desk.press("Omlaag", "Punten 1"),
    "een punt omhoog": lambda desk: desk.press("Omhoog", "Punten 3"),
    "een sector weg": lambda desk: desk.untick("vo"),
    "een sector erbij": lambda desk: desk.tick("sector", "ho"),
    "een veld erbij": lambda desk: desk.type("kanttekening", "Dit is van horen zeggen."),
    "een veld weg": lambda desk: desk.type("jaar", ""),
    "een bron erbij": lambda desk: desk.press("Voeg een bron toe").press("Maak een nieuwe bron", "Bronnen 2").type("bij.1.titel", "Plan").type("bij.1.uitgever", "Regio"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_touches_the_lines_of_its_own_field_only_and_the_way_back_is_the_file_as_it_was(desk, project, edit):
    path, text = project / EXAMPLE, LONGER + AFTER
    path.write_text(text, encoding="utf-8")
    EDITS[edit](desk.open("/beheer/praktijkvoorbeeld/voorbeeld/"))
    after = saved(desk) and path.read_text(encoding="utf-8")
    old, new = meant(text), meant(after)
    touched = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    assert len(touched) == 1
    assert other_lines(after, touched) == other_lines(text, touched)
    assert not comments(text) - comments(after) or "weg" in edit


# Told in words


def test_what_changes_names_exactly_the_fields_that_differ_and_never_how_they_are_written(kb: Kennisbank):
    """Two hundred made-up edits on a record of every kind."""
    reads = list(kb.reads.values())
    for seed in range(200):
        rng = random.Random(seed)
        read = rng.choice(reads)
        was, now = data_of(read.document.root), data_of(read.document.root)
        name = random_edit(rng, now, type(read.value))
        found = changes(kb, Draft(type(read.value), now, was))
        assert [one.name for one in found] == ([name] if now.get(name) != was.get(name) else []), (seed, read.document.file)
        said = " ".join(piece.tekst for one in found for line in one.lines for piece in line)
        assert not re.search(r"\['|\{'|': '|', '", said), (seed, said)
        if name in {one.name for one in linking_fields(type(read.value)) if one.kinds}:
            assert not [id for id in kb.reads if id in said.split()], (seed, said)


def test_every_command_that_a_message_names_is_an_act_of_the_form():
    """The check speaks to who types in a terminal as well."""
    sources = [path.read_text(encoding="utf-8") for name in ("rules", "reading") for path in (ROOT / "macros" / name).rglob("*.py")]
    named = {word for text in sources for word in re.findall(r"(?:met: |: )kennisbank (\w+)", text)}
    assert named and named == set(COMMANDS)


def test_no_message_speaks_of_files_as_a_programmer_does():
    cases = [case for path in CASES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    texts = {line.partition("] ")[2] for case in cases if case.get("bestand", "").endswith(".yml") for line in case["krijgt"]}
    told = [said(Praktijkvoorbeeld, Finding("", 1, 1, "", text)) for text in sorted(texts)]
    assert [text for text in told if re.search(r"\bkennisbank \w|(?i:\b(commit|branch|tak|push|merge|yaml|git)\b)", text)] == []


FIXED = """Zoek|Controleer en bekijk|Bewaar|Leg apart|Zet terug|Omhoog|Omlaag|Haal weg|Toch niet|Bewaar samen|Bewaar mijn tekst als bestand
Laat zien wat er verandert|Trek in|Nog 3 fouten. Er is niets bewaard.|Dit is nog leeg. Vul het in.|Bewaren kan als de fouten eruit zijn.
Geen fouten. Kijk hieronder of het klopt en bewaar. Er is nog niets bewaard.|Bewaard. Dit record staat klaar om in te dienen.
Er is niets veranderd.|Door deze wijziging klopt ook iets anders niet meer: ‘|Niets gevonden met ‘xyzzy’. Probeer een ander woord, of maak iets nieuws
Er staat niets gepland.|Er ligt niets apart.|Hier staat een e-mailadres|Dit id is vrij. Het adres wordt /bronnen/|1 record komt erbij.
Er is nog niets bewaard. Kies bij 1 veld.|Dit past vanzelf bij elkaar|Dit record is intussen verwijderd of heet anders
De pagina zoals die nu is|Je wijziging tonen we als de fouten eruit zijn.|Met je wijziging|Zoals het nu is|Ga verder met mijn tekst
Apart gelegd. Je werk staat op deze computer.|Dit gaat er veranderen|Dit kan nog niet. Er is niets veranderd.|Dit wijst hiernaartoe"""
"""What the note on the design promises to say, once each."""


def test_every_fixed_text_is_said(desk, project):
    seen = [desk.open("/beheer/").text, desk.open("/beheer/?zoek=xyzzy").text]

    def see(window: Window) -> Window:
        seen.append(window.text)
        return window

    example = "/beheer/praktijkvoorbeeld/voorbeeld/"
    see(desk.open(example)).type("titel", "").type("jaar", "nu").type("samenvatting", "Vraag het aan jan@voorbeeld.nl, hij weet het.")
    see(desk.press("Controleer en bekijk"))
    see(desk.type("titel", "Anders").type("jaar", "").type("samenvatting", "De school werkt samen.").press("Controleer en bekijk"))
    see(see(desk.press("Voeg een bron toe")).press("Maak een nieuwe bron", "Bronnen 2"))
    see(desk.open(example).press(MORE))
    see(desk.open(example).press("Bewaar"))
    see(desk.open("/beheer/nieuw/bron/").type("titel", "Plan").type("uitgever", "Regio").press("Controleer en bekijk"))
    see(desk.press("Bewaar"))
    other = window(project).open("/beheer/bron/plan/")
    desk.open("/beheer/bron/plan/").type("titel", "Plan van de een").press("Bewaar")
    see(other.type("titel", "Plan van de ander").type("uitgever", "Streek").press("Bewaar"))
    see(desk.open("/beheer/bron/plan/naam/").press("Laat zien wat er verandert"))
    see(desk.type("nieuw", "regioplan").press("Laat zien wat er verandert")).press("Geef deze naam")
    see(other.press("Bewaar samen"))
    see(desk.open(example).type("titel", "Anders").press("Leg apart"))
    see(desk.open("/beheer/bron/stuk/intrek/"))
    see(desk.open("/beheer/bron/stuk/").type("publiceren_vanaf", "2027-01-01").press("Controleer en bekijk"))
    said = " ".join(seen)
    assert [text for line in FIXED.split("\n") for text in line.split("|") if text not in said] == []


# With the screen alone

SHOW = "Laat zien wat er verandert"


def at(desk: Window, words: str, name: str) -> Window:
    """From the first screen to a record."""
    return desk.open("/beheer/").find("zoek", words).follow(name)


WAYS: dict[str, tuple[int, str, Callable[[Window], Window]]] = {
    "een tikfout": (5, "titel: Het stuk", lambda desk: at(desk, "stuk", "Een stuk").type("titel", "Het stuk").press("Bewaar")),
    "een andere naam": (
        7, "id: opleider-op-school",
        lambda desk: at(desk, "schoolopleider", "Schoolopleider").follow("Geef een andere naam").type("nieuw", "opleider-op-school")
        .press(SHOW).press("Geef deze naam"),
    ),
    "intrekken met een opvolger": (
        9, "opvolger: begrip-lerarenopleiding",
        lambda desk: at(desk, "pabo", "Pabo").follow("Trek in").type("reden", "Er is een nieuw woord.").type("opvolger", "begrip-lerarenopleiding")
        .type("koppelingen", "gaan naar de opvolger").press(SHOW).press("Trek in"),
    ),
    "versie 1.1": (
        8, "wijziging: De tekst is korter gezegd.",
        lambda desk: at(desk, "leren van elkaar", "Uitgangspunt 2").follow("Geef een nieuwe versie uit").type("versie", "1.1")
        .type("wijziging", "De tekst is korter gezegd.").press(SHOW).press("Geef uit"),
    ),
    "de officiële woorden van een criterium": (
        6, "herkomst: letterlijk",
        lambda desk: at(desk, "afspraken", "Criterium 1.1").type("tekst", "De partners maken samen afspraken.").type("herkomst", "letterlijk")
        .press("Bewaar"),
    ),
    "een gedeeld voorbeeld": (
        4, "id: samen-begeleiden", lambda desk: desk.open("/beheer/").follow("Nieuw").type("tekst", SHARED).press("Open het voorbeeld").press("Bewaar"),
    ),
    "iets voor een latere dag": (
        6, "publiceren_vanaf: 2027-01-31",
        lambda desk: desk.open("/beheer/").follow("Nieuw").follow("Bron").type("titel", "Later").type("uitgever", "Iemand")
        .type("publiceren_vanaf", "2027-01-31").press("Bewaar"),
    ),
}  # fmt: skip
"""What an editor does, in how many acts (fields, picks and clicks), and what stands in a record then."""


@pytest.mark.parametrize("way", WAYS)
def test_a_way_takes_so_many_acts_with_the_screen_alone(desk, project, way):
    most, said, do = WAYS[way]
    with_a_newer_source(project)
    text = (project / "principles/begrippen/begrip-pabo.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(id|term): .*", r"\1: begrip-lerarenopleiding", text).replace("term: begrip-", "term: ")
    (project / "principles/begrippen/begrip-lerarenopleiding.yml").write_text(text, encoding="utf-8")
    do(desk)
    assert not desk.links_of_errors() and desk.acts <= most
    assert any(said in path.read_text(encoding="utf-8") for path in (project / "principles").rglob("*.yml"))


# Another editor


def test_of_a_record_that_got_another_name_meanwhile_what_was_typed_goes_along(desk, project):
    other = window(project).open("/beheer/rol/schoolopleider/").type("naam", "Opleider in de school")
    apart = window(project).open("/beheer/rol/schoolopleider/").type("naam", "Weer een andere titel").press("Leg apart")
    link = next(one.get("href") for one in apart.page.iter("a") if "apart=" in one.get("href", ""))
    desk.open("/beheer/rol/schoolopleider/naam/").type("nieuw", "opleider-op-school").press("Laat zien wat er verandert").press(
        "Geef deze naam"
    )
    other.press("Bewaar")
    assert other.answer.status_code == 409 and "Er is niets bewaard." in other.text and "opleider-op-school" in other.text
    other.press("Ga verder met mijn tekst")
    assert other.address == "/beheer/rol/opleider-op-school/" and "Wat er verandert" in other.text
    saved(other)
    said = yaml.safe_load((project / "principles/rollen/opleider-op-school.yml").read_text(encoding="utf-8"))
    assert (said["id"], said["naam"]) == ("opleider-op-school", "Opleider in de school")
    apart.open(link).press("Ga verder met mijn tekst")
    assert "Weer een andere titel" in apart.text  # two wrote it: both texts are shown
