"""Themes and examples in their order, and by what a reader may choose among records: their themes and their roles."""

from macros.kennisbank import Kennisbank
from macros.model import RECENT_FROM, Peervraag, Praktijkvoorbeeld, Punt, Record, Rol, Thema


def themes(kb: Kennisbank) -> tuple[Thema, ...]:
    """The themes in their order; those that were withdrawn come last."""
    return kb.once("themes", lambda: tuple(sorted(kb.of(Thema), key=lambda thema: (bool(thema.ingetrokken), thema.volgorde, thema.id))))


def themes_of(kb: Kennisbank, record: Record) -> set[str]:
    """The ids of the themes a record belongs to: a point's own, else those of the points it leads to."""
    if isinstance(record, Punt | Thema):
        return {record.thema if isinstance(record, Punt) else record.id}
    return {link.target.thema for link in kb.links_from(record) if isinstance(link.target, Punt)}


def roles_of(kb: Kennisbank, record: Record) -> set[str]:
    """The ids of the roles a record is for: those it names, and those that name it."""
    named = record.voor if isinstance(record, Peervraag) else (record.id,) if isinstance(record, Rol) else ()
    return {*named, *(link.source.id for link in kb.links_to(record, Rol))}


def newest_first(example: Praktijkvoorbeeld) -> tuple[int, str]:
    """The key by which examples are sorted; without a year, by what is known of it."""
    year = example.jaar_tot or example.jaar or {"recent": RECENT_FROM, "ouder": 1990}.get(example.periode or "", 2000)
    return -year, example.id
