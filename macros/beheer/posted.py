"""What a browser sends as what a record is to say: the names of the form are paths in the record, such as ``punten.2.waarom``."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from macros.beheer.shapes import Shape, shapes_of
from macros.fields import Field, field_of, fields_of
from macros.finding import Path
from macros.model import Bron, Part
from macros.reading.document import Data, texts_in
from macros.words import one_paragraph

Form = MultiDict[str, str]
NEW = "*"
"""Begins the value of a field that leads to a record which is made on the way; the rest is its number in the form."""
BESIDE = "bij"
"""Begins the names of the fields of such a record: ``bij.1.titel``."""
MADE = Bron
"""The kind of record that can be made on the way."""
COMMANDS = ("ingetrokken",)
"""Fields that a page of their own writes; the form asks for them only when they are there."""


@dataclass
class Draft:
    """What a record is to say, with the new records that it leads to, by their number; ``was`` is what it said when it was opened."""

    model: type[BaseModel]
    data: dict[str, Data]
    was: dict[str, Data] = field(default_factory=dict)
    beside: dict[str, dict[str, Data]] = field(default_factory=dict)


def asked(model: type[BaseModel], was: Mapping[str, Data]) -> tuple[Field, ...]:
    """The fields that the form asks, in their order; the id stays as it is once there is one."""
    kept = {*COMMANDS, "id"} if issubclass(model, Part) and "id" in was else set(COMMANDS)
    return tuple(one for one in fields_of(model) if one.name not in kept or (one.name in was and one.name != "id"))


def draft_of(form: Form, model: type[BaseModel], was: dict[str, Data]) -> Draft:
    """What the form says. What it does not ask stays as it was."""
    reader = _Reader(form, was, {" ".join(text.split()): text for text in texts_in(was)})
    data = reader.part(model, "", was)
    beside = {number: reader.part(MADE, f"{BESIDE}.{number}.", {}) for number in reader.numbers(f"{BESIDE}.")}
    return Draft(model, data, was, beside)


def sought_in(form: Form) -> dict[str, str]:
    """The words that a record is looked for with, by the name of the field that leads to it."""
    return {name.removeprefix("zoek."): words for name, words in form.items() if name.startswith("zoek.") and words}


def was_of(form: Form) -> dict[str, Data]:
    """What the record said when the form was opened; the form carries it along."""
    try:
        data = json.loads(form.get("was", "{}"))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


@dataclass
class _Reader:
    """Reads a form; ``originals`` are the texts of the record as they stood, by how they read as one paragraph."""

    form: Form
    was: dict[str, Data]
    originals: dict[str, str]

    def part(self, model: type[BaseModel], before: str, old: Mapping[str, Data]) -> dict[str, Data]:
        """The fields of a record or part; ``before`` stands in front of their names."""
        shapes = shapes_of(model)
        shown = {one.name for one in asked(model, old)} if not before else {one.name for one in fields_of(model)}
        found: dict[str, Data] = {}
        for one in fields_of(model):
            if one.name not in shown:
                value: Data | None = old.get(one.name)
            else:
                value = self.value(one, shapes[one.name], before + one.name)
            if value is not None:
                found[one.name] = value
        return found | {name: value for name, value in old.items() if field_of(model, name) is None and before + name in self.form}

    def value(self, one: Field, shape: Shape, name: str) -> "Data | None":
        """What one field says; None when it says nothing."""
        if shape == "part":
            assert one.part is not None
            return self.part(one.part, f"{name}.", {}) or None
        if shape == "parts":
            assert one.part is not None
            return [self.part(one.part, f"{name}.{number}.", {}) for number in self.numbers(f"{name}.")] or None
        if shape == "links" and name not in self.form:
            return [self.text(f"{name}.{number}") for number in self.numbers(f"{name}.")] or None
        if shape in ("links", "ticks"):
            return self.ticked(name) or None
        if shape == "lines":
            return [self.original(line) for line in self.form.get(name, "").splitlines() if line.strip()] or None
        if shape == "tick" and name not in self.form:
            return "nee" if f"{name}.nee" in self.form else None
        return self.text(name) or None

    def ticked(self, name: str) -> list[Data]:
        """The words that are ticked: those that were there before in their own order, then the others."""
        words, before = self.form.getlist(name), at(self.was, path_of(name))
        kept = [word for word in before if word in words] if isinstance(before, list) else []
        return [*kept, *(word for word in words if word not in kept)]

    def text(self, name: str) -> str:
        """The text of a field; of what was picked from a list that was searched, the empty field that goes along does not count."""
        return self.original(next(filter(None, self.form.getlist(name)), ""))

    def original(self, text: str) -> str:
        return self.originals.get(one_paragraph(text), one_paragraph(text))

    def numbers(self, before: str) -> list[str]:
        """The numbers that follow this in the names of the form, in their order."""
        steps = {name[len(before) :].partition(".")[0] for name in self.form if name.startswith(before)}
        return sorted((step for step in steps if step.isdecimal() and len(step) < 5), key=int)


def filled(model: type[BaseModel], data: Mapping[str, Data]) -> dict[str, Data]:
    """The same without what is empty; a list that must be there and has nothing in it is an empty list."""
    found = {one.name: value for one in fields_of(model) if (value := _filled(one, data.get(one.name, ""))) is not None}
    return found | {name: value for name, value in data.items() if field_of(model, name) is None}


def _filled(one: Field, value: Data) -> "Data | None":
    if one.many:
        rows = [kept for item in listed(value) if (kept := _item(one, item))]
        return rows if rows or one.required else None
    return _item(one, value) or None


def _item(one: Field, value: Data) -> Data:
    """A text or part without what is empty; empty when nothing is left."""
    if one.part and isinstance(value, dict):
        return filled(one.part, value) if any(texts_in(value)) else ""
    return value


def listed(value: Data) -> list[Data]:
    """A list as it is; anything else as a list of itself, and nothing as an empty one."""
    return value if isinstance(value, list) else [value] if value else []


def at(data: Data, path: Path) -> "Data | None":
    """What stands at a path; None when nothing does."""
    for step in path:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def path_of(name: str) -> Path:
    """``punten.2.waarom`` as a path."""
    return tuple(int(step) if step.isdecimal() else step for step in name.split("."))


def name_of(path: Iterable[str | int]) -> str:
    """A path as a name in the form."""
    return ".".join(map(str, path))
