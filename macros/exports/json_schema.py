"""data/schema.json: what the JSON files look like, as JSON Schema (draft 2020-12), drawn from the models."""

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from macros.exports.json_files import SCHEMA, JsonObject, Verzameling, as_json
from macros.exports.publication import Files, Publication
from macros.exports.rights import Recht
from macros.model import KINDS, Versie

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: JsonObject = {"type": "string"}


def schema(publication: Publication) -> Files:
    """The schema of the file with everything; ``$defs`` holds that of each kind, for the files of one record."""
    models: tuple[type[BaseModel], ...] = (*KINDS, Versie, Recht, Verzameling)
    _, shared = models_json_schema([(model, "serialization") for model in models])
    definitions: JsonObject = {name: _without_docstring(drawn) for name, drawn in shared["$defs"].items()}
    whole = definitions.pop("Verzameling")
    definitions |= {kind.__name__: _record(kind, definitions[kind.__name__], kind.kind.name) for kind in KINDS}
    definitions |= {"Versie": _record(Versie, _with(definitions["Versie"], {"van": TEXT}, {}))}
    records = {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS]}}
    versions = {"type": "array", "items": {"$ref": "#/$defs/Versie"}}
    identity = {"$schema": DIALECT} | ({"$id": publication.root + SCHEMA} if publication.root else {})
    content = identity | {"$comment": f"Een bestand van één record volgt het deel van zijn soort, zoals {SCHEMA}#/$defs/Uitgangspunt."}
    yield SCHEMA, as_json(content | _with(whole, {"@context": TEXT}, {"records": records, "versies": versions}) | {"$defs": definitions})


def _without_docstring(drawn: JsonObject) -> JsonObject:
    """What pydantic drew of a model, without our English about it; the fields keep their Dutch descriptions."""
    return {name: value for name, value in drawn.items() if name != "description"}


def _record(model: type[BaseModel], drawn: JsonObject, soort: str = "") -> JsonObject:
    """The schema of a model, with what the files add to it."""
    rights = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Recht"}}
    before = {"@id": TEXT, "@type": {"const": model.__name__}} | ({"soort": {"const": soort}} if soort else {})
    made = _with(drawn, before, {"pagina": TEXT, "rechten": rights})
    return made | {"properties": {"@context": TEXT} | made["properties"]}


def _with(drawn: JsonObject, before: JsonObject, after: JsonObject) -> JsonObject:
    """A schema of an object with more properties, all required."""
    names = list(dict.fromkeys([*before, *drawn.get("required", ()), *after]))
    return drawn | {"properties": before | drawn["properties"] | after, "required": names}
