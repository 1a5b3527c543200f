"""What is different in the work folder from a commit, by what the files say and not by what the index says."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from macros.model import Instellingen, Record
from macros.proposals.git import Git
from macros.reading.document import Data, said_by
from macros.reading.files import LOCK_FILE, REGISTER, id_of, is_version, model_of
from macros.reading.lists import LISTS
from macros.reading.misplaced import PAGES, SHOWN
from macros.reading.source import read_bytes

UNDER = ("principles", "docs")
PLAIN = "100644"


@dataclass(frozen=True)
class FileChange:
    """A file that says something else than in a commit: what it said (None: it is new) and says (None: it is gone)."""

    file: str
    before: bytes | None
    now: bytes | None

    @property
    def model(self) -> type[Record] | type[Instellingen] | None:
        """What the file is a record of; None for a list or a page."""
        return model_of(self.file)

    @property
    def id(self) -> str:
        return id_of(self.file)

    @property
    def is_version(self) -> bool:
        """Whether it is a text that was released and never changes again."""
        return is_version(self.file)

    @property
    def owner(self) -> str:
        """The id of the record that it is, or is a version of."""
        return PurePosixPath(self.file).parent.name if self.is_version else self.id

    @cached_property
    def was(self) -> dict[str, Data] | None:
        """What it said, by field; None when it said nothing that can be read."""
        return read_as(self.before, self.file)

    @cached_property
    def says(self) -> dict[str, Data] | None:
        """What it says now, by field."""
        return read_as(self.now, self.file)

    @cached_property
    def fields(self) -> "dict[str, Data | None] | None":
        """What is different, field by field; None when that cannot be said."""
        if (self.before is not None and self.was is None) or (self.now is not None and self.says is None) or self.model is None:
            return None
        was, says = self.was or {}, self.says or {}
        return {name: says.get(name) for name in dict.fromkeys([*was, *says]) if was.get(name) != says.get(name)}


def read_as(data: bytes | None, file: str) -> dict[str, Data] | None:
    """The fields of a file; None when there is nothing to read."""
    return said_by(read_bytes(data, file).root) if data is not None else None


def files_at(git: Git, commit: str, *under: str) -> dict[str, tuple[str, str]]:
    """The plain files of a commit below these folders: the mode and the name of what each says, by path. None there is none."""
    if not commit:
        return {}
    rows = git.must("ls-tree", "-r", "-z", "--full-tree", commit, "--", *under).decode("utf-8", "surrogateescape").split("\0")
    split = [row.partition("\t") for row in rows if row]
    found = {path: (one.split()[0], one.split()[2]) for one, _, path in split}
    return {path: one for path, one in found.items() if one[0].startswith("100") and not hidden(path)}


def hidden(path: str) -> bool:
    """Whether a path is none of an editor's: it begins with a dot somewhere."""
    return any(part.startswith(".") for part in path.split("/")) or "\n" in path


def of_editors(path: str) -> bool:
    """Whether a file is one that editors change: a record, a version, a list, the settings, or a page and what may stand beside it.

    The others are the program, what steers git or a host, and what nobody reads; a proposal does not bring them along.
    """
    if hidden(path) or not path.isprintable() or "\\" in path:
        return False
    parts = path.split("/")
    if parts[0] == "docs":
        return PurePosixPath(path).suffix.lower() in (*PAGES, *SHOWN)
    is_list = len(parts) == 2 and parts[0] == "principles" and parts[1] in LISTS
    return is_list or path == LOCK_FILE or (is_version(path) and len(parts) == 4) or model_of(path) is not None


def texts_of(git: Git, names: Iterable[str]) -> list[bytes]:
    """What the objects of these names say, in their order. Raises GitError."""
    asked = list(names)
    if not asked:
        return []
    out = git.must("cat-file", "--batch", sent="".join(f"{name}\n" for name in asked).encode())
    found, at = [], 0
    for _ in asked:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[-1])
        found.append(out[end + 1 : end + 1 + size])
        at = end + 2 + size
    return found


def texts_at(git: Git, commit: str, files: Iterable[str]) -> dict[str, bytes]:
    """What these files say in a commit; those that are not there are left out. Raises GitError."""
    there = files_at(git, commit, *UNDER)
    asked = [file for file in files if file in there]
    return dict(zip(asked, texts_of(git, [there[file][1] for file in asked]), strict=True))


def text_at(git: Git, commit: str, file: str) -> bytes | None:
    """What a file says in a commit; None when it is not there."""
    said = git.ask("cat-file", "blob", f"{commit}:{file}")
    return said.out if said.good else None


@dataclass
class Work:
    """The work folder; what was looked at is remembered by size and time."""

    git: Git
    seen: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def here(self, *under: str) -> Iterator[str]:
        """The plain files below these folders."""
        for name in under:
            for path in sorted(self.git.root.joinpath(name).rglob("*")):
                file = path.relative_to(self.git.root).as_posix()
                if not hidden(file) and path.is_file() and not path.is_symlink():
                    yield file

    def changes(self, commit: str, *under: str) -> list[FileChange]:
        """Every file below these folders that says something else than in the commit, by path. Raises GitError."""
        then = files_at(self.git, commit, *(under or UNDER))
        here = list(self.here(*(under or UNDER)))
        other = [file for file in here if self.raw(file, len(then.get(file, PLAIN)[1])) != then.get(file, ("", ""))[1]]
        now = dict(zip(other, self.names(other), strict=True))
        changed = [file for file in other if now[file] != then.get(file, ("", ""))[1]]
        gone = sorted(set(then) - set(here))
        files = sorted({*changed, *gone} - {REGISTER})
        before = dict(zip([f for f in files if f in then], texts_of(self.git, [then[f][1] for f in files if f in then]), strict=True))
        return [FileChange(file, before.get(file), None if file in gone else (self.git.root / file).read_bytes()) for file in files]

    def raw(self, file: str, length: int) -> str:
        """The name that git gives to the bytes of a file as they are."""
        path = self.git.root / file
        status = path.stat()
        kept = self.seen.get(file)
        if kept is None or kept[:2] != (status.st_size, status.st_mtime_ns) or len(kept[2]) != max(length, 40):
            self.seen[file] = kept = (status.st_size, status.st_mtime_ns, name_of(path.read_bytes(), length))
        return kept[2]

    def names(self, files: Iterable[str], *, keep: bool = False) -> list[str]:
        """The names that git gives to files, by the rules of their folder for line breaks; ``keep`` stores them. Raises GitError."""
        asked = list(files)
        words = ["hash-object", *(["-w"] if keep else []), "--stdin-paths"]
        return self.git.must(*words, sent="".join(f"{file}\n" for file in asked).encode()).decode().split() if asked else []


def name_of(data: bytes, length: int = 40) -> str:
    """The name of an object with these bytes, in a folder whose names have this length."""
    made = hashlib.sha256 if length == 64 else hashlib.sha1
    return made(b"blob %d\0" % len(data) + data).hexdigest()


def whole(path: Path) -> bytes | None:
    """What a file says; None when it is not there."""
    return path.read_bytes() if path.is_file() else None
