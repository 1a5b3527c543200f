"""A folder of records to a Kennisbank: every file read, every rule run."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from macros.finding import Finding, suggest
from macros.handwritten import written_pages
from macros.kennisbank import Kennisbank, sort_key
from macros.model import BY_FOLDER, Instellingen, Record, Versie
from macros.reading.reader import Read, read_part, read_record
from macros.reading.source import MAX_BYTES, START, Document, Place, read_file
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

    entries = taken(_once(taken(_entries(folder, root, {} if memory is None else memory))))
    reads = sorted((entry.read for entry in entries if entry.read), key=lambda read: sort_key(read.value))
    settings = taken(_settings(folder / SETTINGS, root))
    kennisbank = Kennisbank(
        reads={read.value.id: read for read in reads},
        known={entry.id: entry.kind for entry in entries},
        brontekst=taken(_table(folder / SOURCE_TEXT, root)),
        verhuisd=taken(_table(folder / MOVED, root)),
        adressen=tuple(taken(_lines(folder / ADDRESSES, root)).lines),
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
        for path in sorted(path for path in (folder / name).glob("[!.]*.yml") if not path.is_dir()):
            document, read, found = _entry(path, root, model, memory)
            findings += document.findings + found
            entries.append(Entry(document, model.kind.name, read))
    return sorted(entries, key=lambda entry: entry.id != entry.stem), findings


def _entry(path: Path, root: Path, model: type[Record], memory: Memory) -> tuple[Document, Read[Record] | None, list[Finding]]:
    """One file, as it was read last when its bytes are the same."""
    data = b"" if path.is_symlink() or path.stat().st_size > MAX_BYTES else path.read_bytes()
    kept = memory.get(str(path))
    if kept is None or kept[0] != data or not data:
        document = read_file(path, root)
        kept = memory[str(path)] = (data, document, *read_record(document, model))
    return kept[1:]


def _strangers(folder: Path, root: Path) -> Iterator[Finding]:
    """Files and folders in principles/ that nobody would read."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") or part.endswith("~") for part in parts) or parts[0] in (
            SETTINGS,
            SOURCE_TEXT,
            VERSIONS,
            MOVED,
            ADDRESSES,
            WORDS,
        ):
            continue
        if parts[0] not in BY_FOLDER and len(parts) == 1:
            yield Finding(
                name, 1, 1, "onbekende-map", f"In principles/ staat geen map of bestand '{parts[0]}'.{suggest(parts[0], BY_FOLDER)}"
            )
        elif parts[0] in BY_FOLDER and len(parts) > 1 and (len(parts) > 2 or path.suffix != ".yml" or path.is_dir()):
            yield Finding(
                name,
                1,
                1,
                "geen-record",
                f"Dit bestand wordt niet gelezen. Een record is een bestand met de naam <id>.yml, direct in de map van zijn soort.{_renamed(path)}",
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
    if not path.exists():
        return None, [
            Finding(
                path.relative_to(root).as_posix(),
                1,
                1,
                "instellingen",
                "Dit bestand ontbreekt. Het zegt hoe de site heet en wie haar uitgeeft.",
            )
        ]
    document = read_file(path, root)
    read, found = read_part(document, Instellingen)
    return read, document.findings + found


def _released(folder: Path, root: Path) -> tuple[Released, list[Finding]]:
    """Every released version, in principles/versies/<id>/<n.n>.yml, and the lock on them."""
    findings: list[Finding] = []
    by_id: dict[str, list[Read[Versie]]] = {}
    for path in sorted(path for path in folder.glob("[!.]*/[!.]*") if not path.is_dir()):
        document = read_file(path, root)
        read, found = read_part(document, Versie)
        findings += document.findings + found
        if read and (read.value.id, f"{read.value.versie}.yml") != (path.parent.name, path.name):
            findings.append(
                read.finding(
                    ("versie",), "versie-op-verkeerde-plek", f"Dit hoort te staan in {VERSIONS}/{read.value.id}/{read.value.versie}.yml."
                )
            )
        elif read:
            by_id.setdefault(path.parent.name, []).append(read)
    lock, found = _lines(folder / LOCK, root)
    locks = parse_lock("\n".join(lock.lines))
    ordered = {id: tuple(sorted(reads, key=lambda read: read.value.order)) for id, reads in by_id.items()}
    return Released(ordered, locks, lock.file), findings + found


def _table(path: Path, root: Path) -> tuple[dict[str, str], list[Finding]]:
    """A file of two columns with a tab between them; a line that has none is a finding."""
    document, findings = _lines(path, root)
    rows: dict[str, str] = {}
    for number, line in enumerate(document.lines, 1):
        name, tab, rest = line.partition("\t")
        if tab and name not in rows:
            rows[name] = rest
        elif line.strip():
            why = f"'{name}' staat er al" if tab else "er staat geen tab tussen de twee kolommen"
            findings.append(document.finding(Place(number, 1), "tabel", f"Deze regel wordt niet gelezen: {why}."))
    return rows, findings


def _lines(path: Path, root: Path) -> tuple[Document, list[Finding]]:
    """A text file as lines; it may be missing."""
    document = Document(path.relative_to(root).as_posix(), [], None, [])
    try:
        document.lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except UnicodeDecodeError:
        return document, [document.finding(START, "codering", "Dit bestand is geen UTF-8. Bewaar het als UTF-8.")]
    return document, []
