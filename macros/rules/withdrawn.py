"""What was withdrawn stays, and what leads to it or away from it says so."""

from collections.abc import Iterator

from macros.finding import Finding
from macros.kennisbank import Kennisbank, Reference
from macros.model import KINDS, Punt, Record, Thema
from macros.reading.texts import Told

OWNERS = {Thema.kind.name, *(cls.kind.owner for cls in KINDS if cls.kind.owner)}
"""Fields that say under which record another one stands."""


def rings(kb: Kennisbank) -> Iterator[Finding]:
    """Who follows the successors of a record never comes back where he was."""
    for record in kb.all():
        row = [record, *kb.successors(record)]
        if len(row) > 1 and row[-1].ingetrokken and row[-1].ingetrokken.opvolger == record.id:
            names = " → ".join([*(one.id for one in row), record.id])
            text = f"De opvolgers lopen rond: {names}. Kies een opvolger die nog staat, of haal het veld weg."
            yield kb.finding(record, ("ingetrokken", "opvolger"), "opvolgers-in-ring", text)


def links_to_withdrawn(kb: Kennisbank) -> Iterator[Finding]:
    """A record that stands leads to one that stands; the source of a statement must."""
    for record in kb.all():
        for reference in kb.references(record) if not kb.gone(record) else ():
            target = kb.reads[reference.target].value if reference.target in kb.reads else None
            if target is None or not kb.gone(target) or reference.field == "ingetrokken":
                continue
            told = _told(kb, record, reference, target)
            yield kb.finding(record, reference.path, told.code, told.text, told.advice)
    for reads in kb.released.by_id.values():
        for read in reads:
            for index, id in enumerate(read.value.bronnen):
                if id in kb.reads and kb.gone(kb.reads[id].value):
                    yield read.finding(("bronnen", index), "bron-ingetrokken", _of_statement(id))


def _told(kb: Kennisbank, record: Record, reference: Reference, target: Record) -> Told:
    """What there is to say of a link that leads to a withdrawn record."""
    if isinstance(record, Punt) and reference.field == "bronnen":
        return Told(target.id, "bron-ingetrokken", _of_statement(target.id), advice=False)
    if reference.path[0] in OWNERS and len(reference.path) == 1:
        text = f"'{target.id}' is ingetrokken, maar dit record staat er nog onder. Trek ook dit in, of zet het onder een ander."
        return Told(target.id, "onder-ingetrokken", text)
    heir = kb.heir(target)
    cure = (
        f"Kies de opvolger '{heir.id}', of haal de koppeling weg."
        if heir and not heir.ingetrokken
        else "Haal de koppeling weg, of kies een ander record."
    )
    return Told(target.id, "naar-ingetrokken", f"'{target.id}' is ingetrokken. {cure}")


def _of_statement(id: str) -> str:
    return f"'{id}' is ingetrokken, maar is de bron van een tekst van het Platform. Haal de intrekking weg, of noem de bron die geldt."


def links_from_withdrawn(kb: Kennisbank) -> Iterator[Finding]:
    """A withdrawn record keeps its place and its sources; what else it leads to is told once."""
    for record in kb.all():
        if not kb.gone(record):
            continue
        links = [
            reference
            for reference in kb.references(record)
            if reference.field not in (*OWNERS, "bronnen", "ingetrokken", "begrip") and len(reference.path) > 1
        ]
        standing = [one for one in links if one.target in kb.reads and not kb.gone(kb.reads[one.target].value)]
        if standing:
            names = ", ".join(dict.fromkeys(f"'{one.target}'" for one in standing))
            text = f"Dit record is ingetrokken en leidt nog naar {names}. Haal die koppelingen weg als zij niet meer gelden."
            yield kb.finding(record, (standing[0].field,), "van-ingetrokken", text, advice=True)
