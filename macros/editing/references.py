"""Everywhere that a record is named: other records, tables and the macros of hand-written pages."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, nodes

from macros.editing.draft import Drafts
from macros.editing.edit import Edit, applied, read
from macros.kennisbank import Reference, references
from macros.model import Record
from macros.written.page import page_files
from macros.written.shortcodes import SHORTCODES


def follow(drafts: Drafts, id: str, new: str, follows: Callable[[Record, Reference], bool]) -> None:
    """Lead every reference to ``id`` that ``follows`` to ``new``."""
    for other in drafts.kb.all():
        for one in references(other):
            if one.target == id and follows(other, one):
                drafts.put(other.id, one.path, new)


def page_texts(root: Path, names: dict[str, str]) -> dict[str, str]:
    """The file and new text of every hand-written page with a macro that names one of these ids; ``names`` gives the new one of each."""
    found = {}
    for path in page_files(root):
        text = read(path)
        plain = text.replace("\r\n", "\n")
        if any(id in text for id in names) and (edits := _macro_edits(plain, names)):
            made = applied(plain, edits)
            found[path.relative_to(root).as_posix()] = made if plain == text else made.replace("\n", "\r\n")
    return found


def _macro_edits(text: str, names: dict[str, str]) -> list[Edit]:
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
            edits += [
                Edit(at, at + len(word), names[word]) for (at, word), is_id in zip(strings, ids, strict=False) if is_id and word in names
            ]
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
