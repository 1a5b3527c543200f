"""The spelling of our own texts, by hunspell when the machine has it. Advice only, and only when asked."""

import shutil
import subprocess
import sys
from pathlib import Path

from macros.editing.spelling import findings_about, words_of
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.reading.lists import WORDS

ABSENT = "De spelling is niet bekeken: hunspell met Nederlands is er niet. Op Debian en Ubuntu: apt install hunspell hunspell-nl"


def spelling(root: Path, kb: Kennisbank) -> list[Finding]:
    """Advice on words that no dictionary knows; without hunspell a sentence that says so."""
    words = words_of(kb)
    asked = sorted({word.text for word in words})
    path = root / "principles" / WORDS
    own = frozenset(path.read_text(encoding="utf-8").split("\n")) if path.exists() else frozenset()
    answer = _asked([word for word in asked if word not in own])
    if answer is None:
        print(ABSENT, file=sys.stderr)
        return []
    return findings_about(words, answer, own)


def _asked(words: list[str]) -> dict[str, tuple[str, ...]] | None:
    """The words that hunspell does not know, with what it suggests (its pipe mode, as ispell's); None without hunspell."""
    program = shutil.which("hunspell")
    if program is None:
        return None
    text = "".join(f"^{word}\n" for word in words)
    command = [program, "-a", "-i", "utf-8", "-d", "nl_NL"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - fixed words
    if done.returncode:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for line in done.stdout.splitlines():
        mark, _, rest = line.partition(" ")
        if mark in ("&", "#"):
            found[rest.split(" ")[0]] = tuple(rest.partition(": ")[2].split(", ")[:1]) if mark == "&" else ()
    return {word: found[word] for word in words if word in found}
