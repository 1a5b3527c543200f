"""What the check says, in the words of the form: no commands, no lines of a file, and fields by their labels (``reading.in_labels``)."""

import re
from dataclasses import dataclass

from pydantic import BaseModel

from macros.beheer.posted import name_of
from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Part, Record
from macros.reading.files import id_of, model_of
from macros.reading.in_labels import in_labels
from macros.views.names import name

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


@dataclass(frozen=True)
class FindingElsewhere:
    """A finding away from its form: where it leads (empty when to no form), what it is about, and what it says."""

    href: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """What it is about and what it says, as one sentence."""
        return f"‘{self.title}’: {self.text}"


def form_of(file: str) -> str:
    """The address of the form of a file; empty when it has none."""
    model = model_of(file)
    if model is None:
        return ""
    return f"/beheer/{model.kind.name}/{id_of(file)}/" if issubclass(model, Record) else "/beheer/instellingen/"


def told(kb: Kennisbank, finding: Finding) -> FindingElsewhere:
    """A finding as it is told on a page that is about more than its record."""
    file, id, model = finding.file, id_of(finding.file), model_of(finding.file)
    if model is None:
        return FindingElsewhere("", file, said(Part, finding))
    title = name(kb, kb.get(id)) if id in kb.reads else id if issubclass(model, Record) else "Gegevens van de site"
    return FindingElsewhere(f"{form_of(file)}#{name_of(finding.path)}", title, said(model, finding))


def _instead(match: re.Match[str]) -> str:
    words = COMMANDS[match["name"]]
    before = match["before"] or ""
    return f". {words[0].upper()}{words[1:]}" if before.startswith(".") else f"{', ' if before else ''}{words}"
