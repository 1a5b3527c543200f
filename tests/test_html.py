"""Every page is valid HTML."""

from pathlib import Path

from valid import mistakes


def test_every_page_parses_without_a_mistake(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    found = {page.relative_to(site).as_posix(): mistakes(page) for page in pages}
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_parser_sees_a_mistake(tmp_path: Path) -> None:
    page = tmp_path / "fout.html"
    page.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    assert mistakes(page)
