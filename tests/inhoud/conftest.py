"""The real content, under the names that the fixed content has elsewhere (see ../conftest.py)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.reader import Reader
from browser.server import serving
from conftest import ROOT, built
from playwright.sync_api import Browser

from macros.check import Loaded, load
from macros.kennisbank import Kennisbank
from macros.kennisbank.publishing import published


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def loaded(root: Path) -> Loaded:
    return load(root)


@pytest.fixture(scope="session")
def kb(loaded: Loaded) -> Kennisbank:
    """What the site shows: the records that do not wait for their day."""
    return published(loaded.kennisbank)


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(root, tmp_path_factory.mktemp("echt") / "site")


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser, server: str, site: Path) -> Reader:
    return Reader(browser, server, site)


@pytest.fixture
def reader(windows: Reader) -> Iterator[Reader]:
    windows.problems.clear()
    yield windows
    assert windows.problems == []
