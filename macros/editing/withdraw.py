"""A record that no longer holds: its page stays as a tombstone, and links may follow to its successor."""

from pathlib import Path

from macros.editing.blank import part_lines, scalar
from macros.editing.edit import Changes, RefusedError, not_a_sentence, read
from macros.editing.references import page_edits, record_edits
from macros.finding import suggest
from macros.kennisbank import Kennisbank, Reference, references
from macros.model import Record


def withdraw(root: Path, kb: Kennisbank, id: str, reason: str, successor: str, day: str, follow: bool) -> Changes:
    """What changes when a record is withdrawn on ``day`` (as 2026-01-31). Raises RefusedError.

    With a successor and ``follow``, links to the record lead to the successor
    from now on; the sentences that say why were written for the old one, so the
    notes name them.
    """
    record = _withdrawable(kb, id, reason, successor)
    changes = Changes()
    if successor and follow:
        _follow(root, kb, record, successor, changes)
    file = kb.reads[id].document.file
    text = changes.texts.get(file) or read(root / file)
    changes.texts[file] = told(_with_stone(text, reason, successor, day), kb, id, {"datum": day, "soort": "ingetrokken", "wat": reason})
    return changes


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


def _follow(root: Path, kb: Kennisbank, record: Record, successor: str, changes: Changes) -> None:
    def follows(other: Record, one: Reference) -> bool:
        already = any(each.target == successor and each.field == one.field for each in references(other))
        return other.id not in (record.id, successor) and kb.known[successor] in one.kinds and not already

    changes.texts |= dict(record_edits(root, kb, record.id, successor, follows))
    changes.texts |= dict(page_edits(root, record.id, successor))
    for other in kb.all():
        for one in references(other):
            if one.target == record.id and other.id != record.id:
                place = kb.reads[other.id].places[one.path]
                what = "wijst nu naar de opvolger" if follows(other, one) else "wijst nog naar het ingetrokken record"
                ask = " Lees de zin bij 'waarom' na." if one.waarom and follows(other, one) else ""
                changes.notes.append(f"{kb.reads[other.id].document.file}:{place.line}: {what}.{ask}")


def _with_stone(text: str, reason: str, successor: str, day: str) -> str:
    rows = ["ingetrokken:", f"  datum: {day}", f"  reden: {scalar(reason)}"] + ([f"  opvolger: {successor}"] if successor else [])
    return _ended(text) + "\n".join(rows) + "\n"


def told(text: str, kb: Kennisbank, id: str, change: dict[str, str]) -> str:
    """The text of a record with one more change among its ``wijzigingen``."""
    read_of = kb.reads[id]
    place = read_of.places.get(("wijzigingen",))
    if place is None:
        return _ended(text) + "wijzigingen:\n" + "\n".join(part_lines(change)) + "\n"
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("wijzigingen:"))
    if lines[start].partition(":")[2].split("#")[0].strip():
        raise RefusedError("Zet de lijst 'wijzigingen' eerst onder elkaar, met een streepje voor elk onderdeel.")
    end = start + 1
    while end < len(lines) and (lines[end].startswith((" ", "- ")) and lines[end].strip()):
        end += 1
    indent = len(lines[start + 1]) - len(lines[start + 1].lstrip())
    return "\n".join([*lines[:end], *part_lines(change, indent), *lines[end:]])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
