"""By what readers choose examples, questions and points."""

from collections.abc import Iterable
from typing import get_args

from macros import words
from macros.kennisbank import Kennisbank
from macros.model import RECENT_FROM, Aandachtspunt, Criterium, Peervraag, Praktijkvoorbeeld, Provincie, Punt, Rol, Uitgangspunt, Waarborg
from macros.views.facets import UNKNOWN, Dimension, Facets, Order, facets_of
from macros.views.names import kicker, name
from macros.views.themes_and_roles import themes

PERIODS = {"recent": f"recent ({RECENT_FROM} of later)", "ouder": f"van voor {RECENT_FROM}"}
ORIGINS = {"parafrase": "uit een bron (parafrase)", "redactie": "van ons (redactie)", "letterlijk": "letterlijk uit een bron"}
NOT_IN_A_PROVINCE = {
    UNKNOWN: ("is bij 1 ander voorbeeld de provincie niet te zeggen", "is bij # andere voorbeelden de provincie niet te zeggen"),
    "landelijk": ("is er 1 landelijk", "zijn er # landelijk"),
}
GAPS = {"praktijk": "geen praktijkvoorbeeld", "kader": "geen waarborg of criterium", "vragen": "geen vraag"}


def period(example: Praktijkvoorbeeld) -> str:
    """``recent`` or ``ouder``; empty when that is not known."""
    year = example.jaar_tot or example.jaar
    return example.periode or "" if year is None else "recent" if year >= RECENT_FROM else "ouder"


def examples(kb: Kennisbank, rows: tuple[Praktijkvoorbeeld, ...]) -> Facets:
    """Filters for practice examples; ``rows`` in the order of the page."""
    sectors = {id: f"{label} ({id})" for id, label in words.SECTOR.items()}
    return facets_of(
        rows,
        ("voorbeeld", "voorbeelden"),
        (
            _province(),
            Dimension(
                "sector",
                "Sector",
                lambda row: row.sector,
                sectors,
                shown=True,
                short={**{id: id for id in sectors}, UNKNOWN: "sector onbekend"},
            ),
            _theme(kb),
            _point(kb),
            Dimension("stand", "Soort voorbeeld", lambda row: [row.stand or ""], words.STAND, short={UNKNOWN: "soort onbekend"}),
            Dimension("periode", "Periode", lambda row: [period(row)], PERIODS, short={UNKNOWN: "jaar onbekend"}),
        ),
        "Nieuwste eerst",
        (Order("titel", "Titel", lambda row: row.titel.lower()),),
    )


def _province() -> Dimension:
    return Dimension(
        "provincie",
        "Provincie",
        lambda row: row.provincie,
        {name: name for name in get_args(Provincie)},
        "niet te zeggen",
        shown=True,
        short={UNKNOWN: "provincie niet te zeggen"},
        before="in",
        beside=NOT_IN_A_PROVINCE,
    )


def questions(kb: Kennisbank, rows: tuple[Peervraag, ...]) -> Facets:
    """Filters for questions for peer review; ``rows`` in the order of the page."""
    roles = {rol.id: rol.naam for rol in sorted(kb.of(Rol), key=lambda rol: rol.naam.lower())}
    return facets_of(
        rows,
        ("vraag", "vragen"),
        (
            Dimension(
                "voor",
                "Voor",
                lambda row: row.voor,
                roles,
                "niet genoemd",
                shown=True,
                short={UNKNOWN: "voor wie niet genoemd"},
                before="voor",
            ),
            _theme(kb, shown=True),
            _point(kb),
            _waarborg(kb),
            Dimension("herkomst", "Herkomst", lambda row: [row.herkomst], ORIGINS, shown=True),
        ),
        "Punt",
        (Order("voor", "Voor wie", lambda row: row.id, group_by="voor"),),
    )


def statements(kb: Kennisbank, rows: tuple[Punt, ...]) -> Facets:
    """Filters for uitgangspunten and aandachtspunten; ``rows`` in the order of the page."""
    kinds = {kind.kind.name: kind.kind.label_plural for kind in (Uitgangspunt, Aandachtspunt)}
    return facets_of(
        rows,
        ("punt", "punten"),
        (
            Dimension("soort", "Soort", lambda row: [row.soort], kinds, shown=True),
            Dimension("thema", "Thema", lambda row: [row.thema], _theme(kb).labels, shown=True, before="bij"),
            Dimension(
                "partij",
                "Partijen in de tekst",
                lambda row: [found.partij for found in row.partijen],
                words.PARTIJ,
                "geen partij",
                short={UNKNOWN: "zonder partij in de tekst"},
                before="met",
            ),
            _waarborg(kb),
            Dimension("mist", "Wat nog ontbreekt", lambda row: _gaps(kb, row), GAPS, "niets", short={UNKNOWN: "waar niets ontbreekt"}),
        ),
        "Nummer",
        (Order("thema", "Thema", lambda row: (row.soort != "uitgangspunt", row.id), group_by="thema"),),
    )


def _gaps(kb: Kennisbank, punt: Punt) -> Iterable[str]:
    return (
        gap
        for gap, found in (
            ("praktijk", kb.standing_to(punt, Praktijkvoorbeeld)), ("kader", punt.kader), ("vragen", kb.standing_to(punt, Peervraag))
        )
        if not found
    )  # fmt: skip


def _points_of(row: Praktijkvoorbeeld | Peervraag) -> list[str]:
    return [link.naar for link in row.punten]


def _point(kb: Kennisbank) -> Dimension:
    """By the points that a record is linked to."""
    labels = {punt.id: name(kb, punt) for punt in kb.of(Punt)}
    titles = {punt.id: punt.titel for punt in kb.of(Punt)}
    return Dimension("punt", "Punt", _points_of, labels, "geen punt", short={**titles, UNKNOWN: "zonder punt"}, before="bij")


def _waarborg(kb: Kennisbank) -> Dimension:
    """By the waarborgen that a record leads to."""
    return Dimension(
        "waarborg",
        "Waarborg",
        lambda row: _waarborgen(kb, row),
        waarborgen(kb),
        "niet gekoppeld",
        short={UNKNOWN: "zonder waarborg"},
        before="bij",
    )


def _theme(kb: Kennisbank, shown: bool = False) -> Dimension:
    """By the themes of the points that a record is linked to."""
    labels = {thema.id: thema.naam for thema in themes(kb)}
    theme_of = {punt.id: punt.thema for punt in kb.of(Punt)}
    return Dimension(
        "thema",
        "Thema",
        lambda row: [theme_of.get(id, "") for id in _points_of(row)],
        labels,
        "geen thema",
        shown,
        {UNKNOWN: "zonder thema"},
        "bij",
    )


def waarborgen(kb: Kennisbank) -> dict[str, str]:
    """The words for each waarborg, by id."""
    return {waarborg.id: f"{kicker(kb, waarborg)} · {waarborg.naam}" for waarborg in kb.of(Waarborg)}


def _waarborgen(kb: Kennisbank, row: Punt | Peervraag) -> Iterable[str]:
    """The waarborgen that a record is linked to, itself or by one of their criteria."""
    for link in kb.links_from(row, "kader"):
        yield link.target.waarborg if isinstance(link.target, Criterium) else link.target.id
