"""What the tests share: the project as loaded, the site as built once a run, and a small project to change."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from editors import SMALL

from macros.folder import Loaded, load
from macros.kennisbank import Kennisbank

ROOT = Path(__file__).parent.parent

os.environ["KENNISBANK_DATUM"] = "2026-12-01"  # every test is of one day


def build(root: Path, site: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the project in ``root`` into ``site`` as ``make site`` does; ``settings`` are variables of the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1750000000", **settings}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project, as the folder in which the editor stands."""
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load(ROOT)


@pytest.fixture(scope="session")
def kb(loaded: Loaded) -> Kennisbank:
    return loaded.kennisbank


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once."""
    folder = tmp_path_factory.mktemp("gebouwd") / "site"
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def uitgave(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with all that readers download, built once as ``make uitgave`` does."""
    folder = tmp_path_factory.mktemp("uitgegeven") / "site"
    result = build_uitgave(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def build_uitgave(site: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build what ``make uitgave`` builds into ``site``."""
    return build(ROOT, site, UITGAVE="true", **settings)
