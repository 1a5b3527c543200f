"""The project as it stands now, read again only when a file changed."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.check import Loaded, Memory, Unsaved, check
from macros.editing.edit import Changes, on_trial, written
from macros.editing.for_editors import refresh, schema_files
from macros.finding import Finding, errors
from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, Instellingen, Record
from macros.reading.document import Data, Document, said_by
from macros.reading.files import SETTINGS_FILE, id_of

WATCHED = ("principles", "docs", "mkdocs.yml")


@dataclass(frozen=True)
class Subject:
    """What a form is about: a file with its model; ``id`` is empty for the settings and for a record that is new."""

    model: type[Record] | type[Instellingen]
    file: str = ""
    id: str = ""

    @property
    def soort(self) -> str:
        """The kind in an address of the form."""
        return self.model.kind.name if issubclass(self.model, Record) else "instellingen"


class Project:
    """Reads and checks ``root``; one reading lives at a time, and one with what is not saved yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.memory = Memory()
        self.lock = threading.RLock()
        self._seen: tuple[object, ...] = ()
        self._loaded: Loaded | None = None

    def now(self) -> Loaded:
        """What the files said at the last look, and what the check said of them."""
        return self._loaded or self.look()

    def look(self) -> Loaded:
        """What the files say now; each request looks once, and again after it wrote something."""
        with self.lock:
            seen = tuple(_stamps(self.root))
            if self._loaded is None or seen != self._seen:
                self._loaded, self._seen = self._checked(), seen
            return self._loaded

    def with_unsaved(self, unsaved: Unsaved) -> Loaded:
        """The same with other bytes for some files."""
        with self.lock:
            return self._checked(unsaved)

    def _checked(self, unsaved: Unsaved | None = None) -> Loaded:
        return check(self.root, self.memory, unsaved)

    def save(self, texts: dict[str, bytes]) -> None:
        """Write files together. Raises RefusedError; then nothing is written."""
        written(self.root, Changes({file: data.decode() for file, data in texts.items()}))
        self._refreshed()

    def carry_out(self, changes: Changes) -> list[Finding]:
        """Write changes; return the errors that they bring, and then nothing is changed. Raises RefusedError."""
        before = set(self.now().findings)
        wrong = on_trial(self.root, changes, lambda: [one for one in errors(self.look().findings) if one not in before])
        self._refreshed()
        return wrong

    def _refreshed(self) -> None:
        """Bring the help for who types records up to date. Addresses are written down when they are published: until then a record can wait."""
        refresh(self.root, schema_files(self.look().kennisbank))

    @property
    def kb(self) -> Kennisbank:
        return self.now().kennisbank

    def record(self, soort: str, id: str) -> Subject | None:
        """A record that has a file, right or not; None when there is none of this kind."""
        document = self.document(id) if self.kb.known.get(id) == soort else None
        return Subject(BY_NAME[soort], document.file, id) if document else None

    def document(self, id: str) -> Document | None:
        """The file of a record."""
        if id in self.kb.reads:
            return self.kb.reads[id].document
        return next((one.document for one in self.kb.unread if id_of(one.document.file) == id), None)

    def said(self, subject: Subject) -> dict[str, Data] | None:
        """What the file of a subject says now; None when it cannot be read, or is gone."""
        if subject.file == SETTINGS_FILE:
            read = self.kb.settings_read
            root = read.document.root if read else None
        else:
            document = self.document(subject.id)
            root = document.root or document.rest if document else None
        return said_by(root)


def _stamps(root: Path) -> Iterator[object]:
    """Of every file that counts: its name, its size and when it was written."""
    for name in WATCHED:
        yield from _below(str(root / name))


def _below(path: str) -> Iterator[object]:
    if not os.path.isdir(path):  # noqa: PTH112 - called for every file; pathlib is slow
        status = os.stat(path) if os.path.exists(path) else None  # noqa: PTH110, PTH116
        yield path, status and (status.st_size, status.st_mtime_ns)
        return
    for entry in sorted(os.scandir(path), key=lambda one: one.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            status = entry.stat(follow_symlinks=False)
            yield entry.path, status.st_size, status.st_mtime_ns
