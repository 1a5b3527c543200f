"""A linkset beside the page of every point: the signposts of that page and of its versions in one file.

After RFC 9264 (application/linkset+json) and FAIR Signposting level 2.
"""

from macros.exports.json_files import JsonObject, as_json
from macros.exports.publication import Files, Publication
from macros.views.citing import LINKSET, Head, head, whole


def linksets(publication: Publication) -> Files:
    """A file for each record with released versions."""
    kb = publication.kennisbank
    for record in kb.all():
        if released := kb.released.of(record.id):
            seen = [(record.address, head(kb, record)), *((versie.address, head(kb, record, versie)) for versie in released)]
            yield f"{record.address}{LINKSET}", as_json({"linkset": [_context(publication, *page) for page in seen]})


def _context(publication: Publication, address: str, found: Head) -> JsonObject:
    """The links of one page, by their relation; that to the linkset itself left out."""
    kb = publication.kennisbank
    links: JsonObject = {"anchor": whole(kb, address)}
    for post in found.relations():
        if post.relation != "linkset":
            target = {"href": post.target if "://" in post.target else whole(kb, post.target)}
            links.setdefault(post.relation, []).append(target | ({"type": post.media} if post.media else {}))
    return links
