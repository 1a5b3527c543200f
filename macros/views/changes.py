"""What is new: the changes that records tell of, newest first."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from macros.kennisbank import Kennisbank
from macros.model import KINDS, Record, Thema
from macros.views.render import render
from macros.views.themes_and_roles import themes, themes_of
from macros.words import count_words, date_in_words, enumerate_words

ADDRESS = "nieuw/"
FEED = "nieuw/atom.xml"


@dataclass(frozen=True)
class Change:
    """A line of ``wijzigingen`` with its record."""

    record: Record
    datum: str
    soort: str
    wat: str


@dataclass(frozen=True)
class First:
    """The first publication: one entry for all that was there from the start."""

    datum: str
    wat: str


@dataclass(frozen=True)
class Month:
    """A heading, and what changed in that month; the first publication comes last in its own."""

    anchor: str
    title: str
    changes: tuple[Change, ...]
    first: First | None = None


def changes(kb: Kennisbank) -> tuple[Change, ...]:
    """Every change, newest first; those of one day in the order of lists."""
    return kb.once("changes", lambda: tuple(sorted(_all(kb), key=lambda change: change.datum, reverse=True)))


def _all(kb: Kennisbank) -> list[Change]:
    rows = ((record, line) for record in kb.all() for line in record.wijzigingen)
    return [Change(record, line.datum, line.soort, line.wat) for record, line in rows]


def first_publication(kb: Kennisbank) -> First | None:
    """The first publication; None while its date is not known or still to come.

    All that does not say when it was new was there from the start.
    """
    day = kb.instellingen.eerste_publicatie
    if not day or day > kb.today.isoformat():
        return None
    there = [record for record in kb.all() if all(line.soort != "nieuw" for line in record.wijzigingen)]
    counts = {kind.kind: sum(type(record) is kind for record in there) for kind in KINDS}
    words = [count_words(number, kind.label.lower(), kind.label_plural.lower()) for kind, number in counts.items() if number]
    return First(day, f"De kennisbank is voor het eerst te zien, met {enumerate_words(words)}.")


def of_record(kb: Kennisbank, record: Record) -> tuple[Change, ...]:
    """The changes of one record, newest first."""
    return tuple(change for change in changes(kb) if change.record is record)


def of_theme(kb: Kennisbank, thema: Thema) -> tuple[Change, ...]:
    """The changes of a theme, of its points, and of what is linked to those."""
    return tuple(change for change in changes(kb) if thema.id in themes_of(kb, change.record))


def months(kb: Kennisbank) -> tuple[Month, ...]:
    """The changes by month, newest first."""
    rows = {month: tuple(found) for month, found in groupby(changes(kb), key=lambda change: change.datum[:7])}
    first = first_publication(kb)
    names = sorted({*rows, *([first.datum[:7]] if first else [])}, reverse=True)
    return tuple(
        Month(f"m-{month}", date_in_words(month).capitalize(), rows.get(month, ()), first if first and first.datum[:7] == month else None)
        for month in names
    )


def news(kb: Kennisbank, here: str) -> Markup:
    """What stands on the page /nieuw/."""
    return render("overviews/nieuw.html", kb, here, months=months(kb), feed=FEED, themes=themes(kb))


def feed_of(thema: Thema, id: str = "") -> str:
    """The address of the feed of a theme, or what it was when the theme had another ``id``."""
    return f"{thema.kind.address.format(id=id or thema.id)}atom.xml"
