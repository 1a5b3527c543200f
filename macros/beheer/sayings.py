"""What the check says, in the words of the form: no commands, no lines of a file, and fields by their labels."""

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from macros.fields import fields_of
from macros.finding import Finding

COMMANDS = {
    "hernoem": "kies onder dit formulier ‘Geef een andere naam’",
    "intrek": "kies onder dit formulier ‘Trek in’",
    "verhuis": "kies bij de overgang tussen de kaders ‘Neem de koppelingen over’",
    "uitgeven": "kies onder dat record ‘Geef een nieuwe versie uit’",
    "nieuw": "kies hier ‘Maak een nieuwe bron’",
    "controleer": "dat gaat vanzelf bij het publiceren",
}
"""What an editor at the form does instead of each command that the check names."""
COMMAND = re.compile(r"(?P<before>, met: |: |\. [A-Z]\w+: )?kennisbank (?P<name>\w+)[^.]*")
LINE = re.compile(r"'(?P<name>\w+): (?P<value>[^']+)'")
NAME = re.compile(r"(?P<field>[Hh]et veld )?'(?P<name>\w+)'")
INSTEAD = {
    " en op een eigen regel ": " en ",
    "geen leesbare YAML": "niet te lezen",
    " in YAML": "",
    "YAML kent alleen rechte": "Alleen rechte kunnen",
}
"""How files are written and kept, and what the form says there."""
EMPTY = {"veld-ontbreekt": "Dit is nog leeg. Vul het in."}
"""What the form says of a code, where the check speaks of what a file does not hold."""


def said(model: type[BaseModel], finding: Finding) -> str:
    """What a finding says to who fills in a form of ``model``."""
    if finding.code in EMPTY:
        return EMPTY[finding.code]
    labels = _labels(model)

    def label(match: re.Match[str]) -> str:
        if match["field"] and finding.path and match["name"] == finding.path[-1]:
            return "Dit veld" if match["field"].startswith("H") else "dit veld"
        return f"‘{labels[match['name']]}’" if match["name"] in labels else match[0]

    def line(match: re.Match[str]) -> str:
        return f"‘{match['value']}’ bij ‘{labels[match['name']]}’" if match["name"] in labels else match[0]

    text = COMMAND.sub(_instead, finding.text)
    for words, others in INSTEAD.items():
        text = text.replace(words, others)
    return NAME.sub(label, LINE.sub(line, text))


def _instead(match: re.Match[str]) -> str:
    words = COMMANDS[match["name"]]
    before = match["before"] or ""
    return f". {words[0].upper()}{words[1:]}" if before.startswith(".") else f"{', ' if before else ''}{words}"


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
