"""A file changed in place: what it should say is given, and only the lines of what is different are written anew.

The places come from the marks of the parser, never from the look of lines.
Comments, order, quoting, folding, blank lines, line breaks and the end of the
file stay. A comment on a line of its own always stays, also when what stood
around it goes. What was made is read back, and must say exactly what was meant.

A list or a record in block style is cut in pieces: each item or field with all
that stands between it and the one before (``lead``), up to the end of its last
line. The new text is those pieces in their new order, each as it was, changed
inside, or new.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise

from pydantic import BaseModel

from macros.editing.edit import RefusedError
from macros.editing.yaml_text import (
    LOOSE,
    WIDTH,
    NotWritableError,
    can_fold,
    checked,
    field_lines,
    folded,
    is_plain,
    item_lines,
    quoted,
    scalar,
    wrapped,
)
from macros.fields import Field, field_of
from macros.reading.document import Data, Mapping, Node, Scalar, Sequence, Span, data_of
from macros.reading.source import read_bytes

COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)


def changed(data: bytes, file: str, model: type[BaseModel], new: dict[str, Data]) -> bytes:
    """The bytes of a file that says ``new`` in place of what it says now; ``model`` describes its fields.

    ``data`` must be a file that the reader takes without errors. Raises RefusedError, in Dutch and with the line,
    when a text cannot be written or the file is written in a way that cannot be changed safely.
    """
    before = read_bytes(data, file)
    if before.root is None:
        raise RefusedError(f"{file} is niet te lezen. Los eerst op wat de controle erover zegt.")
    text = "\n".join(before.lines)
    try:
        made = _InPlace(text).file(before.root, new, model)
    except NotWritableError as error:
        raise RefusedError(f"{file}: {error}") from error
    except _UnsafeError as error:
        raise _refused(file, text.count("\n", 0, error.at) + 1) from error
    result = _as_before(data, made)
    after = read_bytes(result, file)
    if after.root is None or data_of(after.root) != new or len(after.findings) > len(before.findings):
        raise _refused(file, _first_line(before.root, new))
    return result


def reordered(text: str, root: Mapping, names: list[str]) -> str:
    """A file with its fields in another order: ``names``, all of them. A comment above a field goes with it; what stands on top stays."""
    return _InPlace(text).ordered(root, names)


def _refused(file: str, line: int) -> RefusedError:
    return RefusedError(f"{file}:{line}: dit is zo geschreven dat het niet veilig vanzelf te veranderen is. Verander het daar zelf.")


def _first_line(root: Mapping, new: dict[str, Data]) -> int:
    """The line of the first field that is to change."""
    lines = [root.keys[name].line for name, node in root.items.items() if new.get(name) != data_of(node)]
    return min(lines, default=1)


def _as_before(data: bytes, made: str) -> bytes:
    """The text with the BOM and the line breaks of the file; a new line gets the break that the file uses most."""
    old = data.decode("utf-8")
    bom = "\ufeff" if old.startswith("\ufeff") else ""
    old = old.removeprefix(bom)
    if "\r" in old:
        lines, new = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", old), re.findall(r"[^\n]*\n|[^\n]+", made)
        breaks = [line[len(line.rstrip("\r\n")) :] for line in lines]
        usual = max(("\r\n", "\r", "\n"), key=breaks.count)
        ends = [usual] * len(new)
        bare = [line.rstrip("\r\n") for line in lines]
        for a, b, size in SequenceMatcher(None, bare, [line.rstrip("\n") for line in new], autojunk=False).get_matching_blocks():
            ends[b : b + size] = [end or usual for end in breaks[a : a + size]]
        made = "".join(line.rstrip("\n") + (end if line.endswith("\n") else "") for line, end in zip(new, ends, strict=True))
    return (bom + made).encode()


class _UnsafeError(Exception):
    """Something is written in a way that we do not change; ``at`` says where, in characters from the start."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True)
class _Piece:
    """An item or field as it stands: from ``start`` (its dash or name) to the end of its last line, and what stands before it."""

    lead: str
    start: int
    end: int


class _InPlace:
    """Makes the new text of parts of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def file(self, root: Mapping, new: dict[str, Data], model: type[BaseModel]) -> str:
        end = self._line_end(self._end(root))
        return self.text[: root.span.start] + self._mapping(root, new, model) + self.text[end:]

    def ordered(self, root: Mapping, names: list[str]) -> str:
        old = list(root.items)
        pieces = self._pieces([root.key_spans[name].start for name in old], list(root.items.values()))
        row = _Row(self._column(root.span.start))
        for name in names:
            piece = pieces[old.index(name)]
            row.kept(old.index(name), piece.lead, self.text[piece.start : piece.end])
        return self.text[: root.span.start] + row.text + self.text[pieces[-1].end :]

    # Where things stand

    def _end(self, node: Node) -> int:
        """Just behind the last character that belongs to a node."""
        if isinstance(node, Scalar):
            return self._block_end(node) if node.style in ("|", ">") else node.span.end
        last = list(node.items.values()) if isinstance(node, Mapping) else node.items
        return node.span.end if node.flow or not last else self._end(last[-1])

    def _block_end(self, node: Scalar) -> int:
        """Without the blank lines below the text, unless its + says that they belong to it."""
        header = self._line_end(node.span.start)
        if "+" in self.text[node.span.start : header].partition("#")[0]:
            return node.span.end - self.text[: node.span.end].endswith("\n")
        return max(header, node.span.start + len(re.sub(r"(\n[ \t]*)+\Z", "", self.text[node.span.start : node.span.end])))

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def _pieces(self, starts: list[int], nodes: list[Node]) -> list[_Piece]:
        ends = [self._line_end(self._end(node)) for node in nodes]
        for end, start in zip(ends, starts[1:], strict=False):
            if start <= end:
                raise _UnsafeError(start)
        leads = ["", *(self.text[end:start] for end, start in zip(ends, starts[1:], strict=False))]
        return [_Piece(lead, start, end) for lead, start, end in zip(leads, starts, ends, strict=True)]

    def _dashes(self, node: Sequence) -> list[int]:
        """Where the dash of every item stands."""
        found = [node.span.start]
        for before, item in pairwise(node.items):
            start = self._line_end(self._end(before))
            dash = re.search(r"^ *(-)(?=\s)", self.text[start : item.span.start + 1], re.MULTILINE)
            if not dash:
                raise _UnsafeError(item.span.start)
            found.append(start + dash.start(1))
        return found

    def _comments(self, piece: _Piece, node: Node, margin: int) -> str:
        """The comments that stand on lines of their own in and before a piece, each after a line break."""
        texts = [Span(one.span.start, self._end(one)) for one in _scalars(node)]
        inside = [match for match in COMMENT.finditer(self.text, piece.start, piece.end) if match.start() > piece.start]
        kept = [match.group() for match in inside if not any(span.start < match.start() < span.end for span in texts)]
        return _moved_out("".join(f"\n{line}" for line in [*COMMENT.findall(piece.lead), *kept]), margin)

    # The new text

    def _value(self, head: Span, node: Node, new: Data, field: Field | None, model: type[BaseModel]) -> str:
        """A field from its name on, or an item from its dash on (``head``), to the end of its last line."""
        end = self._end(node)
        tail = self.text[end : self._line_end(end)]
        start = self.text[head.start : node.span.start]
        if data_of(node) == new:
            return start + self.text[node.span.start : end] + tail
        part = (field and field.part) or model
        if isinstance(node, Scalar) and isinstance(new, str):
            return self._scalar(start, node, new, tail, field is None or field.text)
        if isinstance(node, Mapping | Sequence) and node.flow and node.items and type(new) is type(data_of(node)):
            made = self._flow(node, new, part)
            if "\n" in made or self._column(node.span.start) + len(made) <= max(WIDTH, self._column(end)):
                return start + made + tail
        if isinstance(node, Mapping) and not node.flow and isinstance(new, dict) and new:
            return start + self._mapping(node, new, part)
        if isinstance(node, Sequence) and not node.flow and isinstance(new, list) and new:
            return start + self._sequence(node, new, part)
        return self._anew(head, node, new, model)

    def _anew(self, head: Span, node: Node, new: Data, model: type[BaseModel]) -> str:
        """A value of another shape than the old: written as a new one, with the comments that stood in the old."""
        margin = self._column(head.start)
        name = self.text[head.start : head.end]
        word = name.strip("\"'")
        rows = item_lines(new, model, margin) if name == "-" else field_lines(word, new, model, margin)
        first = rows[0].lstrip().replace(word, name, 1)
        comments = self._comments(_Piece("", head.start, self._line_end(self._end(node))), node, margin)
        return first + self._behind(head, node) + "".join(f"\n{row}" for row in rows[1:]) + comments

    def _behind(self, head: Span, node: Node) -> str:
        """The comment that ends the line of a name or dash; empty when there is none."""
        line_end = self._line_end(head.end)
        ends = [self._end(one) for one in [node, *_scalars(node)] if self._end(one) <= line_end]
        found = re.search(r"[ \t]+#.*", self.text[max([head.end, *ends]) : line_end])
        return found.group() if found else ""

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _mapping(self, node: Mapping, new: dict[str, Data], model: type[BaseModel]) -> str:
        """The fields of a record or part in block style, to the end of the last line."""
        if node.flow:
            return self._flow(node, new, model) + self.text[node.span.end : self._line_end(node.span.end)]
        names = list(node.items)
        pieces = self._pieces([node.key_spans[name].start for name in names], list(node.items.values()))
        margin = self._column(node.span.start)
        row = _Row(margin)
        added = _after_which(names, new)
        row.fresh(added.get("", []), new, model)
        for index, (name, piece) in enumerate(zip(names, pieces, strict=True)):
            node_of = node.items[name]
            if name in new:
                row.kept(index, piece.lead, self._value(node.key_spans[name], node_of, new[name], field_of(model, name), model))
            else:
                row.gone(self._comments(piece, node_of, margin))
            row.fresh(added.get(name, []), new, model)
        return row.text + row.waiting

    def _sequence(self, node: Sequence, new: list[Data], model: type[BaseModel]) -> str:
        """The items of a list in block style, from the first dash to the end of the last line."""
        dashes = self._dashes(node)
        pieces = self._pieces(dashes, node.items)
        margin = self._column(node.span.start)
        row = _Row(margin)
        sources = _sources([data_of(item) for item in node.items], new)
        gone = [index for index in range(len(dashes)) if index not in sources]
        for item, source in [*zip(new, sources, strict=True), (None, len(dashes))]:
            while gone and source is not None and gone[0] < source:
                index = gone.pop(0)
                row.gone(self._comments(pieces[index], node.items[index], margin))
            if item is not None and source is not None:
                head = Span(dashes[source], dashes[source] + 1)
                row.kept(source, pieces[source].lead, self._value(head, node.items[source], item, None, model))
            elif item is not None:
                row.add(item_lines(item, model, margin))
        return row.text + row.waiting

    def _flow(self, node: Node, new: Data, model: type[BaseModel]) -> str:
        """A value between brackets or braces: its texts changed where they stand, or the whole written anew."""
        old = data_of(node)
        if old == new:
            return self.text[node.span.start : node.span.end]
        if isinstance(node, Scalar) and isinstance(new, str):
            return _single(new) if node.style == "'" else quoted(new) if node.style else scalar(new, flow=True)
        if isinstance(node, Mapping) and isinstance(new, dict) and node.items.keys() == new.keys():
            return self._in_flow(node.span, [(node.items[name], new[name]) for name in node.items], model)
        if isinstance(node, Sequence) and isinstance(new, list) and len(node.items) == len(new):
            return self._in_flow(node.span, list(zip(node.items, new, strict=True)), model)
        if "\n" in self.text[node.span.start : node.span.end]:
            raise _UnsafeError(node.span.start)
        return _flow_text(new)

    def _in_flow(self, span: Span, pairs: list[tuple[Node, Data]], model: type[BaseModel]) -> str:
        made, at = "", span.start
        for node, new in pairs:
            made += self.text[at : node.span.start] + self._flow(node, new, model)
            at = node.span.end
        return made + self.text[at : span.end]

    def _scalar(self, start: str, node: Scalar, new: str, tail: str, free: bool) -> str:
        """A text in the style of the old one, when that can hold it."""
        if node.style in ("|", ">"):
            return self._block(start, node, new)
        old = self.text[node.span.start : node.span.end]
        plain = not node.style and is_plain(checked(new), free)
        shown = _single(new) if node.style == "'" else new if plain else quoted(new)
        start += "" if start.endswith((" ", "\n")) else " "
        column = self._column(node.span.start)
        first, *rest = old.split("\n")
        if rest:
            margin = next(len(line) - len(line.lstrip()) for line in rest if line.strip())
            rows = _rewrapped([first, *(line.strip(" ") for line in rest)], shown, column, margin)
            return start + f"\n{' ' * margin}".join(rows) + tail
        if column + len(shown) <= WIDTH or column + len(old) > WIDTH or not can_fold(new):
            return start + shown + tail
        return f"{start}>-{tail}" + "".join(f"\n{line}" for line in folded(new, self._margin_below(node)))

    def _margin_below(self, node: Scalar) -> int:
        """Two more than the name, or the dash, of what the text belongs to."""
        line = self.text[self.text.rfind("\n", 0, node.span.start) + 1 : node.span.start]
        dashes = re.match(r" *(?:- +)*", line)
        margin = len(dashes.group()) if dashes else 0
        return margin + 2 if margin < len(line) else margin

    def _block(self, start: str, node: Scalar, new: str) -> str:
        """A text under ``>`` or ``|``; one paragraph, cut over lines as the old one was."""
        header = self.text[node.span.start : self._line_end(node.span.start)]
        mark, hash_sign, comment = header.partition("#")
        if not can_fold(new):
            return f"{start}{quoted(new)}{header[len(mark.rstrip()) :]}"
        space = mark[len(mark.rstrip()) :]
        old = self.text[node.span.start + len(header) + 1 : self._end(node)].split("\n")
        margin = len(old[0]) - len(old[0].lstrip(" "))
        if node.style == "|" and margin + len(new) <= WIDTH:
            rows = [checked(new)]
        else:
            rows = _rewrapped([line[margin:] for line in old], checked(new), margin, margin)
        style = "|" if node.style == "|" and len(rows) == 1 else ">"
        return f"{start}{style}-{space}{hash_sign}{comment}" + "".join(f"\n{' ' * margin}{row}" for row in rows)


class _Row:
    """Pieces one after the other, each at the same margin."""

    def __init__(self, margin: int) -> None:
        self.margin = margin
        self.text = ""
        self.waiting = ""
        self.last = -1

    def kept(self, index: int, lead: str, body: str) -> None:
        """A piece that was there; what stands before it comes along."""
        lead = lead or f"\n{' ' * self.margin}"
        self._put(lead if index == self.last + 1 else _moved_out(lead, self.margin), body)
        self.last = index

    def add(self, lines: list[str]) -> None:
        """A new piece, as lines with their margin."""
        self._put(f"\n{' ' * self.margin}", "\n".join(lines)[self.margin :])
        self.last = -2

    def fresh(self, names: list[str], values: dict[str, Data], model: type[BaseModel]) -> None:
        """New fields."""
        for name in names:
            self.add(field_lines(name, values[name], model, self.margin))

    def gone(self, comments: str) -> None:
        """What is left of a piece that goes."""
        self.waiting += comments
        self.last = -2

    def _put(self, lead: str, body: str) -> None:
        lead, self.waiting = self.waiting + lead, ""
        if not self.text:  # what comes first stands behind a margin that is there already
            lead = lead.lstrip("\n ")
        self.text += lead + body


def _moved_out(lead: str, margin: int) -> str:
    """Lines with no comment further in than ``margin``: below another text it could be taken for a line of that."""
    return re.sub(rf"^ {{{margin + 1},}}(?=#)", " " * margin, lead, flags=re.MULTILINE)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        for item in node.items.values() if isinstance(node, Mapping) else node.items:
            yield from _scalars(item)


def _single(text: str) -> str:
    """A text between single quotes."""
    return "'" + checked(text).replace("'", "''") + "'"


def _flow_text(value: Data) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow_text, value))}]"
    return f"{{{', '.join(f'{name}: {_flow_text(item)}' for name, item in value.items())}}}"


def _after_which(names: list[str], new: dict[str, Data]) -> dict[str, list[str]]:
    """Every new field by the one that it comes after; by "" when it comes first."""
    found: dict[str, list[str]] = {}
    last = ""
    for name in new:
        if name in names:
            last = name
        else:
            found.setdefault(last, []).append(name)
    return found


def _sources(old: list[Data], new: list[Data]) -> list[int | None]:
    """For every new item the place of the old one that it is, or was before it changed; None when it is new."""
    keys, wanted = [[json.dumps(item, sort_keys=True) for item in items] for items in (old, new)]
    found: list[int | None] = [None] * len(new)
    codes = SequenceMatcher(None, keys, wanted, autojunk=False).get_opcodes()
    for tag, a, _, b, end in codes:
        if tag == "equal":
            found[b:end] = range(a, a + end - b)
    free = [index for index in range(len(old)) if index not in found]
    for place, key in enumerate(wanted):
        if found[place] is None and (moved := next((index for index in free if keys[index] == key), None)) is not None:
            found[place] = moved
            free.remove(moved)
    for place, item in enumerate(new):
        if (
            found[place] is None
            and (like := max(free, key=partial(_shared, old, item), default=None)) is not None
            and _shared(old, item, like)
        ):
            found[place] = like
            free.remove(like)
    for tag, a, end_a, b, end in codes:
        if tag == "replace":
            for place, index in zip(
                [p for p in range(b, end) if found[p] is None], [i for i in range(a, end_a) if i in free], strict=False
            ):
                if type(old[index]) is type(new[place]):
                    found[place] = index
                    free.remove(index)
    return found


def _shared(old: list[Data], item: Data, index: int) -> int:
    """How many fields an old part has in common with a new one."""
    one = old[index]
    return len([name for name in one if one[name] == item.get(name)]) if isinstance(one, dict) and isinstance(item, dict) else 0


def _rewrapped(old: list[str], new: str, first: int, margin: int) -> list[str]:
    """A text over lines: as the old one when that was cut at the usual width; else only what is different is cut anew."""
    rows = wrapped(new, WIDTH - first, WIDTH - margin)
    one_paragraph = all(line and not line.startswith(" ") for line in old)
    if not one_paragraph or len(old) == 1 or wrapped(" ".join(old), WIDTH - first, WIDTH - margin) == old:
        return rows
    before, after = 0, 0
    words = LOOSE.split(new)
    lines = [LOOSE.split(line) for line in old]
    while before < len(lines) - 1 and words[: len(lines[before])] == lines[before]:
        words, before = words[len(lines[before]) :], before + 1
    while after < len(lines) - before and len(words) >= len(lines[-1 - after]) and words[-len(lines[-1 - after]) :] == lines[-1 - after]:
        words, after = words[: -len(lines[-1 - after])], after + 1
    middle = wrapped(" ".join(words), WIDTH - (margin if before else first), WIDTH - margin) if words else []
    return [*old[:before], *middle, *(old[len(old) - after :] if after else [])]
