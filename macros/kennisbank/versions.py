"""The lock on released texts: what was released can be proved to be untouched."""

import hashlib
import unicodedata
from dataclasses import dataclass

from macros.model import Versie
from macros.reading.reader import Read


def fingerprint(text: str) -> str:
    """SHA-256 of a text after Unicode NFC (UAX #15) and with single spaces, in hexadecimal."""
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


@dataclass(frozen=True)
class Lock:
    """A line of the lock: the fingerprints of the text and of the whole file."""

    text: str
    file: str
    line: int


@dataclass(frozen=True)
class Released:
    """All released versions by point, oldest first, with the lock by ``id@version``."""

    by_id: dict[str, tuple[Read[Versie], ...]]
    locks: dict[str, Lock]
    lock_file: str
    unread: frozenset[str] = frozenset()
    """Versions whose file is there but could not be read, as ``id@version``."""

    def of(self, id: str) -> tuple[Versie, ...]:
        """The versions of a point, oldest first."""
        return tuple(read.value for read in self.by_id.get(id, ()))

    @property
    def addresses(self) -> list[str]:
        """The addresses of all versions."""
        return [read.value.address for reads in self.by_id.values() for read in reads]

    def sound(self, read: Read[Versie]) -> bool:
        """Whether the text of a version is what its lock says."""
        lock = self.locks.get(f"{read.value.id}@{read.value.versie}")
        return lock is not None and fingerprint(read.value.tekst) == lock.text


def parse_lock(lines: list[str]) -> dict[str, Lock]:
    """Read the lock: ``id@version``, tab, fingerprint of the text, tab, fingerprint of the file. What was locked first holds."""
    locks: dict[str, Lock] = {}
    for number, line in enumerate(lines, 1):
        parts = line.split("\t")
        if len(parts) == 3:
            locks.setdefault(parts[0], Lock(parts[1], parts[2], number))
    return locks


def lock_line(versie: Versie, data: bytes) -> str:
    """The line that locks a version; ``data`` is its file."""
    return f"{versie.id}@{versie.versie}\t{fingerprint(versie.tekst)}\t{hashlib.sha256(data).hexdigest()}\n"
