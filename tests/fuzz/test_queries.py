"""Any query is understood, and asks no more work than a reader has time for."""

from pathlib import Path

import pytest
from editors import SMALL
from hypothesis import given
from hypothesis import strategies as st

from fuzz.made_up import HOSTILE, SIGNS, Scripts, anything, texts, tries
from macros.check import load
from macros.exports.search.files import INDEX, files
from macros.exports.search.words import words

MODULE = "tests/fuzz/search.mjs"
MOST = 400_000
"""Letters that are looked up for one query at most; an ordinary word asks a thousand, five hundred ligatures asked 82 million."""
repeated = st.builds(
    lambda piece, joint, times: joint.join([piece] * times),
    texts(1, 30) | st.text(SIGNS, min_size=1, max_size=3),
    st.sampled_from(["", " ", "-", "'", "&"]),
    st.integers(1, 500),
)


@pytest.fixture(scope="module")
def ids(script: Scripts, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The ids of what can be found in the small project; its index is what ``ask`` searches in."""
    path: Path = tmp_path_factory.mktemp("index") / "zoeken.js"
    path.write_text(dict(files(load(SMALL).kennisbank))[INDEX], encoding="utf-8")
    return {id for id, _ in script(MODULE, "open", str(path))}


def answered(script: Scripts, ids: set[str], query: str) -> None:
    answer = script(MODULE, "ask", query)
    assert answer["letters"] < MOST, query
    found = [id for id, _ in answer["hits"]]
    assert len(set(found)) == len(found) and set(found) <= ids
    assert not [id for id, unknown in answer["hits"] if unknown], "a score is no number"


@pytest.mark.parametrize(
    "piece", ["ﷺ", "ﬃ", "각", "İ", "a", "de ", "ende", "onderwijs", "leraar-", "samen ", "0", "u0", "1.1", "'", "é", "\u0301", "👩🏽‍🏫"]
)
def test_a_long_query_is_answered_with_little_work(script: Scripts, ids: set[str], piece: str) -> None:
    answered(script, ids, piece * 500)


@tries(50, 20_000)
@given(anything | repeated | st.sampled_from(HOSTILE))
def test_any_query_is_answered(script: Scripts, ids: set[str], query: str) -> None:
    answered(script, ids, query)


@tries(50, 20_000)
@given(st.text(SIGNS) | texts(lines=True))
def test_browser_and_build_cut_any_text_into_the_same_words(script: Scripts, ids: set[str], text: str) -> None:
    assert script(MODULE, "wordsOf", text) == words(text)
