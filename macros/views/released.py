"""The pages of the released texts of a record: one per version, and their history."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.kennisbank import Kennisbank
from macros.kennisbank.versions import fingerprint
from macros.model import Bron, Record, Versie
from macros.views import citing
from macros.views.changes import Change, of_record
from macros.views.names import hue, kicker
from macros.views.page import Page, description
from macros.views.render import render
from macros.words import date_in_words


def pages(kb: Kennisbank, record: Record) -> Iterator[Page]:
    """A page for each released version, oldest first, and one for all."""
    yield from (_version(kb, record, versie) for versie in kb.released.of(record.id))
    yield _history(kb, record)


@dataclass(frozen=True)
class VersieView:
    record: Record
    versie: Versie
    bron: Bron
    vorige: Versie | None
    volgende: Versie | None
    verschil: citing.Difference | None

    @property
    def nieuwste(self) -> bool:
        return self.volgende is None


def _version(kb: Kennisbank, record: Record, versie: Versie) -> Page:
    """The page of one released version; its address and its text never change."""
    released = kb.released.of(record.id)
    index = released.index(versie)
    before = released[index - 1] if index else None
    bron = kb.get(versie.bronnen[0])
    assert isinstance(bron, Bron)
    after = released[index + 1] if index + 1 < len(released) else None
    view = VersieView(record, versie, bron, before, after, citing.compare(before, versie) if before else None)
    return Page(
        address=versie.address,
        title=f"{versie.titel} ({kicker(kb, record).lower()}, versie {versie.versie})",
        description=description(versie.tekst),
        body=partial(render, "versie.html", kb, versie.address, view=view, citeer=citing.citable(kb, record, versie)),
        hue=hue(kb, record),
        breadcrumb=(("Start", ""), record.kind.hub, (kicker(kb, record), record.address)),
        print_line=f"{kicker(kb, record)} · versie {versie.versie} · tekst van {date_in_words(versie.datum)}",
        noindex=True,
        head=citing.head(kb, record, versie),
    )


@dataclass(frozen=True)
class VersiesView:
    record: Record
    versies: tuple[Versie, ...]
    verschillen: tuple[citing.Difference, ...]
    vingerafdrukken: dict[str, str]
    wijzigingen: tuple[Change, ...]


def _history(kb: Kennisbank, record: Record) -> Page:
    """The history of a record, with the difference between any two versions."""
    released = kb.released.of(record.id)
    pairs = tuple(citing.compare(old, new) for index, new in enumerate(released) for old in released[:index])
    view = VersiesView(record, released, pairs, {versie.versie: fingerprint(versie.tekst) for versie in released}, of_record(kb, record))
    address = f"{record.address}versies/"
    return Page(
        address=address,
        title=f"Versies van {kicker(kb, record).lower()}",
        description=f"Alle uitgegeven versies van {kicker(kb, record).lower()}, met hun datum en met wat er anders is.",
        body=partial(render, "versies.html", kb, address, view=view),
        hue=hue(kb, record),
        breadcrumb=(("Start", ""), record.kind.hub, (kicker(kb, record), record.address)),
        print_line=f"Versies van {kicker(kb, record).lower()}",
    )
