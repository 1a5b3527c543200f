"""A project, read and checked: its records to a Kennisbank, and the pages in docs/ that use them."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TypeVar

from macros.exports.search.doors import check_doors
from macros.finding import Finding, errors, summed
from macros.kennisbank import Kennisbank, sort_key
from macros.kennisbank.publishing import published
from macros.kennisbank.versions import Released, parse_lock
from macros.model import BY_FOLDER, BY_NAME, Instellingen, Record, Versie
from macros.reading.document import START, Document, Place, file_bytes, read_lines
from macros.reading.lists import ADDRESSES, LOCK, MOVED, SETTINGS, SOURCE_TEXT, VERSIONS, missing, read_lists, says_nothing, table
from macros.reading.misplaced import can_be_opened, misplaced, not_our_own
from macros.reading.reader import Read, Unread, read_part, read_record
from macros.reading.source import Packed, read_bytes, read_file
from macros.rules import PAGE_RULES, RULES
from macros.today import build_date
from macros.written.check import check_pages
from macros.written.page import WrittenPage, read_pages

T = TypeVar("T")


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """For who reads or builds: nearly all that is made lives until the end, and has no rings. Looking for those is up to a quarter of the work."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@dataclass(frozen=True)
class Loaded:
    """What a project holds, and all there is to say about it, sorted."""

    kennisbank: Kennisbank
    pages: tuple[WrittenPage, ...]
    findings: list[Finding]
    shown: Kennisbank | None = None
    """What readers see of it on the day of the build (``published``); None while there are errors."""

    @property
    def documents(self) -> dict[str, Document]:
        """The files of the pages in docs/, by their addresses."""
        return {page.address: page.document for page in self.pages}

    @property
    def address(self) -> str:
        """The address of the site; empty while it has none."""
        return self.kennisbank.instellingen.adres or ""


@dataclass
class Memory:
    """What was read last, for who reads the same folder again and again: records, each behind a print of its bytes, and pages."""

    records: dict[str, tuple[bytes, Document, Read[Record] | None, list[Finding]]] = field(default_factory=dict)
    pages: tuple[WrittenPage, ...] = ()

    def copy(self) -> "Memory":
        """One to which more can be added."""
        return Memory({**self.records}, self.pages)


Unsaved = Mapping[str, bytes]
"""What records and settings are to say, by file, while nothing of that is saved; a file may be new."""


def load(
    root: Path, today: date | None = None, memory: Memory | None = None, unsaved: Unsaved | None = None, uitgave: bool = False
) -> Loaded:
    """Read ``root``/principles and check it. Wrong records are findings, not errors.

    ``today`` is the date of the build; without it the environment says which (see ``build_date``).
    Files that are still as ``memory`` holds them are not read again; those in ``unsaved`` are not read at all.
    """
    kennisbank, findings = _kennisbank(root, memory, unsaved or {})
    kennisbank = replace(kennisbank, today=today or build_date(os.environ), uitgave=uitgave)
    pages = read_pages(root, memory.pages if memory else ())
    if memory:
        memory.pages = pages
    loaded = Loaded(kennisbank, pages, findings)
    findings = sorted({*findings, *_told_by_rules(loaded)})
    return replace(loaded, kennisbank=replace(kennisbank, findings=tuple(summed(findings))), findings=findings)


def _kennisbank(root: Path, memory: Memory | None, unsaved: Unsaved) -> tuple[Kennisbank, list[Finding]]:
    """What ``root``/principles holds, and what reading it has to tell."""
    folder = root / "principles"
    findings = [*not_our_own(folder, root), *misplaced(folder, root)]

    def taken(found: tuple[T, list[Finding]]) -> T:
        findings.extend(found[1])
        return found[0]

    lists = taken(read_lists(folder, root))
    entries = taken(_once(taken(_entries(folder, root, memory, unsaved))))
    reads = sorted((entry.read for entry in entries if entry.read), key=lambda read: sort_key(read.value))
    settings = taken(_settings(folder / SETTINGS, root, unsaved))
    kennisbank = Kennisbank(
        reads={read.value.id: read for read in reads},
        known={entry.id: entry.kind for entry in entries},
        brontekst=taken(table(lists[SOURCE_TEXT])),
        verhuisd=taken(table(lists[MOVED])),
        adressen=tuple(lists[ADDRESSES].lines),
        lists=lists,
        instellingen=settings.value if settings else Instellingen(naam="Kennisbank"),
        settings_read=settings,
        released=taken(_released(folder / VERSIONS, root)),
        unread=tuple(Unread(entry.document, BY_NAME[entry.kind]) for entry in entries if not entry.read),
    )
    return kennisbank, findings


def _told_by_rules(loaded: Loaded) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(loaded.kennisbank)
    for page_rule in PAGE_RULES:
        yield from page_rule(loaded.kennisbank, loaded.documents)


@no_search_for_garbage()
def check(root: Path, memory: Memory | None = None, unsaved: Unsaved | None = None, uitgave: bool = False) -> Loaded:
    """All records in ``root``, and everything there is to say about them and about the hand-written pages, sorted.

    Files that are still as ``memory`` holds them are not read again; those in ``unsaved`` are not read at all.
    ``uitgave`` says whether all that readers download is made too.
    """
    loaded = load(root, memory=memory, unsaved=unsaved, uitgave=uitgave)
    shown = None if errors(loaded.findings) else published(loaded.kennisbank)
    found = check_pages(root, loaded.pages, shown)
    return replace(loaded, shown=shown, findings=sorted({*loaded.findings, *found, *check_doors(loaded.pages)}))


@dataclass(frozen=True)
class RecordFile:
    """One file of a kind, readable or not; an unreadable one counts under the name of its file."""

    document: Document
    kind: str
    read: Read[Record] | None

    @property
    def stem(self) -> str:
        return PurePosixPath(self.document.file).stem

    @property
    def id(self) -> str:
        return self.read.value.id if self.read else self.stem


def _entries(folder: Path, root: Path, memory: Memory | None, unsaved: Unsaved) -> tuple[list[RecordFile], list[Finding]]:
    """Every file of every kind; those that bear their own id before those that do not."""
    entries: list[RecordFile] = []
    findings: list[Finding] = []
    new: dict[str, list[Path]] = {}
    for file in unsaved:
        new.setdefault(file.rpartition("/")[0], []).append(root / file)
    for name, model in BY_FOLDER.items():
        there = (folder / name).glob("[!.]*.yml") if can_be_opened(folder / name) else ()
        made = new.get(f"{folder.name}/{name}", ())
        for path in sorted({*there, *made}):
            if path.is_dir():
                continue
            document, read, found = _entry(path, root, model, memory, unsaved)
            findings += document.findings + found
            entries.append(RecordFile(document, model.kind.name, read))
    return sorted(entries, key=lambda entry: entry.id != entry.stem), findings


def _entry(
    path: Path, root: Path, model: type[Record], memory: Memory | None, unsaved: Unsaved
) -> tuple[Document, Read[Record] | None, list[Finding]]:
    """One file, as it was read last when its bytes are the same."""
    file = path.relative_to(root).as_posix()
    data = unsaved[file] if file in unsaved else file_bytes(path, file)
    if isinstance(data, Document):
        return data, None, []
    if memory is None:
        document = read_bytes(data, file)
        return document, *read_record(document, model)
    kept, mark = memory.records.get(file), blake2b(data).digest()
    if kept is None or kept[0] != mark:
        document = read_bytes(data, file)
        kept = memory.records[file] = (mark, *_packed(document, *read_record(document, model)))
    return kept[1:]


def foreseen(memory: Memory, document: Document, data: bytes, model: type[Record]) -> None:
    """Put in ``memory`` a record that nobody wrote down yet, so that its file is not read while ``data`` stands for it in ``Unsaved``."""
    memory.records[document.file] = (blake2b(data).digest(), document, *read_record(document, model))


def _packed(document: Document, read: Read[Record] | None, findings: list[Finding]) -> tuple[Document, Read[Record] | None, list[Finding]]:
    """The same in little room, for who keeps it."""
    if read is None:
        return document, read, findings
    packed = Packed(document)
    return packed, replace(read, document=packed), findings


def _once(entries: list[RecordFile]) -> tuple[list[RecordFile], list[Finding]]:
    """The first entry of each id; of every further one a finding."""
    first: dict[str, RecordFile] = {}
    findings = []
    for entry in entries:
        if (other := first.setdefault(entry.id, entry)) is not entry:
            place = entry.read.places.get(("id",), START) if entry.read else START
            text = f"Het id '{entry.id}' bestaat al, in {other.document.file}. Kies een ander id."
            findings.append(entry.document.finding(place, "dubbel-id", text))
    return list(first.values()), findings


def _settings(path: Path, root: Path, unsaved: Unsaved) -> tuple[Read[Instellingen] | None, list[Finding]]:
    file = path.relative_to(root).as_posix()
    if file not in unsaved and not (path.exists() or path.is_symlink()):
        return None, [
            Finding(
                file,
                1,
                1,
                "instellingen",
                "Dit bestand ontbreekt. Het zegt hoe de site heet en wie die uitgeeft. Zet het terug.",
            )
        ]
    document = read_bytes(unsaved[file], file) if file in unsaved else read_file(path, root)
    read, found = read_part(document, Instellingen)
    return read, document.findings + found


def _released(folder: Path, root: Path) -> tuple[Released, list[Finding]]:
    """Every released version, in principles/versies/<id>/<n.n>.yml, and the lock on them."""
    findings: list[Finding] = []
    by_id: dict[str, list[Read[Versie]]] = {}
    unread: set[str] = set()
    for path in sorted(path for path in folder.glob("[!.]*/[!.]*.yml") if can_be_opened(path.parent) and not path.is_dir()):
        document = read_file(path, root)
        read, found = read_part(document, Versie)
        if read is None:
            unread.add(f"{path.parent.name}@{path.stem}")
        findings += document.findings + found
        if read and (read.value.id, f"{read.value.versie}.yml") != (path.parent.name, path.name):
            findings.append(
                read.finding(
                    ("versie",), "versie-op-verkeerde-plek", f"Dit hoort te staan in {VERSIONS}/{read.value.id}/{read.value.versie}.yml."
                )
            )
        elif read:
            by_id.setdefault(path.parent.name, []).append(read)
    lock = folder / LOCK
    lines = read_lines(lock, root) if lock.exists() else Document(lock.relative_to(root).as_posix(), [], None, [])
    findings += lines.findings
    locks = parse_lock(lines.lines)
    used = {row.line for row in locks.values()}
    for number, line in enumerate(lines.lines, 1):
        if line.strip() and number not in used:
            findings.append(lines.finding(Place(number, 1), "tabel", "Deze regel van het slot wordt niet gelezen. Zet het slot terug."))
    if by_id and says_nothing(lines):
        findings.append(missing(lines.file, "Hierin staat van elke versie hoe zij is uitgegeven."))
    ordered = {id: tuple(sorted(reads, key=lambda read: read.value.order)) for id, reads in by_id.items()}
    return Released(ordered, locks, lines.file, frozenset(unread)), findings
