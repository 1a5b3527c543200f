"""What the check passes, the build builds; and a text stands wherever it comes, letter for letter."""

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import build
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from fuzz.made_up import HOSTILE, texts, tries
from fuzz.project import MadeUp, with_pages, write
from fuzz.shown import Html, shown
from macros.check import check
from macros.finding import errors
from macros.views.render import formatted

MARK = re.compile(r"zq\d+b")
PLAIN = "Andere woorden"
REFUSED = Counter[str]()
"""How many texts that were made up the check refused, and how many it took."""


def bare(text: str) -> str:
    """Without white space and capitals, which a page may change (a capital of the ligature \ufb03 is three letters)."""
    return "".join(text.upper().casefold().split())


def passes(root: Path, drawn: list[str]) -> MadeUp:
    """A project that the check passes, of texts that were drawn; those that it refuses make room for plain words."""
    taken = list(drawn)
    while True:
        turn = itertools.cycle(taken)
        made = write(root, lambda least, most, lines, turn=turn: fitted(next(turn), least, most, lines))
        with_pages(root, fitted(taken[0], 3, 80, False), fitted(taken[-1], 3, 80, False))
        wrong = errors(check(root).findings)
        if not wrong:
            REFUSED.update(refused=taken.count(PLAIN), taken=len(taken) - taken.count(PLAIN))
            return made
        refused = [
            text for text in taken if text != PLAIN and any(finding.source and told_of(text, finding.source, made) for finding in wrong)
        ]
        assert refused, "\n".join(map(str, wrong))
        taken = [PLAIN if text in refused else text for text in taken]


def told_of(text: str, line: str, made: MadeUp) -> bool:
    """Whether a line of a file is of a text: its beginning, one of its lines, or its end with the mark of the text."""
    begin, *others = (part.strip().replace("'", "''") for part in text.strip().split("\n"))
    ends = any(made.texts[mark][2].replace("'", "''").startswith(begin[:30]) for mark in MARK.findall(line))
    return ends or begin[:30] in line or line.strip() in others


def fitted(text: str, least: int, most: int, lines: bool) -> str:
    """A text as it fits in a field."""
    parts = [part.strip() for part in text[:most].split("\n")]
    text = ("\n" if lines else " ").join(part for part in parts if part) or "x"
    return text.ljust(least, "x")


@tries(1, 200, shrink=False)
@example(drawn=list(HOSTILE))
@given(st.lists(texts(1, 400, lines=True), min_size=50, max_size=60, unique=True))
def test_what_the_check_passes_is_built_and_stands_there(tmp_path_factory: pytest.TempPathFactory, drawn: list[str]) -> None:
    root = tmp_path_factory.mktemp("verzonnen")
    made = passes(root, drawn)
    result = build(root, root / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    plain, drawn = set(), set()
    for path in sorted((root / "site").rglob("*")):
        if path.is_file() and "assets" not in path.relative_to(root / "site").parts[:1]:
            stands(made, path)
        if path.suffix == ".html":
            page = Html(path.read_text(encoding="utf-8"))
            assert page.dangers == [], path
            rows = [made.texts[mark][:2] for mark in MARK.findall(page.text)]
            plain |= {name for row, name in rows if row == 0}
            drawn |= set(rows)
    assert [(row, name) for name in sorted(plain) for row in range(1, 4) if (row, name) not in drawn] == [], "a text is on no page"


def stands(made: MadeUp, path: Path) -> None:
    """Every text in a file is whole, up to the mark that ends it."""
    for text in map(bare, shown(path)):
        for match in MARK.finditer(text):
            whole = made.texts[match[0]][2]
            forms = [bare(whole), bare(Markup(formatted(whole)).striptags())]
            assert any(text[: match.end()].endswith(form) for form in forms), (
                f"{path}: {whole!r} became {text[max(match.end() - len(whole) - 9, 0) : match.end()]!r}"
            )


def test_most_texts_that_were_made_up_were_taken() -> None:
    assert REFUSED["taken"] > REFUSED["refused"]
