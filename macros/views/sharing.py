"""The form with which an organisation shares an example: what it asks, and what the model wants of each answer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from macros.fields import drawn, fields_of
from macros.model import Praktijkvoorbeeld
from macros.reading import paragraph
from macros.reading.contact import PATTERNS
from macros.reading.signs import for_scripts
from macros.words import SECTOR

Control = Literal["regel", "tekst", "keuzes", "keuze", "jaar", "punten", "adres", "akkoord"]


@dataclass(frozen=True)
class Question:
    """A question of the form. ``name`` is the field of the record that holds the answer, with dots for fields inside others."""

    name: str
    control: Control
    vraag: str
    uitleg: str
    needed: bool = True
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return f"deel-{self.name.replace('.', '-')}"

    @property
    def limits(self) -> dict[str, Any]:
        """What the model wants, as attributes for the script: min, max and pattern."""
        return limits(self.name)


QUESTIONS = (
    Question("titel", "regel", "Wat doen jullie, in een paar woorden?", "Dit wordt de titel. Bijvoorbeeld: samen begeleiden op vijf scholen."),
    Question("samenvatting", "tekst", "Vertel het in hoogstens vijf zinnen.", "Wat doen jullie, met wie en waarom? Schrijf geen namen van personen op."),
    Question("organisatie", "regel", "Welke organisaties doen mee?", "Noem het partnerschap, de besturen, scholen en opleidingen. Geen namen van personen."),
    Question("regio", "regel", "In welke regio?", "Bijvoorbeeld: Twente.", needed=False),
    Question("sector", "keuzes", "In welke sectoren?", "Kies alles wat past.", needed=False, choices=tuple(SECTOR.items())),
    Question("jaar", "jaar", "In welk jaar begon het?", "Vier cijfers. Weet je het niet, laat het dan leeg. De site zegt dan dat het onbekend is.", needed=False),
    Question(
        "stand", "keuze", "Gebeurt het al?", "Een plan is ook welkom.",
        choices=(("praktijk", "Ja, dit gebeurt of gebeurde"), ("plan", "Nee, het is nog een plan")),
    ),
    Question("punten", "punten", "Bij welke punten hoort dit?", "Kies een uitgangspunt of aandachtspunt. Zeg in één zin wat in jullie voorbeeld daarbij past."),
    Question("opgave.adres", "adres", "Staat er ergens meer over?", "Een webadres van jullie zelf, dat iedereen kan openen. Het begint met https://.", needed=False),
    Question(
        "opgave.toestemming", "akkoord", "Mogen wij dit delen?",
        "Onze organisatie vindt het goed dat dit voorbeeld op deze site komt. De redactie mag de tekst bewerken. "
        "Iedereen mag de tekst daarna gebruiken met de naam van deze kennisbank erbij (CC BY 4.0).",
    ),
)  # fmt: skip
"""In the order in which they are asked."""

POINT = Question("punten.naar", "regel", "Punt", "")
REASON = Question("punten.waarom", "tekst", "Wat past daarbij, in één zin?", "")
"""What is asked of each point."""

SCRIPT = "data/delen.js"
"""Where the ids that are taken and the examples as they are stand (exports/sharing.py)."""

FIELDS = tuple(field.name for field in fields_of(Praktijkvoorbeeld))
"""The fields of a record, in the order in which a file has them."""

INVISIBLE = for_scripts()
"""The characters that the reader of records refuses, as a pattern that scripts understand too."""

REFUSED = json.dumps(PATTERNS | {"item": paragraph.ITEM, "always": paragraph.ALWAYS, "inline": paragraph.INLINE})
"""What the check refuses in a text, as patterns for the script."""


def limits(name: str) -> dict[str, Any]:
    """What the model wants of a field: ``min`` and ``max`` (characters of a text, bounds of a number) and ``pattern``."""
    field = drawn(Praktijkvoorbeeld)
    for step in name.split("."):
        field = _inside(field["properties"][step])
    names = {"minLength": "min", "minimum": "min", "maxLength": "max", "maximum": "max", "pattern": "pattern"}
    return {ours: field[theirs] for theirs, ours in names.items() if theirs in field}


def _inside(field: dict[str, Any]) -> dict[str, Any]:
    """What a field holds: past ``or nothing``, past the list, and the part that is described elsewhere in the schema."""
    options: Iterable[dict[str, Any]] = field.get("anyOf", ())
    field = next((option for option in options if option.get("type") != "null"), field)
    field = field.get("items", field)
    return dict(drawn(Praktijkvoorbeeld)["$defs"][field["$ref"].rpartition("/")[2]]) if "$ref" in field else field
