"""What the model says of each field, as one flat object that everything else is drawn from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import MaxLen
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from macros.finding import Path
from macros.model import ASKED, BY_NAME, VERBATIM, AtMost, Part, Record, Ref, Searched, Sought


@dataclass(frozen=True)
class Field:
    """One field: what it is called, what it asks, and what may stand in it.

    ``many`` when it is a list; ``text`` when it holds text of any kind, ids too, but no date. ``kinds`` are the
    kinds of record whose id may stand in it, ``fixed`` when that never follows to a successor, ``choices`` the
    words to choose from, ``part`` the model of its parts.
    ``date`` when it holds a day, month or year; ``prose`` when it holds text without a fixed form or parts, ``ours`` when we
    may mend that; ``searched`` how its words count in the search; ``sentences`` how many it has at most, 0 for any number;
    ``asked`` when it matters, though it may be left out; ``most`` the characters that a text in it has at most, 0 for any number.
    """

    name: str
    label: str
    help: str
    required: bool
    many: bool
    text: bool
    kinds: tuple[str, ...]
    fixed: bool
    choices: tuple[str, ...]
    part: type[Part] | None
    date: bool
    prose: bool
    ours: bool
    searched: Searched
    sentences: int
    asked: bool
    most: int


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a kind or a part in the order of a file: the id, what is its own, and then what it shares with more and more kinds."""
    bases = [base for base in model.__mro__[1:] if issubclass(base, Record)]
    fields = (_field(name, info) for name, info in model.model_fields.items())
    return tuple(sorted(fields, key=lambda one: 0 if one.name == "id" else 1 + sum(one.name in base.model_fields for base in bases)))


@cache
def drawn(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model as pydantic draws it; who takes from it changes nothing in it."""
    return model.model_json_schema()


@cache
def field_of(model: type[BaseModel], name: str) -> Field | None:
    """One field; None when the model has no field of this name."""
    return next((field for field in fields_of(model) if field.name == name), None)


@cache
def linking_fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields that hold ids of records, or parts that may."""
    return tuple(field for field in fields_of(model) if field.kinds or field.part)


def field_at(model: type[BaseModel], path: Path) -> Field | None:
    """The field at a path in a record; None where the model has none."""
    field = None
    for step in path:
        if isinstance(step, str):
            field = field_of((field.part if field else None) or model, step)
    return field


def _field(name: str, info: FieldInfo) -> Field:
    types = list(_types(info.annotation))
    marks = [*info.metadata, *(item for one in types for item in getattr(one, "__metadata__", ()))]
    infos = [info, *(item for item in marks if isinstance(item, FieldInfo))]
    kinds = next((item.kinds or tuple(BY_NAME) for item in marks if isinstance(item, Ref)), ())
    words = tuple(str(word) for one in types if get_origin(one) is Literal for word in get_args(one))
    date = any(isinstance(item, AfterValidator) for item in marks)
    part = next((one for one in types if isinstance(one, type) and issubclass(one, Part)), None)
    text = str in types and not date
    prose = part is not None or (text and not kinds and not any(_pattern(item) for item in marks))
    return Field(
        name=name,
        label=next((one.title for one in infos if one.title), name),
        help=next((one.description for one in infos if one.description), ""),
        required=info.is_required(),
        many=any(get_origin(one) is tuple for one in types),
        text=text,
        kinds=kinds,
        fixed=any(isinstance(item, Ref) and item.fixed for item in marks),
        choices=("ja", "nee") if bool in types else words,
        part=part,
        date=date,
        prose=prose,
        ours=prose and VERBATIM not in marks,
        searched=next((item.how for item in marks if isinstance(item, Sought)), "text" if prose else ""),
        sentences=next((item.sentences for item in marks if isinstance(item, AtMost)), 0),
        asked=ASKED in marks,
        most=next((length for one in _texts_among(info, infos) if (length := _longest(one))), 0),
    )


def _texts_among(info: FieldInfo, infos: list[FieldInfo]) -> list[FieldInfo]:
    """What is said of a text in a field; of a list, its own bounds count items."""
    return [one for one in infos if one is not info or get_origin(info.annotation) is not tuple]


def _longest(info: FieldInfo) -> int:
    return next((mark.max_length for mark in info.metadata if isinstance(mark, MaxLen)), 0)


def _pattern(mark: object) -> bool:
    """Whether a mark gives a text a fixed form, as that of an id or an address."""
    if isinstance(mark, FieldInfo):
        return any(map(_pattern, mark.metadata))
    return getattr(mark, "pattern", None) is not None


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _types(inner)
