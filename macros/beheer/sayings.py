"""What the check says, in the words of the form: no commands, no lines of a file, and fields by their labels (``reading.in_labels``)."""

import re

from pydantic import BaseModel

from macros.finding import Finding
from macros.reading.in_labels import in_labels

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
EMPTY = {"veld-ontbreekt": "Dit is nog leeg. Vul het in."}
"""What the form says of a code, where the check speaks of what a file does not hold."""


def said(model: type[BaseModel], finding: Finding) -> str:
    """What a finding says to who fills in a form of ``model``."""
    if finding.code in EMPTY:
        return EMPTY[finding.code]
    return in_labels(model, finding, COMMAND.sub(_instead, finding.text))


def _instead(match: re.Match[str]) -> str:
    words = COMMANDS[match["name"]]
    before = match["before"] or ""
    return f". {words[0].upper()}{words[1:]}" if before.startswith(".") else f"{', ' if before else ''}{words}"
