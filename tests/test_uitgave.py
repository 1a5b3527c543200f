"""``make uitgave``: the ready-made documents, as a word processor reads them."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from conftest import built
from docx import Document
from docx.document import Document as Read

from macros.model import Peervraag, Thema, Waarborg
from macros.site.check import check_site
from macros.views.kit import choices
from macros.words import HERKOMST

READY = {"alles", *(f"kk2021-w{number}" for number in range(1, 5))}


def text_of(document: Read) -> str:
    """All text of the body, in tables too."""
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def headings(document: Read, level: int) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == f"heading {level}".capitalize()]


@pytest.fixture(scope="session")
def documents(uitgave: Path) -> dict[str, Read]:
    return {path.stem.removeprefix("peer-review-"): Document(str(path)) for path in sorted((uitgave / "documenten").glob("*.docx"))}


def test_there_is_a_document_of_everything_each_theme_and_each_waarborg(kb, documents):
    expected = {"alles", *(row.id for row in kb.of(Thema)), *(row.id for row in kb.of(Waarborg))}
    assert expected >= READY
    assert set(documents) == expected


def test_every_question_stands_in_its_document_with_origin_source_and_version(kb, documents):
    for choice in (choice for choice in choices(kb) if choice.ready_made):
        text = text_of(documents[choice.id])
        for vraag in (*choice.questions, *choice.further):
            assert " ".join(vraag.vraag.split()) in text
            assert f"peer-review/#{vraag.id}" in text
            assert f"Herkomst: {HERKOMST[vraag.herkomst]} · {vraag.status}" in text
            for bron in vraag.bronnen:
                assert kb.get(bron).titel in text
            for link in vraag.punten:
                assert f"(versie {kb.released.of(link.naar)[-1].versie})" in text
    assert len(headings(documents["alles"], 4)) == len([row for row in kb.of(Peervraag) if not row.ingetrokken])


def test_document_has_a_title_headings_tables_with_head_rows_and_page_numbers(documents):
    for document in documents.values():
        assert len(headings(document, 1)) == 1
        assert headings(document, 2)[-1] == "Over dit document"
        heads = [table for table in document.tables if table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")]
        assert [cell.text for cell in heads[-1].rows[0].cells] == ["Punt", "Versie", "Adres"]
        assert "PAGE" in document.sections[0].footer._element.xml


def test_lines_of_a_long_title_stand_below_each_other(documents):
    """LibreOffice takes a height without a rule for an exact one, and draws the lines of large letters over each other."""
    for document in documents.values():
        spacings = document.styles.element.xpath("//w:spacing[@w:line]")
        assert spacings
        assert [spacing.xml for spacing in spacings if not spacing.xpath("@w:lineRule")] == []


def test_document_says_what_it_is_in_dutch(documents):
    for document in documents.values():
        properties = document.core_properties
        assert properties.title == headings(document, 1)[0]
        assert properties.author.startswith("Kennisbank ")
        assert properties.language == "nl-NL"
        assert properties.created.isoformat() == "2025-06-15T15:06:40+00:00"
        assert document.paragraphs[1].text.endswith(" · 15 juni 2025")
        assert document.styles.element.xpath("//w:lang/@w:val") == ["nl-NL"]


def test_waarborg_has_its_criteria_in_a_table_to_fill_in(documents):
    table = next(table for table in documents["kk2021-w3"].tables if table.rows[0].cells[0].text == "Criterium")
    assert [cell.text for cell in table.rows[0].cells] == [
        "Criterium",
        "Waar staan we?",
        "Waaruit blijkt dat?",
        "Wat willen we ontwikkelen?",
    ]
    assert [row.cells[0].text.split()[0] for row in table.rows[1:]] == ["3.1", "3.2", "3.3", "3.4"]
    assert {cell.text for row in table.rows[1:] for cell in row.cells[1:]} == {""}


def test_two_runs_give_the_same_bytes_in_any_time_zone(uitgave, root, tmp_path):
    again = built(root, tmp_path / "site", UITGAVE="true", TZ="Asia/Tokyo")

    def prints(folder: Path) -> dict[str, str]:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert prints(uitgave) == prints(again)


def test_no_part_of_a_document_holds_another_moment(uitgave):
    for path in (uitgave / "documenten").glob("*.docx"):
        with zipfile.ZipFile(path) as parts:
            assert {part.date_time for part in parts.infolist()} == {(2025, 6, 15, 15, 6, 40)}
            moments = {found for part in parts.namelist() for found in re.findall(rb"\d{4}-\d\d-\d\dT[\d:.]+Z?", parts.read(part))}
        assert moments == {b"2025-06-15T15:06:40Z"}


def test_pages_lead_to_the_documents_only_when_they_are_there(uitgave, site):
    page = "peer-review/index.html"
    assert check_site(uitgave) == []
    assert "documenten/peer-review-kk2021-w3.docx" in (uitgave / page).read_text(encoding="utf-8")
    assert ".docx" not in (site / page).read_text(encoding="utf-8")
    assert not (site / "documenten").exists()
    assert "Het Word-document is nog niet te downloaden" in (site / "peer-review/kk2021-w3/index.html").read_text(encoding="utf-8")
