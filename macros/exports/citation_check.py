"""data/citaten.js: every released text and every page of ours, for the page that checks citations."""

from dataclasses import asdict, dataclass

from macros.citation import apa
from macros.exports.as_text import script
from macros.exports.kinds import described
from macros.exports.publication import Files, Publication
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Criterium, Punt, Record, Versie, Waarborg
from macros.views.citing import citable, site_author
from macros.views.names import framework, name, number
from macros.words import date_in_words

PATH = "data/citaten.js"
GLOBAL = "kennisbankCitaten"


@dataclass(frozen=True)
class Citaatversie:
    """A released version; ``adres`` is relative to the root of the site, ``verwijzing`` is how to cite it (APA)."""

    versie: str
    datum: str
    datum_in_woorden: str
    adres: str
    titel: str
    tekst: str
    verwijzing: str


@dataclass(frozen=True)
class Puntintrekking:
    """When and why a point was withdrawn; ``opvolger`` is the id of the point that took its place, or empty."""

    reden: str
    datum_in_woorden: str
    opvolger: str = ""


@dataclass(frozen=True)
class Citaatpunt:
    """A point with its versions, oldest first; or an official part of the framework ``kader``. ``met_titel`` is false when its title is its text."""

    id: str
    soort: str
    nummer: str
    titel: str
    met_titel: bool
    adres: str
    versies: tuple[Citaatversie, ...]
    ingetrokken: Puntintrekking | None = None
    kader: str = ""


@dataclass(frozen=True)
class Opvolgerpagina:
    """What took the place of a page: how it is called, and where it stands."""

    text: str
    address: str


@dataclass(frozen=True)
class Paginaintrekking:
    """When and why what a page is about was withdrawn."""

    reden: str
    datum_in_woorden: str
    opvolger: Opvolgerpagina | None


@dataclass(frozen=True)
class Citaatpagina:
    """A page of ours, which has no versions: where it stands and stood, and the day of its last change."""

    adres: str
    titel: str
    oud: tuple[str, ...]
    veranderd: str
    ingetrokken: Paginaintrekking | None


def citations(publication: Publication) -> Files:
    """The points in the order of their kinds and numbers, what those kinds are, and who their texts are by."""
    kb = publication.kennisbank
    points = [record for record in kb.all() if isinstance(record, Punt) or kb.released.of(record.id)]
    authors = {citable(kb, record, versie).author for record in points for versie in kb.released.of(record.id)}
    kinds = [described(kind) | {"path": kind.address.partition("{")[0]} for kind in (model.kind for model in KINDS) if kind.frozen]
    pages = [_page(kb, record) for record in kb.all() if record.kind.has_page and not kb.released.of(record.id)]
    pages += [Citaatpagina(head.address, head.citable.title, (), _in_words(head.citable.issued), None) for head in publication.cited]
    data = {
        "auteurs": sorted(authors),
        "uitgever": site_author(kb),
        "soorten": kinds,
        "punten": [asdict(_point(kb, record)) for record in points],
        "paginas": [asdict(page) for page in pages],
    }
    yield PATH, script(GLOBAL, data)


def _point(kb: Kennisbank, record: Record) -> Citaatpunt:
    versions = tuple(_version(kb, record, versie) for versie in kb.released.of(record.id))
    heir = kb.heir(record)
    end = record.ingetrokken
    gone = Puntintrekking(end.reden, date_in_words(end.datum), heir.id if heir else "") if end else None
    titled = record.kind.title_field != record.kind.frozen
    kader = framework(kb, record).naam if isinstance(record, Waarborg | Criterium) else ""
    return Citaatpunt(record.id, record.soort, number(kb, record), record.title, titled, record.address, versions, gone, kader)


def _page(kb: Kennisbank, record: Record) -> Citaatpagina:
    text, end, heir = citable(kb, record), record.ingetrokken, kb.heir(record)
    old = tuple(address for address, id in kb.verhuisd.items() if id == record.id and "#" not in address)
    led = Opvolgerpagina(name(kb, heir), heir.address) if heir else None
    gone = Paginaintrekking(end.reden, date_in_words(end.datum), led) if end else None
    return Citaatpagina(record.address, text.title.removesuffix(" (ingetrokken)"), old, _in_words(text.issued), gone)


def _in_words(date: str) -> str:
    return date_in_words(date) if date else ""


def _version(kb: Kennisbank, record: Record, versie: Versie) -> Citaatversie:
    reference = "".join(apa(citable(kb, record, versie)))
    return Citaatversie(versie.versie, versie.datum, date_in_words(versie.datum), versie.address, versie.titel, versie.tekst, reference)
