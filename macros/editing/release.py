"""Releasing the text of a point: it is frozen under a number, and locked."""

import json
import re
from pathlib import Path

from macros.editing.edit import Changes, RefusedError, not_a_sentence, read
from macros.kennisbank import Kennisbank
from macros.lists import LOCK, VERSIONS
from macros.model import Bron, Punt, Versie
from macros.versions import lock_line

FOLDER = f"principles/{VERSIONS}"


def release(root: Path, kb: Kennisbank, id: str, number: str, change: str) -> Changes:
    """What changes when the text of a point is frozen as version ``number``. Raises RefusedError.

    ``change`` says in one sentence what is different; empty for what ``wijzigingen`` said last.
    The version gets a file and a line in the lock; the line ``werkversie`` goes out of the record.
    """
    versie = _version(kb, id, number, change)
    file, lock, record = f"{FOLDER}/{id}/{number}.yml", f"{FOLDER}/{LOCK}", kb.reads[id].document.file
    if (root / file).exists():
        raise RefusedError(f"Versie {number} van {id} bestaat al. Een uitgegeven versie verandert nooit.")
    frozen, text = _yaml(versie), read(root / record)
    locked = "".join(f"{line}\n" for line in read(root / lock).splitlines()) if (root / lock).exists() else ""
    changes = Changes({file: frozen, lock: locked + lock_line(versie, frozen.encode())})
    if (final := re.sub(r"^werkversie:.*\n", "", text, flags=re.MULTILINE)) != text:
        changes.texts[record] = final
    return changes


def _version(kb: Kennisbank, id: str, number: str, change: str) -> Versie:
    record = kb.reads[id].value if id in kb.reads else None
    if not isinstance(record, Punt):
        raise RefusedError(f"Er is geen uitgangspunt of aandachtspunt met id '{id}'.")
    if not re.fullmatch(r"\d+\.\d+", number):
        raise RefusedError(f"Een versie bestaat uit twee getallen met een punt, zoals 1.1; '{number}' niet.")
    change = change.strip() or _told(record)
    if wrong := not_a_sentence(change, 'Zeg in één zin wat er is gewijzigd: --wijziging "...".'):
        raise RefusedError(wrong)
    released = kb.released.of(id)
    if released and tuple(map(int, number.split("."))) <= released[-1].order:
        raise RefusedError(f"De laatste versie is {released[-1].versie}; {number} is niet hoger.")
    source = kb.reads[record.bronnen[0]].value
    if not isinstance(source, Bron) or not source.datum or len(source.datum) != 10:
        raise RefusedError(f"De bron '{record.bronnen[0]}' heeft geen volledige datum; daarmee wordt een versie gedateerd.")
    return Versie(
        id=id, versie=number, soort=record.soort, titel=record.titel, tekst=record.tekst,
        bronnen=record.bronnen, datum=source.datum, wijziging=change,
    )  # fmt: skip


def _told(record: Punt) -> str:
    """What readers were told last of the text of this point; empty when nothing."""
    lines = [line for line in record.wijzigingen if line.soort in ("inhoudelijk", "formulering")]
    return max(lines, key=lambda line: line.datum).wat if lines else ""


def _yaml(versie: Versie) -> str:
    """The version as YAML: texts in double quotes (JSON strings are YAML 1.2)."""
    lines = ["# Bevroren: verander hier niets. De controle vergelijkt dit bestand met het slot."]
    for name, value in versie.model_dump().items():
        if isinstance(value, tuple):
            lines += [f"{name}:", *(f"  - {item}" for item in value)]
        else:
            plain = re.fullmatch(r"[a-z][a-z0-9-]*|\d{4}-\d\d-\d\d", str(value))
            lines.append(f"{name}: {value if plain else json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
