"""What pydantic says of a record that is not right, in Dutch."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.fields import field_of, fields_of
from macros.finding import Path, suggest
from macros.reading.meant import CURLY_TOLD, DASH, in_curly, meant_date, meant_years


def explained(model: type[BaseModel], path: Path, detail: ErrorDetails) -> tuple[str, str]:
    """Code and sentence for one error of pydantic (error types of pydantic 2)."""
    code, text = _explained(model, path, detail)
    given = detail["input"]
    return code, f"{text} {CURLY_TOLD}" if isinstance(given, str) and in_curly(given) and code in (
        "keuze",
        "vorm",
        "getal",
        "datum",
    ) else text


def _explained(model: type[BaseModel], path: Path, detail: ErrorDetails) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    if kind == "missing":
        return "veld-ontbreekt", f"Het verplichte veld '{name}' ontbreekt."
    if kind == "extra_forbidden":
        return "onbekend-veld", _unknown(model, path, name)
    if kind in ("string_too_short", "too_short"):
        return "te-kort", f"Het veld '{name}' is leeg of te kort{_least(context)}."
    if kind == "string_too_long":
        return "te-lang", f"Het veld '{name}' is te lang: hoogstens {context['max_length']} tekens."
    if kind == "too_long":
        return "te-veel", f"Het veld '{name}' heeft te veel regels: hoogstens {context['max_length']}."
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", context["expected"])
        return "keuze", f"Het veld '{name}' kan hier zijn: {', '.join(choices)}.{suggest(str(detail['input']), choices)}"
    if kind == "string_pattern_mismatch":
        return "vorm", f"'{detail['input']}' past niet in het veld '{name}'. {_shape(model, path, name, str(detail['input']))}".rstrip()
    if kind in ("int_parsing", "int_type", "int_from_float", "greater_than_equal", "less_than_equal"):
        return "getal", f"Het veld '{name}' vraagt een heel getal{_bounds(context)}.{_years(model, path, name, str(detail['input']))}"
    if kind in ("bool_parsing", "bool_type"):
        return "ja-of-nee", f"Het veld '{name}' is ja of nee, met kleine letters."
    if kind == "value_error":
        return _date(str(context.get("error")), str(detail["input"]))
    if kind in ("tuple_type", "list_type"):
        return "lijst", f"Het veld '{name}' is een lijst: zet elk onderdeel op een eigen regel die met - begint.{_dashed(detail['input'])}"
    if kind in ("model_type", "model_attributes_type"):
        return "onderdelen", _parts(model, (*path, ""), name, detail["input"])
    return "tekst", f"Het veld '{name}' vraagt een gewone tekst."


def _unknown(model: type[BaseModel], path: Path, name: str) -> str:
    """What to say of a field that is not there; of an id at the place of a field: how a part is written."""
    known = _siblings(model, path)
    if len(path) > 1 and known[0] == "naar" and re.fullmatch(r"[a-z]+[0-9-].*", name):
        return f"'{name}' is hier geen veld. {_as_part(_asked(model, path), name)}"
    return f"Het veld '{name}' bestaat hier niet.{suggest(name, known)}"


def _shape(model: type[BaseModel], path: Path, name: str, given: str) -> str:
    """The cure of a text that does not have the form of its field."""
    field = field_of(_around(model, path), name)
    meant = meant_date(given) if field and field.date else ""
    dash = "Hier staat een lange streep; typ een gewoon streepje (-). " if DASH.search(given) else ""
    return f"Bedoelde je '{meant}'?" if meant else f"{dash}{_help(model, path)}"


def _date(error: str, given: str) -> tuple[str, str]:
    """The code and the text of a date that does not exist, or is not written as one."""
    if "bestaatniet" in error:
        return "datum-bestaat-niet", f"De datum {given} bestaat niet."
    meant = meant_date(given)
    cure = f" Bedoelde je '{meant}'?" if meant else ""
    return "datum", f"Schrijf een datum als 2025-06-26 (of 2025-06, of 2025), niet als '{given}'.{cure}"


def _parts(model: type[BaseModel], inside: Path, name: str, given: object) -> str:
    """What to say where a part with fields is asked and something else is written."""
    as_part = _as_part(_asked(model, inside), given) if isinstance(given, str) else ""
    return f"Een onderdeel van '{name}' bestaat uit velden: {', '.join(_siblings(model, inside))}. {as_part}".rstrip()


def _asked(model: type[BaseModel], path: Path) -> list[str]:
    """The names of the fields that must stand beside the last step of ``path``."""
    return [field.name for field in fields_of(_around(model, path)) if field.required]


def _as_part(names: list[str], word: str) -> str:
    """The lines of a part as they should stand, with the word in the first."""
    if word in names:
        return f"Achter '- {word}' hoort een dubbele punt: '- {word}: ...'."
    rest = f", en recht daaronder '{names[1]}: ...'" if len(names) > 1 else ""
    return f"Schrijf '- {names[0]}: {word.partition(':')[0].strip()}'{rest}."


def _years(model: type[BaseModel], path: Path, name: str, given: str) -> str:
    """How a year among other words, or a span of years, is written."""
    first, last = meant_years(given)
    if first and first != last and f"{name}_tot" in _siblings(model, path):
        return f" Zet een reeks in twee velden: '{name}: {first}' en op een eigen regel '{name}_tot: {last}'."
    return f" Schrijf '{name}: {first}'." if first and first == last else ""


def _dashed(given: object) -> str:
    """What is wrong with the dash in front of an item."""
    text = given.strip() if isinstance(given, str) else ""
    if DASH.match(text):
        return " Hier staat een lange streep; typ een gewoon streepje en een spatie (- )."
    return f" Na het streepje hoort een spatie: '- {text[1:].strip()}'." if re.match(r"-[^ ]", text) else ""


def _least(context: dict[str, Any]) -> str:
    least = context.get("min_length", 0)
    return f": minstens {least} tekens" if least > 1 else ""


def _bounds(context: dict[str, Any]) -> str:
    if "ge" in context:
        return f" van minstens {context['ge']}"
    return f" van hoogstens {context['le']}" if "le" in context else ""


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
