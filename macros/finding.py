"""What the checks tell an editor, and how it reads on a terminal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Level = Literal["fout", "advies"]
Path = tuple[str | int, ...]
"""The way to a part of a record: names of fields, and places in lists from 0."""


MOST = 1000
"""Characters of a sentence that is told; more is cut out of its middle."""


@dataclass(frozen=True, order=True)
class Finding:
    """One remark about one place in one file.

    ``line`` and ``column`` count from 1, in characters. ``code`` never changes
    its meaning. ``source`` is the line itself, or empty when there is none.
    ``text`` is one line that can be read at once, whatever it quotes from the file.
    ``path`` is the field of the record that it speaks of, whether or not that field is there;
    empty when it speaks of all of the file.
    """

    file: str
    line: int
    column: int
    code: str
    text: str
    level: Level = "fout"
    source: str = ""
    path: Path = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if "\n" in self.text or len(self.text) > MOST:
            text = " ".join(self.text.split())
            cut = f"{text[: MOST // 2]} … {text[-MOST // 2 :]}" if len(text) > MOST else text
            object.__setattr__(self, "text", cut)

    def __str__(self) -> str:
        head = printable(f"{self.file}:{self.line}:{self.column}: {self.level} [{self.code}] {self.text}")
        return f"{head}\n{self.shown_source}" if self.source.strip() else head

    @property
    def shown_source(self) -> str:
        """The line itself with its number, and under it a sign at the column; empty when there is no line."""
        if not self.source.strip():
            return ""
        shown, column = _window(printable(self.source.replace("\t", "→")), self.column)
        number = f"{self.line:>5} | "
        return f"{number}{shown}\n{' ' * (len(number) - 2)}| {' ' * (column - 1)}^"


def printable(text: str) -> str:
    """The text without signs that could steer a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _window(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """Cut a long line to the part around ``column``; a tab counts as one place."""
    start = max(0, column - width // 2) if len(line) > width else 0
    cut = line[start : start + width]
    return ("…" + cut[1:] if start else cut) + ("…" if start + width < len(line) else ""), column - start


LEADING = re.compile(r"(?<!\d)0+(?=\d)")
"""The zeros in front of a number: u5 is nearer to u05 than to u15."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `` Bedoelde je 'x'?`` for the nearest known word, or an empty string.

    Of words with a number, where no number is nearer than another, it says which there are.
    """
    lowered = {name.lower(): name for name in known}
    typed = LONG_DASH.sub("-", word.lower()).strip("'\"“”‘’„ ").removesuffix(".yml").rpartition("/")[2]
    padded = [name for name in lowered if LEADING.sub("", name) == LEADING.sub("", typed)]
    if not padded and (row := _numbered(typed, lowered)):
        return f" Er zijn {lowered[row[0]]} tot en met {lowered[row[-1]]}."
    nearest = padded or get_close_matches(typed, lowered, n=1, cutoff=0.6)
    return f" Bedoelde je '{lowered[nearest[0]]}'?" if nearest else ""


LONG_DASH = re.compile("[‐‑‒–—―−]")
NUMBERED = re.compile(r"(.*?)([0-9]+)")


def _numbered(word: str, known: Iterable[str]) -> list[str]:
    """The known words with the same letters and another number, by their number; none when there are not several."""
    match = NUMBERED.fullmatch(word)
    row = [(int(other[2]), name) for name in known if match and (other := NUMBERED.fullmatch(name)) and other[1] == match[1]]
    return [name for _, name in sorted(row)] if len(row) > 1 else []


MANY = 10
"""From so many files on that end their lines as Windows does, git did it, not an editor."""


def summed(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with one in place of many that say the same of every file: how their lines end."""
    rows = list(findings)
    same = [finding for finding in rows if finding.code == "regeleinde"]
    if len(same) < MANY:
        return rows
    text = (
        f"{len(same)} bestanden hebben regeleinden van Windows. Dat doet git op Windows (core.autocrlf). "
        "Herstel ze in een keer met kennisbank controleer --herstel; voor git verandert daardoor niets."
    )
    return sorted(
        [*(finding for finding in rows if finding.code != "regeleinde"), Finding(same[0].file, 1, 1, "regeleinde", text, level="advies")]
    )


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    return [finding for finding in findings if finding.level == "fout"]


def summary(findings: list[Finding]) -> str:
    """One Dutch line that counts."""
    wrong = len(errors(findings))
    advice = len(findings) - wrong
    return f"{wrong} {'fout' if wrong == 1 else 'fouten'}, {advice} {'advies' if advice == 1 else 'adviezen'}."
