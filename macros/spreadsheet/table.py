"""A spreadsheet as rows of text, whatever program wrote it; and what keeps a file from being read as one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from macros.words import count_words

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 10_000, 200
SEARCHED = 10
"""Rows among which the names of the columns are looked for."""
TOO_LARGE = "Dit bestand is groter dan 5 MB. Verdeel het over meer bestanden."


class SheetError(Exception):
    """Why a file cannot be read as a spreadsheet, in Dutch, with what to do."""


@dataclass(frozen=True)
class Reading:
    """How an editor wants a file to be read; what is empty is seen from the file itself."""

    code: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class SheetRow:
    """A row by its number in the spreadsheet, with a text for every column; ``wrong`` and ``about`` say by column what its cell is not, or is."""

    number: int
    cells: tuple[str, ...]
    wrong: dict[int, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """What a file holds: a name per column, the rows that have something in them, how it was read, and what strikes the eye.

    ``sheets`` are the sheets that the file has; ``safe`` when its cells may hold the apostrophe that keeps them from running.
    """

    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    how: str
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    safe: bool = False


def letters(column: int) -> str:
    """A column, counted from 0, as a spreadsheet calls it: A, B, and after Z comes AA."""
    return (letters(column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)


def table_of(
    rows: Iterable[SheetRow],
    how: str,
    known: Callable[[str], bool],
    notes: Sequence[str] = (),
    sheets: Sequence[str] = (),
    safe: bool = False,
) -> Grid:
    """The table of rows of which the first with something in it has the names of the columns; ``known`` says whether a name is one of ours.

    Where that row has none of ours and one just below it has two or more, such as below a title, that one has them. Raises SheetError.
    """
    first, filled, empty = _filled(rows)
    above = _above_heads([first, *filled], known)
    first, filled = [first, *filled][above], filled[above:]
    wide = max(len(row.cells) for row in [first, *filled])
    if wide > MOST_COLUMNS:
        raise SheetError(f"Dit rekenblad heeft {wide} kolommen. Meer dan {MOST_COLUMNS} lezen we er niet.")
    heads = tuple(" ".join(cell.split()) for cell in first.cells) + ("",) * (wide - len(first.cells))
    told = [*notes, *_about_heads(heads, filled)]
    if above:
        told.append(f"De namen van de kolommen staan in rij {first.number}. Wat erboven staat, lezen we niet.")
    if empty:
        told.append(f"We slaan {count_words(empty, 'lege rij', 'lege rijen')} over.")
    return Grid(heads, tuple(_padded(row, heads) for row in filled), how, tuple(told), tuple(sheets), safe)


def _above_heads(rows: Sequence[SheetRow], known: Callable[[str], bool]) -> int:
    """How many rows stand above the names of the columns."""
    counts = [sum(map(known, row.cells)) for row in rows[:SEARCHED]]
    return 0 if counts[0] or max(counts) < 2 else counts.index(max(counts))


def _filled(rows: Iterable[SheetRow]) -> tuple[SheetRow, list[SheetRow], int]:
    """The first row with something in it, the others, and how many rows between those have nothing. Raises SheetError."""
    filled: list[SheetRow] = []
    for row in rows:
        cells = list(row.cells)
        while cells and not cells[-1].strip() and len(cells) - 1 not in row.wrong:
            cells.pop()
        if cells:
            filled.append(SheetRow(row.number, tuple(cells), row.wrong, row.about))
        if len(filled) > MOST_ROWS + 1:
            raise SheetError(f"Dit rekenblad heeft meer dan {MOST_ROWS} rijen. Verdeel het over meer bestanden.")
    if not filled:
        raise SheetError("Dit rekenblad is leeg.")
    return filled[0], filled[1:], filled[-1].number - filled[0].number - len(filled) + 1


def _padded(row: SheetRow, heads: tuple[str, ...]) -> SheetRow:
    """The row with a cell for every column."""
    return SheetRow(row.number, (*row.cells, *[""] * (len(heads) - len(row.cells))), row.wrong, row.about)


def _about_heads(heads: tuple[str, ...], rows: list[SheetRow]) -> Iterable[str]:
    known = [re.sub(r"\W", "", head.lower()) for head in heads]
    for head in dict.fromkeys(head for head, key in zip(heads, known, strict=True) if key and known.count(key) > 1):
        yield f"Meer dan één kolom heet ‘{head}’. Kies hieronder welke je bedoelt."
    last = max((n for n, head in enumerate(heads) if head), default=0)
    for column, head in enumerate(heads[:last]):
        if not head and any(column < len(row.cells) and row.cells[column].strip() for row in rows):
            yield f"Kolom {letters(column)} heeft geen naam en wel inhoud. Kies hieronder wat zij wordt, of laat haar weg."
