"""A copy of the whole project to work in, as an editor's clone, set up already."""

import os
import shutil
import subprocess
from pathlib import Path

from conftest import ROOT

FAKE_SSH = """#!/bin/sh
[ "$1" = -l ] && {{ name=$2@$3; shift 3; }} || {{ name=$1; shift; }}
echo "$name" >> {seen}
exec sh -c "$*"
"""
"""A program ssh that goes to this machine, and writes in ``seen`` which server was asked for."""
SHARED = (".venv", "overrides/node_modules")
LEFT_OUT = (".git", ".venv", "site", "voorbeeld", "node_modules", "__pycache__", "*.egg-info", ".*_cache", ".cache", "build")


def project(folder: Path) -> Path:
    """Copy the project into ``folder``; the environment and the packages are shared, the times of files are kept."""
    ready = (ROOT / ".venv/klaar").stat().st_mtime
    stale = [name for name in ("requirements.txt", "pyproject.toml") if (ROOT / name).stat().st_mtime > ready]
    assert not stale, "run 'make opgezet' first: the copy would clear the environment that it shares"
    root = folder / "kennisbank"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    for name in SHARED:
        (root / name).symlink_to(ROOT / name)
    return root


def run(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line as typed in a shell in ``root``, with the project's own commands on the PATH."""
    environment = {**os.environ, "PATH": f"{root}/.venv/bin:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(["sh", "-ec", command], cwd=root, capture_output=True, text=True, env=environment)
