"""Every page is valid HTML."""

from pathlib import Path

import html5lib
from html5lib.constants import E


def mistakes(page: Path) -> list[str]:
    """What a strict parser of the WHATWG's standard stumbles over: line, column, what."""
    parser = html5lib.HTMLParser()
    parser.parse(page.read_text(encoding="utf-8"))
    return [f"{line}:{column}: {E[code] % data}" for (line, column), code, data in parser.errors]


def test_every_page_parses_without_a_mistake(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    found = {page.relative_to(site).as_posix(): mistakes(page) for page in pages}
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_parser_sees_a_mistake(tmp_path: Path) -> None:
    page = tmp_path / "fout.html"
    page.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    assert mistakes(page)
