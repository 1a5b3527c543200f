"""Another id for a record: every mention follows, and the old address leads on."""

import re
from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError, read
from macros.editing.references import follow, page_edits
from macros.finding import suggest
from macros.kennisbank import Kennisbank
from macros.lists import MOVED
from macros.model import LONGEST_ID, Punt, Record
from macros.rules.addresses import addresses_of


def rename(root: Path, kb: Kennisbank, id: str, new: str) -> Changes:
    """What changes when record ``id`` is called ``new``. Raises RefusedError."""
    record = _renamable(kb, id)
    _free(kb, record, new)
    drafts = Drafts(root, kb)
    follow(drafts, id, new, lambda *_: True)
    drafts.put(id, ("id",), new)
    changes = Changes(drafts.texts() | dict(page_edits(root, id, new)))
    file = kb.reads[id].document.file
    changes.moves[file] = f"{file.rpartition('/')[0]}/{new}.yml"
    changes.texts[f"principles/{MOVED}"] = _moved(root, kb, record, new)
    return changes


def _renamable(kb: Kennisbank, id: str) -> Record:
    if id not in kb.reads:
        raise RefusedError(f"Er is geen record met id '{id}'.{suggest(id, kb.known)}")
    record = kb.get(id)
    if isinstance(record, Punt):
        raise RefusedError(f"'{id}' is een punt van het Platform. Zijn nummer en zijn adressen worden geciteerd en veranderen nooit.")
    for point, reads in kb.released.by_id.items():
        for read_of in reads:
            if id in read_of.value.bronnen:
                raise RefusedError(f"Versie {read_of.value.versie} van {point} noemt '{id}' en is bevroren. Dit id blijft.")
    return record


def _free(kb: Kennisbank, record: Record, new: str) -> None:
    kind = record.kind
    if not re.fullmatch(kind.id_pattern, new) or len(new) > LONGEST_ID:
        raise RefusedError(f"'{new}' heeft niet de vorm van een {kind.label.lower()}: {kind.id_form}.")
    if new in kb.known:
        raise RefusedError(f"Het id '{new}' bestaat al. Kies een ander id.")
    if page := kb.page_at(_address(record, new)):
        raise RefusedError(f"Op het adres van '{new}' staat al een pagina: {page.file}. Kies een ander id.")
    if (leads := kb.verhuisd.get(_address(record, new))) and leads != record.id:
        raise RefusedError(f"Het adres van '{new}' is een oud adres van '{leads}'. Kies een ander id.")


def _address(record: Record, new: str) -> str:
    return record.model_copy(update={"id": new}).address


def _moved(root: Path, kb: Kennisbank, record: Record, new: str) -> str:
    """The table of old addresses, with those of this record led to its new id, and all that it leaves.

    A waarborg takes what stands on its page along to the new address; that of its questions to print leads on too.
    """
    path = root / "principles" / MOVED
    lines = read(path).splitlines() if path.exists() else []
    pairs = [(line.partition("\t")[0], line.partition("\t")[2]) for line in lines]
    ahead = addresses_of(kb, record.model_copy(update={"id": new}))
    kept = [
        (address, new if id == record.id else id)
        for address, id in pairs
        if address.partition("#")[0] not in ahead and address not in ahead
    ]
    along = [(other.address, other.id) for other in kb.all() if other.address.startswith(f"{record.address}#")]
    return "".join(f"{address}\t{id}\n" for address, id in [*kept, *((address, new) for address in addresses_of(kb, record)), *along])
