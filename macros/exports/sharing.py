"""data/delen.js: the ids that are taken and the examples as they are, for the form to share an example."""

from typing import Any

from macros.exports.as_text import script
from macros.exports.publication import Files, Publication
from macros.model import Praktijkvoorbeeld
from macros.views.sharing import SCRIPT

GLOBAL = "kennisbankDelen"
TAKEN = ("delen", "index")
"""Names under /praktijk/ that are no example's."""


def examples(publication: Publication) -> Files:
    """Every id, sorted, and what the file of each example holds, by id."""
    kb = publication.kennisbank
    data = {
        "bezet": sorted([*kb.known, *TAKEN]),
        "voorbeelden": {record.id: _written(record) for record in kb.standing(Praktijkvoorbeeld)},
    }
    yield SCRIPT, script(GLOBAL, data)


def _written(record: Praktijkvoorbeeld) -> dict[str, Any]:
    """The fields that the file of a record fills in, as an editor writes them."""
    fields = record.model_dump(mode="json", exclude_defaults=True)
    return {name: "ja" if value is True else value for name, value in fields.items()}
