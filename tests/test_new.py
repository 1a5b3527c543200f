"""``kennisbank nieuw``: asks, proposes, writes once, and checks."""

import io

import pytest
import yaml

from macros.check import check
from macros.cli import main
from macros.editing.blank import record_text, template
from macros.fields import fields_of
from macros.finding import errors
from macros.model import KINDS
from macros.reading.reader import read_record
from macros.reading.source import read_bytes

QUESTION = ["--vraag", "Hoe leren jullie van elkaar?", "--voor", "schoolopleider", "--herkomst", "redactie", "--status", "concept"]


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".build" not in path.parts
    }


def answer(monkeypatch, *lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_asks_what_is_missing_and_asks_again_after_a_wrong_answer(project, monkeypatch, capsys):
    answer(
        monkeypatch,
        "Een tweede",
        "School aan Zee: locatie Noord",
        "De school en de pabo leren samen.",
        "u10: Zij leren van elkaar.",
        "",
        "u01: Zij leren van elkaar.",
        "",
        "parafraze",
        "parafrase",
        "",
        "stukk",
        "",
        "nee",
        "stuk",
        "",
        "",
    )
    assert main(["nieuw", "praktijkvoorbeeld", "--jaar", "2025"]) == 0
    told = capsys.readouterr().out
    assert "Bedoelde je 'parafrase'?" in told and "Bedoelde je 'stuk'?" in told and "met id 'u10'" in told
    made = yaml.safe_load((project / "principles/praktijkvoorbeelden/een-tweede.yml").read_text(encoding="utf-8"))
    assert made["organisatie"] == "School aan Zee: locatie Noord"
    assert made["bronnen"] == ["stuk"] and made["jaar"] == 2025
    assert made["punten"] == [{"naar": "u01", "waarom": "Zij leren van elkaar."}]


EXAMPLE = ["Een tweede", "School aan Zee", "", "De school en de pabo leren samen.", "u01: Zij leren van elkaar.", "", "parafrase", ""]


def test_answers_are_kept_when_somebody_stops_and_taken_up_again(project, monkeypatch, capsys):
    before = files(project)
    answer(monkeypatch, *EXAMPLE)
    assert main(["nieuw", "praktijkvoorbeeld"]) == 1
    assert files(project) == before and "verdergaan doe je met: kennisbank nieuw praktijkvoorbeeld" in capsys.readouterr().err
    answer(monkeypatch, "ja", "", "stuk", "", "")
    assert main(["nieuw", "praktijkvoorbeeld"]) == 0
    made = yaml.safe_load((project / "principles/praktijkvoorbeelden/een-tweede.yml").read_text(encoding="utf-8"))
    assert (made["organisatie"], made["bronnen"]) == ("School aan Zee", ["stuk"])
    capsys.readouterr()
    answer(monkeypatch)
    main(["nieuw", "praktijkvoorbeeld"])
    assert "bewaard van de vorige keer" not in capsys.readouterr().out, "what was written is asked for again"


def test_answers_of_another_time_are_put_away_for_who_does_not_want_them(project, monkeypatch):
    answer(monkeypatch, *EXAMPLE)
    main(["nieuw", "praktijkvoorbeeld"])
    answer(monkeypatch, "nee", "Een derde", *EXAMPLE[1:], "stuk", "", "")
    assert main(["nieuw", "praktijkvoorbeeld"]) == 0
    assert (project / "principles/praktijkvoorbeelden/een-derde.yml").exists()


def test_a_source_that_is_not_there_is_made_on_the_way(project, monkeypatch):
    source = ["nieuw-stuk", "", "ja", "Een nieuw stuk", "Een organisatie", "2025", "https://www.voorbeeld.nl/nieuw"]
    answer(monkeypatch, *EXAMPLE, *source, "")
    assert main(["nieuw", "praktijkvoorbeeld"]) == 0
    made = yaml.safe_load((project / "principles/bronnen/nieuw-stuk.yml").read_text(encoding="utf-8"))
    assert (made["titel"], str(made["datum"]), made["adres"]) == ("Een nieuw stuk", "2025", "https://www.voorbeeld.nl/nieuw")
    assert "  - nieuw-stuk\n" in (project / "principles/praktijkvoorbeelden/een-tweede.yml").read_text(encoding="utf-8")
    assert not errors(check(project).findings)


def test_what_the_check_refuses_is_asked_again_and_never_written(project, monkeypatch, capsys):
    """A question of ours says whom it is for."""
    words = ["nieuw", "peervraag", "--vraag", "Hoe leren jullie?", "--herkomst", "redactie", "--status", "concept"]
    before = files(project)
    answer(monkeypatch, "")
    assert main(words) == 1 and files(project) == before
    answer(monkeypatch, "", "schoolopleider", "")
    assert main(words) == 0
    assert "hoort voor wie die is" in capsys.readouterr().out
    assert "  - schoolopleider\n" in (project / "principles/peervragen/v002.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        (["peervraag", *QUESTION], "v002"),
        (["criterium", "--waarborg", "kk2021-w1", "--nummer", "2", "--tekst", "Partners leren samen.", "--herkomst", "parafrase", "--status", "concept", "--bronnen", "stuk"], "kk2021-w1-2"),
        (["begrip", "--term", "Lerarenopleider", "--herkomst", "redactie", "--status", "concept"], "begrip-lerarenopleider"),
        (["synoniem", "--voorkeur", "Één groep", "--sterkte", "gelijk", "--termen", "leergroep: stuk", "--termen", "groep", "--herkomst", "redactie", "--status", "concept"], "s-een-groep"),
    ],
)  # fmt: skip
def test_proposes_the_next_id_and_writes_a_record_that_is_right(project, monkeypatch, words, id):
    answer(monkeypatch, "")
    assert main(["nieuw", *words]) == 0
    [new] = [path for path in (project / "principles").rglob("*.yml") if path.stem == id]
    assert f"id: {id}\n" in new.read_text(encoding="utf-8")
    assert not errors(check(project).findings)


def test_tells_readers_when_asked(project, monkeypatch):
    answer(monkeypatch, "")
    main(["nieuw", "peervraag", *QUESTION, "--vertel", "Een nieuwe vraag over leren.", "--vertel-op", "2025-01-31"])
    made = yaml.safe_load((project / "principles/peervragen/v002.yml").read_text(encoding="utf-8"))
    assert [{**change, "datum": str(change["datum"])} for change in made["wijzigingen"]] == [
        {"datum": "2025-01-31", "soort": "nieuw", "wat": "Een nieuwe vraag over leren."}
    ]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["peervragne"], 2, "Bedoelde je 'peervragen'?"),
        (["peervraag"], 1, "er is niets geschreven"),
        (["peervraag", *QUESTION, "--id", "v001"], 1, "bestaat al"),
        (["peervraag", *QUESTION, "--id", "vraag-twee"], 1, "v012"),
        (["peervraag", *QUESTION, "--id", "../../weg"], 1, "niet"),
        (["peervraag", *QUESTION, "--organisatie", "x"], 1, "geen veld 'organisatie'"),
        (["peervraag", *QUESTION[:-1], "konsept"], 1, "Bedoelde je 'concept'?"),
        (["peervraag", *QUESTION, "--vertel-op", "2026-02-31"], 1, "een dag die bestaat"),
        (["peervraag", *QUESTION, "--vertel", "Nieuw."], 1, "'wat' is leeg of te kort"),
        (["peervraag", *QUESTION, "--punten", "u09: De reden waarom."], 1, "er is niets geschreven"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(project, monkeypatch, capsys, words, code, told):
    before = files(project)
    answer(monkeypatch)
    ended = main(["nieuw", *words])
    caught = capsys.readouterr()
    assert ended == code and told in caught.err
    assert files(project) == before


def test_all_wrong_options_are_told_at_once(project, capsys):
    words = [
        "--titel",
        "Een titel",
        "--herkomst",
        "para",
        "--status",
        "konsept",
        "--jaar",
        "ooit",
        "--bronnen",
        "stukk",
        "--vertel-op",
        "morgen",
    ]
    assert main(["nieuw", "praktijkvoorbeeld", *words, "--vraag", "Waarom?"]) == 1
    told = capsys.readouterr().err
    wanted = ("'parafrase'?", "'concept'?", "'jaar' vraagt een heel getal", "'stuk'?", "'morgen' is geen dag", "geen veld 'vraag'")
    assert [part for part in wanted if part not in told] == []


def test_control_c_writes_nothing(project, monkeypatch, capsys):
    before = files(project)

    def interrupted(prompt):
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    assert main(["nieuw", "peervraag"]) == 1
    assert "er is niets geschreven" in capsys.readouterr().err
    assert files(project) == before


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.name)
def test_template_names_every_field_and_its_comments_can_be_taken_away(model):
    text = template(model)
    for field in fields_of(model):
        if field.name != "ingetrokken":
            assert any(line.lstrip("#").startswith(f"{field.name}:") for line in text.splitlines()), field.name
    bare = "\n".join(line.removeprefix("#") for line in text.splitlines() if not line.startswith("# "))
    document = read_bytes(bare.encode(), "sjabloon.yml")
    assert document.findings == []
    assert set(document.root.keys) >= {field.name for field in fields_of(model) if field.required}


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.name)
def test_every_real_record_can_be_written_anew_and_reads_the_same(model, kb):
    for record in kb.of(model):
        values = as_values(kb.reads[record.id].document.root)
        if any(isinstance(text, tuple) for value in values.values() for part in value if isinstance(part, dict) for text in part.values()):
            continue  # lists in parts are not asked for
        document = read_bytes(record_text(model, values).encode(), f"{record.id}.yml")
        again, findings = read_record(document, model)
        assert not errors(document.findings + findings)
        assert again.value.model_dump(exclude={"ingetrokken"}) == record.model_dump(exclude={"ingetrokken"})


def as_values(root):
    def plain(node):
        if hasattr(node, "text"):
            return " ".join(node.text.split())
        if isinstance(node.items, dict):
            return {name: plain(item) for name, item in node.items.items()}
        return tuple(plain(item) for item in node.items)

    return plain(root)
