"""Excel's own file (ISO/IEC 29500) to a table, and an empty one to fill in.

openpyxl may be missing; then only CSV works, and that is said. A file is looked at before it is opened: how large it is
when unpacked, and that no part of it declares entities, which the format does not allow and a parser might expand.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

from macros.spreadsheet.table import MOST_COLUMNS, MOST_ROWS, Grid, Reading, SheetError, SheetRow, letters, table_of

START = b"PK\x03\x04"
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS, MOST_MERGED = 2000, 500
NOT_HERE = (
    "Een Excel-bestand (.xlsx) lezen kan op deze computer niet: daarvoor is openpyxl nodig. "
    "Kies in je rekenprogramma Opslaan als: CSV UTF-8, en neem dat bestand."
)
BROKEN = "Dit Excel-bestand is niet te lezen. Open het in je rekenprogramma, bewaar het opnieuw en probeer het nog eens."
TOO_LARGE = "Dit Excel-bestand is uitgepakt veel te groot. Kopieer alleen de rijen die je nodig hebt naar een nieuw bestand."
HIDDEN = ("1", "true")
NO_OUTCOME = "de cel bevat een formule zonder uitkomst. Open het bestand in je rekenprogramma, bewaar het opnieuw en probeer het nog eens"


def can_read_xlsx() -> bool:
    """Whether openpyxl is there."""
    return find_spec("openpyxl") is not None


def read_xlsx(data: bytes, reading: Reading, named: Sequence[str], known: Callable[[str], bool]) -> Grid:
    """The table in one sheet of an Excel file: the one that was chosen, else one that has one of the names in ``named``, else the first. ``known`` says whether a name of a column is one of ours.

    Raises SheetError.
    """
    _look_at(data)
    if not can_read_xlsx():
        raise SheetError(NOT_HERE)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [one for one in book.worksheets if one.sheet_state == "visible"] or list(book.worksheets)
        if not sheets:
            raise SheetError("In dit Excel-bestand staat geen blad met cellen.")
        wanted = {name.lower() for name in ([reading.sheet] if reading.sheet else named)}
        sheet = next((one for one in sheets if one.title.lower() in wanted), sheets[0])
        names = [one.title for one in sheets]
        marks = _marks_of(data, sheet)
        notes = list(_about(marks, sheet.title, names, len(book.worksheets) - len(sheets)))
        return table_of(_rows(sheet, marks), f"Gelezen van blad ‘{sheet.title}’.", known, notes, names)
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file makes happen in it
        raise SheetError(BROKEN) from error


def _look_at(data: bytes) -> None:
    """Raise SheetError for a file that should not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if "mimetype" in names or "content.xml" in names:
                raise SheetError("Dit is een bestand van LibreOffice (.ods). Kies Opslaan als: Excel 2007-365 (.xlsx) of CSV.")
            if not any(name.startswith("xl/") for name in names):
                raise SheetError("In dit bestand zit geen rekenblad.")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetError(TOO_LARGE)
            if any(_declares(packed.read(part)) for part in parts):
                raise SheetError("In dit Excel-bestand staat iets wat er niet in hoort (een DTD). We openen het niet.")
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        struct.error,
    ) as error:
        raise SheetError(BROKEN) from error


def _declares(part: bytes) -> bool:
    """Whether XML declares a document type; in UTF-16 its letters stand apart."""
    plain = part.replace(b"\0", b"") if b"\0" in part[:200] else part
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


@dataclass
class Marks:
    """What openpyxl does not tell of a sheet that it reads row by row; columns count from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    no_outcome: dict[int, list[int]] = field(default_factory=dict)
    """By row the columns of the formulas without an outcome."""
    last: tuple[int, int] = (1, 0)
    """The last row and the last column with something in a cell; a file may have a million rows without."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""


def _marks_of(data: bytes, sheet: Any) -> Marks:
    marks = Marks()
    at = (0, -1)
    with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(sheet._worksheet_path) as file:
        for event, element in ElementTree.iterparse(file, ("start", "end")):  # noqa: S314 - declares nothing (_look_at)
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                at = int(element.get("r", at[0] + 1)), -1
                if element.get("hidden") in HIDDEN:
                    marks.hidden_rows.add(at[0])
            elif event == "end" and tag == "c":
                at = _cell(element.get("r", "")) or (at[0], at[1] + 1)  # a program may leave out where a cell stands
                _mark(marks, element, at)
            elif event == "end":
                _mark_around(marks, element, tag)
    return marks


def _mark(marks: Marks, cell: Any, at: tuple[int, int]) -> None:
    texts = {inner.tag.rpartition("}")[2]: inner.text for inner in cell}
    if "f" in texts and not texts.get("v") and "is" not in texts and cell.get("t") != "str":
        marks.no_outcome.setdefault(at[0], []).append(at[1])
    if texts:
        marks.last = max(marks.last[0], at[0]), max(marks.last[1], at[1])
    cell.clear()


def _mark_around(marks: Marks, element: Any, tag: str) -> None:
    if tag == "row":
        element.clear()
    elif tag == "col" and element.get("hidden") in HIDDEN:
        marks.hidden_columns.update(range(int(element.get("min", 1)) - 1, min(int(element.get("max", 1)), 500)))
    elif tag == "mergeCell":
        first, _, last = element.get("ref", "").partition(":")
        ends = _cell(first), _cell(last or first)
        if ends[0] and ends[1]:
            marks.merged.append((*ends[0], *ends[1]))


def _cell(name: str) -> tuple[int, int] | None:
    """``B3`` as its row and its column from 0; None when it names no cell."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,9})", name)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def _about(marks: Marks, title: str, names: list[str], more_hidden: int) -> Iterator[str]:
    if len(names) > 1:
        others = ", ".join(f"‘{name}’" for name in names if name != title)
        yield f"Dit bestand heeft {len(names)} bladen. We lezen ‘{title}’ en niet {others}. Een ander blad kies je bij Lees anders."
    if more_hidden:
        yield f"Verborgen bladen lezen we niet; dit bestand heeft er {more_hidden}."
    for column in sorted(marks.hidden_columns)[:10]:
        yield f"Kolom {letters(column)} is verborgen in je rekenblad. Zij telt mee als je haar hieronder niet weglaat."


def _rows(sheet: Any, marks: Marks) -> Iterator[SheetRow]:
    """Every row with the texts of its cells; empty rows between keep the count. Raises SheetError."""
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    last, wide = marks.last
    if last > 2 * MOST_ROWS:
        raise SheetError(
            f"Dit blad heeft iets staan tot en met rij {last}. Meer dan {MOST_ROWS} rijen lezen we niet. Haal weg wat eronder staat."
        )
    for number, cells in enumerate(sheet.iter_rows(max_row=last, max_col=min(wide, MOST_COLUMNS) + 1), 1):
        wrong = dict.fromkeys(marks.no_outcome.get(number, ()), NO_OUTCOME)
        for top, left, bottom, right in marks.merged[:MOST_MERGED]:
            if top <= number <= bottom:
                place = f"{letters(left)}{top} tot en met {letters(right)}{bottom}"
                wrong |= {left: f"de cellen {place} zijn samengevoegd. Haal dat weg en vul elke cel"}
        about = ("Deze rij is verborgen in je rekenblad. Zij gaat mee als je haar niet weglaat.",) if number in marks.hidden_rows else ()
        yield SheetRow(number, tuple(map(_text, cells)), wrong, about)


def _text(cell: Any) -> str:
    """What a cell says, as an editor would write it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
    if isinstance(value, datetime):
        whole = value.time() == time()
        day = not whole or re.search(r"d", re.sub(r"\"[^\"]*\"|\[[^\]]*\]|\\.", "", cell.number_format or "d"), re.IGNORECASE)
        return value.strftime("%Y-%m-%d") if day and whole else value.strftime("%Y-%m") if whole else value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
