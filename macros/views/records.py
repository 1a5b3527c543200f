"""Each record that has a page of its own, as a page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from macros.kennisbank import Kennisbank
from macros.model import (
    Begrip,
    Bron,
    Criterium,
    Invulling,
    Kader,
    Peervraag,
    Praktijkvoorbeeld,
    Punt,
    Record,
    Rol,
    Thema,
    Waarborg,
)
from macros.views import citing, kit, released, role
from macros.views import map as drawing
from macros.views.changes import feed_of
from macros.views.names import framework, hue, kicker, name
from macros.views.page import HUBS, End, Neighbour, Page, description, first_source, sources, targets
from macros.views.render import render
from macros.views.selection import newest_first
from macros.words import count_words, date_in_words, in_sentence


def page_of(kb: Kennisbank, record: Record) -> Page:
    """The page of a record; KeyError when its kind has no pages."""
    return kb.once(f"page {record.id}", lambda: VIEWS[record.soort](kb, record))


def pages(kb: Kennisbank) -> dict[str, Page]:
    """Every page that is made from records, by address."""
    return kb.once("pages", lambda: {page.address: page for page in _pages(kb)})


def _pages(kb: Kennisbank) -> Iterator[Page]:
    for record in kb.all():
        if record.soort in VIEWS:
            yield page_of(kb, record)
        if isinstance(record, Punt):
            yield from released.pages(kb, record)
    yield from kit.pages(kb)


@dataclass(frozen=True)
class Tension:
    """A point that may pull in another direction, the reason, and a question for the conversation (or none)."""

    record: Record
    waarom: str
    vraag: str


def tensions(kb: Kennisbank, punt: Punt) -> tuple[Tension, ...]:
    """The tensions of a point, stored at either end."""
    own = [Tension(link.target, *_tension(punt, link.target)) for link in kb.links_from(punt, "spanning")]
    others = [link.source for link in kb.links_to(punt, Punt) if link.field == "spanning"]
    return (*own, *(Tension(other, *_tension(other, punt)) for other in others))


def _tension(source: Record, target: Record) -> tuple[str, str]:
    assert isinstance(source, Punt)
    found = next(part for part in source.spanning if part.naar == target.id)
    return found.waarom, found.vraag or ""


@dataclass(frozen=True)
class PuntView:
    punt: Punt
    bron: Bron | None
    thema: Thema
    begrippen: tuple[Begrip, ...]
    rollen: tuple[End, ...]
    vragen: tuple[End, ...]
    kader: tuple[End, ...]
    invullingen: tuple[End, ...]
    voorbeelden: tuple[End, ...]
    verwant: tuple[End, ...]
    spanning: tuple[Tension, ...]
    kaders_zonder_tekst: tuple[Kader, ...]
    kaart: drawing.Map


def _punt(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Punt)
    thema = kb.get(record.thema)
    assert isinstance(thema, Thema)
    bron = first_source(kb, record)
    verwant = targets(kb.links_from(record, "verwant")) + sources([link for link in kb.links_to(record, Punt) if link.field == "verwant"])
    spanning = tensions(kb, record)
    vragen = tuple(sorted(sources(kb.standing_to(record, Peervraag)), key=_named_first))
    kader = targets(kb.links_from(record, "kader"))
    voorbeelden = tuple(sorted(sources(kb.standing_to(record, Praktijkvoorbeeld)), key=_recent_first))
    rollen = sources(kb.links_to(record, Rol))
    right = [drawing.node(kb, end.record) for end in kader[:3]]
    right += [
        drawing.Node(f"{record.address}#vragen", "Peer review", count_words(len(vragen), "vraag", "vragen"), 4),
        drawing.Node(f"{record.address}#praktijk", "Praktijk", count_words(len(voorbeelden), "voorbeeld", "voorbeelden"), 1),
    ]
    view = PuntView(
        punt=record,
        bron=bron,
        thema=thema,
        begrippen=terms_in(kb, record.tekst),
        rollen=rollen,
        vragen=vragen,
        kader=kader,
        invullingen=sources(kb.links_to(record, Invulling)),
        voorbeelden=voorbeelden,
        verwant=verwant,
        spanning=spanning,
        kaders_zonder_tekst=tuple(found for found in kb.of(Kader) if not kb.links_to(found, Waarborg)),
        kaart=drawing.draw(kb, record, [drawing.node(kb, end.record) for end in verwant], right),
    )
    contents = [
        ("tekst", "De tekst"), ("wie", "Wie de tekst noemt"),
        *([("rollen", "Voor wie vooral")] if rollen else []), ("vragen", "Vragen voor peer review"),
        ("kader", "Kwaliteitskader"), ("praktijk", "Praktijk"), ("verwant", "Verwante punten"),
        *([("spanning", "Waar het kan schuren")] if spanning else []), ("citeer", "Citeer dit"),
    ]  # fmt: skip
    page = _page(kb, record, "punt.html", view, contents, record.titel, record.tekst)
    return _with_print_line(
        page, f"{kicker(kb, record)} · tekst van {date_in_words(bron.datum)}" if bron and bron.datum else kicker(kb, record)
    )


def _recent_first(end: End) -> tuple[int, str]:
    assert isinstance(end.record, Praktijkvoorbeeld)
    return newest_first(end.record)


def _named_first(end: End) -> tuple[bool, str]:
    assert isinstance(end.record, Peervraag)
    return not end.record.voor, end.record.id


def terms_in(kb: Kennisbank, text: str) -> tuple[Begrip, ...]:
    """The terms that stand in a text, in the order in which they come.

    The first word does not count: statements start with a verb, and "Waarborg
    een gezonde organisatie" does not speak of a waarborg.
    """
    found: list[tuple[int, Begrip]] = []
    for begrip in kb.of(Begrip):
        forms = "|".join(re.escape(form) for form in (begrip.term, *begrip.vormen))
        match = re.search(rf"(?<=\W)({forms})(?!\w)", text, re.IGNORECASE)
        if match:
            found.append((match.start(), begrip))
    return tuple(begrip for _, begrip in sorted(found, key=lambda item: (item[0], item[1].id)))


@dataclass(frozen=True)
class WaarborgView:
    waarborg: Waarborg
    criteria: tuple[Criterium, ...]
    punten: tuple[End, ...]
    vragen: tuple[End, ...]
    keuze: kit.Choice
    invullingen: tuple[Invulling, ...]


def _waarborg(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Waarborg)
    criteria = kb.leading_to(record, Criterium)
    invullingen = kb.leading_to(record, Invulling)
    choice = next(choice for choice in kit.choices(kb) if choice.record is record)
    view = WaarborgView(
        record, criteria, sources(kb.links_to(record, Punt)), sources(kb.standing_to(record, Peervraag)), choice, invullingen
    )
    contents = [
        ("tekst", "Waar het over gaat"), ("criteria", "Criteria"), ("punten", "Punten die erbij horen"),
        ("vragen", "Vragen voor peer review"), ("invulling", "Hoe partnerschappen het invullen"), ("gemis", "Wat nog ontbreekt"), ("citeer", "Citeer dit"),
    ]  # fmt: skip
    title = f"Waarborg {record.nummer}: {record.naam}"
    page = _page(kb, record, "waarborg.html", view, contents, title, record.samenvatting)
    return _with_print_line(page, f"{kicker(kb, record)} · {framework(kb, record).naam} ({framework(kb, record).jaar}) · parafrase")


@dataclass(frozen=True)
class CriteriumView:
    criterium: Criterium
    waarborg: Waarborg
    punten: tuple[End, ...]
    vragen: tuple[End, ...]


def _criterium(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Criterium)
    waarborg = kb.get(record.waarborg)
    assert isinstance(waarborg, Waarborg)
    view = CriteriumView(record, waarborg, sources(kb.links_to(record, Punt)), sources(kb.standing_to(record, Peervraag)))
    contents = [
        ("tekst", "Het criterium"),
        ("punten", "Punten die erbij horen"),
        ("vragen", "Vragen voor peer review"),
        ("gemis", "Wat nog ontbreekt"),
        ("citeer", "Citeer dit"),
    ]
    title = f"Criterium {waarborg.nummer}.{record.nummer} van waarborg {waarborg.nummer}"
    page = _page(kb, record, "criterium.html", view, contents, title, record.tekst)
    crumbs = (*page.breadcrumb, (kicker(kb, waarborg), waarborg.address))
    return _with_print_line(page, f"{kicker(kb, record)} · {framework(kb, record).naam} · parafrase", crumbs)


@dataclass(frozen=True)
class VoorbeeldView:
    voorbeeld: Praktijkvoorbeeld
    punten: tuple[End, ...]


def _voorbeeld(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Praktijkvoorbeeld)
    view = VoorbeeldView(record, targets(kb.links_from(record, "punten")))
    contents = [
        ("kern", "Wat ze doen"),
        ("punten", "Punten die het raakt"),
        ("bron", "Bron"),
        ("jullie", "Is dit van jullie?"),
        ("citeer", "Citeer dit"),
    ]
    page = _page(kb, record, "praktijkvoorbeeld.html", view, contents, record.titel, record.samenvatting)
    return _with_print_line(page, f"Praktijkvoorbeeld · {record.organisatie} · parafrase")


def _rol(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Rol)
    contents = [
        ("rol", "Wat deze rol doet"),
        ("punten", "Deze punten raken jou het meest"),
        ("vragen", "Vragen die je kunt krijgen"),
        ("praktijk", "Voorbeelden die passen"),
    ]
    if record.eisen or record.andere_namen or record.verschillen:
        contents.append(("meer", "Meer over deze rol"))
    text = record.doet or f"Welke uitgangspunten en vragen {in_sentence(record.naam)} het meest raken."
    page = _page(kb, record, "rol.html", role.view_of(kb, record), contents, record.naam, text)
    return _with_print_line(page, f"Rol · {record.naam}")


@dataclass(frozen=True)
class ThemaView:
    thema: Thema
    punten: tuple[Punt, ...]


def _thema(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Thema)
    punten = kb.leading_to(record, Punt)
    view = ThemaView(record, punten)
    page = _page(
        kb,
        record,
        "thema.html",
        view,
        [(punt.id, name(kb, punt)) for punt in punten],
        record.naam,
        f"{record.omschrijving} {len(punten)} punten, met hun hele tekst.",
    )
    return _with_print_line(page, f"Thema · {record.naam} · indeling van de redactie")


def _page(kb: Kennisbank, record: Record, template: str, view: object, contents: list[tuple[str, str]], title: str, text: str) -> Page:
    hub = HUBS[record.soort]
    before, after = kb.neighbours(record)
    return Page(
        address=record.address,
        title=f"{title} ({kicker(kb, record).lower()})" if isinstance(record, Punt) else title,
        description=description(text),
        body=partial(_body, template, kb, record, view),
        hue=hue(kb, record),
        breadcrumb=(("Start", ""), hub),
        contents=tuple(contents),
        previous=_neighbour(kb, "Vorige", before),
        next=_neighbour(kb, "Volgende", after),
        file=kb.reads[record.id].document.file,
        head=citing.head(kb, record) if isinstance(record, Punt) else None,
        feed=feed_of(record) if isinstance(record, Thema) else "",
    )


def _body(template: str, kb: Kennisbank, record: Record, view: object) -> Markup:
    """The page of a record, under its tombstone when it was withdrawn, or a note that it waits for its day."""
    stone = render("parts/withdrawn.html", kb, record.address, record=record) if record.ingetrokken or kb.waits(record) else Markup()
    return stone + render(template, kb, record.address, view=view, citeer=citing.citable(kb, record))


def _with_print_line(page: Page, line: str, breadcrumb: tuple[tuple[str, str], ...] | None = None) -> Page:
    fields = {**page.__dict__, "print_line": line, "breadcrumb": breadcrumb or page.breadcrumb}
    return Page(**fields)


def _neighbour(kb: Kennisbank, label: str, record: Record | None) -> Neighbour | None:
    if record is None:
        return None
    number = f" · {kicker(kb, record).split()[-1]}" if isinstance(record, Punt | Waarborg | Criterium) else ""
    return Neighbour(label + number, record.title, record.address)


VIEWS: dict[str, Callable[[Kennisbank, Record], Page]] = {
    "uitgangspunt": _punt,
    "aandachtspunt": _punt,
    "thema": _thema,
    "waarborg": _waarborg,
    "criterium": _criterium,
    "praktijkvoorbeeld": _voorbeeld,
    "rol": _rol,
}
