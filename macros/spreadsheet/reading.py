"""The one way in: the bytes of a file to the table of one kind of record."""

from dataclasses import replace

from macros.model import Record
from macros.spreadsheet.columns import is_known, paired, slots
from macros.spreadsheet.csv_reading import read_csv
from macros.spreadsheet.table import MOST_BYTES, TOO_LARGE, Grid, Reading, SheetError, SheetRow
from macros.spreadsheet.xlsx import START, read_xlsx
from macros.words import one_paragraph


def read_table(data: bytes, kind: type[Record], reading: Reading | None = None) -> Grid:
    """The table in a file, CSV or XLSX, whatever its name says. The row with help of an empty spreadsheet is passed over.

    Raises SheetError, in Dutch, for what is no spreadsheet or is too large.
    """
    if len(data) > MOST_BYTES:
        raise SheetError(TOO_LARGE)
    if not data.strip():
        raise SheetError("Dit bestand is leeg.")
    reading = reading or Reading()
    if data.startswith(START):
        table = read_xlsx(data, reading, (kind.kind.label_plural, kind.kind.plural), lambda head: is_known(kind, head))
    else:
        table = read_csv(data, reading, lambda head: is_known(kind, head))
    return _without_help(table, kind)


def _without_help(table: Grid, kind: type[Record]) -> Grid:
    helps = {slot.key: one_paragraph(slot.help) for slot in slots(kind)}
    keys = paired(kind, table.heads)

    def is_help(row: SheetRow) -> bool:
        said = [(one_paragraph(cell), key) for cell, key in zip(row.cells, keys, strict=True) if cell.strip()]
        return len(said) > 1 and all(key and helps[key] == text for text, key in said)

    rows = tuple(row for row in table.rows if not is_help(row))
    return replace(table, rows=rows)


def first_texts(table: Grid) -> list[str]:
    """Of every column the first cell with something in it, shortened."""
    found = []
    for column in range(len(table.heads)):
        text = next((one_paragraph(row.cells[column]) for row in table.rows if row.cells[column].strip()), "")
        found.append(text if len(text) <= 60 else f"{text[:58].rstrip()}…")
    return found
