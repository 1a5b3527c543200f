"""What concerns a role first: its points, the questions it can be asked, and the examples that fit."""

from dataclasses import dataclass

from macros.kennisbank import Kennisbank
from macros.model import Peervraag, Praktijkvoorbeeld, Punt, Rol
from macros.views.page import End, targets
from macros.views.themes_and_roles import newest_first


@dataclass(frozen=True)
class Fitting:
    """An example that fits a role, with the points of that role that it touches."""

    voorbeeld: Praktijkvoorbeeld
    punten: tuple[Punt, ...]


@dataclass(frozen=True)
class RolPunt:
    """A point of a role: the reason, the questions to this role, and how many questions and examples there are in all."""

    punt: Punt
    waarom: str
    vragen: tuple[Peervraag, ...]
    alle_vragen: int
    alle_voorbeelden: int


@dataclass(frozen=True)
class RolView:
    rol: Rol
    punten: tuple[RolPunt, ...]
    andere_vragen: tuple[Peervraag, ...]
    aantal_vragen: int
    voorbeelden: tuple[Fitting, ...]

    @property
    def ends(self) -> tuple[End, ...]:
        return tuple(End(item.punt, item.waarom) for item in self.punten)


def view_of(kb: Kennisbank, rol: Rol) -> RolView:
    """What the page of a role shows."""
    asked = tuple(row for row in kb.leading_to(rol, Peervraag) if not row.ingetrokken)
    punten = tuple(_rol_punt(kb, end, asked) for end in targets(kb.links_from(rol, "punten")))
    own = {vraag for found in punten for vraag in found.vragen}
    others = tuple(vraag for vraag in asked if vraag not in own)
    return RolView(rol, punten, others, len(asked), fitting_examples(kb, rol))


def _rol_punt(kb: Kennisbank, end: End, asked: tuple[Peervraag, ...]) -> RolPunt:
    assert isinstance(end.record, Punt)
    mine = tuple(vraag for vraag in asked if any(link.naar == end.record.id for link in vraag.punten))
    return RolPunt(
        end.record, end.waarom, mine, len(kb.standing_to(end.record, Peervraag)), len(kb.standing_to(end.record, Praktijkvoorbeeld))
    )


def fitting_examples(kb: Kennisbank, rol: Rol, limit: int = 8) -> tuple[Fitting, ...]:
    """The examples that touch most points of a role; of those that touch as many, the newest first."""
    touched: dict[str, list[Punt]] = {}
    for link in kb.links_from(rol, "punten"):
        for source in kb.standing_to(link.target, Praktijkvoorbeeld):
            if isinstance(link.target, Punt):
                touched.setdefault(source.source.id, []).append(link.target)
    found = [Fitting(row, tuple(touched[row.id])) for row in kb.of(Praktijkvoorbeeld) if row.id in touched]
    return tuple(sorted(found, key=lambda item: (-len(item.punten), *newest_first(item.voorbeeld)))[:limit])
