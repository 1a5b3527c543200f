"""The fields of a kind as an editor meets them, drawn from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from macros.kennisbank import plan
from macros.model import Part, Record


@dataclass(frozen=True)
class Field:
    """One field: what it is called, what it asks, and what may stand in it.

    ``kinds`` are the kinds of record whose id may stand in it, ``part`` the model
    of its parts; ``many`` when it is a list, ``date`` when it holds a day, month or year.
    """

    name: str
    label: str
    help: str
    required: bool
    many: bool
    kinds: tuple[str, ...]
    choices: tuple[str, ...]
    part: type[Part] | None
    date: bool


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields in the order of a file: the id, what the kind has of its own, and then what every record has."""
    found = [_field(model, name, info) for name, info in model.model_fields.items()]
    if not issubclass(model, Record):
        return tuple(found)
    shared = Record.model_fields
    return tuple(sorted(found, key=lambda field: 0 if field.name == "id" else 1 + (field.name in shared)))


def order_of(model: type[BaseModel]) -> list[str]:
    """The names of the fields in the order of a file."""
    return [field.name for field in fields_of(model)]


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    infos = [info, *_infos(info.annotation)]
    ref = dict(plan(model)).get(name)
    types = list(_types(info.annotation))
    metadata = [*info.metadata, *(item for one in types for item in getattr(one, "__metadata__", ()))]
    return Field(
        name=name,
        label=next((one.title for one in infos if one.title), name),
        help=next((one.description for one in infos if one.description), ""),
        required=info.is_required(),
        many=any(get_origin(one) is tuple for one in types),
        kinds=ref.kinds if ref else (),
        choices=("ja", "nee")
        if bool in types
        else tuple(str(one) for kind in types if get_origin(kind) is Literal for one in get_args(kind)),
        date=any(isinstance(item, AfterValidator) for item in metadata),
        part=next((one for one in types if isinstance(one, type) and issubclass(one, Part)), None),
    )


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _types(inner)


def _infos(annotation: object) -> Iterator[FieldInfo]:
    for one in _types(annotation):
        yield from (item for item in getattr(one, "__metadata__", ()) if isinstance(item, FieldInfo))
