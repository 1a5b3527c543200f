"""What pydantic says of a record that is not right, in Dutch."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.fields import field_of, fields_of
from macros.finding import Path, suggest


def explained(model: type[BaseModel], path: Path, detail: ErrorDetails) -> tuple[str, str]:
    """Code and sentence for one error of pydantic (error types of pydantic 2)."""
    kind, context = detail["type"], detail.get("ctx", {})
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    if kind == "missing":
        return "veld-ontbreekt", f"Het verplichte veld '{name}' ontbreekt."
    if kind == "extra_forbidden":
        return "onbekend-veld", f"Het veld '{name}' bestaat hier niet.{suggest(name, _siblings(model, path))}"
    if kind in ("string_too_short", "too_short"):
        return "te-kort", f"Het veld '{name}' is leeg of te kort{_least(context)}."
    if kind == "string_too_long":
        return "te-lang", f"Het veld '{name}' is te lang: ten hoogste {context['max_length']} tekens."
    if kind == "too_long":
        return "te-veel", f"Het veld '{name}' heeft te veel regels: ten hoogste {context['max_length']}."
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", context["expected"])
        return "keuze", f"Het veld '{name}' kan hier zijn: {', '.join(choices)}.{suggest(str(detail['input']), choices)}"
    if kind == "string_pattern_mismatch":
        return "vorm", f"'{detail['input']}' past niet in het veld '{name}'. {_help(model, path)}".rstrip()
    if kind in ("int_parsing", "int_type", "int_from_float", "greater_than_equal", "less_than_equal"):
        return "getal", f"Het veld '{name}' vraagt een heel getal{_bounds(context)}."
    if kind in ("bool_parsing", "bool_type"):
        return "ja-of-nee", f"Het veld '{name}' is ja of nee, met kleine letters."
    if kind == "value_error":
        if "bestaatniet" in str(context.get("error")):
            return "datum-bestaat-niet", f"De datum {detail['input']} bestaat niet."
        return "datum", f"Schrijf een datum als 2025-06-26 (of 2025-06, of 2025), niet als '{detail['input']}'."
    if kind in ("tuple_type", "list_type"):
        return "lijst", f"Het veld '{name}' is een lijst: zet elk onderdeel op een eigen regel die met - begint."
    if kind in ("model_type", "model_attributes_type"):
        return "onderdelen", f"Een onderdeel van '{name}' bestaat uit velden: {', '.join(_siblings(model, (*path, '')))}."
    return "tekst", f"Het veld '{name}' vraagt een gewone tekst."


def _least(context: dict[str, Any]) -> str:
    least = context.get("min_length", 0)
    return f": ten minste {least} tekens" if least > 1 else ""


def _bounds(context: dict[str, Any]) -> str:
    if "ge" in context:
        return f" van ten minste {context['ge']}"
    return f" van ten hoogste {context['le']}" if "le" in context else ""


def _help(model: type[BaseModel], path: Path) -> str:
    """What the model says of the field at ``path``."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    field = field_of(_around(model, path), name)
    return field.help if field else ""


def _siblings(model: type[BaseModel], path: Path) -> list[str]:
    """The names of the fields beside the last step of ``path``."""
    return [field.name for field in fields_of(_around(model, path))]


def _around(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that describes the last step of ``path``."""
    for step in path[:-1]:
        if isinstance(step, str) and (field := field_of(model, step)):
            model = field.part or model
    return model
