"""What can be found, and the files that the browser searches in."""

import json
import os
import re
import subprocess

from conftest import ROOT

from macros.check import load
from macros.exports.search.document import Searchable, documents
from macros.exports.search.files import files
from macros.exports.search.pages import written
from macros.exports.search.words import STOP, words
from macros.views.page import Page

ODD = [
    "Zij-instroom, zij–instroom en zij‑instroom",
    "één van de één",
    "thema's thema’s",
    "P&O en R&D",
    "coördinatie",
    "U2 3.2 §4",
    "a b c",
    "naïef-ﬁjn",
    "Đorđe ħal ŧ ŋoro ĸ ƶ ɨ þorn",
    "samen\u2060werking, co\ufffdrdinatie en \u200bthuis\u00ad-\u00adwerken, zo\u200c'n\u2028dag \ue000 1\ufe0f\u20e3",
]


def node(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    path = f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"
    return subprocess.run(["node", *arguments], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PATH": path, **settings})  # noqa: S603


def index_of(text: str) -> dict:
    return json.loads(re.fullmatch(r"window\.kennisbankZoeken = (.*);\n", text).group(1))


def words_by_field(document: Searchable) -> list[list[str]]:
    """The words of each field that are not in the title or in a field before it."""
    seen, found = set(words(document.title)), []
    for text in (document.keywords, document.text, document.related):
        found.append(sorted(set(words(text)) - seen))
        seen |= set(words(text))
    return found


def test_signs_that_nobody_sees_part_no_word():
    assert words("samen\u2060werking co\ufffd\u00f6rdinatie") == words("samenwerking coördinatie")


def test_query_is_understood():
    result = node("--test", "tests/search/understand.test.mjs")
    assert result.returncode == 0, result.stdout


def test_browser_and_build_agree_on_words_and_places(kb, tmp_path):
    found = documents(kb)
    index = index_of(next(text for name, text in files(kb) if name == "data/zoeken.js"))
    rows = [d for d in found if d.soort != "synoniem"]
    unpacked = [[d.id, d.address, *words_by_field(d)] for d in rows]
    groups = [[d.id, d.address] for d in found if d.soort == "synoniem"]
    texts = [[text, words(text)] for text in (*ODD, *(d.text for d in found), *(d.title for d in found))]
    pairs = tmp_path / "paren.json"
    index["woordgroepen"] = []
    pairs.write_text(json.dumps({"stop": sorted(STOP), "texts": texts, "index": index, "documents": unpacked}), encoding="utf-8")
    assert len(groups) > 10
    result = node("--test", "tests/search/words.test.mjs", PAREN=str(pairs))
    assert result.returncode == 0, result.stdout


def test_every_record_can_be_found_and_no_version_or_page_of_editors(site, kb):
    index = index_of((site / "data/zoeken.js").read_text(encoding="utf-8"))
    ids = [row[1] for row in index["documenten"]] + [group[0] for group in index["woordgroepen"]]
    assert len(ids) == len(set(ids))
    assert set(kb.reads) <= set(ids)
    pages = [id for id in ids if id not in kb.reads]
    assert "over/" in pages
    assert "privacy/" in pages
    assert [id for id in pages if id.startswith("redactie") or re.search(r"/\d\.\d/|versies", id)] == []


def test_texts_stand_at_the_places_of_their_records(site, kb):
    index = index_of((site / "data/zoeken.js").read_text(encoding="utf-8"))
    texts = json.loads((site / index["teksten"]).read_text(encoding="utf-8").removeprefix("window.kennisbankZoekteksten = ").rstrip(";\n"))
    place = [row[1] for row in index["documenten"]].index("u05")
    assert texts[place][0].startswith(kb.get("u05").tekst)
    assert len(texts) == len(index["documenten"]) + len(index["woordgroepen"])


def test_two_builds_of_the_index_are_equal(kb):
    assert list(files(kb)) == list(files(kb))


def test_script_holds_no_markup(kb):
    for _, text in files(kb):
        assert "<" not in text
        assert text.isascii()


def test_withdrawn_record_is_found_and_marked(project):
    path = project / "principles/uitgangspunten/u02.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "ingetrokken:\n  datum: 2026-10-01\n  reden: Dit punt geldt niet meer.\n", encoding="utf-8"
    )
    row = next(row for row in index_of(dict(files(load(project).kennisbank))["data/zoeken.js"])["documenten"] if row[1] == "u02")
    assert row[9] == 1


def test_part_of_a_written_page_is_found_at_its_heading():
    page = Page("over/", "Over", "Over deze site.")
    html = '<h1>Over</h1><p>Begin \ue0003\ue001.</p><h2 id="wie">Wie &amp; wat</h2><p>Een <em>groep</em>.</p>'
    found = list(written(page, html))
    assert [(d.id, d.address, d.title, d.text) for d in found] == [
        ("over/", "over/", "Over", "Over deze site. Begin …."),
        ("over/#wie", "over/#wie", "Wie & wat", "Een groep."),
    ]
    assert list(written(Page("x/", "x", "x", noindex=True), html)) == []
