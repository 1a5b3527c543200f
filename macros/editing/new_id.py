"""The id of a new record: the next number, or the words of its title."""

from collections.abc import Iterable, Mapping
from itertools import chain, count

from macros.kennisbank import Kennisbank
from macros.model import Made, Named, Numbered, Record
from macros.words import slug


def proposed_id(kb: Kennisbank, pages: Iterable[str], model: type[Record], values: Mapping[str, object]) -> str:
    """An id that is free and fits the kind; ``pages`` are the addresses of pages in docs/, ``values`` holds what the record says so far."""
    return free_id(taken_ids(kb, pages), model, values)


def taken_ids(kb: Kennisbank, pages: Iterable[str]) -> set[str]:
    """What no new record can be called: the ids that there are, and the names of pages and of old addresses."""
    return {*kb.known, *(address.rstrip("/").rpartition("/")[2].lstrip("#") for address in (*kb.verhuisd, *pages)), "index"}


def free_id(taken: set[str], model: type[Record], values: Mapping[str, object]) -> str:
    """An id that is not taken and fits the kind. KeyError when what it is made of is not there."""
    kind = model.kind
    match kind.ids:
        case Numbered(letter=letter, figures=figures):
            return _next(taken, letter, figures)
        case Named(prefix=prefix):
            return _free(taken, prefix + slug(str(values.get(kind.title_field, kind.name))))
        case Made(made=made):
            before = made.format_map(values).rstrip("#")
            number = str(values.get("nummer") or "")
            return before + number if not made.endswith("#") or (number and before + number not in taken) else _next(taken, before, 1)


def _next(taken: set[str], before: str, width: int) -> str:
    numbers = [int(id[len(before) :]) for id in taken if id.startswith(before) and id[len(before) :].isdecimal()]
    return f"{before}{max(numbers, default=0) + 1:0{width}}"


def _free(taken: set[str], wanted: str) -> str:
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(id for id in chain((wanted,), numbered) if id not in taken)
