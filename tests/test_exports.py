"""Every file under /data/, llms.txt and the Markdown of the pages: what each promises to who opens it."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import bibtexparser
import pyshacl
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from macros.check import load
from macros.citation import CC_BY
from macros.exports import EXPORTS, files
from macros.exports.csv_files import harmless
from macros.exports.markdown import environment, line, paragraphs, quoted
from macros.exports.publication import Publication
from macros.exports.rdf import Iri, Text, Thing, turtle
from macros.exports.robots import soon_over
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Begrip, Punt

PLATFORM = "Platform Samen Opleiden & Professionaliseren"
"""Whose the statements of the trial site are."""

SHAPES = Path(__file__).parent / "keuring/nl-sbb-skosapnl-shapes.ttl"
SMALL = Path(__file__).parent / "klein"
BASE = "https://kennisbank.example/data/begrippen.ttl"
HOME = {"adres": "https://kennisbank.example/", "naamruimte": "https://id.example/so/"}
ODD = 'Stichting A, B & C "één" <b>100%</b> {x} naam_x'
TEXT = "=1+1 Eén & 'twee' \"drie\" <script>alert(1)</script> 100% {naam} a_b_c [x](y) `code` #1 * \\ é | slot."


def altered(kb: Kennisbank, settings: dict[str, object] | None = None, **changes: dict[str, object]) -> Kennisbank:
    """The same records with some fields and settings changed; ids with a hyphen are written with an underscore."""
    changed = {id.replace("_", "-"): fields for id, fields in changes.items()}
    reads = {id: replace(read, value=read.value.model_copy(update=changed.get(id, {}))) for id, read in kb.reads.items()}
    return replace(kb, reads=reads, instellingen=kb.instellingen.model_copy(update=settings or {}))


def made(kb: Kennisbank, addresses: tuple[str, ...] = ("", "over/", "uitgangspunten/u01/")) -> dict[str, str]:
    return dict(files(Publication(kb, addresses)))


@pytest.fixture(scope="module")
def plain(kb: Kennisbank) -> dict[str, str]:
    """The records, exported as they are."""
    return made(kb)


@pytest.fixture(scope="module")
def settled(kb: Kennisbank) -> dict[str, str]:
    """The records, once the site has an address and a namespace."""
    return made(altered(kb, HOME))


@pytest.fixture(scope="module")
def small() -> Kennisbank:
    return load(SMALL).kennisbank


@pytest.fixture(scope="module")
def little(small: Kennisbank) -> dict[str, str]:
    """The small folder, exported as it is."""
    return made(small)


@pytest.fixture(scope="module")
def odd(small: Kennisbank) -> dict[str, str]:
    """A small folder with difficult characters in names, titles and texts."""
    kb = altered(
        small,
        HOME,
        stuk={"uitgever": ODD, "titel": ODD},
        u01={"titel": ODD, "tekst": TEXT},
        voorbeeld={"titel": ODD, "organisatie": ODD, "samenvatting": TEXT},
        begrip_pabo={"term": ODD, "uitleg": TEXT},
    )
    versions = {id: tuple(replace(read, value=read.value.model_copy(update={"titel": ODD, "tekst": TEXT})) for read in reads)
                for id, reads in small.released.by_id.items()}  # fmt: skip
    return made(replace(kb, released=replace(kb.released, by_id=versions)))


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True))


def graph(text: str, form: str = "turtle") -> Graph:
    return Graph().parse(data=text, format=form, publicID=BASE)


# All exports


def test_every_path_is_made_once_and_stays_in_the_site(kb):
    paths = [path for path, _ in files(Publication(kb, ()))]
    assert len(paths) == len(set(paths))
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]


def test_two_readings_of_the_folder_give_the_same_files(root):
    first, second = (list(files(Publication(load(root).kennisbank, ("", "over/")))) for _ in range(2))
    assert first == second


def test_every_export_says_what_it_makes():
    assert [export.__name__ for export in EXPORTS if not (export.__doc__ or "").strip()] == []


def test_page_about_the_data_names_every_file(plain, site):
    page = (site / "data/index.html").read_text(encoding="utf-8")
    top = [path for path in plain if re.fullmatch(r"data/[^/]+(?<!\.js)|llms\.txt", path)]
    assert len(top) > 20
    assert [path for path in top if f'href="../{path}"' not in page and f'href="{path.removeprefix("data/")}"' not in page] == []


def test_page_about_the_data_names_no_file_that_is_not_there(plain, root):
    page = (root / "docs/data.md").read_text(encoding="utf-8")
    named = re.findall(r"\((data/[^)]+|llms\.txt)\)|`((?:data|uitgangspunten)/[^` ]*\.[a-z]+)`", page)
    assert [path for pair in named for path in pair if path and path not in plain] == []


def test_built_site_holds_every_file_as_it_was_made(kb, site):
    of_records = {path: text for path, text in made(kb).items() if path.startswith("data/") or path.endswith(".md")}
    made_here = {path: text for path, text in of_records.items() if path != "data/citaten.js"}  # which knows the pages in docs/ too
    assert {path for path, text in made_here.items() if (site / path).read_bytes() != text.encode()} == set()


# JSON


def test_whole_file_and_each_record_follow_the_schema(plain):
    schema = json.loads(plain["data/schema.json"])
    Draft202012Validator.check_schema(schema)
    whole = json.loads(plain["data/kennisbank.json"])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(whole)] == []
    for kind in KINDS:
        one = Draft202012Validator({"$ref": f"#/$defs/{kind.__name__}", "$defs": schema["$defs"]})
        for path in (path for path in plain if path.startswith(f"data/{kind.kind.folder}/")):
            assert [error.message for error in one.iter_errors(json.loads(plain[path]))] == [], path


@pytest.mark.parametrize(
    ("field", "value"),
    [("soort", "rol"), ("herkomst", "gehoord"), ("onbekend", "x"), ("rechten", []), ("kader", [{"naar": "kk2021-w1"}])],
)
def test_schema_refuses_what_is_not_right(plain, field, value):
    schema = json.loads(plain["data/schema.json"])
    record = json.loads(plain["data/uitgangspunten/u05.json"]) | {field: value}
    assert not Draft202012Validator({"$ref": "#/$defs/Uitgangspunt", "$defs": schema["$defs"]}).is_valid(record)


def test_schema_explains_fields_as_the_model_does(plain):
    schema = json.loads(plain["data/schema.json"])
    for kind in KINDS:
        for name, info in kind.model_fields.items():
            drawn = schema["$defs"][kind.__name__]["properties"][name]
            assert drawn["title"] == info.title or info.title is None
            assert info.description is None or drawn["description"] == info.description


def test_whole_file_holds_every_record_and_version_once(kb, plain):
    whole = json.loads(plain["data/kennisbank.json"])
    assert [record["@id"] for record in whole["records"]] == [record.id for record in kb.all()]
    versions = [(version["id"], version["versie"]) for version in whole["versies"]]
    assert versions == [(versie.id, versie.versie) for record in kb.all() for versie in kb.released.of(record.id)]


def test_record_file_equals_its_part_of_the_whole(kb, plain):
    for part, record in zip(json.loads(plain["data/kennisbank.json"])["records"], kb.all(), strict=True):
        single = json.loads(plain[f"data/{record.kind.folder}/{record.id}.json"])
        assert {name: value for name, value in single.items() if name != "@context"} == part


def test_record_holds_every_field_of_its_model(kb, plain):
    for record in kb.all():
        assert set(type(record).model_fields) <= set(json.loads(plain[f"data/{record.kind.folder}/{record.id}.json"]))


def test_identifier_is_the_bare_id_until_there_is_a_namespace(plain, settled):
    before, after = (json.loads(exported["data/uitgangspunten/u05.json"]) for exported in (plain, settled))
    assert (before["@id"], before["thema"], before["kader"][0]["naar"]) == ("u05", "samen-verantwoordelijk", "kk2021-w3")
    assert json.loads(plain["data/kennisbank.json"])["kenmerken_voorlopig"] is True
    space = HOME["naamruimte"]
    assert (after["@id"], after["thema"], after["kader"][0]["naar"]) == (
        f"{space}u05",
        f"{space}samen-verantwoordelijk",
        f"{space}kk2021-w3",
    )
    assert after["id"] == "u05"
    assert json.loads(settled["data/kennisbank.json"])["kenmerken_voorlopig"] is False


def test_link_stands_once_with_its_reason(kb, plain):
    reasons = [link.waarom for record in kb.all() for link in kb.links_from(record) if link.waarom]
    told = re.findall(r'"waarom": ("(?:[^"\\]|\\.)*")', plain["data/kennisbank.json"])
    assert sorted(map(json.loads, told)) == sorted(reasons)


def test_rights_stand_at_every_record(kb, plain):
    for record in json.loads(plain["data/kennisbank.json"])["records"]:
        statement = isinstance(kb.get(record["id"]), Punt)
        by_scope = {right["geldt_voor"]: right for right in record["rechten"]}
        assert set(by_scope) == ({"tekst", "alles behalve tekst"} if statement else {"alles"})
        if statement:
            assert (by_scope["tekst"]["van"], by_scope["tekst"]["licentie"]) == (PLATFORM, None)
        ours = by_scope["alles behalve tekst" if statement else "alles"]
        assert ours["licentie"] == CC_BY
        assert PLATFORM not in ours["van"]


def test_platform_is_named_as_in_its_own_source(kb):
    assert {kb.get(record.bronnen[0]).uitgever for record in kb.all() if isinstance(record, Punt)} == {PLATFORM}


def linked(exported: dict[str, str], path: str) -> Graph:
    """A JSON file read as linked data, with the context that it names."""
    data = json.loads(exported[path]) | json.loads(exported["data/context.json"])
    return Graph().parse(data=json.dumps(data), format="json-ld", publicID=HOME["adres"] + path)


def test_json_reads_as_linked_data(settled):
    space, own = HOME["naamruimte"], HOME["naamruimte"] + "veld/"
    found = linked(settled, "data/uitgangspunten/u05.json")
    point = URIRef(space + "u05")
    assert (point, RDF.type, URIRef(own + "Uitgangspunt")) in found
    assert (point, DCTERMS.identifier, Literal("u05")) in found
    assert (point, DCTERMS.title, Literal("Bovenbestuurlijke solidariteit", "nl")) in found
    assert (point, DCTERMS.source, URIRef(space + "opdenksessie-2025")) in found
    link = found.value(point, URIRef(own + "kader"))
    assert found.value(link, URIRef(own + "naar")) == URIRef(space + "kk2021-w3")
    assert found.value(link, URIRef(own + "waarom")).language == "nl"
    assert {found.value(right, DCTERMS.license) for right in found.objects(point, DCTERMS.rights)} == {None, URIRef(CC_BY)}


def test_context_knows_a_word_from_an_id_of_the_same_name(kb, settled):
    own = HOME["naamruimte"] + "veld/"
    framework = next(record for record in kb.all() if getattr(record, "vindplaatsen", ()))
    words = set(linked(settled, f"data/kaders/{framework.id}.json").objects(None, URIRef(own + "begrip")))
    assert words == {Literal(place.begrip, "nl") for place in framework.vindplaatsen}
    group = next(record for record in kb.all() if record.soort == "synoniem" and record.begrip)
    terms = set(linked(settled, f"data/synoniemen/{group.id}.json").objects(None, URIRef(own + "begrip")))
    assert terms == {URIRef(HOME["naamruimte"] + group.begrip)}


def test_in_linked_data_a_web_address_is_a_link_and_a_code_or_number_is_not_dutch(kb, settled):
    own = HOME["naamruimte"] + "veld/"
    source = next(record for record in kb.all() if record.soort == "bron" and record.adres)
    assert URIRef(source.adres) in linked(settled, f"data/bronnen/{source.id}.json").objects(None, URIRef(own + "adres"))
    point = linked(settled, "data/uitgangspunten/u05.json")
    assert {*point.objects(None, URIRef(own + "herkomst"))} == {Literal("letterlijk")}


def test_files_name_the_context_where_it_is(plain, settled):
    assert json.loads(plain["data/kennisbank.json"])["@context"] == "context.json"
    assert json.loads(plain["data/rollen/schoolopleider.json"])["@context"] == "../context.json"
    assert json.loads(settled["data/rollen/schoolopleider.json"])["@context"] == HOME["adres"] + "data/context.json"


def test_odd_characters_stay_in_json(odd):
    record = json.loads(odd["data/uitgangspunten/u01.json"])
    assert (record["titel"], record["tekst"]) == (ODD, TEXT)


# CSV


def test_table_opens_in_a_dutch_excel(plain):
    for kind in KINDS:
        table = plain[f"data/{kind.kind.plural}.csv"]
        assert table.encode().startswith(b"\xef\xbb\xbf")
        assert table.endswith("\r\n")
        assert table.startswith("\ufeffkenmerk;id;")


def test_table_has_a_row_per_record_and_a_column_per_field(kb, plain):
    for kind in KINDS:
        found = rows(plain[f"data/{kind.kind.plural}.csv"])
        assert [row["id"] for row in found] == [record.id for record in kb.of(kind)]
        assert not found or set(kind.model_fields) <= {column.partition(".")[0] for column in found[0]}


def test_list_in_a_cell_is_joined_and_links_keep_step(kb, plain):
    row = next(row for row in rows(plain["data/uitgangspunten.csv"]) if row["id"] == "u05")
    point = kb.get("u05")
    assert row["trefwoorden"].split(" | ") == list(point.trefwoorden)
    pairs = zip(row["kader.naar"].split(" | "), row["kader.waarom"].split(" | "), strict=True)
    assert list(pairs) == [(link.naar, link.waarom) for link in point.kader]


def test_no_cell_runs_as_a_formula(odd):
    for path in (path for path in odd if path.endswith(".csv")):
        cells = [cell for row in rows(odd[path]) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert rows(odd["data/uitgangspunten.csv"])[0]["tekst"] == f"'{TEXT}"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_dangerous_start_of_a_cell_gets_an_apostrophe(start):
    assert harmless(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert harmless(f"a{start}") == f"a{start}"
    assert harmless("") == ""


def test_odd_characters_stay_in_a_table(odd):
    row = rows(odd["data/praktijkvoorbeelden.csv"])[0]
    assert (row["titel"], row["organisatie"], row["samenvatting"]) == (ODD, ODD, f"'{TEXT}")


def test_line_breaks_and_semicolons_stay_in_their_cell(small):
    text = "Eerste; regel\nTweede regel\r\nDerde"
    table = made(altered(small, voorbeeld={"samenvatting": text}))["data/praktijkvoorbeelden.csv"]
    assert rows(table)[0]["samenvatting"] == text


# SKOS


def conforms(found: Graph) -> bool:
    """Whether a graph passes the shapes of NL-SBB without a violation, a warning or a remark."""
    passed, _, _ = pyshacl.validate(found, shacl_graph=Graph().parse(SHAPES), inference="none", advanced=True)
    return bool(passed)


@pytest.mark.parametrize("exported", ["settled", "odd"])
def test_terms_conform_to_nl_sbb(exported, request):
    assert conforms(graph(request.getfixturevalue(exported)["data/begrippen.ttl"]))


@pytest.mark.parametrize("missing", [SKOS.definition, SKOS.prefLabel])
def test_shapes_refuse_a_term_without(little, missing):
    found = graph(little["data/begrippen.ttl"])
    found.remove((URIRef("begrip-pabo", base=BASE), missing, None))
    assert not conforms(found)


def test_shapes_refuse_a_source_for_a_scheme(little):
    found = graph(little["data/begrippen.ttl"])
    found.set((URIRef("begrip-pabo", base=BASE), SKOS.inScheme, URIRef("stuk", base=BASE)))
    assert not conforms(found)


def test_every_explained_term_theme_point_and_part_of_a_framework_is_a_concept(kb, settled):
    found = graph(settled["data/begrippen.ttl"])
    meant = [record.id for record in kb.all() if record.soort in ("thema", "waarborg", "criterium") or isinstance(record, Punt)]
    meant += [begrip.id for begrip in kb.of(Begrip) if begrip.uitleg]
    assert set(found.subjects(RDF.type, SKOS.Concept)) == {URIRef(HOME["naamruimte"] + id) for id in meant}


def test_words_that_mean_the_same_are_labels_and_akin_terms_are_related(settled):
    found, space = graph(settled["data/begrippen.ttl"]), HOME["naamruimte"]
    student = URIRef(space + "begrip-aankomende-leraar")
    assert {"aanstaande leraar", "student-leraar"} <= {str(label) for label in found.objects(student, SKOS.altLabel)}
    assert "stagiair" not in {str(label) for label in found.objects(student, SKOS.altLabel)}
    assert [note for note in found.objects(student, SKOS.scopeNote) if "stagiair" in note]
    team, training = URIRef(space + "begrip-leerteam"), URIRef(space + "begrip-opleidingsteam")
    assert (team, SKOS.related, training) in found
    assert (training, SKOS.related, team) in found


def test_no_other_name_of_a_term_is_the_name_of_another(settled):
    found = graph(settled["data/begrippen.ttl"])
    names = {str(name).casefold(): term for term, name in found.subject_objects(SKOS.prefLabel)}
    others = [(term, str(name)) for term, name in found.subject_objects(SKOS.altLabel)]
    assert [(term, name) for term, name in others if names.get(name.casefold(), term) != term] == []


def test_point_is_a_concept_under_its_theme_with_the_words_of_the_platform(kb, settled):
    found, point = graph(settled["data/begrippen.ttl"]), URIRef(HOME["naamruimte"] + "u05")
    assert found.value(point, SKOS.definition) == Literal(kb.get("u05").tekst, "nl")
    assert found.value(point, SKOS.broader) == URIRef(HOME["naamruimte"] + "samen-verantwoordelijk")
    assert PLATFORM in found.value(point, DCTERMS.rights)


def test_odd_characters_stay_in_rdf(odd):
    term = URIRef(HOME["naamruimte"] + "begrip-pabo")
    found = graph(odd["data/begrippen.ttl"])
    assert found.value(term, SKOS.prefLabel) == Literal(ODD, "nl")
    assert found.value(term, SKOS.definition) == Literal(TEXT, "nl")


@pytest.mark.parametrize("text", ['"', "\\", '\\"', "a\nb\r\nc\td", "\x01\x7f", '""" . <x> <y> <z>', "é €\U0001f600", "\\u0041", "'''"])
def test_any_text_survives_turtle(text):
    node = Thing(Iri("https://id.example/x"), "skos:Concept", (("skos:note", (Text(text), Text(text, ""))),))
    values = set(graph(turtle([node])).objects(None, SKOS.note))
    assert values == {Literal(text, "nl"), Literal(text)}


def test_address_cannot_end_itself_in_turtle():
    node = Thing(Iri("https://id.example/x> . <a"), "skos:Concept", (("skos:related", (Iri('https://id.example/{"}|^`\\'),)),))
    assert len(graph(turtle([node]))) == 2


# Bibliography


def entries(text: str) -> list[dict[str, str]]:
    """BibTeX as LaTeX would show it."""
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)])
    assert not library.failed_blocks
    return [{"key": entry.key} | {field.key: field.value for field in entry.fields} for entry in library.entries]


def bare(text: str) -> str:
    return text.removeprefix("{").removesuffix("}")


def test_three_bibliographies_say_the_same_of_every_point(kb, settled):
    in_bibtex, in_ris = entries(settled["data/punten.bib"]), rispy.loads(settled["data/punten.ris"])
    in_csl = json.loads(settled["data/punten.csl.json"])
    points = [record for record in kb.all() if isinstance(record, Punt)]
    assert len(in_bibtex) == len(in_ris) == len(in_csl) == len(points) == 21
    for point, bib, ris, csl in zip(points, in_bibtex, in_ris, in_csl, strict=True):
        newest = kb.released.of(point.id)[-1]
        year, month, day = newest.datum.split("-")
        meant = (f"{point.kind.label} {point.nummer}: {newest.titel}", HOME["adres"] + newest.address, newest.tekst, "nl-NL")
        assert (bare(bib["title"]), bib["url"], bib["abstract"], bib["language"]) == meant
        assert (ris["title"], ris["urls"][0], ris["abstract"], ris["language"]) == meant
        assert (csl["title"], csl["URL"], csl["abstract"], csl["language"]) == meant
        assert bib["date"] == newest.datum
        assert (ris["year"], ris["date"]) == (year, f"{year}/{month}/{day}/")
        assert csl["issued"] == {"date-parts": [[int(year), int(month), int(day)]]}
        assert bib["number"] == ris["issn"] == csl["number"] == f"versie {newest.versie}"
        assert bare(bib["author"]) == PLATFORM
        assert ris["authors"] == [PLATFORM]
        assert csl["author"] == [{"literal": PLATFORM}]


def test_organisation_is_one_name_in_bibtex(odd):
    library = bibtexparser.parse_string(odd["data/punten.bib"], append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    for entry in library.entries:
        (author,) = entry["author"]
        assert (author.first, author.von, author.jr, len(author.last)) == ([], [], [], 1)


def test_odd_characters_stay_in_the_bibliographies(odd):
    bib = next(entry for entry in entries(odd["data/punten.bib"]) if entry["key"].startswith("u02"))
    assert (bare(bib["author"]), bare(bib["title"])) == (ODD, f"Uitgangspunt 2: {ODD}")
    ris = next(entry for entry in rispy.loads(odd["data/punten.ris"]) if ODD in entry["title"] and "2:" in entry["title"])
    assert (ris["authors"], ris["abstract"]) == ([ODD], TEXT)
    csl = next(entry for entry in json.loads(odd["data/punten.csl.json"]) if entry["id"].startswith("u02"))
    assert (csl["author"], csl["abstract"]) == ([{"literal": ODD}], TEXT)


# Markdown


def shown(markdown: str) -> list[tuple[str, str]]:
    """The blocks of a Markdown text as (tag, text), with its marks read."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    blocks = [(tokens[index - 1].tag, token) for index, token in enumerate(tokens) if token.type == "inline"]
    others = [(token.type, token.content) for token in tokens if token.type in ("html_block", "code_block", "fence", "hr")]
    return others + [(tag, "".join(_piece(child) for child in token.children)) for tag, token in blocks]


def _piece(token) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    return "\n" if token.type == "softbreak" else f"[[{token.type} {token.content}]]"


NASTY = [
    TEXT, "# kop", "- lijst", "1. lijst", "1) lijst", "+ lijst", "* lijst", "> citaat", "    code", "```\ncode\n```", "~~~\nx", "a\n===", "a\n---",
    "---", "***", "<div>x</div>", "<!-- x", "&amp; &lt;", "[a]: http://x", "![x](y)", "[x](javascript:alert(1))", "<http://x.nl>", "a  \nb",
    "a\\\nb", "|a|b|\n|-|-|\n|c|d|", "~~weg~~", "a_b_ _c_", "__x__", "``x``", "\\", "é\u2028# kop", "x\n\n# kop\n\n- y", "]( [", "#", "=", "-",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_record_cannot_break_out_of_markdown(text):
    words = " ".join(text.split())
    assert shown(line(text)) == [("p", words)]
    blocks = shown(paragraphs(text))
    assert {tag for tag, _ in blocks} == {"p"}
    assert " ".join(" ".join(content for _, content in blocks).split()) == words
    assert shown(f"- {line(text)}") == [("p", words)]
    assert shown(f"# {line(text)}") == [("h1", words)]
    assert {tag for tag, _ in shown(quoted(text))} == {"p"}
    assert shown(f"[{line(text)}](x/)")[0][1] == f"[[link_open ]]{words}[[link_close ]]"


def test_template_escapes_what_it_shows():
    assert environment().from_string("{{ text }}").render(text="<b> *x*") == r"\<b\> \*x\*"


def test_every_page_of_a_record_has_markdown_at_its_address(kb, plain):
    for record in kb.all():
        assert (f"{record.address}index.html.md" in plain) == record.kind.has_page


def test_markdown_of_a_point_has_its_words_links_and_rights(kb, plain):
    text = plain["uitgangspunten/u05/index.html.md"]
    blocks = shown(text)
    assert blocks[0] == ("h1", "Uitgangspunt 5 · Bovenbestuurlijke solidariteit")
    assert ("p", kb.get("u05").tekst) in blocks
    for link in kb.links_from(kb.get("u05")) + kb.links_to(kb.get("u05")):
        assert line(link.waarom) in text
    assert PLATFORM in blocks[-1][1]
    assert "CC BY 4.0" in blocks[-1][1]


def test_odd_characters_stay_in_markdown(odd):
    blocks = shown(odd["praktijk/voorbeeld/index.html.md"])
    assert blocks[0] == ("h1", ODD)
    assert [content for _, content in blocks if content.endswith(TEXT)]
    assert not [content for tag, content in blocks if "html" in tag or "[[html" in content]


def test_links_in_markdown_lead_to_files_of_the_site(plain, site):
    for path, text in plain.items():
        if path.endswith(".md"):
            for href in re.findall(r"\]\(([^)]*)\)", re.sub(r"\\.", "", text)):
                target = (site / path).parent / href.partition("#")[0]
                assert (target / "index.html" if href.partition("#")[0].endswith("/") else target).is_file(), (path, href)


def test_llms_txt_has_the_shape_that_llmstxt_org_asks(plain, settled):
    blocks = shown(plain["llms.txt"])
    assert [tag for tag, _ in blocks].count("h1") == 1
    assert blocks[0][0] == "h1"
    assert plain["llms.txt"].split("\n\n")[1].startswith("> ")
    items = [row for row in plain["llms.txt"].splitlines() if row.startswith("- ")]
    assert items
    assert not [row for row in items if not re.match(r"- \[.+\]\([^)]+\)(: .+)?$", row)]
    assert not [row for row in settled["llms.txt"].splitlines() if row.startswith("- ") and f"]({HOME['adres']}" not in row]


def test_llms_txt_lists_every_page(kb):
    text = made(kb, ("", "over/", "uitgangspunten/", "uitgangspunten/u05/", "uitgangspunten/u05/1.0/"))["llms.txt"]
    listed = re.findall(r"\]\(([^)]+)\)", re.sub(r"\\.", "", text))
    pages = {f"{record.address}index.html.md" for record in kb.all() if record.kind.has_page}
    written = {"./", "over/", "uitgangspunten/"}
    data = {"data/kennisbank.json", "data/begrippen.ttl", "data/punten.csl.json"}
    assert set(listed) == pages | written | data


# Where the site stands, and how long


def test_a_site_in_a_folder_of_its_host_says_so_everywhere(small):
    there = made(altered(small, {"adres": "https://www.voorbeeld.nl/kennis/bank/", "contact": "info@voorbeeld.nl"}))
    assert "Disallow: /kennis/bank/redactie/" in there["robots.txt"]
    assert there[".htaccess"].startswith("ErrorDocument 404 /kennis/bank/404.html\n")
    assert "m#^/kennis/bank/assets/#" in there[".htaccess"]
    at_root = made(altered(small, {"adres": "https://www.voorbeeld.nl/"}))
    assert "Disallow: /redactie/" in at_root["robots.txt"] and at_root[".htaccess"].startswith("ErrorDocument 404 /404.html\n")


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2028, 2, 29), date(1999, 12, 31)])
def test_security_txt_counts_for_less_than_a_year_from_the_build(small, day):
    known = replace(altered(small, {"contact": "info@voorbeeld.nl"}), today=day)
    [expires] = re.findall(r"^Expires: (.*)$", made(known)[".well-known/security.txt"], re.MULTILINE)
    ahead = datetime.fromisoformat(expires).date() - day
    assert timedelta(days=300) < ahead < timedelta(days=365)


@pytest.mark.parametrize(
    ("made_on", "told"),
    [("2026-11-28", ""), ("2026-01-05", "verloopt op 31 december 2026"), ("2025-01-05", "is verlopen op 31 december 2025")],
)
def test_it_is_told_when_security_txt_is_nearly_over(made_on, told):
    said = soon_over(date.fromisoformat(made_on), date(2026, 12, 5))
    assert told in said and bool(told) == bool(said)
