"""What the browser tests share: one Chromium, one server, and a reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import MISSING, find
from playwright.sync_api import Browser, sync_playwright

from browser.reader import Reader
from browser.server import serving

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, started once."""
    path = find()
    if not path:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, and the only pages are ours.
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET), chromium_sandbox=False)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the built site."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser, server: str, site: Path) -> Reader:
    """The reader whose windows stay open during the whole run."""
    return Reader(browser, server, site)


@pytest.fixture
def reader(windows: Reader) -> Iterator[Reader]:
    """Fails the test on an error in the console, a breach of the policy, or a foreign request."""
    windows.problems.clear()
    yield windows
    assert windows.problems == []
