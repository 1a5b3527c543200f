"""Help while typing: templates and schemas are fresh, and yaml-language-server shows what they say."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft7Validator
from lsp import LanguageServer

from macros.editing.for_editors import SCHEMAS, refresh, schema_files, template_files
from macros.model import BY_FOLDER, KINDS

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
EXAMPLE = "principles/praktijkvoorbeelden/proef.yml"
TEXT = """\
id: Proef
titel: Een proef
organisatie: School aan Zee
jaar: ooit
samenvatting: De school en de pabo werken samen.
punten:
  - naar: u77
    waarom: De school werkt samen met de pabo.
herkomst: parafraze
status: concept
bronen:
  - opdenksessie-2025
"""


def test_templates_are_those_of_the_model():
    """When this fails, run: kennisbank editorhulp"""
    stale = [
        name for name, text in template_files().items() if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run: kennisbank editorhulp"


def test_settings_of_the_editor_give_every_kind_its_schema():
    schemas = SETTINGS["yaml.schemas"]
    assert {f"{SCHEMAS}/{model.kind.name}.json": f"principles/{model.kind.folder}/*.yml" for model in KINDS}.items() <= schemas.items()


def test_settings_of_the_editor_reformat_nothing_and_call_nobody():
    assert SETTINGS["yaml.format.enable"] is False
    assert SETTINGS["yaml.schemaStore.enable"] is False
    assert SETTINGS["redhat.telemetry.enabled"] is False


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.name)
def test_schema_takes_every_record(model, kb, root):
    schema = json.loads(schema_files(kb)[f"{SCHEMAS}/{model.kind.name}.json"])
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    for path in sorted((root / "principles" / model.kind.folder).glob("*.yml")):
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=Core)
        assert [error.message for error in validator.iter_errors(record)] == [], path.name


class Core(yaml.SafeLoader):
    """Reads numbers as YAML 1.2 does, and dates and yes as text."""


Core.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rows if tag.endswith((":int", ":float", ":null"))]
    for letter, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def server(tmp_path_factory, kb):
    """The language server on a folder with the project's settings and schemas."""
    root = tmp_path_factory.mktemp("redacteur")
    refresh(root, schema_files(kb))
    found = [ROOT / ".venv/bin/node", Path(shutil.which("node") or "")]
    node = next(path for path in found if path.is_file())
    settings = {"yaml": {name.removeprefix("yaml."): value for name, value in SETTINGS.items() if name.startswith("yaml.")}}
    settings["yaml"]["schemaStore"] = {"enable": settings["yaml"].pop("schemaStore.enable")}
    settings["yaml"]["schemas"] = {(root / name).as_uri(): glob for name, glob in settings["yaml"]["schemas"].items()}
    started = LanguageServer(
        root, settings, [str(node), str(ROOT / "overrides/node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]
    )
    yield started
    started.close()


@pytest.fixture(scope="module")
def opened(server):
    return server.open(EXAMPLE, TEXT)


def test_slips_are_shown_at_their_place_in_dutch(server, opened):
    found = server.findings(opened)
    assert (1, 5, "Een id van deze soort: kleine letters, cijfers en streepjes.") in found
    assert (4, 7, "'jaar' vraagt een heel getal.") in found
    assert (7, 11, "Er is geen uitgangspunt of aandachtspunt met dit id. Kies er een uit de lijst (Ctrl en spatie).") in found
    assert (9, 11, "'herkomst' kan hier zijn: letterlijk, parafrase, redactie.") in found
    assert any(line == 11 and "bronen" in message for line, _, message in found)
    assert any("bronnen" in message for _, _, message in found)


def completions(server, address, line, column):
    place = {"textDocument": {"uri": address}, "position": {"line": line - 1, "character": column - 1}}
    rows = server.ask("textDocument/completion", place)
    return {row["label"]: row.get("documentation") or "" for row in (rows["items"] if isinstance(rows, dict) else rows)}


def test_ids_are_offered_with_their_titles(server, kb):
    address = server.open("principles/praktijkvoorbeelden/tweede.yml", TEXT.replace("naar: u77", "naar: "))
    offered = completions(server, address, 7, 11)
    points = [id for id, kind in kb.known.items() if kind in ("uitgangspunt", "aandachtspunt")]
    assert set(points) <= set(offered)
    assert kb.get("u05").title in str(offered["u05"])


def test_choices_and_missing_fields_are_offered(server):
    address = server.open(
        "principles/praktijkvoorbeelden/derde.yml", TEXT.replace("parafraze", "").replace("bronen:\n  - opdenksessie-2025\n", "\n")
    )
    assert {"letterlijk", "parafrase", "redactie"} <= set(completions(server, address, 9, 11))
    assert {"bronnen", "kanttekening"} <= set(completions(server, address, 11, 1))


def test_hover_gives_the_help_of_the_model(server, opened):
    told = server.ask("textDocument/hover", {"textDocument": {"uri": opened}, "position": {"line": 2, "character": 2}})
    assert "De organisaties; nooit namen van personen." in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("folder", BY_FOLDER)
def test_no_record_gets_a_complaint(server, folder, root):
    path = sorted((root / "principles" / folder).glob("*.yml"))[0]
    address = server.open(f"principles/{folder}/{path.name}", path.read_text(encoding="utf-8"))
    assert server.findings(address) == []
