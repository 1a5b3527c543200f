"""Tables for a spreadsheet: the exports and the scripts of the browser write the same, and no cell runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.made_up import Scripts, texts, tries
from macros.exports.csv_files import BOM, harmless

WHITE = ("", " ", "\t", "\r", "\n", "\xa0", "\u3000", "\u2003 ", "\ufeff", "\u200b", "\x00", " \t\r\n ")
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "⁺", "₌")
cells = texts(lines=True) | st.builds(
    lambda white, sign, rest: white + sign + rest, st.sampled_from(WHITE), st.sampled_from(SIGNS), texts()
)
rows = st.lists(st.lists(cells, min_size=2, max_size=6), min_size=1, max_size=8)


def written(table: list[list[str]]) -> str:
    """As ``macros.exports.csv_files`` writes it."""
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=";", lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in table)
    return BOM + output.getvalue()


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("white", WHITE)
def test_what_a_spreadsheet_may_run_gets_an_apostrophe(white: str, sign: str) -> None:
    assert harmless(f"{white}{sign}1+1") == f"'{white}{sign}1+1"


@pytest.mark.parametrize("cell", ["", " ", "a=1", "1-2", "'s", "\xa0a", "…=", "’s-Hertogenbosch"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_an_apostrophe_of_the_text_is_told_from_ours() -> None:
    assert harmless("'=1") == "''=1" != harmless("=1")


def test_the_browser_writes_the_same_cells(script: Scripts) -> None:
    table = [[f"{white}{sign}1+1", f"{white}a{sign}", white or "leeg"] for white in WHITE for sign in SIGNS]
    assert script("overrides/js/csv.js", "csv", table) == written(table)


@tries(25, 5000)
@given(rows)
def test_any_table_is_written_the_same_and_comes_back(script: Scripts, table: list[list[str]]) -> None:
    text = written(table)
    assert script("overrides/js/csv.js", "csv", table) == text
    back = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";", strict=True))
    assert back == [[harmless(cell) for cell in row] for row in table]
