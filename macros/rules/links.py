"""Links lead to a record that exists, that is of the right kind, and do so once."""

import re
from collections.abc import Iterator

from macros.finding import Finding, Path, suggest
from macros.kennisbank import Kennisbank, Reference, ids_in
from macros.model import BY_NAME, Bron, Criterium, Punt, Record, Thema, Waarborg, kinds_in_words
from macros.reading.files import MOVED_FILE
from macros.reading.reader import Read, Unread

BOTH_WAYS = ("verwant", "spanning")
"""Fields of a point whose links mean the same from both ends."""


def dangling(kb: Kennisbank) -> Iterator[Finding]:
    """An id that nobody has, or that belongs to a record of another kind."""
    for reader, mentioned in _all_ids(kb):
        for reference in mentioned:
            kind = kb.known.get(reference.target)
            wanted = kinds_in_words(reference.kinds)
            if kind is None and reference.target:
                candidates = [id for id, name in kb.known.items() if name in reference.kinds]
                text = f"Er is geen {wanted} met id '{reference.target}'.{_cure(kb, reference) or suggest(reference.target, candidates)}"
                yield reader.finding(reference.path, "onbekend-id", text)
            elif kind and kind not in reference.kinds:
                text = f"'{reference.target}' is een {BY_NAME[kind].kind.label.lower()}; hier hoort een {wanted}."
                yield reader.finding(reference.path, "verkeerde-soort", text)


def _cure(kb: Kennisbank, reference: Reference) -> str:
    """What to do when something else stands where an id belongs: a web address, or a title."""
    typed = reference.target.strip()
    titled = [record for record in kb.all() if record.soort in reference.kinds and record.title.casefold() == typed.casefold()]
    same = [bron for bron in kb.of(Bron) if "bron" in reference.kinds and bron.adres and bron.adres.rstrip("/") == typed.rstrip("/")]
    if titled or same:
        return f" Hier hoort een id: '{(titled or same)[0].id}'."
    if not re.match(r"https?:|www\.", typed, re.IGNORECASE):
        return ""
    make = (
        f" Maak eerst de bron, met: kennisbank nieuw bron --adres '{typed}'. Zet daarna het id van de bron hier."
        if "bron" in reference.kinds
        else ""
    )
    return f" Hier hoort een id, geen webadres.{make}"


def _all_ids(kb: Kennisbank) -> Iterator[tuple[Read[Record] | Unread, list[Reference]]]:
    """The ids that each record mentions, also when it is not right itself."""
    for read in kb.reads.values():
        yield read, kb.references(read.value)
    for unread in kb.unread:
        yield unread, ids_in(unread)


def successors(kb: Kennisbank) -> Iterator[Finding]:
    """What takes the place of a record is of its kind: a page that sends on must send to the same sort of page."""
    for record in kb.all():
        successor = record.ingetrokken.opvolger if record.ingetrokken else None
        if successor in kb.known and kb.known[successor] != record.soort:
            label = BY_NAME[kb.known[successor]].kind.label.lower()
            text = f"'{successor}' is een {label}; alleen een {record.kind.label.lower()} kan '{record.id}' opvolgen."
            yield kb.finding(record, ("ingetrokken", "opvolger"), "verkeerde-soort", text)


def numbers(kb: Kennisbank) -> Iterator[Finding]:
    """Of what stands under one record, each part that was not withdrawn has a number of its own."""
    first: dict[tuple[str, str, int], Record] = {}
    for kind, owner, number in ((Waarborg, "kader", "nummer"), (Criterium, "waarborg", "nummer"), (Thema, "", "volgorde")):
        for record in kb.standing(kind):
            key = (record.soort, getattr(record, owner, ""), getattr(record, number))
            other = first.setdefault(key, record)
            if other is not record:
                text = f"'{other.id}' heeft ook {number} {key[2]}. Geef een van de twee een ander nummer."
                yield kb.finding(record, (number,), "zelfde-nummer", text)


def self_links(kb: Kennisbank) -> Iterator[Finding]:
    """A record that points at itself."""
    for record in kb.all():
        for reference in kb.references(record):
            if reference.target == record.id:
                yield kb.finding(record, reference.path, "koppeling-met-zichzelf", f"'{record.id}' verwijst hier naar zichzelf.")


def twice(kb: Kennisbank) -> Iterator[Finding]:
    """The same link twice in one list, or the same pair of points from both sides."""
    pairs: dict[tuple[str, frozenset[str]], Record] = {}
    for record in kb.all():
        seen: set[tuple[Path, str]] = set()
        for reference in kb.references(record):
            key = (_list_of(reference.path), reference.target)
            if key in seen:
                yield kb.finding(
                    record, reference.path, "dubbele-koppeling", f"De koppeling met '{reference.target}' staat hier voor de tweede keer."
                )
            seen.add(key)
            if isinstance(record, Punt) and reference.field in BOTH_WAYS and reference.target != record.id:
                pair = (reference.field, frozenset((record.id, reference.target)))
                other = pairs.setdefault(pair, record)
                if other is not record:
                    text = f"Deze koppeling staat ook al bij '{other.id}'. Eén keer is genoeg: de site toont die aan beide kanten."
                    yield kb.finding(record, reference.path, "dubbele-koppeling", text)


def moved(kb: Kennisbank) -> Iterator[Finding]:
    """An old address leads to a record that exists, and is not in use again."""
    used = {record.address for record in kb.all()}
    for number, source in enumerate(kb.lists["verhuisd.tsv"].lines if kb.verhuisd else (), 1):
        address, tab, id = source.partition("\t")
        if not tab or kb.verhuisd[address] != id:  # told where the table is read
            continue
        if not re.fullmatch(r"([a-z0-9.-]+/)+(#[a-z0-9-]+)?", address) or address in used:
            text = f"'{address}' kan geen oud adres zijn: het is in gebruik, of het heeft niet de vorm map/naam/ of map/#naam."
            yield Finding(MOVED_FILE, number, 1, "oud-adres", text, source=source)
        if id not in kb.known:
            text = f"Er is geen record met id '{id}'.{suggest(id, kb.known)}"
            yield Finding(MOVED_FILE, number, len(address) + 2, "onbekend-id", text, source=source)


def _list_of(path: Path) -> Path:
    """The list in which a reference stands; a field that is no list is one of its own."""
    if path[-1] == "naar":
        return path[:-2]
    return path[:-1] if isinstance(path[-1], int) else path
