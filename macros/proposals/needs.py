"""What a record that is handed in, or put back, needs beside itself, and which lines of the lists are its own."""

import re
from collections.abc import Iterable, Mapping

from macros.model import Record
from macros.proposals.merging import by_name, lines_of
from macros.proposals.work import FileChange
from macros.reading.document import texts_in
from macros.reading.lists import LOCK, MOVED, SOURCE_TEXT, VERSIONS

KEPT = (f"principles/{MOVED}", f"principles/{SOURCE_TEXT}", f"principles/{VERSIONS}/{LOCK}")
"""Lists of which a line belongs to a record."""
NAMES = re.compile(r"[\t/#@]")
"""What stands between names in the first two columns of a list."""


def items(changes: Iterable[FileChange]) -> list[FileChange]:
    """What an editor hands in by name: records, the settings, released versions and pages."""
    return [one for one in changes if one.model or one.is_version or one.file.startswith("docs/")]


def needed(chosen: Iterable[str], changes: Iterable[FileChange]) -> dict[str, str]:
    """What goes along with the chosen files: each with the file that it goes along with."""
    by_file = {one.file: one for one in items(changes)}
    needs = {file: set(_direct(one, by_file.values(), list(changes))) for file, one in by_file.items()}
    return _reached(chosen, needs)


def needing(chosen: Iterable[str], changes: Iterable[FileChange]) -> dict[str, str]:
    """What cannot stay when the chosen files are put back: each with the file that it needs."""
    by_file = {one.file: one for one in items(changes)}
    back: dict[str, set[str]] = {file: set() for file in by_file}
    for file, one in by_file.items():
        for other in _direct(one, by_file.values(), list(changes)):
            back[other].add(file)
    return _reached(chosen, back)


def _reached(chosen: Iterable[str], ways: Mapping[str, set[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    start = [file for file in chosen if file in ways]
    waiting = list(start)
    while waiting:
        file = waiting.pop()
        for other in sorted(ways[file]):
            if other not in found and other not in start:
                found[other] = file
                waiting.append(other)
    return found


def _direct(one: FileChange, others: Iterable[FileChange], changes: Iterable[FileChange]) -> Iterable[str]:
    """The files that one change needs itself: new records that it names, and what named a record that goes."""
    yield from (
        other.file for other in others if other.file != one.file and other.is_version != one.is_version and other.owner == one.owner
    )
    named = {" ".join(text.split()) for text in texts_in(one.says or {})}
    moved = _moved(changes)
    for other in others:
        if other.file == one.file:
            continue
        new = other.model is not None and issubclass(other.model, Record) and other.before is None and other.id in named
        led = one.now is None and other.now is not None and other.before is not None and one.id in set(texts_in(other.was or {}))
        same = (one.now is None and moved.get(one.id) == other.id) or (other.now is None and moved.get(other.id) == one.id)
        if new or led or same:
            yield other.file


def _moved(changes: Iterable[FileChange]) -> dict[str, str]:
    """Records that got another name since: the new id by the old one."""
    found: dict[str, str] = {}
    for one in changes:
        if one.file == KEPT[0]:
            before = by_name(one.before)
            for address, line in by_name(one.now).items():
                if before.get(address) != line:
                    found |= dict.fromkeys(re.split(r"[/#]", address), str(line).partition("\t")[2])
    return found


def beside(ids: set[str], changes: Iterable[FileChange]) -> dict[str, bytes | None]:
    """What the lists are to say when only these records are handed in, by file."""
    found: dict[str, bytes | None] = {}
    for one in changes:
        if one.file in KEPT and (text := _with_lines_of(ids, one)) != (one.before or b""):
            found[one.file] = text
    return found


def _with_lines_of(ids: set[str], one: FileChange) -> bytes:
    before, now = by_name(one.before), by_name(one.now)
    lines = dict(before)
    for name in dict.fromkeys([*before, *now]):
        line = str(now.get(name, before.get(name, "")))
        if ids & set(NAMES.split("\t".join(line.split("\t")[:2]))):
            lines.pop(name, None)
            if name in now:
                lines[name] = now[name]
    if lines == now:
        return one.now or b""
    return one.before or b"" if lines == before else lines_of(lines, one.now or one.before or b"")


def left_out(changes: Iterable[FileChange]) -> list[str]:
    """Files that changed and that Beheer does not hand in: they are no record, and no record has a line in them."""
    known = {one.file for one in items(changes)}
    return [one.file for one in changes if one.file not in known and one.file not in KEPT]
