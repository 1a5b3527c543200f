"""Slips in the YAML of a record that have one cure: what an editor plainly meant, line by line.

Each repair answers one finding of the reader at its line. It is kept only when the
reader then finds less that is wrong; the editor sees it before it is written.
"""

import re
from collections.abc import Callable

from pydantic import BaseModel

from macros.fields import fields_of
from macros.finding import Finding, errors
from macros.model import Part
from macros.reading.reader import read_part
from macros.reading.slips import HARD_SPACE, SPACE
from macros.reading.source import read_bytes

MOST = 100
"""Repairs of one file."""
HEAD = r"(\s*(?:- +)?(?:[a-z_]+: +)?)"
"""What stands in front of a text: the margin, a dash and the name of its field."""

Repair = Callable[[str, type[BaseModel]], str]
"""A line, and the model of its record, to the line as it was meant; the same line when that is not plain."""


def _margin(line: str, model: type[BaseModel]) -> str:
    """Two spaces for each tab in front, and one for each that stands behind a colon or a dash."""
    body = line.lstrip(" \t")
    margin = line[: len(line) - len(body)].replace("\t", "  ")
    return margin + re.sub(r"^((?:- *)?(?:[a-z_]+:)?)[ \t]*\t[ \t]*", r"\1 ", body)


def _quoted(line: str, model: type[BaseModel]) -> str:
    """A text in straight quotation marks; not when it may hold a comment, or marks that are straight already."""
    match = re.fullmatch(rf"{HEAD}(.*?)\s*", line)
    if not match or not match[2] or " #" in match[2] or match[2][0] in '"|>[{':
        return line
    text = match[2]
    if pair := re.fullmatch(r"[“”„‟«»](.*)[“”„‟«»]", text):
        text = pair[1]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1]}"{escaped}"'


def _closed(line: str, model: type[BaseModel]) -> str:
    """The quotation mark at the end of a line that begins with one."""
    match = re.fullmatch(rf"{HEAD}([\"'])([^\"']*?)\s*", line)
    return f"{match[1]}{match[2]}{match[3]}{match[2]}" if match and match[3] else line


def _spaced(line: str, model: type[BaseModel]) -> str:
    """A space behind a dash, and behind the colon of a name that the model knows."""
    line = re.sub(r"^(\s*)-(?=[^\s-])", r"\1- ", line)
    match = re.fullmatch(r"(\s*(?:- )?)([a-z_]+):(\S.*)", line)
    return f"{match[1]}{match[2]}: {match[3]}" if match and match[2] in _names(model) else line


def _names(model: type[BaseModel]) -> set[str]:
    """The names of the fields of a kind and of its parts."""
    return {name for field in fields_of(model) for name in (field.name, *(_names(field.part) if field.part else ()))}


REPAIRS: dict[str, tuple[Repair, ...]] = {
    "tab": (_margin,),
    "dubbele-punt": (_quoted,),
    "aanhalingsteken": (_closed, _quoted),
    "apostrof": (_quoted,),
    "verwijzing-in-yaml": (_quoted,),
    "tag": (_quoted,),
    "opbouw": (_quoted,),
    "dubbele-punt-ontbreekt": (_spaced,),
    "inspringing": (_margin, _spaced),
    "lijst": (_spaced,),
    "onderdelen": (_spaced,),
    "onbekend-veld": (_spaced,),
}
"""What may mend the line of a finding, by its code."""


def repaired(text: str, file: str, model: type[BaseModel]) -> str:
    """The text with every slip mended that has one cure; itself when there is none."""
    while HARD_SPACE.search(text):
        text = HARD_SPACE.sub(lambda match: SPACE.sub(" ", match.group()), text)
    for _ in range(MOST):
        better = _better(text, file, model)
        if better is None:
            break
        text = better
    return text


def _better(text: str, file: str, model: type[BaseModel]) -> str | None:
    """The text with one slip less; None when no repair helps."""
    found = _wrong(text, file, model)
    for finding in found:
        for repair in REPAIRS.get(finding.code, ()):
            for number in _lines_of(finding, text):
                lines = text.split("\n")
                lines[number] = repair(lines[number], model)
                made = "\n".join(lines)
                if made != text and _weight(_wrong(made, file, model)) < _weight(found):
                    return made
    return None


def _lines_of(finding: Finding, text: str) -> list[int]:
    """The line of a finding, and those beside it: a list is told at its name. Counted from 0, only those that are there."""
    return [number for number in (finding.line - 1, finding.line, finding.line - 2) if 0 <= number <= text.count("\n")]


def _wrong(text: str, file: str, model: type[BaseModel]) -> list[Finding]:
    document = read_bytes(text.encode(), file)
    assert issubclass(model, Part), "a record or the settings"
    return errors([*document.findings, *read_part(document, model)[1]])


def _weight(found: list[Finding]) -> tuple[int, int]:
    """How much is wrong: first the slips in the YAML, then all."""
    return sum(finding.code in REPAIRS and finding.code not in ("lijst", "onderdelen", "onbekend-veld") for finding in found), len(found)
