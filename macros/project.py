"""A whole project, read and checked: its records, and the pages in docs/ that use them."""

from pathlib import Path

from macros.finding import errors
from macros.folder import Loaded, Memory, load
from macros.pages_check import check_pages
from macros.publishing import published


def check(root: Path, memory: Memory | None = None) -> Loaded:
    """All records in ``root``, and everything there is to say about them and about the hand-written pages, sorted.

    Files that are still as ``memory`` holds them are not read again.
    """
    loaded = load(root, memory=memory)
    pages = check_pages(root, None if errors(loaded.findings) else published(loaded.kennisbank))
    return Loaded(loaded.kennisbank, sorted({*loaded.findings, *pages}))
