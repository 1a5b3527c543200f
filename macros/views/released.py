"""The pages of the released texts of a point: one per version, and their history."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.kennisbank import Kennisbank
from macros.model import Bron, Punt, Thema, Versie
from macros.versions import fingerprint
from macros.views import citing
from macros.views.changes import Change, of_record
from macros.views.names import hue, kicker
from macros.views.page import HUBS, Page, description
from macros.views.render import render
from macros.words import date_in_words


def pages(kb: Kennisbank, punt: Punt) -> Iterator[Page]:
    """A page for each released version, oldest first, and one for all."""
    yield from (_version(kb, punt, versie) for versie in kb.released.of(punt.id))
    yield _history(kb, punt)


@dataclass(frozen=True)
class VersieView:
    punt: Punt
    versie: Versie
    bron: Bron
    thema: Thema
    vorige: Versie | None
    volgende: Versie | None
    verschil: citing.Difference | None

    @property
    def nieuwste(self) -> bool:
        return self.volgende is None


def _version(kb: Kennisbank, punt: Punt, versie: Versie) -> Page:
    """The page of one released version; its address and its text never change."""
    released = kb.released.of(punt.id)
    index = released.index(versie)
    before = released[index - 1] if index else None
    bron, thema = kb.get(versie.bronnen[0]), kb.get(punt.thema)
    assert isinstance(bron, Bron)
    assert isinstance(thema, Thema)
    after = released[index + 1] if index + 1 < len(released) else None
    view = VersieView(punt, versie, bron, thema, before, after, citing.compare(before, versie) if before else None)
    return Page(
        address=versie.address,
        title=f"{versie.titel} ({kicker(kb, punt).lower()}, versie {versie.versie})",
        description=description(versie.tekst),
        body=partial(render, "versie.html", kb, versie.address, view=view, citeer=citing.citable(kb, punt, versie)),
        hue=hue(kb, punt),
        breadcrumb=(("Start", ""), HUBS[punt.soort], (kicker(kb, punt), punt.address)),
        print_line=f"{kicker(kb, punt)} · versie {versie.versie} · tekst van {date_in_words(versie.datum)}",
        noindex=True,
        head=citing.head(kb, punt, versie),
    )


@dataclass(frozen=True)
class VersiesView:
    punt: Punt
    versies: tuple[Versie, ...]
    verschillen: tuple[citing.Difference, ...]
    vingerafdrukken: dict[str, str]
    wijzigingen: tuple[Change, ...]


def _history(kb: Kennisbank, punt: Punt) -> Page:
    """The history of a point, with the difference between any two versions."""
    released = kb.released.of(punt.id)
    pairs = tuple(citing.compare(old, new) for index, new in enumerate(released) for old in released[:index])
    view = VersiesView(punt, released, pairs, {versie.versie: fingerprint(versie.tekst) for versie in released}, of_record(kb, punt))
    address = f"{punt.address}versies/"
    return Page(
        address=address,
        title=f"Versies van {kicker(kb, punt).lower()}",
        description=f"Alle uitgegeven versies van {kicker(kb, punt).lower()}, met hun datum en met wat er anders is.",
        body=partial(render, "versies.html", kb, address, view=view),
        hue=hue(kb, punt),
        breadcrumb=(("Start", ""), HUBS[punt.soort], (kicker(kb, punt), punt.address)),
        print_line=f"Versies van {kicker(kb, punt).lower()}",
    )
