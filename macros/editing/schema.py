"""What an editor program needs to help while typing: a JSON Schema per kind, drawn from the model.

Draft 07, as yaml-language-server reads it, with two words of its own:
``patternErrorMessage`` and ``errorMessage`` (Dutch), and ``enumDescriptions``
of VS Code. The ids of all records stand in it, so it is made anew when they
change and is not kept in version control.
"""

import json
from typing import Any

from pydantic import BaseModel

from macros.fields import Field, drawn, fields_of
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Instellingen, Record, kinds_in_words

JsonObject = dict[str, Any]
KEPT = ("type", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def schemas(kb: Kennisbank) -> dict[str, str]:
    """The schema of every kind, and of the settings, by the name of its file."""
    made = {f"{model.kind.name}.json": _schema(model, kb) for model in KINDS}
    made["instellingen.json"] = _schema(Instellingen, kb)
    return {name: json.dumps(schema, ensure_ascii=False) + "\n" for name, schema in made.items()}


def _schema(model: type[BaseModel], kb: Kennisbank) -> JsonObject:
    schema: JsonObject = {"$schema": "http://json-schema.org/draft-07/schema#"} | _object(model, kb)
    if issubclass(model, Record):
        form = {"pattern": f"^{model.kind.ids.pattern}$", "patternErrorMessage": f"Een id van deze soort: {model.kind.ids.form}."}
        schema["properties"]["id"] |= form
    return schema


def _object(model: type[BaseModel], kb: Kennisbank) -> JsonObject:
    properties = drawn(model)["properties"]
    fields = fields_of(model)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _property(field, _without_null(properties[field.name]), kb) for field in fields},
    }


def _without_null(asked: JsonObject) -> JsonObject:
    choices = [one for one in asked.get("anyOf", ()) if one != {"type": "null"}]
    return choices[0] if choices else asked


def _property(field: Field, asked: JsonObject, kb: Kennisbank) -> JsonObject:
    told: JsonObject = {"title": field.label} | ({"description": field.help} if field.help else {})
    if not field.many:
        return told | _item(field, asked, kb)
    many = f"'{field.name}' is een lijst: zet elk onderdeel op een eigen regel die met - begint."
    limits: JsonObject = {key: asked[key] for key in KEPT if key in asked}
    return told | limits | {"type": "array", "items": told | _item(field, asked.get("items", {}), kb), "errorMessage": many}


def _item(field: Field, asked: JsonObject, kb: Kennisbank) -> JsonObject:
    if field.part:
        names = ", ".join(inner.name for inner in fields_of(field.part))
        return _object(field.part, kb) | {"errorMessage": f"Een onderdeel van '{field.name}' bestaat uit velden: {names}."}
    if field.kinds:
        return _ids(field, kb)
    if field.choices:
        return {"enum": list(field.choices), "errorMessage": f"'{field.name}' kan hier zijn: {', '.join(field.choices)}."}
    if field.date:
        return {"type": ["string", "integer"], "pattern": DATE, "patternErrorMessage": "Schrijf een datum als 2025-06-26."}
    kept: JsonObject = {key: asked[key] for key in KEPT if key in asked}
    wrong = "een heel getal" if kept.get("type") == "integer" else "een tekst; zet hem tussen aanhalingstekens"
    message = {"patternErrorMessage": field.help} if "pattern" in kept and field.help else {}
    return kept | message | {"errorMessage": f"'{field.name}' vraagt {wrong}."}


def _ids(field: Field, kb: Kennisbank) -> JsonObject:
    ids = [id for id, kind in kb.known.items() if kind in field.kinds]
    titles = [kb.get(id).title if id in kb.reads else "" for id in ids]
    message = f"Er is geen {kinds_in_words(field.kinds)} met dit id. Kies er een uit de lijst (Ctrl en spatie)."
    return {"enum": ids, "enumDescriptions": titles, "markdownEnumDescriptions": titles, "errorMessage": message}
