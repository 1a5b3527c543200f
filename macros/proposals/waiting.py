"""One's own text of a file that another changed in the same place: kept outside the records until somebody chooses."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from macros.editing.edit import kept_bytes, kept_text, replace_file

FOLDER = ".beheer/botsing"


@dataclass(frozen=True)
class Waiting:
    """What a file said when both began, and what one wrote oneself; None: it was not there. The file itself says what the other wrote."""

    file: str
    was: bytes | None
    mine: bytes | None
    moment: str

    @property
    def name(self) -> str:
        """How it is called here."""
        return self.file.replace("/", "--")


def waiting(root: Path) -> list[Waiting]:
    """All that waits for a choice, by file."""
    return [one for path in sorted((root / FOLDER).glob("*.json")) if (one := _read(path))]


def waiting_for(root: Path, file: str) -> Waiting | None:
    """What waits at one file; None when nothing does."""
    return _read(_path(root, file))


def wait(root: Path, file: str, was: bytes | None, mine: bytes | None) -> None:
    """Keep one's own text. What waited there already stays, with what it began from, under a name of its own."""
    path = _path(root, file)
    if path.exists() and (old := _read(path)) and old.mine != mine:
        _set_aside(path)
    data = {"bestand": file, "was": kept_text(was), "mijn": kept_text(mine), "wanneer": datetime.now().astimezone().isoformat()}
    replace_file(path, json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def chosen_at(root: Path, file: str) -> None:
    """Somebody chose, if something waits at this file; what waited is kept as it was, out of the way."""
    if any(one.file == file for one in waiting(root)):
        _set_aside(_path(root, file))


def _set_aside(path: Path) -> None:
    path.rename(path.with_suffix(f".{datetime.now():%Y%m%d-%H%M%S-%f}.oud"))


def _path(root: Path, file: str) -> Path:
    return root / FOLDER / f"{file.replace('/', '--')}.json"


def _read(path: Path) -> Waiting | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        return Waiting(str(data["bestand"]), kept_bytes(data["was"]), kept_bytes(data["mijn"]), str(data["wanneer"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
