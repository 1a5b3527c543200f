"""Files beside the pages: one module per outcome, named by what it makes.

To add one, write a function from ``Publication`` to the text of a file and
name it in ``EXPORTS``. A function that returns an empty text makes no file.
"""

from collections.abc import Callable

from macros.exports.headers import apache, netlify
from macros.exports.publication import Publication
from macros.exports.robots import robots, security, sitemap

EXPORTS: tuple[tuple[str, Callable[[Publication], str]], ...] = (
    ("robots.txt", robots),
    ("sitemap.xml", sitemap),
    (".well-known/security.txt", security),
    ("_headers", netlify),
    (".htaccess", apache),
)
"""For each file: its path in the site, and what makes it."""
