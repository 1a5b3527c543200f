"""The ways that matter, in a real Firefox: search, menu, facets, citing, the kit, sharing, dark and print."""

import os
import subprocess
from pathlib import Path

import pytest
from browser.text import sheets
from conftest import ROOT
from firefox import MISSING, find
from pypdfium2 import PdfDocument


@pytest.fixture(scope="module")
def ways(server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """What Firefox made of all ways, and where it left its papers. It is started once."""
    path = find()
    if not path:
        pytest.fail(MISSING, pytrace=False)
    out = tmp_path_factory.mktemp("firefox")
    settings = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}", "FIREFOX": path, "SITE": server, "OUT": str(out)}
    result = subprocess.run(
        ["node", "--test", "tests/firefox.test.mjs"], cwd=ROOT, capture_output=True, text=True, env=settings, timeout=300
    )  # noqa: S607
    return result, out


def test_every_way_works_in_firefox(ways: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    assert ways[0].returncode == 0, ways[0].stdout


@pytest.mark.parametrize("name", ["matrix-", "uitgangspunten-u05-", "peer-review-"])
def test_no_page_of_paper_is_blank(ways: tuple[subprocess.CompletedProcess[str], Path], name: str) -> None:
    paper = sheets(PdfDocument(ways[1] / f"{name}.pdf"))
    assert [number for number, sheet in enumerate(paper, 1) if len(sheet.split()) < 5] == []
