"""What two people changed goes together, unless both changed the same field: the one rule for the form and for what others published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.reading.document import Data


@dataclass(frozen=True)
class Together:
    """What two people make of one record; in the fields of ``both`` it says what the first wrote. ``alone`` are those of the other only."""

    data: dict[str, Data]
    both: tuple[str, ...]
    alone: tuple[str, ...]


def together(names: Iterable[str], was: Mapping[str, Data], mine: Mapping[str, Data], theirs: Mapping[str, Data]) -> Together:
    """Put together, field by field, what both made of ``was``; ``names`` is the order of the fields."""
    ordered = list(dict.fromkeys([*names, *was, *theirs, *mine]))
    data = dict(mine)
    changed = [name for name in ordered if was.get(name) != theirs.get(name)]
    both = tuple(name for name in changed if data.get(name) not in (was.get(name), theirs.get(name)))
    alone = tuple(name for name in changed if name not in both)
    for name in alone:
        put(data, name, theirs)
    return Together({name: data[name] for name in ordered if name in data}, both, alone)


def put(data: dict[str, Data], name: str, source: Mapping[str, Data]) -> None:
    """Put a field as another says it."""
    if name in source:
        data[name] = source[name]
    else:
        data.pop(name, None)
