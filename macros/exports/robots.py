"""What search engines and finders of leaks look for at fixed places."""

from collections.abc import Iterator
from datetime import date, timedelta

from macros.exports.publication import Publication
from macros.views.render import render
from macros.words import date_in_words

VALID = timedelta(days=360)
NEAR = timedelta(days=30)
RENEW = "Bouw en publiceer met KENNISBANK_DATUM=vandaag."


def robots(publication: Publication) -> Iterator[tuple[str, str]]:
    """robots.txt always; a sitemap and security.txt once the settings allow them."""
    yield "robots.txt", _robots(publication)
    if publication.root:
        yield "sitemap.xml", _sitemap(publication)
    if publication.kennisbank.instellingen.contact:
        yield ".well-known/security.txt", _security(publication, publication.kennisbank.instellingen.contact)


def _robots(publication: Publication) -> str:
    """robots.txt after RFC 9309: all may be visited but the work of editors."""
    lines = ["User-agent: *", f"Disallow: {publication.kennisbank.instellingen.folder}redactie/"]
    if publication.root:
        lines.append(f"Sitemap: {publication.root}sitemap.xml")
    return "\n".join(lines) + "\n"


def _sitemap(publication: Publication) -> str:
    """sitemap.xml after sitemaps.org 0.9."""
    path = "sitemap.xml"
    return render(f"exports/{path}", publication.kennisbank, path, root=publication.root, addresses=publication.addresses) + "\n"


def expiry(today: date) -> date:
    """The day until which security.txt counts when it was made today: RFC 9116 asks for less than a year ahead."""
    return today + VALID


def soon_over(today: date, now: date) -> str:
    """What to say when security.txt, made as on the day of the build, is over or nearly so; empty when it is not."""
    last = expiry(today)
    if last - now > NEAR:
        return ""
    said = f"verloopt op {date_in_words(last.isoformat())}" if last > now else f"is verlopen op {date_in_words(last.isoformat())}"
    return f"Let op: .well-known/security.txt {said}, want deze bouw is van {date_in_words(today.isoformat())}. {RENEW}"


def _security(publication: Publication, contact: str) -> str:
    """security.txt after RFC 9116."""
    lines = [f"Contact: mailto:{contact}", f"Expires: {expiry(publication.kennisbank.today)}T00:00:00Z", "Preferred-Languages: nl, en"]
    if publication.root:
        lines.append(f"Canonical: {publication.root}.well-known/security.txt")
    return "\n".join(lines) + "\n"
