"""A record that no longer holds: its page stays as a tombstone, and links may follow to its successor."""

from pathlib import Path

from macros.editing.blank import part_lines, scalar
from macros.editing.edit import Changes, RefusedError, read
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
    if id not in kb.reads:
        raise RefusedError(f"Er is geen record met id '{id}'.{suggest(id, kb.known)}")
    record = kb.get(id)
    if record.ingetrokken:
        raise RefusedError(f"'{id}' is al ingetrokken.")
    if not 8 <= len(reason) <= 500:
        raise RefusedError('Zeg in één zin waarom dit niet meer geldt: --reden "...".')
    if successor == id:
        raise RefusedError("Een record kan zichzelf niet opvolgen.")
    if successor and successor not in kb.reads:
        raise RefusedError(f"Er is geen record met id '{successor}'.{suggest(successor, kb.known)}")
    if successor and kb.get(successor).ingetrokken:
        raise RefusedError(f"'{successor}' is zelf ingetrokken.")
    return record


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
