"""opensearch.xml: lets a browser search this site from its address bar.

After OpenSearch 1.1 draft 6. It asks for whole addresses, so there is no such file
while the address of the site is not set.
"""

from macros.exports.publication import Files, Publication
from macros.views.render import render

PATH = "opensearch.xml"


def description(publication: Publication) -> Files:
    """The description, when the address of the site is known."""
    if publication.root:
        yield PATH, render("exports/opensearch.xml", publication.kennisbank, PATH, root=publication.root) + "\n"
