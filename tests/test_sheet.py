"""Many records from one spreadsheet: read however it was written, told row by row, and written together or not at all."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from conftest import ROOT
from form import HERE, Window
from fuzz.made_up import tries
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from werkzeug.test import Client

from macros.beheer.app import Beheer
from macros.check import Loaded, Memory, check, load
from macros.cli import main
from macros.exports.csv_files import csv_text, tables
from macros.exports.publication import Publication
from macros.finding import errors
from macros.model import KINDS, Bron, Kader, Peervraag, Praktijkvoorbeeld, Record, Synoniem, Uitgangspunt
from macros.spreadsheet import xlsx
from macros.spreadsheet.cells import unharmed
from macros.spreadsheet.columns import in_template, paired, slot_of, slots
from macros.spreadsheet.reading import read_table
from macros.spreadsheet.table import MOST_BYTES, Reading, SheetError, letters
from macros.spreadsheet.trial import Choices, DryRun, dry_run, texts_of
from macros.spreadsheet.writing import empty_csv, empty_xlsx

HEADS = ["Titel", "Wie", "Sector", "Jaar", "Samenvatting", "Punten", "Herkomst", "Bronnen", "Kanttekening"]
GOOD = [
    "Voorbeeld {}",
    "School {}",
    "po",
    "2025",
    "De school en de pabo werken samen.",
    "u01: De school werkt samen met de pabo.",
    "parafrase",
    "stuk",
    "",
]


def tried(root: Path, data: bytes, kind: type[Record] = Praktijkvoorbeeld, **choices: object) -> DryRun:
    grid = read_table(data, kind)
    memory = Memory()
    now = check(root, memory)
    return dry_run(root, now, memory, grid, Choices(kind, paired(kind, grid.heads), **choices))


def sheet(*rows: list[str], heads: list[str] = HEADS) -> bytes:
    """A CSV file as a program writes it that keeps nothing from running."""
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=";", lineterminator="\r\n").writerows([heads, *rows])
    return output.getvalue().encode()


def rows(count: int) -> list[list[str]]:
    return [[cell.format(number) for cell in GOOD] for number in range(count)]


def told(run: DryRun) -> dict[int, str]:
    """What is wrong, by row."""
    return {one.row.number: " ".join(run.in_words(remark) for remark in one.told if remark.wrong) for one in run.rows if one.wrong}


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "principles").rglob("*.yml")}


def excel(*rows: list[object], **sheets: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        page = book.create_sheet(name)
        for row in more:
            page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed_in(data: bytes, name: str, old: str, new: str) -> bytes:
    """An Excel file with something else in one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as will:
        for part in was.infolist():
            text = was.read(part)
            if part.filename == name:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            will.writestr(part.filename, text)
    return file.getvalue()


# Thirty examples, of which twenty-five are wrong

FAULTS: list[tuple[int, str, str]] = [
    (0, "", "Kolom A, Titel"),
    (0, "=A1&B1", "Kolom A, Titel: de cel bevat een formule"),
    (0, "x" * 200, "Kolom A, Titel"),
    (0, "Een \0 teken", "Kolom A, Titel"),
    (0, "Een \u200b teken", "Kolom A, Titel"),
    (1, "", "Kolom B, Wie"),
    (1, "#N/B", "Kolom B, Wie: de cel bevat een foutmelding"),
    (1, "#REF!", "Kolom B, Wie: de cel bevat een foutmelding"),
    (2, "havo", "Kolom C, Sector"),
    (2, "po; so; xx", "Kolom C, Sector"),
    (3, "2024,5", "Kolom D, Jaar"),
    (3, "vorig jaar", "Kolom D, Jaar"),
    (3, "1849", "Kolom D, Jaar"),
    (3, "#########", "Kolom D, Jaar: de cel bevat een foutmelding"),
    (4, "", "Kolom E, Samenvatting"),
    (4, "Kort.", "Kolom E, Samenvatting"),
    (4, "woord " * 300, "Kolom E, Samenvatting"),
    (4, "Mail naar jan@voorbeeld.nl voor meer.", "Kolom E, Samenvatting"),
    (5, "u21: De school werkt samen met de pabo.", "Kolom F, Punten"),
    (5, "u01", "Kolom F, Punten"),
    (6, "verzonnen", "Kolom G, Herkomst"),
    (6, "", "Kolom G, Herkomst"),
    (7, "https://www.elders.nl/stuk", "Kolom H, Bronnen"),
    (7, "Een ander stuk", "Kolom H, Bronnen"),
    (8, "@", "Kolom I, Kanttekening"),
]


def test_thirty_rows_of_which_twenty_five_are_wrong_are_told_and_then_written_in_one_act(project, desk):
    given = rows(30)
    for number, (column, cell, _) in enumerate(FAULTS):
        given[number][column] = cell
    before = files(project)
    desk.upload("regio.csv", sheet(*given)).press("Doe een proefronde")
    assert "25 van 30 rijen hebben een fout. Er is niets bewaard." in desk.text
    for number, (_, cell, words) in enumerate(FAULTS):
        row = desk.control(f"rij-{number + 2}")
        assert row is not None and words in " ".join(row.itertext()), (number + 2, cell, " ".join(row.itertext()))
    assert "Neem" not in [button.text for button in desk.page.iter("button")]
    desk.fields.append(("doe", "neem"))
    assert files(project) == before

    desk.upload("regio.csv", sheet(*rows(30))).press("Doe een proefronde")
    assert "Geen fouten." in desk.text
    desk.press("Neem 30 rijen over")
    assert "30 records staan klaar om in te dienen." in desk.text
    assert len(files(project)) == len(before) + 30
    assert errors(check(project).findings) == []
    assert list((project / ".beheer/rekenblad").iterdir()) == [], "nothing stays behind of either file"
    desk.upload("regio.csv", sheet(*rows(30))).press("Doe een proefronde")
    assert "Alles wat in dit rekenblad staat, is er al." in desk.text


class Desk(Window):
    """An editor at the screens for spreadsheets."""

    def upload(self, name: str, data: bytes, kind: str = "praktijkvoorbeeld") -> "Desk":
        self.open("/beheer/rekenblad/")
        form = {**dict(self.fields), "soort": kind, "doe": "open", "bestand": (io.BytesIO(data), name)}
        answer = self.client.post("/beheer/rekenblad/", data=form, base_url=HERE, headers={"Origin": HERE}, follow_redirects=True)
        self._shown(answer)
        return self


@pytest.fixture
def desk(project: Path) -> Desk:
    for name in ("overrides", ".build"):
        (project / name).symlink_to(ROOT / name)
    return Desk(Client(Beheer(project, lambda environ, start: [])))


def test_rows_are_left_out_by_a_tick_and_come_back_as_a_file_with_why(project, desk):
    given = rows(3)
    given[1][2] = "havo"
    given[1][8] = "=gevaar"
    desk.upload("regio.csv", sheet(*given)).press("Doe een proefronde")
    assert "1 van 3 rijen heeft een fout." in desk.text
    desk.fields.append(("weg", "3"))
    desk.press("Doe de proefronde opnieuw")
    assert "Geen fouten." in desk.text
    desk.press("Neem 2 rijen over")
    link = next(one.get("href") for one in desk.page.iter("a") if one.text == "Haal de weggelaten rijen op")
    text = desk.client.get(link, base_url=HERE).text
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert back[0] == [*HEADS, "Rij", "Waarom weggelaten"]
    assert back[1][:2] == ["Voorbeeld 1", "School 1"] and back[1][9] == "3" and "Sector" in back[1][10] and "formule" in back[1][10]
    assert back[1][8] == "'=gevaar", "what comes back does not run either"
    given[1][2], given[1][8] = "vo", ""
    run = tried(project, sheet(*(row + ["3", "reden"] for row in given), heads=[*HEADS, "Rij", "Waarom weggelaten"]))
    assert run.good and run.count("nieuw") == 1 and run.count("bestaat al") == 2


def test_proposals_of_a_row_are_shown_and_can_be_refused(desk):
    given = rows(1)
    given[0][2:4] = ["MBO; Vo", "2024,0"]
    desk.upload("regio.csv", sheet(*given)).press("Doe een proefronde")
    assert "MBO → mbo, Vo → vo, 2024,0 → 2024" in desk.text and "Geen fouten." in desk.text
    desk.fields = [pair for pair in desk.fields if pair[0] != "over"]
    desk.press("Doe de proefronde opnieuw")
    assert "1 van 1 rij heeft een fout." in desk.text
    desk.fields.append(("over", "2"))
    assert "Geen fouten." in desk.press("Doe de proefronde opnieuw").text


def test_an_unknown_column_is_told_and_can_be_made_a_field(desk):
    heads = ["Naam van het voorbeeld", *HEADS[1:8], "Contactpersoon"]
    given = rows(1)
    given[0][8] = "iemand"
    desk.upload("regio.csv", sheet(*given, heads=heads))
    assert dict(desk.fields)["kolom.0"] == "" and dict(desk.fields)["kolom.1"] == "organisatie"
    desk.type("kolom.0", "titel").press("Doe een proefronde")
    assert "Geen fouten." in desk.text and "8 van 9 gaan mee; ‘Contactpersoon’ blijft weg" in desk.text
    desk.type("kolom.8", "titel").press("Doe de proefronde opnieuw")
    assert "Meer dan één kolom wordt ‘Titel’." in desk.text


# Records that are there


def test_of_a_record_that_is_there_only_what_is_empty_is_filled(project):
    same = ["Een VOORBEELD", "School aan Zee", "vo", "2025", "", "", "", "", "Niet bekend is hoe het nu gaat."]
    run = tried(project, sheet(same))
    one = run.rows[0]
    assert run.good and one.becomes == "aangevuld" and one.filled == ("kanttekening",)
    assert [run.in_words(remark) for remark in one.told] == [
        f"Kolom {name}: hier staat al iets anders. Dat blijft staan; een rekenblad vult alleen wat leeg is."
        for name in ("A, Titel", "C, Sector")
    ]
    by_id = tried(project, sheet(["voorbeeld", "Een heel andere titel"], heads=["id", "titel"]))
    assert by_id.good and by_id.rows[0].becomes == "bestaat al" and len(by_id.rows[0].told) == 1


def test_rows_about_the_same_record_are_told(project):
    run = tried(project, sheet(*rows(1), *rows(1)))
    assert "rij 2 heet hetzelfde" in told(run)[3]
    run = tried(project, sheet(["voorbeeld", "a"], ["voorbeeld", "b"], ["stuk", "c"], heads=["id", "titel"]))
    assert "rij 2 gaat over hetzelfde record" in told(run)[3] and "bestaat al, als bron" in told(run)[4]


def test_withdrawing_is_not_done_by_a_spreadsheet(project):
    run = tried(project, sheet(["voorbeeld", "2026-01-01", "Dit geldt niet meer."], heads=["id", "ingetrokken.datum", "ingetrokken.reden"]))
    assert "intrekken gaat niet met een rekenblad" in told(run)[2]


@pytest.fixture(scope="module")
def known(root: Path) -> tuple[Loaded, Memory, dict[str, str]]:
    """The trial content as it was checked, and its tables."""
    memory = Memory()
    loaded = check(root, memory)
    return loaded, memory, dict(tables(Publication(loaded.kennisbank, ())))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind.name)
def test_the_tables_of_the_site_read_back_change_nothing(kind, root, known):
    loaded, memory, made = known
    data = made[f"data/{kind.kind.plural}.csv"].encode()
    grid = read_table(data, kind)
    run = dry_run(root, loaded, memory, grid, Choices(kind, paired(kind, grid.heads)))
    assert len(run.rows) == len(loaded.kennisbank.of(kind))
    assert run.good and [one.row.number for one in run.rows if one.becomes != "bestaat al" or one.told] == []


# How it is written


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_letters_and_delimiters_are_seen(code, delimiter):
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter).writerows([HEADS, ["Eén café; of, twee", *GOOD[1:]]])
    grid = read_table(output.getvalue().encode(code), Praktijkvoorbeeld)
    assert list(grid.heads) == HEADS and grid.rows[0].cells[0] == "Eén café; of, twee"


def test_a_file_is_read_otherwise_when_an_editor_says_so():
    data = "Titel;Wie\nCaf\x8e;School\n".encode("latin-1")
    assert read_table(data, Praktijkvoorbeeld, Reading(code="mac-roman")).rows[0].cells[0] == "Café"
    assert read_table(b"sep=,\r\nTitel,Wie\r\na;b,c\r\n", Praktijkvoorbeeld).rows[0].cells == ("a;b", "c")
    assert read_table(b"Titel;Wie\n\n\na;b\n", Praktijkvoorbeeld).rows[0].number == 4


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("Datum", "26-6-2025", "2025-06-26"), ("Datum", "26/06/2025", "2025-06-26"), ("Datum", "2025-06-26 00:00:00", "2025-06-26"),
        ("Datum", "26 juni 2025", "2025-06-26"), ("Datum", "mei-22", "2022-05"), ("Datum", "2022,0", "2022"), ("Datum", "2022", "2022"),
        ("Datum", "6/26/2025", "6/26/2025"), ("Regelgeving", "WAAR", "ja"), ("Regelgeving", "Nee", None), ("Regelgeving", "misschien", "misschien"),
    ],
)  # fmt: skip
def test_dates_and_words_are_read_as_excel_writes_them(project, head, cell, said):
    run = tried(project, sheet(["Een nieuw stuk", "Een uitgever", cell], heads=["Titel", "Uitgever", head]), Bron)
    assert run.rows[0].data.get(head.lower()) == said


@pytest.mark.parametrize(("cell", "year"), [("26-6-2025", "2025"), ("juni 2024", "2024"), ("2024,0", "2024"), ("'2024", "2024")])
def test_a_year_is_taken_from_what_excel_made_a_day_of_it(project, cell, year):
    run = tried(project, sheet([*rows(1)[0][:3], cell, *rows(1)[0][4:]]))
    assert run.good and run.rows[0].data["jaar"] == year and run.rows[0].said.proposals == [f"{cell} → {year}"]


def test_what_the_check_says_of_a_cell_names_columns_and_no_lines_of_a_file(project):
    run = tried(project, sheet([*rows(1)[0][:3], "2024-2025", *rows(1)[0][4:]]))
    assert "‘2024’ bij ‘Jaar’ en ‘2025’ bij ‘Tot en met jaar’" in told(run)[2] and "jaar:" not in told(run)[2]


@pytest.mark.parametrize("as_excel", [False, True], ids=["csv", "excel"])
def test_a_title_above_the_names_of_the_columns_is_passed_over_and_told(project, as_excel):
    above = [["Lijst met voorbeelden", *[""] * 8], [""] * 9]
    data = excel(*above, HEADS, *rows(2)) if as_excel else sheet(above[1], HEADS, *rows(2), heads=above[0])
    run = tried(project, data)
    assert run.good and [one.row.number for one in run.rows] == [4, 5] and "in rij 3." in " ".join(run.table.notes)


def test_a_title_with_a_slip_is_told_with_the_one_that_was_meant(project):
    assert "‘Een stuc’ heet. Bedoelde je ‘Een stuk’?" in told(tried(project, sheet([*rows(1)[0][:7], "Een stuc", ""])))[2]


def test_links_are_read_by_id_title_number_and_address_several_in_a_cell(project):
    def punten(cell: str) -> list[tuple[object, ...]]:
        given = rows(1)
        given[0][5] = cell
        said = tried(project, sheet(*given)).rows[0].data.get("punten", [])
        return [tuple(part.values()) for part in said if isinstance(part, dict)]

    two = [("u01", "De school werkt; samen."), ("u02", "Een tweede: reden hier.")]
    assert punten("U1: De school werkt; samen.; u2: Een tweede: reden hier.") == two
    assert punten("u01: De school werkt; samen.\nu02: Een tweede: reden hier.") == two
    assert punten("u01: De school werkt; samen. | u02: Een tweede: reden hier.") == two
    title = load(project).kennisbank.get("u01").title
    assert punten(f"{title}: De school werkt; samen.; onbekend: Een tweede.") == [two[0], ("onbekend", "Een tweede.")]
    for cell in ("stuk", "Een STUK", "https://www.voorbeeld.nl/stuk", "https://www.voorbeeld.nl/stuk/"):
        given = rows(1)
        given[0][7] = cell
        assert tried(project, sheet(*given)).rows[0].data["bronnen"] == ["stuk"], cell


def test_parts_in_columns_of_their_own_go_in_step_or_are_told(project):
    heads = [*HEADS, "Punten: naar", "Punten: waarom"]
    given = rows(1)[0]
    given[5] = ""
    run = tried(project, sheet([*given, "u01\nu02", "De eerste reden.\nDe tweede reden."], heads=heads))
    assert run.good and run.rows[0].data["punten"] == [
        {"naar": "u01", "waarom": "De eerste reden."},
        {"naar": "u02", "waarom": "De tweede reden."},
    ]
    run = tried(project, sheet([*given, "u01\nu02", "De eerste reden."], heads=heads))
    assert "Kolom K, Punten: waarom: hier staan 1 onderdelen en in een kolom die erbij hoort 2." in told(run)[2]


# What a cell or a file may do


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "'=1", "a\u2028b", '"', 'zij zei: "ja"', "één\ntwee\r\ndrie", "\t=1", "＝1"])  # fmt: skip
def test_what_stands_in_a_cell_is_data_and_comes_back_as_it_was(project, desk, cell):
    given = rows(1)
    given[0][8] = f"{cell} en zo verder."
    run = tried(project, sheet(*given))
    said = run.rows[0].data.get("kanttekening")
    assert run.rows[0].told or said == " ".join(unharmed(f"{cell} en zo verder.").split())
    desk.upload("x.csv", sheet(*given)).press("Doe een proefronde")
    assert "<script>alert" not in desk.answer.text and "49" not in desk.text


def test_a_text_of_100_kilobytes_is_told_and_not_more_is_read(project):
    given = rows(1)
    given[0][4] = "woord " * 17_000
    assert "Kolom E" in told(tried(project, sheet(*given)))[2]
    with pytest.raises(SheetError, match="veel te veel tekst"):
        read_table(sheet(["x" * 200_000]), Praktijkvoorbeeld)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'Titel;Wie\n"a"b;c\n', "rij 2, die begint op regel 2"),
        (b'Titel;Wie\na;b\n"c;d\ne;f\n', "rij 3, die begint op regel 3"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "oud Excel-bestand"),
        (b"<html><table><tr><td>Titel", "webpagina"),
        (b'<?xml version="1.0"?><Workbook/>', "webpagina of XML"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04 en dan niets", "niet te lezen"),
        (b"", "leeg"),
        (b"Titel\n" + b"a\n" * 10_001, "meer dan 10000 rijen"),
        (b";" * 300 + b"x\n", "301 kolommen"),
        (b"x" * (MOST_BYTES + 1), "groter dan 5 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_spreadsheet_is_told_in_dutch(data, words):
    with pytest.raises(SheetError, match=words):
        read_table(data, Praktijkvoorbeeld)


def test_a_delimiter_too_many_is_told_at_its_row(project):
    data = sheet(*rows(2)).replace(b"School 1;", b"School 1;te;veel;")
    assert "kolom K heeft geen naam en wel inhoud" not in told(tried(project, data)).get(2, "")
    assert told(tried(project, sheet([*rows(1)[0], "", "loos"])))[2].startswith("Kolom K heeft geen naam en wel inhoud.")


def test_only_a_spreadsheet_may_be_large(desk):
    desk.open("/beheer/rekenblad/")
    proof = dict(desk.fields)["bewijs"]
    for path, size, status in (
        ("/beheer/rekenblad/", 300_000, 200),
        ("/beheer/nieuw/", 300_000, 413),
        ("/beheer/rekenblad/", 6_000_000, 413),
    ):
        form = {"bewijs": proof, "bestand": (io.BytesIO(b"x" * size), "x.csv")}
        answer = desk.client.post(path, data=form, base_url=HERE, headers={"Origin": HERE}, follow_redirects=True)
        assert answer.status_code == status, path
    assert "groter dan 5 MB" in answer.text


def test_the_screens_need_the_proof_and_know_no_other_file(desk):
    answer = desk.client.post("/beheer/rekenblad/", data={"bestand": (io.BytesIO(b"Titel\na\n"), "x.csv")}, base_url=HERE)
    assert answer.status_code == 400
    for path in ("../../principles", "x" * 64, "0" * 64):
        assert "Dit bestand is er niet meer." in desk.open(f"/beheer/rekenblad/{path}/?soort=bron").text or desk.answer.status_code == 404


# Excel


def test_an_excel_file_is_read_with_its_numbers_dates_and_words(project):
    data = excel(["Titel", "Uitgever", "Datum", "Regelgeving"], ["Een nieuw stuk", "Uitgever", datetime(2025, 6, 26), True], ["Nog een", "Uitgever", 2022.0, None])  # fmt: skip
    run = tried(project, data, Bron)
    assert run.good
    assert [(one.data["datum"], one.data.get("regelgeving")) for one in run.rows] == [("2025-06-26", "ja"), ("2022", None)]


def test_what_excel_hides_or_did_not_compute_is_told(project):
    book = Workbook()
    page = book.active
    for row in (["Titel", "Uitgever"], ["=A1", "u"], ["b", "u"], ["c", "u"], ["d", "u"], [], ["e", "u"]):
        page.append(row)
    page.merge_cells("B4:B5")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    book.create_sheet("Ander blad").append(["x"])
    file = io.BytesIO()
    book.save(file)
    run = tried(project, file.getvalue(), Bron)
    wrong = told(run)
    assert "Kolom A, Titel: de cel bevat een formule zonder uitkomst" in wrong[2]
    assert "zijn samengevoegd" in wrong[4] and "zijn samengevoegd" in wrong[5] and 7 not in wrong
    assert "verborgen" in run.in_words(run.rows[1].told[0]) and not run.rows[1].wrong
    notes = " ".join(run.table.notes)
    assert "2 bladen" in notes and "Kolom B is verborgen" in notes and "1 lege rij" in notes


def test_cells_that_do_not_say_where_they_stand_are_read_in_their_order():
    data = excel(["Titel", "Uitgever"], ["a", "b"], ["c", "d"])
    for name in ("A1", "B1", "A2", "B2", "A3", "B3"):
        data = changed_in(data, "xl/worksheets/sheet1.xml", f' r="{name}"', "")
    assert [row.cells for row in read_table(data, Bron).rows] == [("a", "b"), ("c", "d")]


def test_the_sheet_with_the_name_of_the_kind_is_read_or_the_chosen_one():
    data = excel(["Uitleg"], ["x"], Bronnen=[["Titel"], ["a"]], Meer=[["Titel"], ["b"]])
    assert read_table(data, Bron).rows[0].cells == ("a",)
    assert read_table(data, Bron, Reading(sheet="Meer")).rows[0].cells == ("b",)


def test_an_excel_file_that_would_unpack_to_too_much_or_declares_entities_is_not_opened(monkeypatch):
    data = excel(["Titel"], ["a"])
    bomb = changed_in(data, "xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook')
    with pytest.raises(SheetError, match="DTD"):
        read_table(bomb, Bron)
    with pytest.raises(SheetError, match="uitgepakt veel te groot"):
        read_table(changed_in(data, "xl/styles.xml", "<styleSheet", " " * (101 * 1024 * 1024) + "<styleSheet"), Bron)
    with pytest.raises(SheetError, match="rijen"):
        read_table(changed_in(data, "xl/worksheets/sheet1.xml", 'r="A2"', 'r="A99999999"'), Bron)
    with pytest.raises(SheetError, match="niet te lezen"):
        read_table(changed_in(data, "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData><row"), Bron)


def test_a_damaged_excel_file_is_told_and_nothing_else_happens():
    data = excel(["Titel", "Uitgever"], ["a", "b"])
    chance = Random(1)
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        with suppress(SheetError):
            read_table(bytes(damaged), Bron)


def test_what_an_excel_file_links_to_is_not_fetched(project):
    book = Workbook()
    book.active.append(["Titel", "Uitgever"])
    book.active.append(["='[http://elders.example/x.xlsx]Blad1'!A1", "u"])
    book.active["B2"].hyperlink = "http://elders.example/"
    file = io.BytesIO()
    book.save(file)
    assert "formule zonder uitkomst" in told(tried(project, file.getvalue(), Bron))[2]


def test_without_openpyxl_csv_works_and_excel_is_said_not_to(project, desk, monkeypatch):
    monkeypatch.setattr(xlsx, "find_spec", lambda name: None)
    with pytest.raises(SheetError, match="openpyxl nodig"):
        read_table(excel(["Titel"]), Bron)
    desk.open("/beheer/rekenblad/")
    assert "lezen kan op deze computer niet" in desk.text and "Excel:" not in desk.text
    assert tried(project, sheet(*rows(1))).good


# Empty ones, and out again


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind.name)
def test_every_column_of_an_empty_spreadsheet_is_known_again_and_its_help_is_no_record(kind):
    for made in (empty_csv(kind), empty_xlsx(kind)):
        grid = read_table(made, kind)
        assert paired(kind, grid.heads) == tuple(slot.key for slot in in_template(kind))
        assert grid.rows == ()
    needed = {field for slot in in_template(kind) for field in [slot.field.name] if slot.field.required}
    assert needed == {slot.field.name for slot in slots(kind) if slot.field.required}
    for slot in slots(kind):
        assert slot_of(kind, slot.key) == slot_of(kind, slot.label.upper()) == slot.key


def test_choices_can_be_picked_in_an_empty_excel_file():
    page = load_workbook(io.BytesIO(empty_xlsx(Bron))).active
    assert any(one.formula1 == '"volledig,fragment"' for one in page.data_validations.dataValidation)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@tries(150, 5_000)
@example([("0", "\r"), ("\r", "0")])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_what_is_written_to_a_spreadsheet_is_read_back_as_it_was(cells):
    grid = read_table(csv_text([["Titel", "Uitgever"], *([*pair] for pair in cells)]).encode(), Bron)
    by_number = {row.number: [text if text.strip() else "" for text in map(unharmed, row.cells)] for row in grid.rows}
    for number, pair in enumerate(cells, 2):
        if any(cell.strip() for cell in pair):
            assert by_number[number] == [text if text.strip() else "" for text in pair]


@pytest.mark.parametrize("kind", [Praktijkvoorbeeld, Peervraag, Synoniem, Kader, Uitgangspunt], ids=lambda kind: kind.kind.name)
def test_records_written_as_a_table_and_read_as_new_ones_say_the_same(kind, project, tmp_path):
    """All of a kind goes, and comes back from its own table."""
    loaded = load(project)
    made = dict(tables(Publication(loaded.kennisbank, ())))[f"data/{kind.kind.plural}.csv"].encode()
    before = [record.model_dump() for record in loaded.kennisbank.of(kind)]
    for path in (project / "principles" / kind.kind.folder).glob("*.yml"):
        path.unlink()
    run = tried(project, made, kind)
    for file, data in texts_of(project, run).items():
        (project / file).write_bytes(data)
    assert [record.model_dump() for record in load(project).kennisbank.of(kind)] == before


# The command


def test_the_command_tries_first_and_writes_when_asked(project, capsys):
    path = project / "regio.csv"
    given = rows(3)
    given[1][2] = "havo"
    path.write_bytes(sheet(*given))
    before = files(project)
    words = ["importeer", str(path), "--soort", "praktijkvoorbeeld"]
    assert main(words) == 1 and main([*words, "--doe"]) == 1
    out = capsys.readouterr().out
    assert "rij 3: fout: Kolom C, Sector:" in out and "3 rijen: 2 nieuw, 0 aangevuld, 0 bestaat al, 1 fout" in out
    assert main([*words, "--weg", "3"]) == 0 and files(project) == before
    assert main([*words, "--weg", "3", "--doe"]) == 0
    assert "2 bestanden geschreven." in capsys.readouterr().out and len(files(project)) == len(before) + 2
    assert errors(check(project).findings) == []
    assert main(["importeer", str(project / "leeg.xlsx"), "--soort", "bron", "--leeg"]) == 0 and (project / "leeg.xlsx").exists()
    assert main(["importeer", "nergens.csv", "--soort", "bron"]) == 2 and main(["importeer", str(path), "--soort", "bronn"]) == 2
    assert "Bedoelde je 'bron'" in capsys.readouterr().err


def test_columns_are_named_on_the_command(project, capsys):
    path = project / "regio.csv"
    path.write_bytes(sheet(*rows(1), heads=["Naam", *HEADS[1:]]))
    words = ["importeer", str(path), "--soort", "praktijkvoorbeeld"]
    assert main(words) == 1 and "A ‘Naam’" in capsys.readouterr().out
    assert main([*words, "--kolom", "Naam=titel"]) == 0
    assert main([*words, "--kolom", "Nam=titel"]) == 1 and "Bedoelde je 'Naam'" in capsys.readouterr().err


def test_columns_are_lettered_as_a_spreadsheet_does():
    assert [letters(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
