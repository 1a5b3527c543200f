"""Every released version as files that a reference manager imports."""

from collections.abc import Iterator

from macros.citation import FORMATS
from macros.exports.publication import Publication
from macros.views.citing import citable


def citations(publication: Publication) -> Iterator[tuple[str, str]]:
    """BibTeX, RIS and CSL-JSON beside the page of every version."""
    kb = publication.kennisbank
    for record in kb.all():
        for versie in kb.released.of(record.id):
            text = citable(kb, record, versie)
            for form in FORMATS:
                yield f"{versie.address}{form.file}", form.write(text)
