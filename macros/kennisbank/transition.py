"""The parts of a framework, and what became of those of an old one: read from the records that pair two frameworks."""

from collections.abc import Iterator

from macros.kennisbank import Kennisbank, Reference
from macros.model import Criterium, Kaderkoppeling, Overgang, Record, Waarborg


def new_parts(kb: Kennisbank) -> dict[str, tuple[str, ...]]:
    """By the id of every old part that a transition names: the ids of the new parts that it became; none when it lapses."""
    return kb.once("new parts", lambda: _new_parts(kb))


def _new_parts(kb: Kennisbank) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for overgang in kb.of(Overgang):
        if not overgang.ingetrokken:
            for line in overgang.regels:
                known = line.nieuw in kb.reads and kb.top_of(kb.get(line.nieuw)) == overgang.naar
                if known or line.verhouding == "vervalt":
                    found[line.oud] = (*found.get(line.oud, ()), *((line.nieuw,) if line.nieuw and known else ()))
    return found


def successor_of(kb: Kennisbank, part: Record) -> str:
    """The id of the one new part of the same kind that an old part became; empty when there is none, or more than one."""
    parts = new_parts(kb).get(part.id, ())
    same = {id for id in parts if kb.known.get(id) == part.soort}
    return same.pop() if len(parts) == len(same) == 1 else ""


def framework_links(record: Record) -> Iterator[tuple[str, tuple[Kaderkoppeling, ...]]]:
    """The fields of a record with links to waarborgen and criteria, and those links."""
    for name, value in record:
        if isinstance(value, tuple) and value and isinstance(value[0], Kaderkoppeling):
            yield name, value


def moved_with(kb: Kennisbank, record: Record, reference: Reference) -> bool:
    """Whether the same list of a record also has a link to what the old part became, so that the old link has had its day."""
    links = dict(framework_links(record)).get(reference.field, ())
    wanted = new_parts(kb).get(reference.target, ())
    return any(link.naar in wanted for link in links)


def parts_of(kb: Kennisbank, kader: str) -> list[Waarborg | Criterium]:
    """The waarborgen and criteria of a framework, each waarborg before its criteria."""
    found: list[Waarborg | Criterium] = []
    for waarborg in kb.of(Waarborg):
        if waarborg.kader == kader:
            found += [waarborg, *(one for one in kb.of(Criterium) if one.waarborg == waarborg.id)]
    return found
