"""Files beside the pages: one module per outcome, named by what it makes.

To add one, write a function from ``Publication`` to pairs of a path in the
site and the text of that file, and name it in ``EXPORTS``.
"""

from collections.abc import Callable, Iterable

from macros.exports.aliases import aliases
from macros.exports.citations import citations
from macros.exports.headers import headers
from macros.exports.publication import Publication
from macros.exports.robots import robots

EXPORTS: tuple[Callable[[Publication], Iterable[tuple[str, str]]], ...] = (robots, headers, citations, aliases)
