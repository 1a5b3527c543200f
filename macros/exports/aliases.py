"""Short addresses: /u05/ leads to /uitgangspunten/u05/."""

from collections.abc import Iterator

from macros.exports.publication import Publication
from macros.model import Punt
from macros.views.render import render


def aliases(publication: Publication) -> Iterator[tuple[str, str]]:
    """A page that sends the visitor on, for every point; it works on any host and without scripts."""
    kb = publication.kennisbank
    for record in kb.all():
        if isinstance(record, Punt):
            yield f"{record.id}/index.html", render("redirect.html", kb, f"{record.id}/", record=record, root=publication.root)
