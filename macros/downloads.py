"""What readers download and a program makes from the written site: documents for a word processor.

Made for a publication only (``make uitgave``), because it takes seconds. Each
function gets the root of the project and the folder of the site, and writes
into that folder; two runs on one commit give the same bytes. To add one, write
such a function and name it in ``DOWNLOADS``.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from macros.takeaway import copy
from macros.today import build_moment


class FailedError(Exception):
    """What could not be made, and why, in Dutch."""


def documents(root: Path, site: Path) -> None:
    """Write documenten/*.docx: one for everything, each theme and each waarborg, by the writer that the kit uses in the browser."""
    command = ["node", str(root / "overrides/documents.mjs"), str(site), str(build_moment(os.environ))]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    except OSError:
        raise FailedError("Node is niet gevonden. Draai: make uitgave") from None
    if result.returncode:
        raise FailedError(f"De documenten konden niet worden gemaakt.\n{result.stderr}")


DOWNLOADS: tuple[Callable[[Path, Path], None], ...] = (documents, copy)
"""Everything that is made, in this order."""
