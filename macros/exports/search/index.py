"""The index: for every word the documents it stands in, small enough to send at the first search.

Only words and places; the texts themselves come in a second file. Titles are
not indexed here: the browser has them, and takes their words itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from macros.exports.search.document import Searchable
from macros.exports.search.words import words

FIELDS = ("keywords", "text", "related")
"""The fields whose words are sent, strongest first. A word counts once in a document, in the first field that has it."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_{|}~ '"
"""The signs of numbers in a packed string; those of the first half go on with the next sign."""

HALF = len(DIGITS) // 2


def index(documents: Sequence[Searchable]) -> tuple[str, str]:
    """The words in alphabetical order, and their postings, as two packed strings."""
    found: dict[str, dict[int, int]] = {}
    for place, document in enumerate(documents):
        seen = set(words(document.title))
        for bit, field in enumerate(FIELDS):
            for word in words(getattr(document, field)):
                if word not in seen:
                    seen.add(word)
                    found.setdefault(word, {})[place] = bit
    ordered = sorted(found)
    return " ".join(front_coded(ordered)), postings([found[word] for word in ordered])


def front_coded(ordered: Iterable[str]) -> Iterator[str]:
    """Each word without what it shares with the one before, after one sign that says how much that is."""
    before = ""
    for word in ordered:
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        yield DIGITS[shared] + word[shared:]
        before = word


def postings(rows: Iterable[dict[int, int]]) -> str:
    """For each word: how many documents, the steps from one to the next, and the place in FIELDS of the field it stands in."""
    counts, steps, fields = [], [], []
    for row in rows:
        counts.append(number(len(row)))
        before = -1
        for place in sorted(row):
            steps.append(number(place - before - 1))
            before = place
            fields.append(str(row[place]))
    return "\n".join("".join(part) for part in (counts, steps, fields))


def number(value: int) -> str:
    """A whole number from 0 as one sign of the upper half of DIGITS, after signs of the lower half for what is more."""
    signs = DIGITS[HALF + value % HALF]
    while value := value // HALF:
        value -= 1
        signs = DIGITS[value % HALF] + signs
    return signs
