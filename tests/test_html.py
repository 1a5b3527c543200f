"""Every page is valid HTML, and of each kind one follows the rules of ``make lint``."""

import os
import subprocess
from pathlib import Path

from browser.pages import KINDS
from conftest import ROOT
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


def test_a_page_of_each_kind_follows_the_rules_of_lint(site: Path) -> None:
    """``make lint`` looks at every page of the built site; what editors write does not change how a kind of page is made."""
    pages = [str(site / address / ("" if address.endswith(".html") else "index.html")) for address in KINDS.values()]
    command = ["node", "node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", "--formatter", "text", *pages]
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
    result = subprocess.run(command, cwd=ROOT / "overrides", capture_output=True, text=True, env=environment)
    assert result.returncode == 0, result.stdout + result.stderr
