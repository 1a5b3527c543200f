"""Addresses that lead on: /u05/ to /uitgangspunten/u05/, and an old address to where its record stands now."""

from collections.abc import Iterator

from macros.exports.headers import policy
from macros.exports.publication import Publication
from macros.model import Punt
from macros.views.render import render


def redirects(publication: Publication) -> Iterator[tuple[str, str]]:
    """A page that sends the visitor on, on any host; with a script what stands behind the address goes along."""
    kb = publication.kennisbank
    short = {f"{punt.id}/": punt for punt in kb.of(Punt)}
    moved = {address: kb.get(id) for address, id in kb.verhuisd.items() if "#" not in address}
    for address, record in sorted((short | moved).items()):
        yield (
            f"{address}index.html",
            render(
                "redirect.html",
                kb,
                address,
                record=record,
                root=publication.root,
                script=publication.asset("verder.js"),
                csp=policy(as_header=False),
            ),
        )
