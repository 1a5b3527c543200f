"""The macros that authors use in pages in docs/, as plain functions.

Each takes where it stands, and then what the author writes between the brackets. A wrong argument raises
``MistakeError`` at once; the checks turn that into a finding at the author's
line. What comes back makes the HTML when it is called, so that checking a page
costs no rendering.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from inspect import Parameter, signature
from typing import Annotated, get_args, get_type_hints

from markupsafe import Markup

from macros import codes
from macros.finding import suggest
from macros.kennisbank import Kennisbank
from macros.model import ANY, BY_NAME, KINDS, Bron, Gezien, Herkomst, Praktijkvoorbeeld, Punt, Record, Ref, Rol, Sector, Status, Thema
from macros.views import citing, kit, sharing
from macros.views import matrix as matrices
from macros.views.citing import text_owner
from macros.views.desk import desk
from macros.views.overviews import OVERVIEWS, overview_of, points_with_theme, sources
from macros.views.page import first_source
from macros.views.records import page_at, page_of, pages
from macros.views.render import render
from macros.views.themes_and_roles import roles_of, themes, themes_of
from macros.words import date_in_words
from macros.written.page import WrittenPage

Later = Callable[[], Markup]
RecordId = Annotated[str, Ref(ANY)]
"""An argument that is the id of a record: it follows when the record is renamed."""


@dataclass(frozen=True)
class At:
    """Where a macro stands: the Kennisbank, the address of the page, and all pages in docs/ by their addresses."""

    kb: Kennisbank
    here: str
    pages: Mapping[str, WrittenPage] = field(default_factory=dict)

    def naming(self, record: Record) -> tuple[tuple[str, str], ...]:
        """Title and address of the pages with a macro that names this record."""
        return tuple((page.title, address) for address, page in sorted(self.pages.items()) if record.id in page.names)


class MistakeError(Exception):
    """An argument that cannot be right, in one Dutch sentence."""


def verwijzing(at: At, id: RecordId, tekst: str = "") -> Later:
    """Een link naar een record, in een zin. Zonder tekst staat er hoe het record heet."""
    return partial(render, "shortcodes/verwijzing.html", at.kb, at.here, record=_record(at.kb, id), tekst=tekst)


def aantal(at: At, soort: str, thema: RecordId = "", rol: RecordId = "", sector: str = "", punt: RecordId = "") -> Later:
    """Hoeveel records er zijn, zonder de ingetrokken records, in een zin. Je kunt kiezen met thema, rol, sector of punt."""
    number = len(_select(at.kb, soort, thema, rol, sector, punt))
    return lambda: Markup(number)  # noqa: S704 - a number


def citaat(at: At, id: RecordId) -> Later:
    """De letterlijke tekst van een punt, met bron en datum."""
    record = _record(at.kb, id)
    if not isinstance(record, Punt):
        raise MistakeError(f"Een citaat kan alleen van een uitgangspunt of aandachtspunt; '{id}' is een {record.kind.label.lower()}.")
    bron = first_source(at.kb, record)
    return partial(render, "shortcodes/citaat.html", at.kb, at.here, punt=record, bron=bron)


def kaart(at: At, id: RecordId) -> Later:
    """Een kaart: de naam van een record en waar het over gaat, als link."""
    return partial(render, "shortcodes/kaart.html", at.kb, at.here, records=(_record(at.kb, id),))


def lijst(at: At, soort: str, thema: RecordId = "", rol: RecordId = "", sector: str = "", punt: RecordId = "") -> Later:
    """Een lijst van records van één soort. Je kunt kiezen met thema, rol, sector of punt."""
    return partial(render, "shortcodes/lijst.html", at.kb, at.here, records=_select(at.kb, soort, thema, rol, sector, punt))


def overzicht(at: At, soort: str) -> Later:
    """Het hele overzicht van een soort, zoals op de pagina's in het menu. 'alles' geeft alle records van A tot Z."""
    if soort == "redactie":
        return partial(desk, at.kb, at.here)
    if soort == "bron":
        return partial(sources, at.kb, at.here, at.naming)
    if not (overview := overview_of(soort)):
        raise MistakeError(f"Er is geen overzicht van '{soort}'.{suggest(soort, (*OVERVIEWS, *BY_NAME))}")
    return partial(overview, at.kb, at.here)


def pagina(at: At, id: RecordId = "") -> Later:
    """De hele pagina van een record. Zonder id: van het record dat op dit adres hoort; zo zijn de pagina's per record gemaakt."""
    if not id:
        if at.here not in pages(at.kb):
            raise MistakeError("Op dit adres hoort geen pagina van een record. Noem het id.")
        return pages(at.kb)[at.here].body
    record = _record(at.kb, id)
    if not record.kind.has_page:
        raise MistakeError(f"Een {record.kind.label.lower()} heeft geen eigen pagina.")
    return lambda: page_of(at.kb, record).body()


@dataclass(frozen=True)
class Cited:
    """The block 'Citeer dit' of a page, and what the head of that page tells reference managers."""

    kb: Kennisbank
    head: citing.Head

    def __call__(self) -> Markup:
        return render("shortcodes/citeer.html", self.kb, self.head.address, citeer=self.head.citable)


def citeer(at: At, titel: str, wat: str = "pagina") -> Later:
    """Het blok 'Citeer dit' voor een pagina van ons. De titel is die van de pagina. Met wat="uitgave" staat er de nieuwste uitgave, als die er is."""
    if wat not in ("pagina", "uitgave"):
        raise MistakeError(f"Met 'wat' kies je uit pagina en uitgave, niet '{wat}'.")
    text = citing.citable_edition(at.kb) if wat == "uitgave" else None
    return Cited(at.kb, citing.Head(text or citing.citable_page(at.kb, at.here, titel), at.here))


def citaatcontrole(at: At) -> Later:
    """Het formulier dat nagaat of een citaat nog actueel is, met de tabel van alle punten en hun versies."""
    rows = tuple((punt, versie) for punt in at.kb.of(Punt) for versie in reversed(at.kb.released.of(punt.id)))
    return partial(render, "shortcodes/citaatcontrole.html", at.kb, at.here, rows=rows)


def deelformulier(at: At) -> Later:
    """Het formulier waarmee een organisatie een voorbeeld deelt, en dezelfde vragen als lijst."""
    return partial(render, "shortcodes/deelformulier.html", at.kb, at.here, sharing=sharing)


def tabellen(at: At) -> Later:
    """De tabellen voor een rekenprogramma: van elke soort één."""
    return partial(render, "shortcodes/tabellen.html", at.kb, at.here, kinds=[model.kind for model in KINDS])


def rechten(at: At) -> Later:
    """Van wie de teksten zijn, en wat ermee mag: van wie iets letterlijk is overgenomen volgt uit de bronnen."""
    pairs = dict.fromkeys((text_owner(at.kb, record), record.kind.label_plural.lower()) for record in at.kb.all())
    owners = dict.fromkeys(owner for owner, _ in pairs if owner)
    held = {owner: [plural for one, plural in pairs if one == owner] for owner in owners}
    return partial(render, "shortcodes/rechten.html", at.kb, at.here, owners=held)


def meenemen(at: At) -> Later:
    """Hoe je de kopie van de site krijgt; zegt het als zij er niet is."""
    return partial(render, "shortcodes/meenemen.html", at.kb, at.here)


def zoekpagina(at: At) -> Later:
    """Het zoekveld met de filters en de resultaten. Zonder JavaScript leidt het naar A tot Z."""
    return partial(render, "shortcodes/zoekpagina.html", at.kb, at.here)


def welkom(at: At, titel: str, tekst: str) -> Later:
    """De kop van de startpagina: titel, belofte, zoekveld en een tegel per uitgangspunt."""
    return partial(render, "shortcodes/welkom.html", at.kb, at.here, titel=titel, tekst=tekst)


def deuren(at: At, titel: str, rollen: list[RecordId]) -> Later:
    """Deuren per rol: de punten die deze rol het meest raken, en de pagina van de rol."""
    found = tuple(_of_kind(at.kb, id, Rol) for id in rollen)
    return partial(render, "shortcodes/deuren.html", at.kb, at.here, titel=titel, rollen=found)


def matrix(at: At) -> Later:
    """De matrix: alle punten naast partijen, kwaliteitskader, vragen, praktijk en rollen."""
    return lambda: render("shortcodes/matrix.html", at.kb, at.here, matrix=matrices.matrix(at.kb), number=matrices.number)


def themablokken(at: At, titel: str, tekst: str) -> Later:
    """De uitgangspunten in een blok per thema, en de aandachtspunten in een eigen blok."""
    groups = tuple((thema, points_with_theme(at.kb, thema)) for thema in themes(at.kb))
    return partial(render, "shortcodes/themablokken.html", at.kb, at.here, titel=titel, tekst=tekst, groups=groups)


def uitnodiging(at: At, titel: str, tekst: str, knop: str, naar: str, stappen: list[str]) -> Later:
    """Een gekleurd blok met een knop en genummerde stappen. 'naar' is het adres van een pagina van deze site."""
    address = naar.partition("#")[0]
    if address and address not in at.pages and page_at(at.kb, address) is None:
        raise MistakeError(f"Er is geen pagina met adres '{naar}'.{suggest(naar, {*at.pages, *pages(at.kb)})}")
    return partial(render, "shortcodes/uitnodiging.html", at.kb, at.here, titel=titel, tekst=tekst, knop=knop, naar=naar, stappen=stappen)


def herkomst(at: At, herkomst: str, status: str, bronnen: list[RecordId], gezien: str = "") -> Later:
    """Waar de alinea hierboven vandaan komt: herkomst, status en de ids van de bronnen."""
    for value, allowed in ((herkomst, Herkomst), (status, Status), (gezien or "volledig", Gezien)):
        if value not in (known := get_args(get_args(allowed)[0])):
            raise MistakeError(f"'{value}' kan hier niet: kies uit {', '.join(known)}.{suggest(value, known)}")
    ids = tuple(_of_kind(at.kb, id, Bron).id for id in bronnen)
    return partial(
        render,
        "shortcodes/herkomst.html",
        at.kb,
        at.here,
        block_of={"herkomst": herkomst, "status": status, "bronnen": ids, "gezien": gezien},
    )


def documenten(at: At) -> Later:
    """De tabel van kant-en-klare documenten voor een peer review: alle vragen, en per thema en waarborg."""
    rows = tuple(choice for choice in kit.offered(at.kb) if choice.ready_made)
    return partial(render, "shortcodes/documenten.html", at.kb, at.here, rows=rows)


def peerreviewkit(at: At) -> Later:
    """Het formulier waarmee je vragen voor een peer review kiest, ordent en meeneemt."""
    return partial(render, "shortcodes/peerreviewkit.html", at.kb, at.here, choices=kit.offered(at.kb), forms=kit.FORMS)


def instelling(at: At, naam: str) -> Later:
    """Een instelling van de site, in een zin; 'nog niet ingevuld' als zij leeg is."""
    if naam not in type(at.kb.instellingen).model_fields:
        raise MistakeError(f"Er is geen instelling '{naam}'.{suggest(naam, type(at.kb.instellingen).model_fields)}")
    return lambda: Markup("{}").format(getattr(at.kb.instellingen, naam) or "nog niet ingevuld")


def meldingen(at: At) -> Later:
    """Alle meldingen van de controle, uitgelegd, met een voorbeeld."""
    return partial(render, "shortcodes/meldingen.html", at.kb, at.here, groups=codes.groups())


def _record(kb: Kennisbank, id: str) -> Record:
    if day := kb.later.get(id):
        raise MistakeError(f"'{id}' is nog niet te zien: pas vanaf {date_in_words(day)}. Zet dit erop als het zover is.")
    if id not in kb.reads:
        raise MistakeError(f"Er is geen record met id '{id}'.{suggest(id, kb.known)}")
    return kb.get(id)


def _of_kind(kb: Kennisbank, id: str, kind: type[Record]) -> Record:
    if kb.known.get(id) != kind.kind.name and id not in kb.later:
        candidates = [known for known, name in kb.known.items() if name == kind.kind.name]
        raise MistakeError(f"Er is geen {kind.kind.label.lower()} met id '{id}'.{suggest(id, candidates)}")
    return _record(kb, id)


def _select(kb: Kennisbank, soort: str, thema: str, rol: str, sector: str, punt: str) -> tuple[Record, ...]:
    """Records of one kind that meet every choice that is not empty."""
    if soort not in BY_NAME:
        raise MistakeError(f"Er is geen soort '{soort}'.{suggest(soort, BY_NAME)}")
    if sector and sector not in get_args(Sector):
        raise MistakeError(f"Er is geen sector '{sector}': kies uit {', '.join(get_args(Sector))}.")
    rows: tuple[Record, ...] = kb.standing(BY_NAME[soort])
    for id, kind in ((thema, Thema), (rol, Rol), (punt, Punt)):
        if id and kind is not Punt:
            _of_kind(kb, id, kind)
        elif id:
            _record(kb, id)
    if sector:
        rows = tuple(row for row in rows if isinstance(row, Praktijkvoorbeeld) and sector in row.sector)
    if thema:
        rows = tuple(row for row in rows if thema in themes_of(kb, row))
    if rol:
        rows = tuple(row for row in rows if rol in roles_of(kb, row))
    if punt:
        rows = tuple(row for row in rows if punt in _points_of(kb, row))
    return rows


def _points_of(kb: Kennisbank, record: Record) -> set[str]:
    return {link.target.id for link in kb.links_from(record) if isinstance(link.target, Punt)}


@dataclass(frozen=True)
class Shortcode:
    """A macro for authors; ``block`` when it must stand alone in its paragraph."""

    function: Callable[..., Later]
    block: bool = True

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def parameters(self) -> list[Parameter]:
        """What an author may write between the brackets, in order."""
        return list(signature(self.function).parameters.values())[1:]

    @property
    def takes_ids(self) -> set[str]:
        """The names of the parameters whose texts are ids of records."""
        hints = get_type_hints(self.function, include_extras=True)
        return {name for name, hint in hints.items() if RecordId in (hint, *get_args(hint))}


SHORTCODES = {
    code.name: code
    for code in (
        Shortcode(verwijzing, block=False), Shortcode(aantal, block=False), Shortcode(instelling, block=False),
        Shortcode(citaat), Shortcode(kaart), Shortcode(lijst), Shortcode(overzicht), Shortcode(pagina), Shortcode(citeer),
        Shortcode(citaatcontrole), Shortcode(zoekpagina), Shortcode(welkom), Shortcode(deuren), Shortcode(themablokken), Shortcode(matrix),
        Shortcode(uitnodiging),
        Shortcode(herkomst), Shortcode(documenten), Shortcode(peerreviewkit), Shortcode(deelformulier),
        Shortcode(meldingen), Shortcode(meenemen), Shortcode(tabellen), Shortcode(rechten),
    )
}  # fmt: skip
