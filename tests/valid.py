"""Whether a page is valid HTML."""

from pathlib import Path

import html5lib
from html5lib.constants import E


def mistakes(page: Path) -> list[str]:
    """What a strict parser of the WHATWG's standard stumbles over: line, column, what."""
    parser = html5lib.HTMLParser()
    parser.parse(page.read_text(encoding="utf-8"))
    return [f"{line}:{column}: {E[code] % data}" for (line, column), code, data in parser.errors]
