"""What people import or paste is right, and the same, in every format."""

import dataclasses
import io
import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from conftest import ROOT

from macros.citation import Citable, apa, bibtex, csl, csl_json, ris, sentence
from macros.model import Aandachtspunt, Uitgangspunt
from macros.views.citing import citable

STYLES = ROOT / "overrides/node_modules/@citation-js/plugin-csl/lib/styles.json"
POINTS = [f"u{number:02}" for number in range(1, 17)] + [f"a{number:02}" for number in range(1, 6)]
ODD = Citable(
    key="odd-1.0",
    title="Ruimte & “rust”: 50% meer_dan {vroeger} é < ooit",
    author="Raad voor Scholen, Opleidingen & Besturen",
    issued="2025-06-26",
    address="https://www.voorbeeld.nl/uitgangspunten/u01/1.0/",
    abstract="Tekst met & en % en _ en { en } en # en $ en é en <b>.",
    version="1.0",
)


def published(kb, id: str) -> Citable:
    """A point as it is cited once the address of the site is set."""
    settings = kb.instellingen.model_copy(update={"adres": "https://www.voorbeeld.nl/"})
    return citable(dataclasses.replace(kb, instellingen=settings), kb.get(id))


def by_citeproc(text: Citable) -> str:
    """The reference that citeproc-py makes with the APA style and the Dutch locale."""
    style = io.BytesIO(json.loads(STYLES.read_text(encoding="utf-8"))["apa"].encode())
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(style, locale="nl-NL", validate=False), CiteProcJSON([csl(text)]), formatter.plain
    )
    bibliography.register(Citation([CitationItem(text.key)]))
    return str(bibliography.bibliography()[0])


@pytest.mark.parametrize("id", POINTS)
def test_apa_equals_that_of_citeproc(id, kb):
    assert "".join(apa(published(kb, id))) == by_citeproc(published(kb, id))


def from_bibtex(text: Citable) -> dict[str, str]:
    entry = bibtexparser.parse_string(bibtex(text)).entries[0]
    plain = {field.key: untex(field.value) for field in entry.fields}
    names = ("title", "author", "date", "number", "url", "language", "abstract")
    return {name: plain[name] for name in names}


def untex(value: str) -> str:
    value = value.removeprefix("{").removesuffix("}")
    for tex in ("{", "}", "&", "%", "$", "#", "_"):
        value = value.replace(f"\\{tex}", tex)
    return value


def from_ris(text: Citable) -> dict[str, str]:
    entry = rispy.loads(ris(text))[0]
    return {
        "title": entry["title"],
        "author": entry["authors"][0],
        "date": "-".join(part for part in entry["date"].split("/") if part),
        "number": entry["issn"],
        "url": entry["urls"][0],
        "language": entry["language"],
        "abstract": entry["abstract"],
    }


def from_csl(text: Citable) -> dict[str, str]:
    entry = json.loads(csl_json([text]))[0]
    year, month, day = entry["issued"]["date-parts"][0]
    return {
        "title": entry["title"],
        "author": entry["author"][0]["literal"],
        "date": f"{year}-{month:02}-{day:02}",
        "number": entry["number"],
        "url": entry["URL"],
        "language": entry["language"],
        "abstract": entry["abstract"],
    }


def wanted(text: Citable) -> dict[str, str]:
    return {
        "title": text.title,
        "author": text.author,
        "date": text.issued,
        "number": f"versie {text.version}",
        "url": text.address,
        "language": "nl-NL",
        "abstract": text.abstract,
    }


@pytest.mark.parametrize("read", [from_bibtex, from_ris, from_csl])
def test_every_point_is_imported_the_same(read, kb):
    for id in POINTS:
        assert read(published(kb, id)) == wanted(published(kb, id))


@pytest.mark.parametrize("read", [from_bibtex, from_ris, from_csl])
def test_odd_signs_survive(read):
    assert read(ODD) == wanted(ODD)


def test_author_of_a_statement_is_the_platform_and_of_ours_the_knowledge_base(kb):
    for record in kb.all():
        if record.kind.has_page:
            author = citable(kb, record).author
            assert ("Platform" in author) == isinstance(record, Uitgangspunt | Aandachtspunt), record.id


def test_sentence_names_the_point(kb):
    assert sentence(published(kb, "u05")).startswith("Uitgangspunt 5: Bovenbestuurlijke solidariteit (Platform")


def test_files_beside_a_version_are_those_formats(site: Path, kb):
    folder = site / "uitgangspunten/u05/1.0"
    text = citable(kb, kb.get("u05"))
    assert (folder / "citeer.bib").read_bytes().decode() == bibtex(text)
    assert (folder / "citeer.ris").read_bytes().decode() == ris(text)
    assert (folder / "citeer.csl.json").read_bytes().decode() == csl_json([text])
