"""What a record that is handed in, or put back, needs beside itself, and which lines of the lists are its own."""

import re
from collections.abc import Iterable, Mapping

from macros.model import Record
from macros.proposals.merging import by_name, lines_of
from macros.proposals.work import FileChange
from macros.reading.document import Data, texts_in
from macros.reading.files import LOCK_FILE, MOVED_FILE, is_version
from macros.reading.lists import SOURCE_TEXT

KEPT = (MOVED_FILE, f"principles/{SOURCE_TEXT}", LOCK_FILE)
"""Lists of which a line belongs to a record."""
NAMES = re.compile(r"[\t/#@]")
"""What stands between names in the first two columns of a list."""


def items(changes: Iterable[FileChange]) -> list[FileChange]:
    """What an editor hands in by name: records, the settings, released versions and pages."""
    return [one for one in changes if one.model or one.is_version or one.file.startswith("docs/")]


Ways = dict[str, set[str]]
"""For each file that can be handed in the files that it needs itself."""


def ways(changes: Iterable[FileChange]) -> Ways:
    """What needs what: new records that are named, what named a record that goes, both ends of another name, and a version its record."""
    every = list(changes)
    there = items(every)
    new = {one.id: one.file for one in there if one.before is None and one.model is not None and issubclass(one.model, Record)}
    gone = {one.id: one.file for one in there if one.now is None}
    found: Ways = {one.file: {new[text] for text in _texts(one.says) & new.keys()} for one in there}
    for one in there:
        if one.now is not None and one.before is not None:
            for id in _texts(one.was) & gone.keys():
                found[gone[id]].add(one.file)
    owners: dict[str, list[str]] = {}
    for one in there:
        owners.setdefault(one.owner, []).append(one.file)
    together = [files for files in owners.values() if any(map(is_version, files))]
    names = next((moved(one.before, one.now) for one in every if one.file == KEPT[0]), {})
    together += [[gone[old], new[id]] for old, id in names.items() if old in gone and id in new]
    for files in together:
        for file in files:
            found[file] |= set(files)
    return {file: needs - {file} for file, needs in found.items()}


def _texts(said: Mapping[str, Data] | None) -> set[str]:
    return {" ".join(text.split()) for text in texts_in(dict(said or {}))}


def needed(chosen: Iterable[str], each: Ways) -> dict[str, str]:
    """What goes along with the chosen files: each with the file that it goes along with."""
    return _reached(chosen, each)


def needing(chosen: Iterable[str], each: Ways) -> dict[str, str]:
    """What cannot stay when the chosen files are put back: each with the file that it needs."""
    back: Ways = {file: set() for file in each}
    for file, needs in each.items():
        for other in needs:
            back[other].add(file)
    return _reached(chosen, back)


def _reached(chosen: Iterable[str], each: Ways) -> dict[str, str]:
    start = [file for file in chosen if file in each]
    found: dict[str, str] = {}
    known, waiting = set(start), list(start)
    while waiting:
        file = waiting.pop()
        for other in sorted(each[file] - known):
            known.add(other)
            found[other] = file
            waiting.append(other)
    return found


def moved(before: bytes | None, now: bytes | None) -> dict[str, str]:
    """Records that got another name between two texts of the list of old addresses: the new id by the old one."""
    old, found = by_name(before), dict[str, str]()
    for address, line in by_name(now).items():
        if old.get(address) != line:
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
