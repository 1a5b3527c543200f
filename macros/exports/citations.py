"""Every released version as files that a reference manager imports."""

from collections.abc import Callable, Iterator

from macros.citation import Citable, bibtex, csl_json, ris
from macros.exports.publication import Publication
from macros.model import Punt
from macros.views.citing import citable

WRITERS: dict[str, Callable[[Citable], str]] = {
    "citeer.bib": bibtex,
    "citeer.ris": ris,
    "citeer.csl.json": lambda text: csl_json([text]),
}


def citations(publication: Publication) -> Iterator[tuple[str, str]]:
    """BibTeX, RIS and CSL-JSON beside the page of every version."""
    kb = publication.kennisbank
    for punt in kb.of(Punt):
        for versie in kb.released.of(punt.id):
            text = citable(kb, punt, versie)
            for file, write in WRITERS.items():
                yield f"{versie.address}{file}", write(text)
