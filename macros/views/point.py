"""The page of an uitgangspunt or aandachtspunt: its text, and everything that is linked to it."""

import re
from dataclasses import dataclass

from macros.kennisbank import Kennisbank
from macros.model import Begrip, Bron, Criterium, Invulling, Kader, Peervraag, Praktijkvoorbeeld, Punt, Record, Rol, Thema, Waarborg
from macros.views import citing
from macros.views import map as drawing
from macros.views.names import framework, kicker
from macros.views.page import End, Page, first_source, sources, targets
from macros.views.record_page import record_page
from macros.views.themes_and_roles import newest_first
from macros.words import count_words, date_in_words


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
class Relation:
    """A point that is akin (``waarom`` says why; empty when it only pulls), and where the two may pull apart."""

    record: Record
    waarom: str
    spanning: tuple[Tension, ...]


def relations(akin: tuple[End, ...], pulls: tuple[Tension, ...]) -> tuple[Relation, ...]:
    """What is akin, each with its tensions, and then what only pulls."""
    near = [Relation(end.record, end.waarom, tuple(pull for pull in pulls if pull.record is end.record)) for end in akin]
    known = {end.record.id for end in akin}
    return (*near, *(Relation(pull.record, "", (pull,)) for pull in pulls if pull.record.id not in known))


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
    verwant: tuple[Relation, ...]
    eerste_spanning: Tension | None
    verandering: citing.Difference | None
    kaders: tuple[Kader, ...]
    kaders_zonder_tekst: tuple[Kader, ...]
    kaders_in_parafrase: tuple[Kader, ...]
    kaart: drawing.Map


def page(kb: Kennisbank, record: Record) -> Page:
    """The page of a point."""
    assert isinstance(record, Punt)
    thema = kb.get(record.thema)
    assert isinstance(thema, Thema)
    bron = first_source(kb, record)
    verwant = targets(kb.links_from(record, "verwant")) + sources([link for link in kb.links_to(record, Punt) if link.field == "verwant"])
    spanning = tensions(kb, record)
    vragen = tuple(sorted(sources(kb.standing_to(record, Peervraag)), key=_named_first))
    kader = targets(kb.links_from(record, "kader"))
    voorbeelden = tuple(sorted(sources(kb.standing_to(record, Praktijkvoorbeeld)), key=_recent_first))
    view = PuntView(
        punt=record,
        bron=bron,
        thema=thema,
        begrippen=terms_in(kb, record.tekst),
        rollen=sources(kb.links_to(record, Rol)),
        vragen=vragen,
        kader=kader,
        invullingen=sources(kb.links_to(record, Invulling)),
        voorbeelden=voorbeelden,
        verwant=relations(verwant, spanning),
        eerste_spanning=spanning[0] if spanning else None,
        verandering=citing.last_change(kb, record),
        kaders=tuple(dict.fromkeys(framework(kb, end.record) for end in kader if isinstance(end.record, Waarborg | Criterium))),
        kaders_zonder_tekst=tuple(found for found in kb.of(Kader) if not kb.links_to(found, Waarborg)),
        kaders_in_parafrase=_paraphrased(kb, kader),
        kaart=_map(kb, record, verwant, kader, len(vragen), len(voorbeelden)),
    )
    dated = f" · tekst van {date_in_words(bron.datum)}" if bron and bron.datum else ""
    line = f"{kicker(kb, record)}{dated}"
    return record_page(kb, record, "punt.html", view, title=record.titel, text=record.tekst, print_line=line)


def _paraphrased(kb: Kennisbank, ends: tuple[End, ...]) -> tuple[Kader, ...]:
    """The frameworks of which a part is shown that is not in the official words."""
    parts = [end.record for end in ends if isinstance(end.record, Waarborg | Criterium)]
    return tuple(dict.fromkeys(framework(kb, part) for part in parts if part.herkomst != "letterlijk"))


def _map(kb: Kennisbank, punt: Punt, verwant: tuple[End, ...], kader: tuple[End, ...], questions: int, examples: int) -> drawing.Map:
    """The relations of a point: what is akin on the left, the framework, questions and practice on the right."""
    right = [
        *(drawing.node(kb, end.record) for end in kader[:3]),
        drawing.MapNode(f"{punt.address}#vragen", "Peer review", count_words(questions, "vraag", "vragen"), 4),
        drawing.MapNode(f"{punt.address}#praktijk", "Praktijk", count_words(examples, "voorbeeld", "voorbeelden"), 1),
    ]
    return drawing.draw(kb, punt, [drawing.node(kb, end.record) for end in verwant], right)


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
