"""A copy of the whole project to work in, as an editor's clone, set up already."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from conftest import ROOT, TRIAL, put_content
from editors import SMALL

HUBS = (
    "a-z",
    "aandachtspunten",
    "begrippen",
    "bronnen",
    "kwaliteitskader",
    "matrix",
    "peer-review",
    "praktijk",
    "themas",
    "uitgangspunten",
    "voor",
)
FAKE_SSH = """#!/bin/sh
[ "$1" = -l ] && {{ name=$2@$3; shift 3; }} || {{ name=$1; shift; }}
echo "$name" >> {seen}
exec sh -c "$*"
"""
"""A program ssh that goes to this machine, and writes in ``seen`` which server was asked for."""
SHARED = (".venv", "overrides/node_modules")
CONTENT = ("principles", "docs", "mkdocs.yml")
LEFT_OUT = (".git", ".venv", "site", "voorbeeld", "node_modules", "*.egg-info", ".*_cache", ".cache", "build")


def project(folder: Path, *, real: bool = False) -> Path:
    """Copy the project into ``folder``, with the content of proefsite/ or, when ``real``, that of the day and the tests.

    The environment and the packages are shared, the times of files are kept.
    """
    ready = (ROOT / ".venv/klaar").stat().st_mtime
    stale = [name for name in ("requirements.txt", "pyproject.toml") if (ROOT / name).stat().st_mtime > ready]
    assert not stale, "run 'make opgezet' first: the copy would renew the environment that it shares"
    root = folder / "kennisbank"
    beside = () if real else ("tests", *CONTENT)
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT, *beside), symlinks=True)
    if not real:
        put_content(root)
    for name in SHARED:
        (root / name).symlink_to(ROOT / name)
    return root


def small(folder: Path) -> Path:
    """The program with the records of the small project, and no more pages than their links and the menu ask for."""
    root = folder / "klein"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT, "docs", "tests", "principles"))
    shutil.copytree(SMALL / "principles", root / "principles")
    for name in SHARED:
        (root / name).symlink_to(ROOT / name)
    for name in HUBS:
        target = root / "docs" / name / "index.md"
        target.parent.mkdir(parents=True)
        shutil.copy(TRIAL / "docs" / name / "index.md", target)
        text = target.read_text(encoding="utf-8")
        target.write_text(re.sub(r"\{\{ (verwijzing|aantal|herkomst).*?\}\}", "iets", text), encoding="utf-8")
    for name in ("peer-review/kit.md", "peer-review/uitleg.md", "begrippen/woorden.md"):
        text = (TRIAL / "docs" / name).read_text(encoding="utf-8")
        (root / "docs" / name).write_text(re.sub(r"\{\{ (verwijzing|aantal|herkomst).*?\}\}", "iets", text), encoding="utf-8")
    (root / "docs/index.md").write_text(
        '---\ntitle: Start\ndescription: Start.\nlayout: home\n---\n\n{{ welkom(titel="Start", tekst="x") }}\n\n{{ kaart("u01") }}\n',
        encoding="utf-8",
    )
    for name in (
        "over/index.md",
        "over/redactie.md",
        "over/colofon.md",
        "toegankelijkheid.md",
        "privacy.md",
        "data.md",
        "citaat.md",
        "meenemen.md",
        "nieuw.md",
        "redactie.md",
        "praktijk/delen.md",
        "zoeken.md",
    ):
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(f"---\ntitle: {name}\ndescription: x.\n---\n\n# Kop\n", encoding="utf-8")
    return root


def run(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line as typed in a shell in ``root``, with the project's own commands on the PATH."""
    environment = {**os.environ, "PATH": f"{root}/.venv/bin:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(["sh", "-ec", command], cwd=root, capture_output=True, text=True, env=environment)
