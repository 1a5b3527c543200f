"""Two texts beside each other, word by word.

The browser compares by the same rule (overrides/js/citation/difference.js); tests/verschillen.yml holds both to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

WORD = re.compile(r"[^\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
"""What stands between white space; that of JavaScript, because Python counts five controls more and one sign less."""

Step = tuple[str, str]
"""A word, after whether it is in both texts or in one: gelijk, weg or nieuw."""


@dataclass(frozen=True)
class Piece:
    """Words that are in both texts, or that went, or that came (``soort`` gelijk, weg or nieuw)."""

    soort: str
    tekst: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two texts in reading order, with as many words as can be in both; in a change what went stands before what came."""
    return tuple(_pieces(_steps(WORD.findall(before), WORD.findall(after))))


def _steps(old: Sequence[str], young: Sequence[str]) -> Iterator[Step]:
    """Word by word; where both ways keep as many words, what went comes first."""
    shared = _shared(old, young)
    i = j = 0
    while i < len(old) or j < len(young):
        if i < len(old) and j < len(young) and old[i] == young[j]:
            yield "gelijk", old[i]
            i, j = i + 1, j + 1
        elif j == len(young) or (i < len(old) and shared[i + 1][j] >= shared[i][j + 1]):
            yield "weg", old[i]
            i += 1
        else:
            yield "nieuw", young[j]
            j += 1


def _shared(old: Sequence[str], young: Sequence[str]) -> list[list[int]]:
    """For every pair of places: how many words the rests of both texts share, in the same order."""
    shared = [[0] * (len(young) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(young))):
            shared[i][j] = shared[i + 1][j + 1] + 1 if old[i] == young[j] else max(shared[i + 1][j], shared[i][j + 1])
    return shared


def _pieces(steps: Iterator[Step]) -> Iterator[Piece]:
    for _, run in groupby(steps, lambda step: step[0] == "gelijk"):
        words = list(run)
        for soort in ("gelijk", "weg", "nieuw"):
            if text := " ".join(word for kind, word in words if kind == soort):
                yield Piece(soort, text)
