"""data/citaten.js: what the page /citaat/ knows."""

import json

from test_search import node

from macros.exports.as_text import script
from macros.exports.citation_check import GLOBAL, PATH, citations
from macros.exports.publication import Publication
from macros.model import Punt


def data(kb):
    ((path, text),) = citations(Publication(kb, ()))
    assert path == PATH
    assert text.isascii()
    name, _, value = text.partition(" = ")
    assert name == f"window.{GLOBAL}"
    return json.loads(value.removesuffix(";\n"))


def test_every_released_version_is_in_it(kb):
    found = {(point["id"], version["versie"]): version for point in data(kb)["punten"] for version in point["versies"]}
    released = {(punt.id, versie.versie): versie for punt in kb.all() if isinstance(punt, Punt) for versie in kb.released.of(punt.id)}
    assert len(released) >= 21
    assert found.keys() == released.keys()
    for key, versie in released.items():
        assert found[key]["tekst"] == versie.tekst
        assert found[key]["titel"] == versie.titel
        assert found[key]["datum"] == versie.datum
        assert found[key]["adres"] == versie.address


def test_every_point_says_whether_it_is_withdrawn(kb):
    assert {point["ingetrokken"] for point in data(kb)["punten"]} == {None}


def test_versions_stand_oldest_first(kb):
    for point in data(kb)["punten"]:
        assert point["versies"] == sorted(point["versies"], key=lambda version: [int(part) for part in version["versie"].split(".")])


def test_no_text_breaks_out_of_the_script():
    hostile = "</script><!-- \u2028 \u2029 \" ' \\ \x00 é 🎓"
    text = script("x", {"tekst": hostile}).removeprefix("window.x = ").removesuffix(";\n")
    assert text.isascii()
    assert text.isprintable()
    assert "<" not in text
    assert json.loads(text) == {"tekst": hostile}


def test_page_has_every_version_in_its_table(site, kb):
    page = (site / "citaat/index.html").read_text(encoding="utf-8")
    table = page.partition("<table")[2].partition("</table>")[0]
    for punt in kb.all():
        if isinstance(punt, Punt):
            for versie in kb.released.of(punt.id):
                assert f'href="../{versie.address}"' in table


def test_only_this_page_loads_the_texts(site):
    assert [path.parent.name for path in site.rglob("index.html") if "citaten.js" in path.read_text(encoding="utf-8")] == ["citaat"]


def test_what_is_pasted_is_recognised(kb, tmp_path):
    path = tmp_path / "citaten.json"
    path.write_text(json.dumps(data(kb)), encoding="utf-8")
    result = node("--test", "tests/citation.test.mjs", CITATEN=str(path))
    assert result.returncode == 0, result.stdout
