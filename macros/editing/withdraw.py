"""A record that no longer holds: its page stays as a tombstone, and links may follow to its successor."""

from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, not_a_sentence
from macros.editing.references import follow as lead
from macros.editing.references import page_edits
from macros.finding import suggest
from macros.kennisbank import Kennisbank, Reference, references
from macros.model import Record
from macros.reading.document import Data


def withdraw(root: Path, kb: Kennisbank, id: str, reason: str, successor: str, day: str, follow: bool) -> Changes:
    """What changes when a record is withdrawn on ``day`` (as 2026-01-31). Raises RefusedError.

    With a successor and ``follow``, links to the record lead to the successor
    from now on; the sentences that say why were written for the old one, so the
    notes name them.
    """
    record = _withdrawable(kb, id, reason, successor)
    drafts, notes = Drafts(root, kb), []
    if successor and follow:
        notes = _follow(drafts, record, successor)
    data = drafts.of(id)
    stone: dict[str, Data] = {"datum": day, "reden": reason}
    data["ingetrokken"] = stone | ({"opvolger": successor} if successor else {})
    changes = data.setdefault("wijzigingen", [])
    assert isinstance(changes, list), "the model says so"
    changes.append({"datum": day, "soort": "ingetrokken", "wat": reason})
    pages = dict(page_edits(root, id, successor)) if successor and follow else {}
    return Changes(drafts.texts() | pages, notes=notes)


def _withdrawable(kb: Kennisbank, id: str, reason: str, successor: str) -> Record:
    """The record, when all that was asked can be; else RefusedError with everything that cannot."""
    record = kb.get(id) if id in kb.reads else None
    told = []
    if record is None:
        told.append(f"Er is geen record met id '{id}'.{suggest(id, kb.known)}")
    elif record.ingetrokken:
        told.append(f"'{id}' is al ingetrokken.")
    if wrong := not_a_sentence(reason, 'Zeg in één zin waarom dit niet meer geldt: --reden "...".'):
        told.append(wrong)
    if successor and (wrong := _no_successor(kb, id, record, successor)):
        told.append(wrong)
    if told or record is None:
        raise RefusedError("\n".join(told))
    return record


def _no_successor(kb: Kennisbank, id: str, record: Record | None, successor: str) -> str:
    """Why a record cannot take the place of another; empty when it can."""
    if successor == id:
        return "Een record kan zichzelf niet opvolgen."
    if successor not in kb.reads:
        like = [known for known, kind in kb.known.items() if record is None or kind == record.soort]
        return f"Er is geen record met id '{successor}'.{suggest(successor, like)}"
    other = kb.get(successor)
    if record and other.soort != record.soort:
        return f"'{successor}' is een {other.kind.label.lower()}; alleen een {record.kind.label.lower()} kan '{id}' opvolgen."
    return f"'{successor}' is zelf ingetrokken." if other.ingetrokken else ""


def _follow(drafts: Drafts, record: Record, successor: str) -> list[str]:
    """Lead the links to a record to its successor; what an editor has to read again, in Dutch with file and line."""
    kb, notes = drafts.kb, []

    def follows(other: Record, one: Reference) -> bool:
        already = any(each.target == successor and each.field == one.field for each in references(other))
        return other.id not in (record.id, successor) and kb.known[successor] in one.kinds and not already

    lead(drafts, record.id, successor, follows)
    for other in kb.all():
        for one in references(other):
            if one.target == record.id and other.id != record.id:
                place = kb.reads[other.id].places[one.path]
                what = "wijst nu naar de opvolger" if follows(other, one) else "wijst nog naar het ingetrokken record"
                ask = " Lees de zin bij 'waarom' na." if one.waarom and follows(other, one) else ""
                notes.append(f"{kb.reads[other.id].document.file}:{place.line}: {what}.{ask}")
    return notes
