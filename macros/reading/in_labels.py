"""What the check says, to who does not see how a record is written: fields by their labels, no lines of a file."""

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from macros.fields import fields_of
from macros.finding import Finding

LINE = re.compile(r"'(?P<name>\w+): (?P<value>[^']+)'")
NAME = re.compile(r"(?P<field>[Hh]et veld )?'(?P<name>\w+)'")
INSTEAD = {
    " en op een eigen regel ": " en ",
    "geen leesbare YAML": "niet te lezen",
    " in YAML": "",
    "YAML kent alleen rechte": "Alleen rechte kunnen",
}
"""How files are written and kept, and what the form says there."""


def in_labels(model: type[BaseModel], finding: Finding, text: str) -> str:
    """``text``, which is what ``finding`` says or was made of it, with the labels of a kind or part in place of the names in a file."""
    labels = _labels(model)

    def label(match: re.Match[str]) -> str:
        if match["field"] and finding.path and match["name"] == finding.path[-1]:
            return "Dit veld" if match["field"].startswith("H") else "dit veld"
        return f"‘{labels[match['name']]}’" if match["name"] in labels else match[0]

    def line(match: re.Match[str]) -> str:
        return f"‘{match['value']}’ bij ‘{labels[match['name']]}’" if match["name"] in labels else match[0]

    for words, others in INSTEAD.items():
        text = text.replace(words, others)
    return NAME.sub(label, LINE.sub(line, text))


@cache
def _labels(model: type[BaseModel]) -> dict[str, str]:
    """The labels of all fields of a kind and of its parts, by their names."""
    return dict(reversed(list(_walk(model))))


def _walk(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for one in fields_of(model):
        yield one.name, one.label
    for one in fields_of(model):
        if one.part:
            yield from _walk(one.part)
