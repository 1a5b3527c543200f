"""The programs of the project that run in Node: overrides/*.mjs."""

import os
import subprocess
import sys
from pathlib import Path

from macros.today import build_moment


class NodeError(Exception):
    """Why a program did not run to its end: its last words, or a Dutch sentence."""


def run(root: Path, program: str, *arguments: str, given: str = "") -> str:
    """What a program in ``root``/overrides writes when it is given this text. Raises NodeError."""
    # The project's own Node stands beside its Python, when the machine has none that will do.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = ["node", str(root / "overrides" / program), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=given, capture_output=True, encoding="utf-8", check=True, cwd=root, env={**os.environ, "PATH": path}
        )
    except FileNotFoundError:
        raise NodeError("Node ontbreekt. Draai: make opgezet") from None
    except subprocess.CalledProcessError as error:
        raise NodeError(error.stderr.strip() or "Het programma stopte.") from None
    return done.stdout


def documents(root: Path, site: Path) -> None:
    """Write documenten/*.docx: one for everything, each theme and each waarborg, by the writer that the kit uses in the browser.

    Raises NodeError.
    """
    run(root, "documents.mjs", str(site), str(build_moment(os.environ)))
