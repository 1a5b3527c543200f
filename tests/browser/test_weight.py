"""The site is light: bytes, sheets and fonts against budget.toml."""

import gzip
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Page

from browser.pages import HOME, OVERVIEW
from browser.reader import Reader
from browser.text import printed

BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text(encoding="utf-8"))
LOADED = """() => [location, document.querySelector("link[rel=icon]"), ...performance.getEntriesByType("resource")]
    .map(entry => new URL(entry.href ?? entry.name).pathname.slice(1))"""
PACKED = (".woff2", ".png", ".webp")


def weight(file: Path) -> int:
    """Bytes of a file on its way to the reader."""
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def weights(page: Page, site: Path) -> dict[str, int]:
    """What the first view loads, and the bytes of each part."""
    paths: list[str] = page.evaluate(LOADED)
    files = {site / path / "index.html" if path == "" or path.endswith("/") else site / path for path in paths}
    return {file.relative_to(site).as_posix(): weight(file) for file in sorted(files)}


def over(name: str, parts: dict[str, int], limit: int) -> str:
    """Which page is too heavy, by how much, and what it loads; or nothing."""
    too_much = sum(parts.values()) - limit
    return f"{name or 'home'} is {too_much} bytes over {limit}: {parts}" if too_much > 0 else ""


@pytest.mark.parametrize(("address", "limit"), BUDGET["first_view"].items())
def test_first_view_stays_within_its_budget(reader: Reader, site: Path, address: str, limit: int) -> None:
    assert over(address, weights(reader.first_visit(address), site), limit) == ""


@pytest.mark.parametrize("address", BUDGET["first_view"])
def test_script_stays_within_its_budget(reader: Reader, site: Path, address: str) -> None:
    scripts = {name: size for name, size in weights(reader.first_visit(address), site).items() if name.endswith(".js")}
    assert scripts
    assert over(address, scripts, BUDGET["script"].get(address, BUDGET["script"]["bytes"])) == ""


def test_home_does_not_wait_for_the_serif(reader: Reader, site: Path) -> None:
    assert [name for name in weights(reader.first_visit(HOME), site) if "serif" in name] == []


@pytest.mark.parametrize(("address", "limit"), BUDGET["paper"].items())
def test_overview_of_points_fits_on_its_sheets(reader: Reader, address: str, limit: int) -> None:
    sheets = len(printed(reader.visit(address)).pages)
    assert sheets <= limit, f"{address} takes {sheets} sheets, {sheets - limit} more than {limit}"


def test_serif_holds_every_letter_of_the_source(reader: Reader) -> None:
    """Chromium says with which fonts it drew each statement; a missing letter brings a second one."""
    statements = [line.split("\t")[1] for line in (ROOT / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines()]
    page = reader.visit(OVERVIEW)
    quotes = page.locator("blockquote")
    assert quotes.all_inner_texts() == statements
    protocol = page.context.new_cdp_session(page)
    protocol.send("DOM.enable")
    protocol.send("CSS.enable")
    root = protocol.send("DOM.getDocument")["root"]["nodeId"]
    nodes = protocol.send("DOM.querySelectorAll", {"nodeId": root, "selector": "blockquote"})["nodeIds"]
    for node, statement in zip(nodes, statements, strict=True):
        fonts = protocol.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert [font["isCustomFont"] for font in fonts] == [True], f"{[font['familyName'] for font in fonts]}: {statement}"
