"""Spreadsheets that are made: an empty one to fill in, and the rows that were left out, with why."""

import io
from typing import Any

from macros.exports.csv_files import csv_text
from macros.model import Record
from macros.spreadsheet.cells import unharmed
from macros.spreadsheet.columns import REASON, ROW, Slot, in_template
from macros.spreadsheet.table import letters
from macros.spreadsheet.trial import DryRun

LIST_ROWS = 1000
"""Rows of an empty Excel file that offer a list to choose from."""


def empty_csv(kind: type[Record]) -> bytes:
    """A spreadsheet to fill in: a row with names, and one with what each column asks, which is passed over when it is read."""
    columns = in_template(kind)
    return csv_text([[slot.label for slot in columns], [slot.help for slot in columns]]).encode()


def empty_xlsx(kind: type[Record]) -> bytes:
    """The same as an Excel file, with lists to choose from. ImportError without openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = kind.kind.label_plural.replace("’", "")[:31]
    for number, slot in enumerate(in_template(kind), 1):
        head, asked = sheet.cell(1, number, slot.label), sheet.cell(2, number, slot.help)
        head.font = Font(bold=True)
        head.alignment, asked.alignment = Alignment(wrap_text=True, vertical="top"), Alignment(wrap_text=True, vertical="top")
        asked.font = Font(italic=True)
        sheet.column_dimensions[letters(number - 1)].width = 48 if slot.whole or (slot.inner or slot.field).prose else 22
        _offer(sheet, slot, letters(number - 1))
    sheet.row_dimensions[2].height = 150
    sheet.freeze_panes = "B3"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _offer(sheet: Any, slot: Slot, column: str) -> None:
    """A list to choose from, in a column for one word."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(slot.field.choices)
    if not slot.field.choices or slot.field.many or slot.field.part or len(words) > 250:
        return
    offer = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    offer.error, offer.errorTitle = f"Kies uit: {', '.join(slot.field.choices)}.", slot.label[:30]
    offer.add(f"{column}3:{column}{LIST_ROWS}")
    sheet.add_data_validation(offer)


def left_out_csv(run: DryRun, left_out: frozenset[int] = frozenset()) -> bytes:
    """Rows as they stood in the spreadsheet, with their number and why: those in ``left_out``, or without any all with an error.

    ``run`` tried those rows too, so that it can say what is wrong with them.
    """
    rows = [[*run.table.heads, ROW, REASON]]
    for one in run.rows:
        if one.row.number in left_out if left_out else one.wrong:
            why = " ".join(run.in_words(told) for told in one.told if told.wrong) or "Zelf weggelaten."
            rows.append([*(unharmed(cell) if run.table.safe else cell for cell in one.row.cells), str(one.row.number), why])
    return csv_text(rows).encode()
