"""How a field is asked in the form: its shape, drawn from what the model says of it."""

from functools import cache
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel

from macros.fields import Field, fields_of
from macros.model import Part

Shape = Literal["line", "area", "number", "date", "choice", "tick", "ticks", "link", "links", "lines", "part", "parts"]
"""A text on one line or more, a number, a date, one of a few words, yes or no, some of a few words, a record, a list
of records, a list of texts, and parts with fields of their own: one or a list."""

SHORT = 160
"""Characters of a text that fits on one line of the form."""
YES_OR_NO = ("ja", "nee")


class UnknownShapeError(TypeError):
    """A field of a type for which the form has no shape yet."""


@cache
def shapes_of(model: type[BaseModel]) -> dict[str, Shape]:
    """The shape of every field of a kind or a part, by its name. Raises UnknownShapeError."""
    for name, info in model.model_fields.items():
        if not _known(info.annotation):
            raise UnknownShapeError(f"{model.__name__}.{name}: macros/beheer/shapes.py has no shape for {info.annotation}")
    return {field.name: _many(model, field) if field.many else _one(field) for field in fields_of(model)}


def _known(annotation: object) -> bool:
    """Whether a type is a text, number, choice or part, perhaps none of it, or a list of those."""
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _known(inner[0])
    if get_origin(annotation) is tuple:
        return len(inner) == 2 and inner[1] is Ellipsis and _known(inner[0]) and get_origin(inner[0]) is not tuple
    if get_origin(annotation) is Literal or annotation in (str, int, bool, type(None)):
        return True
    if inner:  # a union
        return get_origin(annotation) not in (dict, list, set, frozenset) and all(map(_known, inner))
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _many(model: type[BaseModel], field: Field) -> Shape:
    if field.part:
        return "parts"
    if field.kinds:
        return "links"
    if field.choices:
        return "ticks"
    if field.text:
        return "lines"
    raise UnknownShapeError(f"{model.__name__}.{field.name}: the form has no shape for a list of numbers or dates")


def _one(field: Field) -> Shape:
    if field.part:
        return "part"
    if field.kinds:
        return "link"
    if field.choices:
        return "tick" if field.choices == YES_OR_NO else "choice"
    if field.date:
        return "date"
    if not field.text:
        return "number"
    return "area" if field.prose and (not field.most or field.most > SHORT) else "line"
