"""A record that no longer holds: its page stays as a tombstone, and links may follow to its successor."""

from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, not_a_sentence
from macros.editing.references import follow as lead
from macros.editing.references import page_texts
from macros.finding import suggest
from macros.kennisbank import Kennisbank, Reference, references
from macros.kennisbank.transition import moved_with, successor_of
from macros.model import Record
from macros.reading.document import Data
from macros.words import count_words, enumerate_words


def withdraw(root: Path, kb: Kennisbank, id: str, reason: str, successor: str, day: str, follow: bool, whole: bool = False) -> Changes:
    """What changes when a record is withdrawn on ``day`` (as 2026-01-31). Raises RefusedError.

    With a successor and ``follow``, links to the record lead to the successor
    from now on; the sentences that say why were written for the old one, so the
    notes name them. What belongs to the record is withdrawn with it when
    ``whole`` says so; else, when something does, nothing is done.
    """
    record = _withdrawable(kb, id, reason, successor)
    below = [part for part in kb.all_below(record) if not part.ingetrokken]
    if below and not whole:
        raise RefusedError(f"Onder '{id}' hangt nog iets: {_listed(below)}. Trek je dat mee in, voeg dan --met-onderdelen toe.")
    drafts, notes = Drafts(root, kb), []
    if successor and follow:
        notes = _follow(drafts, record, successor)
    _put_stone(drafts, id, reason, successor, day)
    for part in below:
        _put_stone(drafts, part.id, reason, successor_of(kb, part), day)
    if below:
        notes = [f"Mee ingetrokken: {_listed(below)}.", *notes, *_left(kb, below)]
    pages = page_texts(root, {id: successor}) if successor and follow else {}
    return Changes(drafts.texts() | pages, notes=notes)


def _put_stone(drafts: Drafts, id: str, reason: str, successor: str, day: str) -> None:
    """Say in a record that it is withdrawn, and tell readers."""
    data = drafts.of(id)
    stone: dict[str, Data] = {"datum": day, "reden": reason}
    data["ingetrokken"] = stone | ({"opvolger": successor} if successor else {})
    changes = data.setdefault("wijzigingen", [])
    assert isinstance(changes, list), "the model says so"
    changes.append({"datum": day, "soort": "ingetrokken", "wat": reason})


def _listed(records: list[Record]) -> str:
    """Records by kind, counted and named: ``1 waarborg (kk2021-w1) en 2 criteria (...)``."""
    kinds = {record.soort: record.kind for record in records}
    rows = {kind: [record.id for record in records if record.soort == name] for name, kind in kinds.items()}
    return enumerate_words(
        [f"{count_words(len(ids), kind.label.lower(), kind.label_plural.lower())} ({', '.join(ids)})" for kind, ids in rows.items()]
    )


def _left(kb: Kennisbank, below: list[Record]) -> list[str]:
    """The links that lead to what was withdrawn with a record, and that were not moved to a new framework."""
    gone = {part.id for part in below}
    found = []
    for record in kb.all():
        for one in references(record):
            if one.target in gone and not one.fixed and record.id not in gone and not moved_with(kb, record, one):
                place = kb.reads[record.id].places[one.path]
                found.append(f"{kb.reads[record.id].document.file}:{place.line}: wijst nog naar '{one.target}', dat vervalt.")
    return found


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
        return not one.fixed and other.id not in (record.id, successor) and kb.known[successor] in one.kinds and not already

    lead(drafts, record.id, successor, follows)
    for other in kb.all():
        for one in references(other):
            if one.target == record.id and other.id != record.id and not one.fixed:
                place = kb.reads[other.id].places[one.path]
                what = "wijst nu naar de opvolger" if follows(other, one) else "wijst nog naar het ingetrokken record"
                ask = " Lees de zin bij 'waarom' na." if one.waarom and follows(other, one) else ""
                notes.append(f"{kb.reads[other.id].document.file}:{place.line}: {what}.{ask}")
    return notes
