"""A folder of records to a Kennisbank: every file read, every rule run."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from macros.finding import Finding, errors, suggest
from macros.handwritten import written_pages
from macros.kennisbank import Kennisbank, sort_key
from macros.model import BY_FOLDER, Instellingen, Record, Versie
from macros.reading.reader import Read, read_part, read_record
from macros.reading.source import START, Document, Place, file_bytes, read_bytes, read_file, read_lines
from macros.rules import RULES
from macros.today import build_date
from macros.versions import Released, parse_lock

T = TypeVar("T")
SETTINGS = "instellingen.yml"
SOURCE_TEXT = "brontekst.tsv"
VERSIONS = "versies"
MOVED = "verhuisd.tsv"
LOCK = "slot.tsv"
ADDRESSES = "adressen.txt"
"""Where records stood on the site, a line each; see ``addresses_kept``."""
WORDS = "woordenlijst.txt"
"""Words that a dictionary does not know and that are right."""
LISTS = (SOURCE_TEXT, MOVED, ADDRESSES, WORDS)
NEEDED = {
    SOURCE_TEXT: "Hierin staan de teksten van het Platform waarmee de controle vergelijkt.",
    ADDRESSES: "Hierin staat elk adres dat de site ooit had; zo valt het op als er een verdwijnt.",
}
"""Lists without which the check would see less, and say nothing of it."""


@dataclass(frozen=True)
class Loaded:
    """What a folder holds, and all there is to say about it, sorted."""

    kennisbank: Kennisbank
    findings: list[Finding]

    @property
    def address(self) -> str:
        """The address of the site; empty while it has none."""
        return self.kennisbank.instellingen.adres or ""


Memory = dict[str, tuple[bytes, Document, Read[Record] | None, list[Finding]]]
"""Files as they were read last, for who reads the same folder again and again."""


def load(root: Path, today: date | None = None, memory: Memory | None = None) -> Loaded:
    """Read ``root``/principles and check it. Wrong records are findings, not errors.

    ``today`` is the date of the build; without it the environment says which (see ``build_date``).
    Files that are still as ``memory`` holds them are not read again.
    """
    folder = root / "principles"
    findings = list(_strangers(folder, root))

    def taken(found: tuple[T, list[Finding]]) -> T:
        findings.extend(found[1])
        return found[0]

    lists = taken(_lists(folder, root))
    entries = taken(_once(taken(_entries(folder, root, {} if memory is None else memory))))
    reads = sorted((entry.read for entry in entries if entry.read), key=lambda read: sort_key(read.value))
    settings = taken(_settings(folder / SETTINGS, root))
    kennisbank = Kennisbank(
        reads={read.value.id: read for read in reads},
        known={entry.id: entry.kind for entry in entries},
        brontekst=taken(_table(lists[SOURCE_TEXT])),
        verhuisd=taken(_table(lists[MOVED])),
        adressen=tuple(lists[ADDRESSES].lines),
        lists=lists,
        written=written_pages(root),
        instellingen=settings.value if settings else Instellingen(naam="Kennisbank"),
        settings_read=settings,
        released=taken(_released(folder / VERSIONS, root)),
        today=today or build_date(os.environ),
    )
    for rule in RULES:
        findings += rule(kennisbank)
    findings = sorted(set(findings))
    return Loaded(replace(kennisbank, findings=tuple(findings)), findings)


@dataclass(frozen=True)
class Entry:
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


def _entries(folder: Path, root: Path, memory: Memory) -> tuple[list[Entry], list[Finding]]:
    """Every file of every kind; those that bear their own id before those that do not."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    for name, model in BY_FOLDER.items():
        for path in sorted((folder / name).glob("[!.]*.yml")) if _can_be_opened(folder / name) else ():
            if path.is_dir():
                continue
            document, read, found = _entry(path, root, model, memory)
            findings += document.findings + found
            entries.append(Entry(document, model.kind.name, read))
    return sorted(entries, key=lambda entry: entry.id != entry.stem), findings


def _entry(path: Path, root: Path, model: type[Record], memory: Memory) -> tuple[Document, Read[Record] | None, list[Finding]]:
    """One file, as it was read last when its bytes are the same."""
    file = path.relative_to(root).as_posix()
    data = file_bytes(path, file)
    if isinstance(data, Document):
        return data, None, []
    kept = memory.get(file)
    if kept is None or kept[0] != data:
        document = read_bytes(data, file)
        kept = memory[file] = (data, document, *read_record(document, model))
    return kept[1:]


def _can_be_opened(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def _strangers(folder: Path, root: Path) -> Iterator[Finding]:
    """Files and folders in principles/ that nobody would read."""
    for name in (*BY_FOLDER, VERSIONS):
        path = folder / name
        if path.exists() and not _can_be_opened(path):
            text = (
                "Deze map is niet te openen. Kijk of je haar mag lezen." if path.is_dir() else "Hier hoort een map te staan, geen bestand."
            )
            yield Finding(path.relative_to(root).as_posix(), 1, 1, "niet-te-openen", text)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") or part.endswith("~") for part in parts) or parts[0] in (SETTINGS, *LISTS):
            continue
        if parts[0] not in (*BY_FOLDER, VERSIONS):
            if len(parts) == 1:
                text = f"In principles/ hoort geen map of bestand '{parts[0]}'.{suggest(parts[0], BY_FOLDER)}"
                yield Finding(name, 1, 1, "onbekende-map", text)
        elif len(parts) > 1 and _is_stranger(path, parts):
            what, where = ("Deze map", "") if path.is_dir() else ("Dit bestand", _renamed(path))
            place = "in de map van zijn punt" if parts[0] == VERSIONS else "direct in de map van zijn soort"
            form = (
                "Een versie is een bestand met de naam <nummer>.yml"
                if parts[0] == VERSIONS
                else "Een record is een bestand met de naam <id>.yml"
            )
            yield Finding(name, 1, 1, "geen-record", f"{what} wordt niet gelezen. {form}, {place}.{where}")


def _is_stranger(path: Path, parts: tuple[str, ...]) -> bool:
    """Whether nobody reads a file or folder in the folder of a kind, or among the versions."""
    if not _can_be_opened(path.parent) or parts == (VERSIONS, LOCK):
        return False
    depth = 3 if parts[0] == VERSIONS else 2
    return (
        len(parts) > depth
        or (path.is_dir() if len(parts) == depth else not path.is_dir())
        or (len(parts) == depth and path.suffix != ".yml")
    )


def _renamed(path: Path) -> str:
    """The name meant, for a record that ends like .yaml, .YML or .yml.txt."""
    meant = re.sub(r"\.ya?ml(\.txt)?$", ".yml", path.name, flags=re.IGNORECASE)
    return f" Bedoelde u '{meant}'?" if meant != path.name else ""


def _once(entries: list[Entry]) -> tuple[list[Entry], list[Finding]]:
    """The first entry of each id; of every further one a finding."""
    first: dict[str, Entry] = {}
    findings = []
    for entry in entries:
        if (other := first.setdefault(entry.id, entry)) is not entry:
            place = entry.read.places.get(("id",), START) if entry.read else START
            text = f"Het id '{entry.id}' bestaat al, in {other.document.file}. Kies een ander id."
            findings.append(entry.document.finding(place, "dubbel-id", text))
    return list(first.values()), findings


def _settings(path: Path, root: Path) -> tuple[Read[Instellingen] | None, list[Finding]]:
    if not (path.exists() or path.is_symlink()):
        return None, [
            Finding(
                path.relative_to(root).as_posix(),
                1,
                1,
                "instellingen",
                "Dit bestand ontbreekt. Het zegt hoe de site heet en wie haar uitgeeft. Zet het terug.",
            )
        ]
    document = read_file(path, root)
    read, found = read_part(document, Instellingen)
    return read, document.findings + found


def _released(folder: Path, root: Path) -> tuple[Released, list[Finding]]:
    """Every released version, in principles/versies/<id>/<n.n>.yml, and the lock on them."""
    findings: list[Finding] = []
    by_id: dict[str, list[Read[Versie]]] = {}
    unread: set[str] = set()
    for path in sorted(path for path in folder.glob("[!.]*/[!.]*.yml") if _can_be_opened(path.parent) and not path.is_dir()):
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
    if by_id and _says_nothing(lines):
        findings.append(_missing(lines.file, "Hierin staat van elke versie hoe zij is uitgegeven."))
    ordered = {id: tuple(sorted(reads, key=lambda read: read.value.order)) for id, reads in by_id.items()}
    return Released(ordered, locks, lines.file, frozenset(unread)), findings


def _lists(folder: Path, root: Path) -> tuple[dict[str, Document], list[Finding]]:
    """Every list in principles/ by its name; one that is not there holds no lines."""
    lists: dict[str, Document] = {}
    findings: list[Finding] = []
    for name in LISTS:
        path = folder / name
        there = path.exists() or path.is_symlink()
        lists[name] = document = read_lines(path, root) if there else Document(path.relative_to(root).as_posix(), [], None, [])
        findings += document.findings
        if name in NEEDED and _says_nothing(document):
            findings.append(_missing(document.file, NEEDED[name]))
    return lists, findings


def _says_nothing(document: Document) -> bool:
    """Whether a list is empty; when it could not be read, that has been told."""
    return not any(document.lines) and not errors(document.findings)


def _missing(file: str, why: str) -> Finding:
    return Finding(file, 1, 1, "bestand-ontbreekt", f"Dit bestand ontbreekt of is leeg. {why} Zet het terug.")


def _table(document: Document) -> tuple[dict[str, str], list[Finding]]:
    """A file of two columns with a tab between them; a line that has none is a finding."""
    rows: dict[str, str] = {}
    findings: list[Finding] = []
    for number, line in enumerate(document.lines, 1):
        name, tab, rest = line.partition("\t")
        if tab and name not in rows:
            rows[name] = rest
        elif line.strip():
            why = f"'{name}' staat er al" if tab else "er staat geen tab tussen de twee kolommen"
            findings.append(document.finding(Place(number, 1), "tabel", f"Deze regel wordt niet gelezen: {why}."))
    return rows, findings
