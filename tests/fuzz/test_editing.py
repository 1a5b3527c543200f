"""Editing in place: any text in any field of any record is written so that every reader has it, or refused in Dutch; nothing else is lost."""

import copy
from collections import Counter
from collections.abc import Iterator

import yaml
from hypothesis import given
from hypothesis import strategies as st

from fuzz.made_up import anything, texts, tries
from fuzz.million import CORPUS
from macros.editing.edit import RefusedError
from macros.editing.in_place import COMMENT, changed
from macros.model import Record
from macros.reading.document import Data, data_of
from macros.reading.source import read_bytes

SOUND = [(data, model) for data, model, _ in CORPUS if (read := read_bytes(data, "x.yml")).root and not read.findings]


def leaves(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every text, and to every item of a list."""
    if isinstance(data, str):
        yield path
        return
    for step, item in data.items() if isinstance(data, dict) else enumerate(data):
        yield from leaves(item, (*path, step))
        if isinstance(step, int):
            yield (*path, step)


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, type[Record], dict[str, Data]]:
    """A record, and what it should say from now on: other texts, items that go, come or change places."""
    data, model = draw(st.sampled_from(SOUND))
    root = read_bytes(data, "x.yml").root
    assert root
    new = copy.deepcopy(data_of(root))
    assert isinstance(new, dict)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(leaves(new))))
        holder: Data = new
        for step in way:
            holder = holder[step]  # type: ignore[index]
        if isinstance(holder, list) and isinstance(last, int) and draw(st.booleans()):
            turn = draw(st.sampled_from(["goes", "twice", "last"]))
            item = holder[last]
            if turn != "twice" and len(holder) > 1:
                holder.pop(last)
            if turn != "goes":
                holder.append(copy.deepcopy(item))
        elif isinstance(holder, dict | list) and isinstance(holder[last], str):  # type: ignore[index]
            holder[last] = draw(texts(1, 400) | anything)  # type: ignore[index]
    return data, model, new


@tries(50, 50_000)
@given(edits())
def test_what_was_meant_is_what_every_reader_has(edit: tuple[bytes, type[Record], dict[str, Data]]) -> None:
    data, model, new = edit
    try:
        made = changed(data, "x.yml", model, new)
    except RefusedError as refused:
        assert "x.yml" in str(refused)
        return
    assert yaml.load(made, Loader=yaml.BaseLoader) == new  # noqa: S506 - gives texts only
    lost = Counter(COMMENT.findall(data.decode())) - Counter(COMMENT.findall(made.decode()))
    assert not lost
    again = read_bytes(data, "x.yml").root
    assert again
    back = changed(made, "x.yml", model, data_of(again))  # type: ignore[arg-type]
    assert yaml.load(back, Loader=yaml.BaseLoader) == yaml.load(data, Loader=yaml.BaseLoader)
