"""A kind is described once, the recipes of CONTRIBUTING.md hold: every kind is whole, a trial kind is shown everywhere, and what it lacks is told by name."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import scratch
from conftest import ROOT
from recipes import recipe

from macros import words
from macros.check import load
from macros.editing.for_editors import SCHEMAS, TEMPLATES, program_files, schema_files, template_files
from macros.exports.publication import Publication
from macros.exports.rights import rights_of
from macros.fields import field_of
from macros.kennisbank import Kennisbank
from macros.model import GREY, KINDS, Bron, Criterium, Overgangsregel, Part, Partij, Peervraag, Praktijkvoorbeeld, Record, Rol, Wijziging
from macros.views.choices import ORIGINS, PERIODS
from macros.views.overviews import PLACES
from macros.views.records import VIEWS, lacking

MODEL = f"{recipe('kind')}\n\nKINDS: tuple"
VIEW = f"\n\n{recipe('view')}"
TEMPLATE = recipe("template")
PAGE = '---\ntitle: Afspraken\ndescription: Wat partners afspraken.\n---\n\n# Afspraken\n\n{{ overzicht("afspraak") }}\n'
DATA = "---\ntitle: Gegevens\ndescription: x.\n---\n\n# Gegevens\n\n{{ tabellen() }}\n\n{{ rechten() }}\n"
ASK = """
import {{ readFileSync }} from "node:fs";
import {{ makeEngine }} from "./overrides/js/search/engine.js";
import {{ makeLexicon }} from "./overrides/js/search/lexicon.js";
import {{ unpack }} from "./overrides/js/search/library.js";
import {{ understand }} from "./overrides/js/search/understand.js";
const library = unpack(JSON.parse(/= (.*);/s.exec(readFileSync("{site}/data/zoeken.js", "utf8"))[1]));
const [lexicon, engine] = [makeLexicon(library), makeEngine(library.documents)];
for (const query of {queries}) console.log(JSON.stringify(engine.search(understand(query, lexicon)).map(({{ document, score }}) => [document.id, String(score)])));
"""


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.name)
def test_every_kind_is_whole(model: type[Record], kb: Kennisbank, root: Path, site: Path) -> None:
    kind, name = model.kind, model.kind.name
    assert list(lacking(model)) == []
    assert kind.found.weight > 0 and (kind.hue in range(GREY + 1) or "thema" in model.model_fields or name == "thema")
    assert (site / kind.hub[1] / "index.html").is_file(), f"{name}: no page at the hub {kind.hub[1]}"
    for record in kb.of(model):
        page, _, anchor = record.address.partition("#")
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, f"{record.id}: its page does not show it"
        assert re.fullmatch(kind.ids.pattern, record.id)
    assert f"{TEMPLATES}/{name}.yml" in template_files() and f"{SCHEMAS}/{name}.json" in schema_files(kb)
    assert (site / f"data/{kind.plural}.csv").is_file() and f"{kind.plural}.csv" in (site / "data/index.html").read_text(encoding="utf-8")
    assert name in {one["id"] for one in searched(site)["soorten"]}


WORDED = [
    (words.HERKOMST, Criterium, "herkomst"), (ORIGINS, Peervraag, "herkomst"), (words.SECTOR, Praktijkvoorbeeld, "sector"),
    (words.STAND, Praktijkvoorbeeld, "stand"), (words.PERIODE, Praktijkvoorbeeld, "periode"), (PERIODS, Praktijkvoorbeeld, "periode"),
    (words.GEZIEN, Bron, "gezien"), (words.WIJZIGING, Wijziging, "soort"), (words.PARTIJ, Partij, "partij"), (PLACES, Rol, "plaats"),
    (words.VERHOUDING, Overgangsregel, "verhouding"), (words.VERHOUDING_TERUG, Overgangsregel, "verhouding"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "model", "name"), WORDED)
def test_every_word_to_choose_has_words_for_readers(said: dict[str, str], model: type[Part], name: str) -> None:
    field = field_of(model, name)
    assert field and set(said) == set(field.choices)


def test_no_view_is_of_a_kind_that_has_no_pages():
    assert set(VIEWS) == {model.kind.name for model in KINDS if model.kind.has_page}


def test_settings_of_the_editor_follow_the_model():
    assert {(ROOT / name).read_text(encoding="utf-8") == text for name, text in program_files(ROOT).items()} == {True}


def searched(site: Path) -> dict:
    """What the browser searches in."""
    return json.loads(re.search(r"= (.*);", (site / "data/zoeken.js").read_text(encoding="utf-8"), re.DOTALL).group(1))


def put_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name}: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def of_the_copy(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A module of the program in the copy, for someone who takes what it proposes."""
    return subprocess.run([sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, input="\n" * 20)  # noqa: S603


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with a kind more in its model, and a page for its overview."""
    root = scratch.small(tmp_path_factory.mktemp("soort"))
    put_in(root / "macros/model.py", "KINDS: tuple", MODEL)
    put_in(
        root / "macros/model.py",
        "    Praktijkvoorbeeld, Peervraag, Rol, Begrip, Synoniem, Bron,\n)",
        "    Praktijkvoorbeeld, Peervraag, Rol, Begrip, Synoniem, Bron, Afspraak,\n)",
    )
    (root / "docs/afspraken").mkdir()
    (root / "docs/afspraken/index.md").write_text(PAGE, encoding="utf-8")
    (root / "docs/data.md").write_text(DATA, encoding="utf-8")
    return root


def test_what_a_kind_lacks_is_told_by_name(trial):
    result = of_the_copy(trial, "macros.host")
    assert result.returncode != 0
    assert "De soort 'afspraak' heeft pagina's" in result.stderr + result.stdout and "Traceback" not in result.stderr


def test_trial_kind_is_complete_from_its_model_a_view_and_a_template(trial):
    with (trial / "macros/views/records.py").open("a", encoding="utf-8") as file:
        file.write(VIEW)
    (trial / "macros/templates/afspraak.html").write_text(TEMPLATE, encoding="utf-8")
    assert of_the_copy(trial, "macros.cli", "editorhulp").returncode == 0
    assert "Wat er is afgesproken." in (trial / f"{TEMPLATES}/afspraak.yml").read_text(encoding="utf-8")
    assert "principles/afspraken/*.yml" in (trial / ".vscode/settings.json").read_text(encoding="utf-8")
    given = [
        "--titel",
        "Wij ruilen docenten",
        "--tekst",
        "Elk jaar ruilen wij twee docenten.",
        "--herkomst",
        "redactie",
        "--status",
        "concept",
    ]
    made = of_the_copy(trial, "macros.cli", "nieuw", "afspraak", *given)
    assert "Geschreven: principles/afspraken/f001.yml" in made.stdout, made.stdout + made.stderr
    wrong = trial / "principles/afspraken/f2.yml"
    wrong.write_text((trial / "principles/afspraken/f001.yml").read_text(encoding="utf-8").replace("f001", "f2"), encoding="utf-8")
    assert "heeft niet de vorm van een afspraak: f001" in of_the_copy(trial, "macros.cli", "controleer").stdout
    wrong.unlink()
    built = of_the_copy(trial, "macros.host")
    assert built.returncode == 0, built.stdout + built.stderr
    site = trial / "site"
    page = (site / "afspraken/f001/index.html").read_text(encoding="utf-8")
    assert "Elk jaar ruilen wij twee docenten." in page and '<a href="../../afspraken/">Afspraken</a>' in page and "hue-2" in page
    assert "f001/" in (site / "afspraken/index.html").read_text(encoding="utf-8")
    assert "afspraken.csv" in (site / "data/index.html").read_text(encoding="utf-8")
    assert "Wij ruilen docenten" in (site / "data/afspraken.csv").read_text(encoding="utf-8")
    assert "f001" in (site / "data/kennisbank.json").read_text(encoding="utf-8")
    queries = ["ruilen docenten", "F1", "afspraken", "overeenkomst over docenten"]
    node = subprocess.run(
        ["node", "--input-type=module", "--eval", ASK.format(site=site, queries=json.dumps(queries))],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    hits = [json.loads(line) for line in node.stdout.splitlines()]
    assert [found[0][0] for found in hits] == ["f001", "f001", "afspraken/", "f001"]
    assert "NaN" not in node.stdout


def test_trial_field_is_one_line(tmp_path):
    root = scratch.small(tmp_path)
    put_in(
        root / "macros/model.py", '    context: Annotated[Zin | None, Field(title="Waar gesteld"',
        recipe("field") +
        '    context: Annotated[Zin | None, Field(title="Waar gesteld"',
    )  # fmt: skip
    with (root / "principles/peervragen/v001.yml").open("a", encoding="utf-8") as file:
        file.write("duur: een halfuurtje\n")
    assert of_the_copy(root, "macros.cli", "editorhulp").returncode == 0
    assert "Hoe lang het gesprek duurt." in (root / f"{TEMPLATES}/peervraag.yml").read_text(encoding="utf-8")
    built = of_the_copy(root, "macros.host")
    assert built.returncode == 0, built.stdout + built.stderr
    kit = json.loads(re.search(r"= (.*);", (root / "site/data/kit.js").read_text(encoding="utf-8"), re.DOTALL).group(1))
    assert kit["velden"]["duur"] == "Duur" and kit["vragen"][0]["meer"]["duur"] == "een halfuurtje"
    assert "een halfuurtje" in (root / "site/data/peervragen.csv").read_text(encoding="utf-8")
    assert "halfuurtje" in searched(root / "site")["woorden"] or "halfuurtje" in (root / "site/data/kennisbank.json").read_text(
        encoding="utf-8"
    )


def test_rights_follow_the_publisher_of_the_source(project):
    """Two texts word for word, each from another publisher: each is of its own, and all else is ours."""
    sources = project / "principles/bronnen"
    sources.joinpath("wet.yml").write_text(
        "id: wet\ntitel: Een wet\nuitgever: Een verzonnen ministerie\ndatum: 2020-01-01\n", encoding="utf-8"
    )
    term = project / "principles/begrippen/begrip-pabo.yml"
    text = re.sub(r"(?m)^(herkomst|bronnen|status):.*\n(?:  - .*\n)*", "", term.read_text(encoding="utf-8"))
    term.write_text(text + "herkomst: letterlijk\nstatus: concept\nbronnen:\n  - wet\n", encoding="utf-8")
    kb = load(project).kennisbank
    publication = Publication(kb, ())
    owners = {
        id: [(right.geldt_voor, right.van) for right in rights_of(publication, kb.get(id))] for id in ("u01", "begrip-pabo", "voorbeeld")
    }
    ours = owners["voorbeeld"][0][1]
    assert owners["begrip-pabo"] == [("alles", "Een verzonnen ministerie")]
    assert owners["u01"][0][0] == "tekst" and owners["u01"][0][1] not in (ours, "Een verzonnen ministerie")
    assert owners["u01"][1] == ("alles behalve tekst", ours) and owners["voorbeeld"] == [("alles", ours)]
    assert all(right.licentie is None for right in rights_of(publication, kb.get("begrip-pabo")))
