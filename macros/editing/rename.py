"""Another id for a record: every mention follows, and the old address leads on."""

import re
from collections.abc import Mapping
from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, read
from macros.editing.references import follow, page_texts
from macros.finding import suggest
from macros.kennisbank import Kennisbank, references
from macros.model import LONGEST_ID, Punt, Record
from macros.reading.document import Document
from macros.reading.files import MOVED_FILE
from macros.reading.lists import MOVED
from macros.rules.addresses import addresses_of


def rename(root: Path, kb: Kennisbank, pages: Mapping[str, Document], id: str, new: str) -> Changes:
    """What changes when record ``id`` is called ``new``; ``pages`` are those in docs/, by address. Raises RefusedError.

    What belongs to it has its id in front of its own, and goes along: the criteria of a waarborg, the waarborgen of a framework.
    """
    record = _renamable(kb, id)
    names = {id: new} | {part.id: new + part.id[len(id) :] for part in kb.all_below(record)}
    names |= {other.id: made for other in kb.all() if other.id not in names and (made := _id_after(other, names)) != other.id}
    for old, other in names.items():
        _free(kb, pages, _renamable(kb, old), other, id)
    drafts = Drafts(root, kb)
    for old, other in names.items():
        follow(drafts, old, other, lambda *_: True)
        drafts.put(old, ("id",), other)
    changes = Changes(drafts.texts() | page_texts(root, names))
    for old, other in names.items():
        file = kb.reads[old].document.file
        changes.moves[file] = f"{file.rpartition('/')[0]}/{other}.yml"
    changes.texts[MOVED_FILE] = _moved(root, kb, names)
    return changes


def _id_after(record: Record, names: dict[str, str]) -> str:
    """The id of a record when others are called by their new names: that of a transition follows from its frameworks."""
    named = {one.field: names[one.target] for one in references(record) if one.fixed and one.target in names and len(one.path) == 1}
    made = record.kind.ids.made
    return made.format_map({**vars(record), **named}) if named and "#" not in made and made else record.id


def _renamable(kb: Kennisbank, id: str) -> Record:
    if id not in kb.reads:
        raise RefusedError(f"Er is geen record met id '{id}'.{suggest(id, kb.known)}")
    record = kb.get(id)
    if isinstance(record, Punt):
        raise RefusedError(f"'{id}' is een punt van het Platform. Zijn nummer en zijn adressen worden geciteerd en veranderen nooit.")
    if kb.released.of(id):
        raise RefusedError(f"Van '{id}' is een versie uitgegeven. Zijn adressen worden geciteerd en veranderen nooit.")
    for point, reads in kb.released.by_id.items():
        for read_of in reads:
            if id in read_of.value.bronnen:
                raise RefusedError(f"Versie {read_of.value.versie} van {point} noemt '{id}' en is bevroren. Dit id blijft.")
    return record


def _free(kb: Kennisbank, pages: Mapping[str, Document], record: Record, new: str, asked: str) -> None:
    """Raise RefusedError when ``new`` cannot be the id of a record; ``asked`` is the record that is to be renamed."""
    kind = record.kind
    fits = re.fullmatch(record.id_pattern if record.id == asked else kind.ids.pattern, new)
    if not fits or len(new) > LONGEST_ID:
        raise RefusedError(f"'{new}' heeft niet de vorm van een {kind.label.lower()}: {kind.ids.form}.")
    if new in kb.known:
        raise RefusedError(f"Het id '{new}' bestaat al. Kies een ander id.")
    if page := pages.get(_address(record, new)):
        raise RefusedError(f"Op het adres van '{new}' staat al een pagina: {page.file}. Kies een ander id.")
    if (leads := kb.verhuisd.get(_address(record, new))) and leads != record.id:
        raise RefusedError(f"Het adres van '{new}' is een oud adres van '{leads}'. Kies een ander id.")


def _address(record: Record, new: str) -> str:
    return _as(record, new, "").address


def _as(record: Record, new: str, owner: str) -> Record:
    """A record under another id, and under another owner when that is given."""
    return record.model_copy(update={"id": new} | ({record.kind.owner: owner} if owner else {}))


def _moved(root: Path, kb: Kennisbank, names: dict[str, str]) -> str:
    """The table of old addresses, with those of these records led to their new ids, and all that they leave.

    A waarborg takes what stands on its page along to the new address; that of its questions to print leads on too.
    """
    path = root / "principles" / MOVED
    lines = read(path).splitlines() if path.exists() else []
    pairs = [(line.partition("\t")[0], line.partition("\t")[2]) for line in lines]
    records = [kb.get(id) for id in names]
    ahead = {address for record in records for address in addresses_of(kb, _as(record, names[record.id], names.get(record.owner, "")))}
    kept = [(address, names.get(id, id)) for address, id in pairs if address not in ahead and address.partition("#")[0] not in ahead]
    left = [(address, names[record.id]) for record in records for address in addresses_of(kb, record)]
    return "".join(f"{address}\t{id}\n" for address, id in [*kept, *left])
