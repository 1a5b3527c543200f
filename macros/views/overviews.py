"""Overviews: one list per kind, as authors put them on a page with ``overzicht``."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from markupsafe import Markup

from macros.kennisbank import Kennisbank, Link
from macros.model import (
    BY_NAME,
    GREY,
    Aandachtspunt,
    Begrip,
    Bron,
    Criterium,
    Invulling,
    Kader,
    Peervraag,
    Plaats,
    Praktijkvoorbeeld,
    Punt,
    Record,
    Rol,
    Synoniem,
    Thema,
    Uitgangspunt,
    Waarborg,
)
from macros.views import choices
from macros.views.changes import news
from macros.views.names import hue, kicker, not_official
from macros.views.render import render
from macros.views.themes_and_roles import newest_first, themes

T = TypeVar("T")


@dataclass(frozen=True)
class RecordGroup:
    """A heading with what stands under it; ``anchor`` makes it a place to link to."""

    anchor: str
    title: str
    rows: tuple[object, ...]


@dataclass(frozen=True)
class ListedRecord:
    """A record on a list, with the records that lead to it and (as title and address) the written pages that do."""

    record: Record
    used_by: tuple[Record, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    extra: tuple[Record, ...] = ()


def _points(kb: Kennisbank, here: str) -> Markup:
    groups = (
        RecordGroup("", "De zestien uitgangspunten", kb.of(Uitgangspunt)),
        RecordGroup("aandachtspunten", "De vijf aandachtspunten", kb.of(Aandachtspunt)),
    )
    facets = choices.statements(kb, kb.of(Punt))
    return render("overviews/punten.html", kb, here, groups=groups, by_theme=False, facets=facets)


def _attention(kb: Kennisbank, here: str) -> Markup:
    return render("overviews/punten.html", kb, here, groups=(RecordGroup("", "", kb.of(Aandachtspunt)),), by_theme=False, facets=None)


def _themes(kb: Kennisbank, here: str) -> Markup:
    groups = tuple(RecordGroup(thema.id, thema.naam, kb.leading_to(thema, Punt)) for thema in themes(kb))
    return render("overviews/punten.html", kb, here, groups=groups, by_theme=True, facets=None)


@dataclass(frozen=True)
class KaderBlock:
    kader: Kader
    waarborgen: tuple[tuple[Waarborg, tuple[Criterium, ...]], ...]

    @property
    def parafrases(self) -> str:
        """What to say of the parts that are not the official words."""
        parts: list[Waarborg | Criterium] = [waarborg for waarborg, _ in self.waarborgen]
        parts += [criterium for _, criteria in self.waarborgen for criterium in criteria]
        return not_official(parts, "Waarborgen en criteria zijn hier een parafrase. De officiële formulering is hier nog niet.")


def _frameworks(kb: Kennisbank, here: str) -> Markup:
    blocks = []
    for kader in sorted(kb.of(Kader), key=lambda kader: (kader.jaar or 9999, kader.id)):
        waarborgen = kb.leading_to(kader, Waarborg)
        blocks.append(KaderBlock(kader, tuple((waarborg, kb.leading_to(waarborg, Criterium)) for waarborg in waarborgen)))
    return render("overviews/kaders.html", kb, here, blocks=tuple(blocks))


EXAMPLES_SHOWN = 20
"""How many examples stand open on their list; the rest is a fold away."""


def _examples(kb: Kennisbank, here: str) -> Markup:
    rows = tuple(sorted(kb.standing(Praktijkvoorbeeld), key=newest_first))
    return render(
        "overviews/praktijk.html", kb, here, rows=rows, shown=EXAMPLES_SHOWN, anchors=_anchors(rows),
        facets=choices.examples(kb, rows), withdrawn=_withdrawn(kb, Praktijkvoorbeeld),
    )  # fmt: skip


def _anchors(rows: tuple[Praktijkvoorbeeld, ...]) -> dict[str, str]:
    """The places that the list once had as headings: each at the first example of its age."""
    names = {"recent": "recent", "ouder": "ouder", "": "jaar-onbekend"}
    first = {names[choices.period(row)]: row.id for row in reversed(rows)}
    return {id: anchor for anchor, id in first.items()}


@dataclass(frozen=True)
class QuestionsOfPoint:
    """A point (or none) with its questions: those of which it is the first, and how many stand at another point."""

    anchor: str
    title: str
    kicker: str
    rows: tuple[Peervraag, ...]
    elsewhere: tuple[tuple[Record, int], ...] = ()

    @property
    def total(self) -> int:
        return len(self.rows) + sum(number for _, number in self.elsewhere)


@dataclass(frozen=True)
class PointsOfTheme:
    """The points of a theme with their questions; without a title for what has no point."""

    title: str
    hue: int
    groups: tuple[QuestionsOfPoint, ...]


def _questions(kb: Kennisbank, here: str) -> Markup:
    rows = kb.standing(Peervraag)
    found: dict[str, list[Peervraag]] = {}
    also: dict[str, Counter[str]] = {}
    for row in rows:
        first, *others = [link.naar for link in row.punten] or [""]
        found.setdefault(first, []).append(row)
        for other in others:
            also.setdefault(other, Counter())[first] += 1

    def asked(points: Iterable[Punt]) -> tuple[QuestionsOfPoint, ...]:
        shown = [punt for punt in points if punt.id in found or punt.id in also]
        elsewhere = {punt.id: tuple((kb.get(id), number) for id, number in also.get(punt.id, Counter()).items()) for punt in shown}
        return tuple(
            QuestionsOfPoint(f"bij-{one.id}", one.titel, kicker(kb, one), tuple(found.get(one.id, ())), elsewhere[one.id]) for one in shown
        )

    blocks = [PointsOfTheme(thema.naam, hue(kb, thema), asked(kb.leading_to(thema, Uitgangspunt))) for thema in themes(kb)]
    blocks.append(PointsOfTheme(Aandachtspunt.kind.label_plural, GREY, asked(kb.of(Aandachtspunt))))
    if "" in found:
        blocks.append(PointsOfTheme("", 0, (QuestionsOfPoint("zonder-punt", "Zonder punt", "", tuple(found[""])),)))
    return render(
        "overviews/peervragen.html",
        kb,
        here,
        themes=tuple(block for block in blocks if block.groups),
        facets=choices.questions(kb, rows),
        withdrawn=_withdrawn(kb, Peervraag),
    )


def _withdrawn(kb: Kennisbank, kind: type[Record]) -> tuple[Record, ...]:
    """What no longer counts, but keeps its place on the list."""
    return tuple(record for record in kb.of(kind) if record.ingetrokken)


@dataclass(frozen=True)
class Door:
    """A role with its points, and how many questions and examples wait behind the door."""

    rol: Rol
    punten: tuple[Record, ...]
    vragen: int
    voorbeelden: int


def _door(kb: Kennisbank, rol: Rol) -> Door:
    punten = tuple(link.target for link in kb.links_from(rol, "punten"))
    examples = {link.source for punt in punten for link in kb.standing_to(punt, Praktijkvoorbeeld)}
    return Door(rol, punten, len(kb.standing_to(rol, Peervraag)), len(examples))


PLACES: dict[Plaats, str] = {
    "school": "In de school",
    "instituut": "In het instituut",
    "school en instituut": "In school en instituut",
    "school of bestuur": "In school of bestuur",
    "bestuur": "In het bestuur",
    "partnerschap": "In het partnerschap",
}
UNPLACED = "Plaats wisselt of is onbekend"


def _roles(kb: Kennisbank, here: str) -> Markup:
    found: dict[str, list[Door]] = {title: [] for title in (*PLACES.values(), UNPLACED)}
    for rol in kb.of(Rol):
        found[PLACES[rol.plaats] if rol.plaats else UNPLACED].append(_door(kb, rol))
    groups = tuple(RecordGroup("", title, tuple(doors)) for title, doors in found.items() if doors)
    return render("overviews/rollen.html", kb, here, groups=groups, roles=sorted(kb.standing(Rol), key=lambda rol: sort_key(rol.naam)))


def _terms(kb: Kennisbank, here: str) -> Markup:
    entries = [ListedRecord(begrip, extra=kb.leading_to(begrip, Synoniem)) for begrip in kb.of(Begrip)]
    return render("overviews/begrippen.html", kb, here, groups=letters(entries, lambda entry: entry.record.title))


def _words(kb: Kennisbank, here: str) -> Markup:
    words = sorted(kb.of(Synoniem), key=lambda group: (sort_key(group.voorkeur), group.sterkte, group.id))
    read = tuple(group for group in words if _is_of_the_field(group))
    return render("overviews/woorden.html", kb, here, read=read, search=tuple(group for group in words if group not in read))


def _is_of_the_field(group: Synoniem) -> bool:
    """Whether readers of the terms gain by the group; the others only help the search."""
    return group.begrip is not None or any(word.bron for word in group.termen)


def sources(kb: Kennisbank, here: str, naming: Callable[[Record], tuple[tuple[str, str], ...]]) -> Markup:
    """The overview of sources; ``naming`` gives title and address of the pages in docs/ that name a record."""
    entries = [ListedRecord(bron, _users(kb.links_to(bron)), naming(bron)) for bron in kb.of(Bron)]
    return render("overviews/bronnen.html", kb, here, groups=letters(entries, lambda entry: entry.record.title), total=len(entries))


def _users(links: Iterable[Link]) -> tuple[Record, ...]:
    return tuple(dict.fromkeys(link.source for link in links))


def _everything(kb: Kennisbank, here: str) -> Markup:
    rows = list(_subjects(kb))
    return render("overviews/alles.html", kb, here, groups=letters(rows, lambda record: record.title), total=len(rows))


def _subjects(kb: Kennisbank) -> Iterator[Record]:
    """What has a name that one looks up: no sentences, and of word groups those of the field, each name once."""
    named = {begrip.term.lower() for begrip in kb.of(Begrip)}
    for record in kb.all():
        if isinstance(record, Synoniem):
            if _is_of_the_field(record) and record.voorkeur.lower() not in named:
                named.add(record.voorkeur.lower())
                yield record
        elif not isinstance(record, Peervraag | Invulling | Criterium):
            yield record


def sort_key(text: str) -> str:
    """The text as lists sort it: lower case, without accents, signs and leading articles."""
    folded = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(char for char in folded if char.isalnum() or char == " ").strip()
    first, _, rest = bare.partition(" ")
    return rest if first in ("de", "het", "een") and rest else bare


def letters(items: list[T], title: Callable[[T], str]) -> tuple[RecordGroup, ...]:
    """Group by first letter; what starts with a digit comes first, under ``0-9``."""
    ordered = sorted(items, key=lambda item: sort_key(title(item)))
    groups: dict[str, list[T]] = {}
    for item in ordered:
        letter = sort_key(title(item))[:1]
        groups.setdefault(letter if letter.isalpha() else "0", []).append(item)
    return tuple(
        RecordGroup(f"letter-{letter}", "0–9" if letter == "0" else letter.upper(), tuple(rows)) for letter, rows in groups.items()
    )


OVERVIEWS: dict[str, Callable[[Kennisbank, str], Markup]] = {
    "uitgangspunt": _points,
    "aandachtspunt": _attention,
    "thema": _themes,
    "kader": _frameworks,
    "praktijkvoorbeeld": _examples,
    "peervraag": _questions,
    "rol": _roles,
    "begrip": _terms,
    "bron": partial(sources, naming=lambda _: ()),
    "synoniem": _words,
    "alles": _everything,
    "nieuw": news,
}
"""For each kind that has an overview of its own, and for what is no kind: the function that makes it."""


def overview_of(name: str) -> Callable[[Kennisbank, str], Markup] | None:
    """The overview of a kind: its own, or else a list; None when there is no such kind."""
    return OVERVIEWS.get(name) or (partial(_list, BY_NAME[name]) if name in BY_NAME else None)


def _list(model: type[Record], kb: Kennisbank, here: str) -> Markup:
    return render("overviews/soort.html", kb, here, records=kb.of(model))


def points_with_theme(kb: Kennisbank, thema: Thema) -> tuple[Punt, ...]:
    """The uitgangspunten of a theme, for the home page; aandachtspunten stand apart there."""
    return kb.leading_to(thema, Uitgangspunt)
