"""What a row on a list says of a practice example: what happens, and where."""

from macros.model import Praktijkvoorbeeld
from macros.words import first_sentence

UNKNOWN_PLACE = "Plaats onbekend"


def happens(example: Praktijkvoorbeeld) -> str:
    """What happens, in one line: its core, or else the first sentence of the summary."""
    return example.kern or first_sentence(example.samenvatting)


def place(example: Praktijkvoorbeeld) -> str:
    """Where it is, as the record says it; its provinces when it names no region."""
    where = example.regio or ", ".join(example.provincie)
    return where[:1].upper() + where[1:] or UNKNOWN_PLACE


def provinces(example: Praktijkvoorbeeld) -> str:
    """The provinces that its place does not name itself."""
    return ", ".join(name for name in example.provincie if name.lower() not in place(example).lower())
