"""Each record that has a page of its own, as a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from macros import words
from macros.kennisbank import Kennisbank
from macros.model import (
    Criterium,
    Invulling,
    Peervraag,
    Praktijkvoorbeeld,
    Punt,
    Record,
    Rol,
    Thema,
    Versie,
    Waarborg,
)
from macros.views import kit, point, released, role, transition
from macros.views.names import framework, full_name, kicker, not_official, number
from macros.views.page import End, Page, sources, targets
from macros.views.record_page import record_page
from macros.words import in_sentence


def page_of(kb: Kennisbank, record: Record) -> Page:
    """The page of a record whose kind has pages."""
    return kb.once(f"page {record.id}", lambda: VIEWS[record.soort](kb, record))


def pages(kb: Kennisbank) -> dict[str, Page]:
    """Every page that is made from records, by address."""
    return kb.once("pages", lambda: {page.address: page for page in _pages(kb)})


def page_at(kb: Kennisbank, address: str) -> Page | None:
    """The page that is made from records at an address; for that of a record itself no other is made."""
    records = kb.once("by address", lambda: {record.address: record for record in kb.all() if record.kind.has_page})
    return page_of(kb, records[address]) if address in records else pages(kb).get(address)


def _pages(kb: Kennisbank) -> Iterator[Page]:
    for record in kb.all():
        if record.kind.has_page:
            yield page_of(kb, record)
        if isinstance(record, Punt) or kb.released.of(record.id):
            yield from released.pages(kb, record)
    yield from kit.pages(kb)


@dataclass(frozen=True)
class WaarborgView:
    waarborg: Waarborg
    criteria: tuple[Criterium, ...]
    punten: tuple[End, ...]
    vragen: tuple[End, ...]
    keuze: kit.Choice
    ernaast: tuple[transition.PartBeside, ...]
    invullingen: tuple[Invulling, ...]

    @property
    def parafrases(self) -> str:
        """What to say of the criteria that are not the official words."""
        return not_official(self.criteria, "Zo beschrijven partnerschappen deze waarborg. Het zijn parafrases, niet de officiële woorden.")


def _waarborg(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Waarborg)
    criteria = kb.leading_to(record, Criterium)
    invullingen = kb.leading_to(record, Invulling)
    choice = next(choice for choice in kit.choices(kb) if choice.record is record)
    view = WaarborgView(
        record,
        criteria,
        sources(kb.links_to(record, Punt)),
        sources(kb.standing_to(record, Peervraag)),
        choice,
        transition.beside(kb, record),
        invullingen,
    )
    title = f"{kicker(kb, record)}: {record.naam}"
    line = f"Waarborg {number(kb, record)} · {full_name(framework(kb, record))} · {words.HERKOMST[record.herkomst]}"
    return record_page(kb, record, "waarborg.html", view, title=title, text=record.samenvatting, print_line=line)


@dataclass(frozen=True)
class CriteriumView:
    criterium: Criterium
    waarborg: Waarborg
    punten: tuple[End, ...]
    vragen: tuple[End, ...]
    ernaast: tuple[transition.PartBeside, ...]


def _criterium(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Criterium)
    waarborg = kb.get(record.waarborg)
    assert isinstance(waarborg, Waarborg)
    view = CriteriumView(
        record, waarborg, sources(kb.links_to(record, Punt)), sources(kb.standing_to(record, Peervraag)), transition.beside(kb, record)
    )
    title = f"Criterium {number(kb, record)} van {in_sentence(kicker(kb, waarborg))}"
    line = f"Criterium {number(kb, record)} · {framework(kb, record).naam} · {words.HERKOMST[record.herkomst]}"
    above = ((kicker(kb, waarborg), waarborg.address),)
    return record_page(kb, record, "criterium.html", view, title=title, text=record.tekst, print_line=line, above=above)


@dataclass(frozen=True)
class VoorbeeldView:
    voorbeeld: Praktijkvoorbeeld
    punten: tuple[End, ...]


def _voorbeeld(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Praktijkvoorbeeld)
    view = VoorbeeldView(record, targets(kb.links_from(record, "punten")))
    line = f"Praktijkvoorbeeld · {record.organisatie} · parafrase"
    return record_page(kb, record, "praktijkvoorbeeld.html", view, title=record.titel, text=record.samenvatting, print_line=line)


def _rol(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Rol)
    text = record.doet or f"Welke uitgangspunten en vragen {in_sentence(record.naam)} het meest raken."
    view = role.view_of(kb, record)
    return record_page(kb, record, "rol.html", view, title=record.naam, text=text, print_line=f"Rol · {record.naam}")


@dataclass(frozen=True)
class ThemaView:
    thema: Thema
    punten: tuple[Punt, ...]


def _thema(kb: Kennisbank, record: Record) -> Page:
    assert isinstance(record, Thema)
    punten = kb.leading_to(record, Punt)
    view = ThemaView(record, punten)
    return record_page(
        kb,
        record,
        "thema.html",
        view,
        title=record.naam,
        text=f"{record.omschrijving} {len(punten)} punten, met hun hele tekst.",
        print_line=f"Thema · {record.naam} · indeling van de redactie",
    )


VIEWS: dict[str, Callable[[Kennisbank, Record], Page]] = {
    "uitgangspunt": point.page,
    "aandachtspunt": point.page,
    "thema": _thema,
    "waarborg": _waarborg,
    "criterium": _criterium,
    "overgang": transition.page,
    "praktijkvoorbeeld": _voorbeeld,
    "rol": _rol,
}


def lacking(model: type[Record]) -> Iterator[str]:
    """What the program still lacks for a kind, in Dutch sentences that name it."""
    kind, of = model.kind, f"De soort '{model.kind.name}'"
    if kind.has_page and kind.name not in VIEWS:
        yield f"{of} heeft pagina's ({kind.address}), maar nog geen weergave: zet er een in VIEWS (macros/views/records.py)."
    if kind.frozen and kind.name not in get_args(Versie.model_fields["soort"].annotation):
        yield f"{of} kan worden uitgegeven, maar 'soort' van Versie kent haar niet (macros/model.py)."
    for field in filter(None, (kind.frozen, kind.owner)):
        if field not in model.model_fields:
            yield f"{of} heeft geen veld '{field}', dat haar beschrijving noemt (macros/model.py)."
    if not hasattr(model, kind.title_field) and kind.title_field not in model.model_fields and "title" not in vars(model):
        yield f"{of} heeft geen veld '{kind.title_field}' om haar records bij te noemen (macros/model.py)."
