"""data/kennisbank.json with everything, and data/<kind>/<id>.json for each record: JSON (RFC 8259), readable as JSON-LD 1.1."""

from typing import Annotated, Any

from pydantic import Field
from pydantic_core import to_json

from macros.exports.publication import Files, Publication
from macros.exports.rights import OURS, UNKNOWN, rights_of
from macros.fields import fields_of
from macros.model import Part, Record, Versie

JsonObject = dict[str, Any]
CONTEXT, SCHEMA, WHOLE = "data/context.json", "data/schema.json", "data/kennisbank.json"


class Verzameling(Part):
    """What the file with everything says of itself."""

    naam: Annotated[str, Field(title="Naam van de site")]
    adres: Annotated[str | None, Field(title="Adres van de site", description="Leeg zolang de site geen vast adres heeft.")]
    uitgever: Annotated[str | None, Field(title="Uitgever")]
    naamruimte: Annotated[str | None, Field(title="Naamruimte", description="Staat voor elk id; leeg zolang kenmerken voorlopig zijn.")]
    kenmerken_voorlopig: Annotated[bool, Field(title="Kenmerken voorlopig")]
    rechten_letterlijk: Annotated[str, Field(title="Rechten op letterlijke teksten")]
    rechten_overig: Annotated[str, Field(title="Rechten op al het andere")]


def everything(publication: Publication) -> Files:
    """All records in one file, in the order of the kinds and then by id."""
    settings = publication.kennisbank.instellingen
    head = Verzameling(
        naam=settings.naam,
        adres=settings.adres,
        uitgever=settings.uitgever,
        naamruimte=settings.naamruimte,
        kenmerken_voorlopig=not settings.naamruimte,
        rechten_letterlijk=UNKNOWN,
        rechten_overig=OURS,
    )
    context = {"@context": file_address(publication, CONTEXT, "")}
    yield WHOLE, as_json({**context, **head.model_dump(), "records": objects(publication), "versies": _versions(publication)})


def single_records(publication: Publication) -> Files:
    """A file per record, with the same contents as its part of the whole."""
    context = {"@context": file_address(publication, CONTEXT, "../")}
    for record, content in zip(publication.kennisbank.all(), objects(publication), strict=True):
        yield f"data/{record.kind.folder}/{record.id}.json", as_json(context | content)


def as_json(value: object) -> str:
    """JSON, two spaces a level, with a newline at the end. pydantic's writer: ten times as fast as the standard one."""
    return to_json(value, indent=2).decode() + "\n"


def file_address(publication: Publication, path: str, up: str) -> str:
    """The address of a file in data/, seen from another one ``up`` away from it while the site has no address."""
    return publication.root + path if publication.root else up + path.removeprefix("data/")


def objects(publication: Publication) -> list[JsonObject]:
    """Every record as an object: fields of the model, links as identifiers, rights."""
    kb = publication.kennisbank
    return kb.once("export objects", lambda: [_object(publication, record) for record in kb.all()])


def _object(publication: Publication, record: Record) -> JsonObject:
    said = record.model_dump(mode="json")
    fields = {field.name: said[field.name] for field in fields_of(type(record))}
    if publication.namespace:
        for reference in publication.kennisbank.references(record):
            _put(fields, reference.path, publication.identifier(reference.target))
    return {
        "@id": publication.identifier(record.id),
        "@type": type(record).__name__,
        "soort": record.soort,
        **fields,
        **_shared(publication, record, record.address),
    }


def _versions(publication: Publication) -> list[JsonObject]:
    """Every released text, by point and oldest first."""
    kb = publication.kennisbank
    return [_version(publication, record, versie) for record in kb.all() for versie in kb.released.of(record.id)]


def _version(publication: Publication, record: Record, versie: Versie) -> JsonObject:
    return {
        "@id": publication.identifier(f"{versie.id}/{versie.versie}"),
        "@type": "Versie",
        "van": publication.identifier(versie.id),
        **versie.model_dump(mode="json"),
        "bronnen": [publication.identifier(id) for id in versie.bronnen],
        **_shared(publication, record, versie.address),
    }


def _shared(publication: Publication, record: Record, address: str) -> JsonObject:
    """What ends every object: its page, and the rights on it."""
    return {"pagina": publication.address(address), "rechten": [right.model_dump() for right in rights_of(publication, record)]}


def _put(fields: JsonObject, path: tuple[str | int, ...], value: str) -> None:
    """Set the value at a path of keys and positions."""
    inner: Any = fields
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
