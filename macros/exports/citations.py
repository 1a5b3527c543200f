"""Files that a reference manager imports: every released version beside its page, and all points together in data/ (formats: see ``citation``)."""

from macros.citation import FORMATS, Citable, bibtex, csl_json, ris
from macros.exports.publication import Files, Publication
from macros.model import Punt
from macros.views.citing import citable


def citations(publication: Publication) -> Files:
    """BibTeX, RIS and CSL-JSON beside the page of every version."""
    kb = publication.kennisbank
    for record in kb.all():
        for versie in kb.released.of(record.id):
            text = citable(kb, record, versie)
            for form in FORMATS:
                yield f"{versie.address}{form.file}", form.write(text)


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
