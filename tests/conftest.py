"""What the tests share: a small project to change, and a project with every kind of page, built once a run.

No test here knows the content of the day: what is promised of the program is shown on klein/ (what the check says)
and on proefsite/ (what a reader sees), with settings that the tests give. What must hold of principles/ and docs/
whatever editors write stands in inhoud/, which has the real content under the same names.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser.reader import Reader
from browser.server import serving
from chromium import MISSING, find
from editors import SMALL
from playwright.sync_api import Browser, sync_playwright

from macros.check import Loaded, load
from macros.kennisbank import Kennisbank
from macros.site.build import build_of, write

ROOT = Path(__file__).parent.parent
TRIAL = Path(__file__).parent / "proefsite"
"""Content that no editor changes, with a record or more of every kind; see ``put_content``."""
OF_THE_PROGRAM = ("docs/over/redactie.md", "docs/over/redactie", "docs/over/beelden", "principles/.sjabloon")
"""What stands among the content and belongs to the program: the guide and the templates."""
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)

os.environ["KENNISBANK_DATUM"] = "2026-12-01"  # every test is of one day
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every program that a test starts translates all modules again


def build(root: Path, site: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the project in ``root`` into ``site`` as ``make site`` does; ``settings`` are variables of the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1750000000", **settings}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)


def built(root: Path, site: Path, **settings: str) -> Path:
    """The same, and it must work; gives the site."""
    result = build(root, site, **settings)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def made(root: Path, site: Path, *, uitgave: bool = False) -> Path:
    """The same site at half the work, made in this process without a host; test_roads.py shows that its bytes are the same."""
    write(build_of(root, uitgave=uitgave), site)
    return site


def put_content(root: Path) -> None:
    """Put the content of proefsite/ in ``root``, with the guide and the templates of the program among it."""
    shutil.copytree(TRIAL, root, dirs_exist_ok=True)
    for name in OF_THE_PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project, as the folder in which the editor stands."""
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that ``kb`` and ``site`` are of; nobody changes it."""
    folder = tmp_path_factory.mktemp("proef") / "kennisbank"
    put_content(folder)
    for name in ("overrides", "macros", ".build"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="session")
def loaded(root: Path) -> Loaded:
    return load(root)


@pytest.fixture(scope="session")
def kb(loaded: Loaded) -> Kennisbank:
    return loaded.kennisbank


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    return built(root, tmp_path_factory.mktemp("gebouwd") / "site")


@pytest.fixture(scope="session")
def uitgave(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all that readers download, built once as ``make uitgave`` does."""
    return built(root, tmp_path_factory.mktemp("uitgegeven") / "site", UITGAVE="true")


@dataclass(frozen=True)
class Settled:
    """The trial content with everything that the settings can say, and the edition built of it."""

    root: Path
    site: Path
    kb: Kennisbank


SETTINGS = """\
adres: https://kennisbank.example/
uitgever: Kennisbank van Scholen & Opleiders
contact: redactie@kennisbank.example
eerste_publicatie: 2026-10-05
uitgave:
  nummer: "1.0"
  datum: 2026-11-20
  doi: 10.5281/zenodo.1000
"""


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """The same content on a site that has an address, and an edition with a DOI; u05 has one too."""
    folder = tmp_path_factory.mktemp("af") / "kennisbank"
    put_content(folder)
    for name in ("overrides", "macros", ".build"):
        (folder / name).symlink_to(ROOT / name)
    for name, lines in (("instellingen.yml", SETTINGS), ("uitgangspunten/u05.yml", 'doi:\n  - versie: "1.0"\n    doi: 10.5281/zenodo.5\n')):
        with (folder / "principles" / name).open("a", encoding="utf-8") as file:
            file.write(lines)
    return Settled(folder, made(folder, tmp_path_factory.mktemp("af") / "site", uitgave=True), load(folder).kennisbank)


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
