"""Releasing the text of a point, or the official words of a part of a framework: they are frozen under a number, and locked."""

import re
from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, not_a_sentence, read
from macros.editing.yaml_text import fields_lines
from macros.kennisbank import Kennisbank
from macros.kennisbank.versions import lock_line
from macros.model import Bron, Criterium, Record, Versie
from macros.reading.files import LOCK_FILE
from macros.reading.lists import VERSIONS
from macros.rules.versions import dated_as
from macros.views.names import kicker

FOLDER = f"principles/{VERSIONS}"


def release(root: Path, kb: Kennisbank, id: str, number: str, change: str) -> Changes:
    """What changes when the text of a record is frozen as version ``number``. Raises RefusedError.

    ``change`` says in one sentence what is different, and of a second version readers are told it too; empty for what
    ``wijzigingen`` said last. The version gets a file and a line in the lock; ``werkversie`` goes out of the record.
    """
    versie = _version(kb, id, number, change)
    file, lock = f"{FOLDER}/{id}/{number}.yml", LOCK_FILE
    if (root / file).exists():
        raise RefusedError(f"Versie {number} van {id} bestaat al. Een uitgegeven versie verandert nooit.")
    frozen = _yaml(versie)
    locked = "".join(f"{line}\n" for line in read(root / lock).splitlines()) if (root / lock).exists() else ""
    drafts = Drafts(root, kb)
    drafts.of(id).pop("werkversie", None)
    if kb.released.of(id) and versie.wijziging != _told(kb.get(id)):
        lines = drafts.of(id).setdefault("wijzigingen", [])
        assert isinstance(lines, list), "the model says so"
        soort = "formulering" if kb.released.of(id)[-1].order[0] == versie.order[0] else "inhoudelijk"
        if not any((one.datum, one.soort) == (kb.today.isoformat(), soort) for one in kb.get(id).wijzigingen):
            lines.append({"datum": kb.today.isoformat(), "soort": soort, "wat": versie.wijziging})
    return Changes({file: frozen, lock: locked + lock_line(versie, frozen.encode())} | drafts.texts())


def _version(kb: Kennisbank, id: str, number: str, change: str) -> Versie:
    record = kb.reads[id].value if id in kb.reads else None
    if record is None or not record.releasable:
        raise RefusedError(
            f"'{id}' kan geen versie krijgen. Dat kan een punt, en een waarborg of criterium in officiële woorden (herkomst: letterlijk)."
        )
    if not re.fullmatch(r"\d+\.\d+", number):
        raise RefusedError(f"Een versie bestaat uit twee getallen met een punt, zoals 1.1; '{number}' niet.")
    change = change.strip() or _told(record)
    if wrong := not_a_sentence(change, 'Zeg in één zin wat er is gewijzigd: --wijziging "...".'):
        raise RefusedError(wrong)
    released = kb.released.of(id)
    if released and tuple(map(int, number.split("."))) <= released[-1].order:
        raise RefusedError(f"De laatste versie is {released[-1].versie}; {number} is niet hoger.")
    sources: tuple[str, ...] = getattr(record, "bronnen", ())
    source = kb.reads[sources[0]].value
    if not isinstance(source, Bron) or not source.datum or len(source.datum) != 10:
        raise RefusedError(f"De bron '{sources[0]}' heeft geen volledige datum; daarmee wordt een versie gedateerd.")
    if released and (same := dated_as(kb, record, released[-1])):
        raise RefusedError(same)
    title = kicker(kb, record) if isinstance(record, Criterium) else record.title
    return Versie.model_validate({
        "id": id, "versie": number, "soort": record.soort, "titel": title, "tekst": record.wording,
        "bronnen": sources, "datum": source.datum, "wijziging": change,
    })  # fmt: skip


def _told(record: Record) -> str:
    """What readers were told last of the text of this record; empty when nothing."""
    lines = [line for line in record.wijzigingen if line.soort in ("inhoudelijk", "formulering")]
    return max(lines, key=lambda line: line.datum).wat if lines else ""


def _yaml(versie: Versie) -> str:
    """The version as YAML."""
    head = "# Bevroren: verander hier niets. De controle vergelijkt dit bestand met het slot."
    return "\n".join([head, *fields_lines(versie.model_dump(mode="json"), Versie)]) + "\n"
