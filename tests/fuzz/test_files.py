"""What a reader keeps, shares or pastes: never an exception, and nothing that he wrote is lost."""

import base64
import csv
import io
import json
import re
from typing import Any

import docx
import pytest
import yaml
from editors import SMALL
from hypothesis import assume, given
from hypothesis import strategies as st

from fuzz.made_up import SIGNS, Scripts, anything, halves, texts, tries
from macros.check import load
from macros.exports import citation_check, kit
from macros.exports.publication import Publication
from macros.model import Praktijkvoorbeeld
from macros.reading.reader import read_record
from macros.reading.source import read_bytes
from macros.views.kit import FORMS
from macros.views.sharing import FIELDS, INVISIBLE

MODULE = "tests/fuzz/files.mjs"
OWN = st.dictionaries(st.sampled_from(["e1", "e2", "e3"]), texts(1, 240, lines=True))
note = st.fixed_dictionaries({"bewijs": texts(1, 300, lines=True) | st.just(""), "tekst": texts(1, 300, lines=True)})
hours = st.fixed_dictionaries(
    {
        "samen": st.sampled_from(["gesprek", "rol"]),
        "begin": st.sampled_from(["", "09:30"]),
        "duur": st.sampled_from([30, 45, 60, 90]),
        "minuten": st.dictionaries(st.sampled_from(["v001", "e1"]), st.integers(1, 90)),
    }
)
states = st.builds(
    lambda title, form, own, notes, hour: {"titel": title, "vorm": form, **hour, "keuze": ["alles"], "vragen": ["v001", *own], "eigen": own, "notities": notes},
    texts(1, 80), st.sampled_from(list(FORMS)), OWN, st.dictionaries(st.sampled_from(["v001", "e1"]), note), hours,
)  # fmt: skip
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | anything,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(anything, inner, max_size=4),
    max_leaves=12,
)
kit_files = st.builds(
    lambda fields: json.dumps({"soort": "peer-review-kit", "versie": 1, "vragen": [], **fields}),
    st.dictionaries(st.sampled_from(["titel", "vorm", "keuze", "vragen", "eigen", "notities", "teksten", "__proto__"]), json_values),
)


def data_of(export: Any) -> dict[str, Any]:
    [(_, text)] = export(Publication(load(SMALL).kennisbank, ()))
    return json.loads(text.partition(" = ")[2].rstrip(";\n"))


@pytest.fixture(scope="module")
def questions() -> dict[str, Any]:
    return data_of(kit.questions)


@pytest.fixture(scope="module")
def released() -> dict[str, Any]:
    return data_of(citation_check.citations)


@tries(25, 10_000)
@given(states)
def test_a_kit_comes_back_as_it_was_kept(script: Scripts, questions: dict[str, Any], state: dict[str, Any]) -> None:
    back = script(MODULE, "kitAndBack", state, questions)
    kept = {**state, "notities": {id: note for id, note in state["notities"].items() if any(note.values())}}
    assert back["stored"] == {"state": kept, "unknown": [], "gone": 0}
    own = list(state["eigen"].values())
    assert (back["linked"]["state"]["titel"], list(back["linked"]["state"]["eigen"].values())) == (state["titel"], own)
    assert len(back["linked"]["state"]["vragen"]) == 1 + len(own)
    assert back["merged"]["vragen"] == state["vragen"]


@tries(25, 10_000)
@given(st.text(SIGNS, min_size=150, max_size=200), st.text(SIGNS, min_size=490, max_size=600))
def test_a_text_that_is_too_long_for_the_kit_is_cut_between_signs(script: Scripts, questions: dict[str, Any], title: str, own: str) -> None:
    state = {"titel": title, "vorm": "kaarten", "keuze": [], "vragen": ["e1"], "eigen": {"e1": f"x{own}"}, "notities": {}}
    stored = script(MODULE, "kitAndBack", state, questions)["stored"]["state"]
    assert title.startswith(stored["titel"]) and len(stored["titel"]) >= 79
    assert f"x{own}".startswith(stored["eigen"]["e1"]) and len(stored["eigen"]["e1"]) >= 249


@tries(40, 20_000)
@given(kit_files | json_values.map(json.dumps) | anything)
def test_any_file_or_address_for_the_kit_is_taken_or_left(script: Scripts, questions: dict[str, Any], text: str) -> None:
    found = script(MODULE, "kitFrom", text, questions)
    for one in filter(None, found.values()):
        ids = {"v001", *one["state"]["eigen"]}
        assert set(one["state"]["vragen"]) <= ids and set(one["state"]["keuze"]) <= {row["id"] for row in questions["keuzes"]}


@tries(15, 1000)
@given(states, st.sampled_from(list(FORMS)))
def test_a_kit_is_whole_in_its_document_and_its_table(script: Scripts, questions: dict[str, Any], state: dict[str, Any], form: str) -> None:
    made = script(MODULE, "madeOf", state, questions, form)
    document = docx.Document(io.BytesIO(base64.b64decode(made["document"])))
    assert document.core_properties.title == state["titel"]
    whole = bare("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))
    for text in [
        *state["eigen"].values(),
        *(part for id, note in state["notities"].items() if id in state["vragen"] for part in note.values()),
    ]:
        assert bare(text) in whole
    rows = list(csv.DictReader(io.StringIO(made["table"].removeprefix("\ufeff"), newline=""), delimiter=";", strict=True))
    asked = [row["vraag"].removeprefix("'") for row in rows if row["nr"]]
    assert asked[1:] == [text.removeprefix("'") for text in state["eigen"].values()]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@tries(40, 20_000)
@given(texts(3, 160), texts(3, 160), texts(20, 1500, lines=True), texts(8, 500), st.sampled_from([None, 2025]))
def test_an_example_that_is_shared_is_read_as_it_was_written(
    script: Scripts, title: str, who: str, story: str, why: str, year: int | None
) -> None:
    answers = {
        "titel": title,
        "organisatie": who,
        "samenvatting": story,
        "punten": [{"naar": "u01", "waarom": why}],
        "herkomst": "parafrase",
        "status": "concept",
    }
    answers |= {"opgave": {"toestemming": why}} | ({"jaar": year} if year else {})
    made = script(MODULE, "shared", answers, INVISIBLE, list(FIELDS))
    file, record = made["file"], made["record"]
    assume(len(record["punten"][0]["waarom"]) >= 8)  # the form counts what is left of its spaces, and asks for more
    document = read_bytes(file.encode(), f"principles/praktijkvoorbeelden/{record['id']}.yml")
    assert document.root, [str(finding) for finding in document.findings]
    read, findings = read_record(document, Praktijkvoorbeeld)
    assert read, (findings, file)
    value = read.value
    assert isinstance(value, Praktijkvoorbeeld)
    assert (value.titel, value.organisatie, value.punten[0].waarom) == (
        record["titel"],
        record["organisatie"],
        record["punten"][0]["waarom"],
    )
    assert value.samenvatting == record["samenvatting"]
    assert yaml.safe_load(file)["titel"] == record["titel"]


@tries(25, 10_000)
@given(halves, halves)
def test_whatever_is_typed_in_the_form_gives_a_file_that_is_read(script: Scripts, title: str, story: str) -> None:
    answers = {"titel": f"x{title}"[:160], "organisatie": "School", "samenvatting": f"x{story}"}
    made = script(MODULE, "shared", answers, INVISIBLE, list(FIELDS))
    document = read_bytes(made["file"].encode(), "x.yml")
    assert document.root and [finding for finding in document.findings if finding.level == "fout"] == []


@tries(50, 20_000)
@given(
    anything
    | st.lists(
        st.sampled_from(["u01", "u02/1.0", "Uitgangspunt 1 en 2", "versie 1.0", "“", "”", "https://x.nl/uitgangspunten/u02/1.0/"])
        | texts(),
        max_size=12,
    ).map("\n".join)
)
def test_any_text_can_be_checked_for_citations(script: Scripts, released: dict[str, Any], text: str) -> None:
    count = len(re.split(r"\r\n|[\n\r\u2028\u2029]", text))
    for item in script(MODULE, "citations", text, released):
        first, last = item["lines"]
        assert 1 <= first <= last <= count
