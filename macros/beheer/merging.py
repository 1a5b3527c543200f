"""Two editors at one record: what each changed goes together, unless both changed the same field."""

import json
from dataclasses import dataclass, replace

from macros.beheer.posted import Draft, Form
from macros.editing.together import put, together
from macros.fields import fields_of
from macros.reading.document import Data
from macros.words import one_paragraph

THEIRS, MINE, OWN = "ander", "mijn", "nieuw"
"""What an editor chooses for a field that both changed: what the other wrote, what he wrote, or what he writes now."""


@dataclass(frozen=True)
class Merged:
    """A draft with what another changed meanwhile; ``both`` are the fields that both changed, ``theirs`` those of the other only.

    ``before`` is what the record said when both began; the draft holds one's own words in the fields of ``both``.
    """

    draft: Draft
    before: dict[str, Data]
    both: tuple[str, ...]
    theirs: tuple[str, ...]


def merged(draft: Draft, now: dict[str, Data]) -> Merged:
    """Put what the file says now under a draft."""
    found = together((one.name for one in fields_of(draft.model)), draft.was, draft.data, now)
    return Merged(replace(draft, data=found.data, was=now), draft.was, found.both, found.alone)


def packed(draft: Draft) -> str:
    """A draft in one field of a form."""
    return json.dumps({"data": draft.data, "beside": draft.beside}, ensure_ascii=False)


def chosen(form: Form, draft: Draft) -> Draft:
    """The draft of a form on which one chose between two texts; the same draft when there was nothing to choose."""
    try:
        kept = json.loads(form.get("alles", ""))
        data, beside = dict(kept["data"]), dict(kept["beside"])
    except (ValueError, KeyError, TypeError):
        return draft
    for name, choice in ((key.removeprefix("kies."), value) for key, value in form.items() if key.startswith("kies.")):
        if choice == THEIRS:
            put(data, name, draft.was)
        elif choice == OWN:
            data[name] = one_paragraph(form.get(f"tekst.{name}", ""))
    return replace(draft, data=data, beside=beside)
