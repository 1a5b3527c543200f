"""What git knows of the project, when there is one."""

import subprocess
from pathlib import Path


def git(root: Path, *words: str) -> bytes | None:
    """What git says; None when it cannot."""
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, check=True).stdout  # noqa: S603, S607 - git, as the editor has it
    except (OSError, subprocess.CalledProcessError):
        return None
