"""The site is light: bytes, sheets and fonts against budget.toml."""

import tomllib
from pathlib import Path

import pytest
from conftest import TRIAL

from browser.pages import HOME, OVERVIEW
from browser.reader import Reader
from browser.text import printed
from browser.weigh import over, weights

BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("address", "limit"), BUDGET["first_view"].items())
def test_first_view_and_its_script_stay_within_their_budgets(reader: Reader, site: Path, address: str, limit: int) -> None:
    parts = weights(reader.first_visit(address), site)
    scripts = {name: size for name, size in parts.items() if name.endswith(".js")}
    assert scripts
    assert over(address, parts, limit) == ""
    assert over(address, scripts, BUDGET["script"].get(address, BUDGET["script"]["bytes"])) == ""


def test_home_does_not_wait_for_the_serif(reader: Reader, site: Path) -> None:
    assert [name for name in weights(reader.first_visit(HOME), site) if "serif" in name] == []


@pytest.mark.parametrize(("address", "limit"), BUDGET["paper"].items())
def test_overview_of_points_fits_on_its_sheets(reader: Reader, address: str, limit: int) -> None:
    sheets = len(printed(reader.visit(address)))
    assert sheets <= limit, f"{address} takes {sheets} sheets, {sheets - limit} more than {limit}"


def test_serif_holds_every_letter_of_the_source(reader: Reader) -> None:
    """Chromium says with which fonts it drew each statement; a missing letter brings a second one."""
    statements = [line.split("\t")[1] for line in (TRIAL / "principles/brontekst.tsv").read_text(encoding="utf-8").splitlines()]
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
