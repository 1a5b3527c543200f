"""What search engines and finders of leaks look for at fixed places."""

from collections.abc import Iterator

from macros.exports.publication import Publication
from macros.views.render import render


def robots(publication: Publication) -> Iterator[tuple[str, str]]:
    """robots.txt always; a sitemap and security.txt once the settings allow them."""
    yield "robots.txt", _robots(publication)
    if publication.root:
        yield "sitemap.xml", _sitemap(publication)
    if publication.kennisbank.instellingen.contact:
        yield ".well-known/security.txt", _security(publication, publication.kennisbank.instellingen.contact)


def _robots(publication: Publication) -> str:
    """robots.txt after RFC 9309: all may be visited but the work of editors."""
    lines = ["User-agent: *", "Disallow: /redactie/"]
    if publication.root:
        lines.append(f"Sitemap: {publication.root}sitemap.xml")
    return "\n".join(lines) + "\n"


def _sitemap(publication: Publication) -> str:
    """sitemap.xml after sitemaps.org 0.9."""
    path = "sitemap.xml"
    return render(f"exports/{path}", publication.kennisbank, path, root=publication.root, addresses=publication.addresses) + "\n"


def _security(publication: Publication, contact: str) -> str:
    """security.txt after RFC 9116."""
    lines = [f"Contact: mailto:{contact}", "Expires: 2027-12-31T23:00:00.000Z", "Preferred-Languages: nl, en"]
    if publication.root:
        lines.append(f"Canonical: {publication.root}.well-known/security.txt")
    return "\n".join(lines) + "\n"
