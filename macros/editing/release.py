"""Releasing the text of a point: it is frozen under a number, and locked."""

import re
from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, not_a_sentence, read
from macros.editing.yaml_text import fields_lines
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
    file, lock = f"{FOLDER}/{id}/{number}.yml", f"{FOLDER}/{LOCK}"
    if (root / file).exists():
        raise RefusedError(f"Versie {number} van {id} bestaat al. Een uitgegeven versie verandert nooit.")
    frozen = _yaml(versie)
    locked = "".join(f"{line}\n" for line in read(root / lock).splitlines()) if (root / lock).exists() else ""
    drafts = Drafts(root, kb)
    drafts.of(id).pop("werkversie", None)
    return Changes({file: frozen, lock: locked + lock_line(versie, frozen.encode())} | drafts.texts())


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
    """The version as YAML."""
    head = "# Bevroren: verander hier niets. De controle vergelijkt dit bestand met het slot."
    return "\n".join([head, *fields_lines(versie.model_dump(mode="json"), Versie)]) + "\n"
