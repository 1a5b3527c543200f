"""What readers download and a program makes from the written site: documents for a word processor,
and the site to take along.

Made for a publication only (``make uitgave``), because it takes seconds. Each
function gets the root of the project and the folder of the site, and writes
into that folder; two runs on one commit give the same bytes. To add one, write
such a function and name it in ``DOWNLOADS``.
"""

import os
from collections.abc import Callable
from pathlib import Path

from macros import node
from macros.built.takeaway import copy
from macros.today import build_moment


def documents(root: Path, site: Path) -> None:
    """Write documenten/*.docx: one for everything, each theme and each waarborg, by the writer that the kit uses in the browser.

    Raises NodeError.
    """
    node.run(root, "documents.mjs", str(site), str(build_moment(os.environ)))


DOWNLOADS: tuple[Callable[[Path, Path], None], ...] = (documents, copy)
"""Everything that is made, in this order."""
