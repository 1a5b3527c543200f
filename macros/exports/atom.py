"""nieuw/atom.xml and a feed per theme: what changed, as Atom (RFC 4287). Dates come from the records, never from a clock."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from macros.exports.publication import Files, Publication
from macros.model import Record, Thema
from macros.views.changes import ADDRESS, FEED, Change, changes, feed_of, first_publication, of_theme
from macros.views.citing import site_author
from macros.views.names import kicker, name
from macros.views.render import relative, render
from macros.words import WIJZIGING

NEVER = "1970-01-01"


@dataclass(frozen=True)
class FeedEntry:
    """An item of a feed; ``updated`` is a day, ``kind`` empty for the first publication."""

    id: str
    title: str
    updated: str
    page: str
    summary: str
    kind: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: its own address, the page it belongs to, and its items, newest first."""

    id: str
    title: str
    self: str
    page: str
    entries: tuple[FeedEntry, ...]
    released: str

    @property
    def updated(self) -> str:
        """The day of the newest item; before there is one, that of the newest released text."""
        return max([entry.updated for entry in self.entries], default=self.released)


def feeds(publication: Publication) -> Files:
    """The feed of everything, and one per theme."""
    kb = publication.kennisbank
    title = f"Nieuw: {kb.instellingen.naam}"
    entries = [*(_entry(publication, change, FEED) for change in changes(kb)), *_first(publication)]
    yield _file(publication, FEED, title, ADDRESS, tuple(sorted(entries, key=lambda entry: entry.updated, reverse=True)))
    for thema in kb.of(Thema):
        path = feed_of(thema)
        found = tuple(_entry(publication, change, path) for change in of_theme(kb, thema))
        yield _file(publication, path, f"{title}, thema {thema.naam}", thema.address, found, feed_of(thema, kb.first_id(thema)))


def _file(publication: Publication, path: str, title: str, page: str, entries: tuple[FeedEntry, ...], first: str = FEED) -> tuple[str, str]:
    """A feed at ``path``; ``first`` is where it was when it came, which names it for ever."""
    kb = publication.kennisbank
    newest = max((versie.datum for record in kb.all() for versie in kb.released.of(record.id)), default=NEVER)
    feed = Feed(_id(first), title, _href(publication, path, path), _href(publication, page, path), entries, newest)
    return path, render("exports/atom.xml", kb, path, feed=feed, author=site_author(kb))


def _entry(publication: Publication, change: Change, path: str) -> FeedEntry:
    return FeedEntry(
        id=_id(f"wijziging/{publication.kennisbank.first_id(change.record)}/{change.datum}-{change.soort}"),
        title=f"{_named(publication, change.record)} ({WIJZIGING[change.soort]})",
        updated=change.datum,
        page=_href(publication, change.record.address, path),
        summary=change.wat,
        kind=change.soort,
    )


def _named(publication: Publication, record: Record) -> str:
    """Kind and name; the names of some kinds begin with it."""
    kind, called = kicker(publication.kennisbank, record), name(publication.kennisbank, record)
    return called if called.startswith(kind) else f"{kind}: {called}"


def _first(publication: Publication) -> tuple[FeedEntry, ...]:
    first = first_publication(publication.kennisbank)
    if first is None:
        return ()
    return (FeedEntry(_id("eerste-publicatie"), "Eerste publicatie", first.datum, _href(publication, ADDRESS, FEED), first.wat),)


def _id(path: str) -> str:
    """A name for ever (a URN, RFC 9562), of what never changes: not of a setting, a title, a place in a list or an id of today.

    A record tells of one change of a kind a day (rule ``told_once``), so this is unique too.
    """
    return f"urn:uuid:{uuid5(NAMESPACE_URL, path)}"


def _href(publication: Publication, address: str, path: str) -> str:
    """A whole address; seen from the feed while the site has none."""
    return publication.root + address if publication.root else relative(address, path)
