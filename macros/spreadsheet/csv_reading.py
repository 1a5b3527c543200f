"""CSV to a table: as Excel, LibreOffice and the site itself write it, in Dutch and in English."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from macros.spreadsheet.table import MOST_ROWS, SEARCHED, Grid, Reading, SheetError, SheetRow, table_of

CODES = {
    "utf-8": "UTF-8",
    "cp1252": "de tekens van Excel (Windows-1252)",
    "mac-roman": "de tekens van Excel op een Mac (Mac Roman)",
    "utf-16": "UTF-16",
}
"""How letters may be written, as an editor chooses it."""
DELIMITERS = {";": "puntkomma’s", ",": "komma’s", "\t": "tabs"}
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "Dit is een oud Excel-bestand (.xls), of een bestand met een wachtwoord."),
    (b"%PDF", "Dit is een pdf."),
    (b"{\\rtf", "Dit is een tekstdocument (.rtf)."),
    (b"\x89PNG", "Dit is een plaatje."),
)
"""How files begin that are no spreadsheet, whatever their name says."""
SAID = re.compile(r'"?sep=([;,\t])"?\r?\n', re.IGNORECASE)
SAVE_AS = "Open het in je rekenprogramma en kies Opslaan als: Excel-werkmap (.xlsx) of CSV."


def read_csv(data: bytes, reading: Reading, known: Callable[[str], bool]) -> Grid:
    """The table in a CSV file; ``known`` says whether a name of a column is one of ours. Raises SheetError."""
    for start, what in SIGNATURES:
        if data.startswith(start):
            raise SheetError(f"{what} {SAVE_AS}")
    code = reading.code if reading.code in CODES else _code_of(data)
    text = _decoded(data, code)
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<table", "<?xml", "<head", "<style")):
        raise SheetError(f"Dit is een webpagina of XML die zich voordoet als rekenblad, zoals sommige websites die geven. {SAVE_AS}")
    said, text = _said(text)
    delimiter = reading.delimiter if reading.delimiter in DELIMITERS else said or _delimiter_of(text, known)
    how = f"Gelezen met {DELIMITERS[delimiter]} en {CODES[code]}."
    return table_of(_rows(text, delimiter), how, known, safe=True)


def _code_of(data: bytes) -> str:
    """How the letters of a file are written: what its first bytes say, else UTF-8 when it is that, else as Excel does in Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:400].count(0) * 3 > len(data[:400]):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(data: bytes, code: str) -> str:
    if code == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        code = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        return data.decode("utf-8-sig" if code == "utf-8" else code).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SheetError(f"Op regel {line} staan letters die niet te lezen zijn als {CODES[code.removesuffix('-be').removesuffix('-le')]}. "
                         "Bewaar het bestand in Excel als ‘CSV UTF-8’.") from error  # fmt: skip


def _said(text: str) -> tuple[str, str]:
    """The delimiter that a first line such as ``sep=;`` says, or none, and the rest; Excel does not count that line."""
    match = SAID.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _delimiter_of(text: str, known: Callable[[str], bool]) -> str:
    """The one that gives the most columns with a name of ours; else the most columns at all."""

    def fits(delimiter: str) -> tuple[int, int]:
        try:
            filled = (row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(row))
            heads = list(islice(filled, SEARCHED))
        except csv.Error:
            return -1, 0
        return max((sum(map(known, row)) for row in heads), default=0), max(map(len, heads), default=0)

    return max(DELIMITERS, key=fits)


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    """Every row; a line break within quotes belongs to its cell. Raises SheetError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, begun = 0, 1
    try:
        for cells in reader:
            number += 1
            begun = reader.line_num + 1
            if number > 100 * MOST_ROWS:
                raise SheetError(f"Dit rekenblad heeft meer dan {MOST_ROWS} rijen. Verdeel het over meer bestanden.")
            yield SheetRow(number, tuple(cells))
    except csv.Error as error:
        what = (
            "staat een cel met veel te veel tekst"
            if "limit" in str(error)
            else 'staat een aanhalingsteken (") dat niet klopt: het gaat open en niet goed dicht. '
            'Staat er een in de tekst zelf, schrijf het dan dubbel ("") of maak er ‘ van'
        )
        raise SheetError(f"In rij {number + 1}, die begint op regel {begun} van het bestand, {what}. Er is niets gelezen.") from error
