"""What is told comes out on any terminal: a sign that it does not know becomes the nearest that it does."""

import codecs
import io
import sys
import unicodedata

SIGNS = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "·": "-", "•": "-", "→": "->", "…": "...", "€": "EUR"}


def nearest(error: UnicodeError) -> tuple[str, int]:
    """The handler of ``codecs`` (Python's own protocol): ASCII in place of what cannot be written, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    return SIGNS.get(sign) or unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"


codecs.register_error("nearest", nearest)


def prepare() -> None:
    """From now on nothing that is written to the terminal can fail on its signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")
