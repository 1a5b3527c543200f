"""data/citaten.js: every released text, for the page that checks citations."""

from dataclasses import asdict, dataclass

from macros.exports.publication import Files, Publication
from macros.exports.script import script
from macros.kennisbank import Kennisbank
from macros.model import Punt, Versie
from macros.views.citing import citable
from macros.words import date_in_words

PATH = "data/citaten.js"
GLOBAL = "kennisbankCitaten"


@dataclass(frozen=True)
class Uitgave:
    """A released version; ``adres`` is relative to the root of the site."""

    versie: str
    datum: str
    datum_in_woorden: str
    adres: str
    titel: str
    tekst: str


@dataclass(frozen=True)
class Intrekking:
    """Why a point was withdrawn; ``opvolger`` is the id of the point that took its place, or empty."""

    reden: str
    opvolger: str = ""


@dataclass(frozen=True)
class Citaatpunt:
    """A point with its versions, oldest first."""

    id: str
    soort: str
    nummer: int
    titel: str
    adres: str
    versies: tuple[Uitgave, ...]
    ingetrokken: Intrekking | None = None


def citations(publication: Publication) -> Files:
    """The points in the order of their kinds and numbers, and who their texts are by."""
    kb = publication.kennisbank
    points = kb.of(Punt)
    authors = {citable(kb, punt, versie).author for punt in points for versie in kb.released.of(punt.id)}
    data = {"auteurs": sorted(authors), "punten": [asdict(_point(kb, punt)) for punt in points]}
    yield PATH, script(GLOBAL, data)


def _point(kb: Kennisbank, punt: Punt) -> Citaatpunt:
    versions = tuple(_version(versie) for versie in kb.released.of(punt.id))
    heir = kb.heir(punt)
    gone = Intrekking(punt.ingetrokken.reden, heir.id if heir else "") if punt.ingetrokken else None
    return Citaatpunt(punt.id, punt.soort, punt.nummer, punt.titel, punt.address, versions, gone)


def _version(versie: Versie) -> Uitgave:
    return Uitgave(versie.versie, versie.datum, date_in_words(versie.datum), versie.address, versie.titel, versie.tekst)
