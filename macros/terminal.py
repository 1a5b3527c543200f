"""What is told on the terminal: why the machine would not do something, in Dutch, in signs that any terminal knows."""

import atexit
import codecs
import errno
import gc
import io
import sys
import unicodedata
from pathlib import Path

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
    """What a program does first: nothing that it writes to the terminal can fail on its signs, and it ends without a last search for garbage."""
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")


REASONS = {
    errno.EACCES: "je mag daar niet schrijven of lezen",
    errno.EPERM: "je mag daar niet schrijven of lezen",
    errno.EROFS: "die plek is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je ruimte op de schijf is op",
    errno.EFBIG: "een bestand mag daar niet zo groot zijn",
    errno.ENOENT: "het bestand is er niet meer",
    errno.ENOTDIR: "daar staat een bestand waar een map hoort",
    errno.EEXIST: "daar staat al iets anders",
    errno.EISDIR: "daar staat een map waar een bestand hoort",
    errno.EBUSY: "een ander programma houdt die plek vast",
    errno.EXDEV: "die plek is op een andere schijf",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def place_and_reason(error: OSError, root: Path) -> tuple[str, str]:
    """Where it went wrong, seen from ``root`` (``een bestand`` when nobody says), and why."""
    name = Path(error.filename) if isinstance(error.filename, str) else None
    where = "een bestand" if name is None else str(name.relative_to(root) if name.is_relative_to(root) else name)
    return where, REASONS.get(error.errno or 0, f"de computer zegt: {error.strerror}")
