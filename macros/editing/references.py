"""Everywhere that a record is named: other records, tables and the macros of hand-written pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from macros.editing.draft import Drafts
from macros.editing.edit import Edit, applied, read
from macros.handwritten import page_files
from macros.kennisbank import Reference, references
from macros.model import Record
from macros.shortcodes import SHORTCODES


def follow(drafts: Drafts, id: str, new: str, follows: Callable[[Record, Reference], bool]) -> None:
    """Lead every reference to ``id`` that ``follows`` to ``new``."""
    for other in drafts.kb.all():
        for one in references(other):
            if one.target == id and follows(other, one):
                drafts.put(other.id, one.path, new)


def page_edits(root: Path, id: str, new: str) -> Iterator[tuple[str, str]]:
    """The file and new text of every hand-written page with a macro that names ``id``."""
    for path in page_files(root):
        text = read(path)
        plain = text.replace("\r\n", "\n")
        if id in text and (edits := _macro_edits(plain, id, new)):
            made = applied(plain, edits)
            yield path.relative_to(root).as_posix(), made if plain == text else made.replace("\n", "\r\n")


def _macro_edits(text: str, id: str, new: str) -> list[Edit]:
    """Edits of the strings that are an id by their parameter; Jinja's lexer says where they stand."""
    edits: list[Edit] = []
    start = 0
    strings: list[tuple[int, str]] = []
    expression = 0
    for _, name, value in Environment().lex(text):  # noqa: S701 - read only
        if name == "variable_begin":
            expression, strings = start, []
        elif name == "string":
            strings.append((start + 1, value[1:-1]))
        elif name == "variable_end":
            ids = _ids(text[expression : start + len(value)])
            edits += [Edit(at, at + len(id), new) for (at, word), is_id in zip(strings, ids, strict=False) if is_id and word == id]
        start += len(value)
    return edits


def _ids(call: str) -> list[bool]:
    """Of every string in a call of a macro, in order, whether its parameter takes ids."""
    [output] = Environment().parse(call).body  # noqa: S701 - read only
    part = output.nodes[0] if isinstance(output, nodes.Output) else None
    code = SHORTCODES.get(part.node.name) if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name) else None
    if code is None or not isinstance(part, nodes.Call):
        return []
    names = [parameter.name for parameter in code.parameters]
    pairs = [*zip(names, part.args, strict=False), *((pair.key, pair.value) for pair in part.kwargs)]
    return [name in code.takes_ids for name, value in pairs for _ in _strings(value)]


def _strings(value: nodes.Node) -> list[nodes.Const]:
    found = [value] if isinstance(value, nodes.Const) else list(value.find_all(nodes.Const))
    return [const for const in found if isinstance(const.value, str)]
