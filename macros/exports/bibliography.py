"""data/punten.bib, data/punten.ris and data/punten.csl.json: all points for reference managers (formats: see ``citation``)."""

from macros.citation import Citable, bibtex, csl_json, ris
from macros.exports.publication import Files, Publication
from macros.model import Punt
from macros.views.citing import citable


def points(publication: Publication) -> list[Citable]:
    """The newest version of each point, uitgangspunten first."""
    kb = publication.kennisbank
    return kb.once("citable points", lambda: [citable(kb, punt) for punt in kb.of(Punt)])


def as_bibtex(publication: Publication) -> Files:
    """An entry per point, with an empty line between them."""
    yield "data/punten.bib", "\n".join(bibtex(text) for text in points(publication))


def as_ris(publication: Publication) -> Files:
    """A record per point, with an empty line between them."""
    yield "data/punten.ris", "\r\n".join(ris(text) for text in points(publication))


def as_csl(publication: Publication) -> Files:
    """A list of items."""
    yield "data/punten.csl.json", csl_json(points(publication))
