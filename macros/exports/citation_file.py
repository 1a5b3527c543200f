"""CITATION.cff: how to cite the knowledge base as a whole (Citation File Format 1.2.0), for archives and forges."""

from pydantic_core import to_json

from macros.exports.publication import Files, Publication
from macros.views.citing import site_author

PATH = "CITATION.cff"


def citation(publication: Publication) -> Files:
    """What is known: no licence, for that of the statements is not; the number, the date and the DOI are those of the newest edition."""
    settings = publication.kennisbank.instellingen
    edition = settings.uitgave
    fields = {
        "cff-version": "1.2.0",
        "message": "Noem deze kennisbank zo. Een los punt of voorbeeld heeft op zijn eigen pagina een blok 'Citeer dit'.",
        "type": "dataset",
        "title": settings.naam,
        "authors": [{"name": site_author(publication.kennisbank)}],
        "url": settings.adres,
        "repository-code": settings.broncode,
        "version": edition.nummer if edition else None,
        "date-released": edition.datum if edition else None,
        "doi": edition.doi if edition else None,
    }
    # Every value as JSON, which YAML reads as the same.
    yield PATH, "".join(f"{name}: {to_json(value).decode()}\n" for name, value in fields.items() if value)
