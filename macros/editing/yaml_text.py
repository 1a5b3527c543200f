"""Values as YAML: the one place in Python that says how a record is written.

What is written is YAML 1.2 that readers of YAML 1.1 take the same way (PyYAML,
npm's ``yaml`` and our own reader): plain where nobody takes it for something
else, else between double quotes with no escapes but ``\\"`` and ``\\\\``; folded
under ``>-`` where a line would be longer than ``WIDTH``. The twin for the browser
is overrides/js/share/yaml.js; tests/yaml/gevallen.yml runs through both.
"""

import json
import re
from collections.abc import Iterator

from pydantic import BaseModel

from macros.fields import field_of, fields_of
from macros.reading.document import Data
from macros.reading.signs import forbidden_in, told

WIDTH = 100
"""Characters of a line, the margin among them."""

PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9(](?:[^:#]|:(?=[^ ])|(?<! )#)*")
"""What may stand without quotes by its letters: no ``: ``, no `` #``, and no mark in front."""
TAKEN = re.compile(
    r"y|n|yes|no|on|off|true|false|null|0[xob][0-9a-f_]+|[-+.0-9][-+.:0-9_e]*(?:[t ][-+.:0-9z ]*)?",
    re.IGNORECASE | re.ASCII,
)
"""What readers of YAML 1.1 or 1.2 take for a truth value, nothing, a number, a time or a date."""
FIXED = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
"""A word in a field that takes no free text, such as a date, a number or a choice: plain, as everywhere."""
LOOSE = re.compile(r"(?<=[^ ]) (?=[^ ])")
"""A space at which a text may go on at the next line: a line break there reads as that one space."""


class NotWritableError(ValueError):
    """What cannot stand in a text, in Dutch."""


def checked(text: str) -> str:
    """The text itself. Raises NotWritableError for what no text of a record holds: a tab, a line break, a sign that nobody sees."""
    if match := re.search(r"[\t\n\r]", text):
        what = "een tab" if match.group() == "\t" else "een regeleinde"
        raise NotWritableError(f"In deze tekst staat {what}. Een tekst is één alinea, met gewone spaties.")
    if match := next(forbidden_in(text), None):
        raise NotWritableError(told(match.group(), text[: match.start()]))
    return text


def is_plain(text: str, free: bool = True, flow: bool = False) -> bool:
    """Whether a text can stand without quotes. ``free`` when its field takes any text, ``flow`` between brackets or braces."""
    if not free and FIXED.fullmatch(text):
        return True
    if flow and re.search(r"[][{},]", text):
        return False
    return bool(PLAIN.fullmatch(text)) and not text.endswith(" ") and not TAKEN.fullmatch(text)


def scalar(text: str, free: bool = True, flow: bool = False) -> str:
    """A text on one line: plain when every reader takes it as that text, else in double quotes."""
    return checked(text) if is_plain(text, free, flow) else quoted(text)


def quoted(text: str) -> str:
    """A text between double quotes."""
    return json.dumps(checked(text), ensure_ascii=False)


def can_fold(text: str) -> bool:
    """Whether a text can stand under ``>-``: there a space at either end would mean something else."""
    return bool(text) and text == text.strip(" ")


def wrapped(text: str, first: int, rest: int) -> list[str]:
    """A text over lines of ``first`` and then ``rest`` characters at most, cut at single spaces; a longer word keeps its line whole."""
    lines: list[str] = []
    room = first
    for word in LOOSE.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            room = rest if lines else first
            lines.append(word)
    return lines


def folded(text: str, indent: int) -> list[str]:
    """The lines of a text under ``>-``, with their margin."""
    return [" " * indent + line for line in wrapped(checked(text), WIDTH - indent, WIDTH - indent)]


def field_lines(name: str, value: Data, model: type[BaseModel], indent: int = 0) -> list[str]:
    """A field with its value as lines; ``model`` is the kind or part that has the field."""
    field = field_of(model, name)
    part = (field and field.part) or model
    head = f"{' ' * indent}{name}:"
    if isinstance(value, str):
        return _after(f"{head} ", value, indent + 2, field is None or field.text)
    if not value:
        return [f"{head} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, dict):
        return [head, *fields_lines(value, part, indent + 2)]
    return [head, *(line for item in value for line in item_lines(item, part, indent + 2))]


def fields_lines(values: dict[str, Data], model: type[BaseModel], indent: int = 0) -> Iterator[str]:
    """The lines of fields, in their order."""
    for name, value in values.items():
        yield from field_lines(name, value, model, indent)


def whole_text(values: dict[str, Data], model: type[BaseModel]) -> str:
    """The text of a new file with these fields, in the order of a file. Raises NotWritableError."""
    ordered = {one.name: values[one.name] for one in fields_of(model) if one.name in values}
    return "\n".join(fields_lines(ordered, model) if ordered else ["{}"]) + "\n"


def item_lines(item: Data, model: type[BaseModel], indent: int) -> list[str]:
    """An item of a list: a text, or a part described by ``model``."""
    margin = " " * indent
    if isinstance(item, str):
        return _after(f"{margin}- ", item, indent + 2, True)
    assert isinstance(item, dict), "no field holds lists in a list"
    first, *rest = fields_lines(item, model, indent + 2)
    return [f"{margin}- {first.lstrip()}", *rest]


def _after(head: str, text: str, indent: int, free: bool) -> list[str]:
    """A text behind its name or dash, on that line or folded below it."""
    one = head + scalar(text, free)
    return [one] if len(one) <= WIDTH or not can_fold(text) else [f"{head}>-", *folded(text, indent)]
