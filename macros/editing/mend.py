"""Slips that can be mended without changing what a record says.

Quotes round a text that other programs take for something else, a BOM, line
breaks of Windows, spaces at the end of a line, and fields in another order than
the template's. Comments, quoting and all else stay. What is mended must read as
the same record, or nothing is offered. Slips in the YAML that have one cure are
mended first (``repair``).
"""

from collections.abc import Callable, Iterator

import yaml
from pydantic import BaseModel

from macros.editing.edit import Edit, applied
from macros.editing.in_place import reordered
from macros.editing.repair import repaired
from macros.fields import fields_of
from macros.reading.document import Mapping, Node, Scalar
from macros.reading.reader import ambiguous_texts
from macros.reading.source import read_bytes


def mended(data: bytes, file: str, model: type[BaseModel]) -> str | None:
    """The text of a file as it would be, or None when there is nothing to mend or it is not safe."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    made = repaired(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), file, model)
    document = read_bytes(made.encode(), file)
    hidden = any(finding.code == "verboden-teken" for finding in document.findings)
    root = None if hidden else document.root
    if root is not None:
        for step in _steps(model):
            made = _if_same(made, step(made, file), file)
    good = root is None or _same(root, read_bytes(made.encode(), file).root)
    return made if good and made.encode() != data else None


def _steps(model: type[BaseModel]) -> tuple[Callable[[str, str], str], ...]:
    return (lambda text, file: _quoted(text, file, model), lambda text, _: _trimmed(text), lambda text, file: _ordered(text, file, model))


def _if_same(before: str, after: str, file: str) -> str:
    """The text after a step, unless that would change the record."""
    old, new = read_bytes(before.encode(), file), read_bytes(after.encode(), file)
    return after if len(new.findings) <= len(old.findings) and _same(old.root, new.root) else before


def _same(a: Node | None, b: Node | None) -> bool:
    """Whether two records say the same, whatever the order of their fields."""
    if isinstance(a, Scalar) and isinstance(b, Scalar):
        return a.text == b.text
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        return a.items.keys() == b.items.keys() and all(_same(item, b.items[key]) for key, item in a.items.items())
    if a is None or b is None or isinstance(a, Scalar | Mapping) or isinstance(b, Scalar | Mapping):
        return a is b
    return len(a.items) == len(b.items) and all(_same(x, y) for x, y in zip(a.items, b.items, strict=True))


def _quoted(text: str, file: str, model: type[BaseModel]) -> str:
    document = read_bytes(text.encode(), file)
    if document.root is None:
        return text
    edits = []
    for node in ambiguous_texts(document.root, model):
        if text[node.span.start : node.span.end] == node.text:
            edits.append(Edit(node.span.start, node.span.end, f'"{node.text}"'))
    return applied(text, edits)


def _trimmed(text: str) -> str:
    """Without white space at the end of lines; in a block of text it may mean something, and stays."""
    inside = {number for start, end in _blocks(text) for number in range(start, end)}
    lines = [line if number in inside else line.rstrip(" \t") for number, line in enumerate(text.split("\n"))]
    return "\n".join(lines)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """First and last line, counted from 0, of the texts that are marked with | or > or stand in quotes."""
    for event in yaml.parse(text, Loader=yaml.CLoader):
        if isinstance(event, yaml.ScalarEvent) and event.style and event.start_mark and event.end_mark:
            yield event.start_mark.line + 1, event.end_mark.line + (event.style in "\"'")


def _ordered(text: str, file: str, model: type[BaseModel]) -> str:
    """With the fields in the order of the template; a comment above a field goes with it."""
    document = read_bytes(text.encode(), file)
    if document.root is None or document.findings:
        return text
    wanted = [field.name for field in fields_of(model) if field.name in document.root.keys]
    if not wanted or [*document.root.keys] == wanted or set(document.root.keys) != set(wanted):
        return text
    return reordered(text, document.root, wanted)
