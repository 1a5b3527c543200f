"""The id of a new record: the next number, or the words of its title."""

from collections.abc import Iterable, Mapping

from macros.kennisbank import Kennisbank
from macros.model import Made, Named, Numbered, Record
from macros.words import slug


def proposed_id(kb: Kennisbank, pages: Iterable[str], model: type[Record], values: Mapping[str, object]) -> str:
    """An id that is free and fits the kind; ``pages`` are the addresses of pages in docs/, ``values`` holds what the record says so far."""
    kind = model.kind
    addresses = (*kb.verhuisd, *pages)
    taken = {*kb.known, *(address.rstrip("/").rpartition("/")[2].lstrip("#") for address in addresses), "index"}
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
    return next(id for id in (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000))) if id not in taken)
