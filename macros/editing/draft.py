"""Records being changed: what they should say, until it is known whether all of it can be written."""

from pathlib import Path

from macros.editing.in_place import changed
from macros.finding import Path as Way
from macros.kennisbank import Kennisbank
from macros.reading.document import Data, data_of


class Drafts:
    """What records should say, by id; a record that nobody asks for stays as it is."""

    def __init__(self, root: Path, kb: Kennisbank) -> None:
        self.root, self.kb = root, kb
        self.by_id: dict[str, dict[str, Data]] = {}

    def of(self, id: str) -> dict[str, Data]:
        """What a record says, to change. KeyError when there is no such record."""
        if id not in self.by_id:
            root = self.kb.reads[id].document.root
            data = data_of(root) if root else {}
            assert isinstance(data, dict), "a record consists of fields"
            self.by_id[id] = data
        return self.by_id[id]

    def put(self, id: str, way: Way, value: str) -> None:
        """Put a text at a place in a record, such as ``punten``, 0, ``naar``."""
        inside: Data = self.of(id)
        for step in way[:-1]:
            inside = inside[step]  # type: ignore[index]
        inside[way[-1]] = value  # type: ignore[index]

    def texts(self) -> dict[str, str]:
        """The new text of every file that changes, by its path in the project. Raises RefusedError."""
        found: dict[str, str] = {}
        for id, data in self.by_id.items():
            read = self.kb.reads[id]
            file = read.document.file
            before = (self.root / file).read_bytes()
            if (after := changed(before, file, type(read.value), data)) != before:
                found[file] = after.decode("utf-8")
        return found
