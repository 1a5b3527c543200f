"""What the models say of a field, for exports that are drawn from it."""

from functools import cache
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model import Part, Record, Ref


def label_of(name: str, info: FieldInfo) -> str:
    """The Dutch label of a field; its name when the model gives none."""
    titles = [info.title, *(item.title for item in _metadata(info.annotation) if isinstance(item, FieldInfo))]
    return next((title for title in titles if title), name)


def is_reference(info: FieldInfo) -> bool:
    """Whether a field holds an id, or a list of ids, of other records."""
    return any(isinstance(item, Ref) for item in [*info.metadata, *_metadata(info.annotation)])


def part_of(info: FieldInfo) -> type[Part] | None:
    """The kind of part that a field holds a list of; None when it holds no parts."""
    return next((found for found in _types(info.annotation) if isinstance(found, type) and issubclass(found, Part)), None)


def parts_of(record: Record, name: str) -> tuple[Part, ...]:
    """The parts in a field: those of its list, its only one, or none."""
    value = getattr(record, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)


@cache
def holds_references(model: type[BaseModel], name: str) -> bool:
    """Whether a field, or the parts in it, mention other records."""
    info = model.model_fields[name]
    part = part_of(info)
    return is_reference(info) or (part is not None and any(is_reference(inner) for inner in part.model_fields.values()))


def in_text(value: object, joint: str = " | ") -> str:
    """A value of a field as plain text; the items of a list with ``joint`` between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return joint.join(in_text(item, ", ") for item in value)
    if isinstance(value, Part):
        return ": ".join(in_text(item, ", ") for _, item in value)
    return str(value)


def _types(annotation: object) -> list[object]:
    return [annotation] + [found for inner in get_args(annotation) for found in _types(inner)]


def _metadata(annotation: object) -> list[object]:
    found = list(getattr(annotation, "__metadata__", ()))
    return found + [item for inner in get_args(annotation) for item in _metadata(inner)]
