"""The buttons that change what stands in a form before anything is checked: a row more, less or elsewhere, another choice, back as it was."""

from collections.abc import Callable

from macros.beheer.posted import BESIDE, MADE, NEW, Draft, at, path_of
from macros.fields import field_at
from macros.reading.document import Data


def acted(draft: Draft, act: str, name: str) -> str:
    """Do what a button says to the draft; the name of the control that has the focus then."""
    return ACTS[act](draft, name)


def _more(draft: Draft, name: str) -> str:
    rows = _list(draft, name)
    field = field_at(draft.model, path_of(name))
    rows.append({} if field and field.part else "")
    return f"{name}.{len(rows) - 1}"


def _gone(draft: Draft, name: str) -> str:
    path = path_of(name)
    around = at(draft.data, path[:-1])
    if isinstance(around, list) and isinstance(path[-1], int) and path[-1] < len(around):
        del around[path[-1]]
        before = name.rpartition(".")[0]
        return f"{before}.{min(path[-1], len(around) - 1)}" if around else before
    if isinstance(around, dict):
        around.pop(str(path[-1]), None)
    return name


def _moved(step: int) -> Callable[[Draft, str], str]:
    def move(draft: Draft, name: str) -> str:
        before, _, number = name.rpartition(".")
        rows, index = _list(draft, before), int(number)
        if 0 <= index < len(rows) and 0 <= index + step < len(rows):
            rows[index], rows[index + step] = rows[index + step], rows[index]
        return f"{before}.{index + step}"

    return move


def _put(draft: Draft, name: str, value: str) -> str:
    path = path_of(name)
    around = at(draft.data, path[:-1])
    if isinstance(around, dict | list) and (isinstance(around, dict) or (isinstance(path[-1], int) and path[-1] < len(around))):
        around[path[-1]] = value  # type: ignore[index]
    return name


def _made(draft: Draft, name: str) -> str:
    """Begin a new record at a field that leads to one."""
    number = str(max([0, *(int(one) for one in draft.beside)]) + 1)
    draft.beside[number] = {}
    _put(draft, name, f"{NEW}{number}")
    return f"{BESIDE}.{number}.{MADE.kind.title_field}"


def _back(draft: Draft, name: str) -> str:
    if name in draft.was:
        draft.data[name] = draft.was[name]
    else:
        draft.data.pop(name, None)
    return name


def _list(draft: Draft, name: str) -> list[Data]:
    """The list at a name; made when there is none yet."""
    path = path_of(name)
    found = at(draft.data, path)
    if not isinstance(found, list):
        found = []
        around = at(draft.data, path[:-1])
        if isinstance(around, dict | list):
            around[path[-1]] = found  # type: ignore[index]
    return found


ACTS: dict[str, Callable[[Draft, str], str]] = {
    "erbij": _more,
    "weg": _gone,
    "omhoog": _moved(-1),
    "omlaag": _moved(1),
    "ander": lambda draft, name: _put(draft, name, ""),
    "zoek": lambda draft, name: name,
    "nieuw": _made,
    "terug": _back,
}
