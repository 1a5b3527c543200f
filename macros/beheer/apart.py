"""Work that is set apart: what was typed, kept outside principles/ until it is finished."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from macros.beheer.posted import Form
from macros.editing.edit import replace_file

FOLDER = ".beheer/apart"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Apart:
    """Something that was set apart: its name here, what it is about, and what was typed.

    ``id`` is empty for a record that is new; ``wrong`` is the number of errors it had.
    """

    name: str
    soort: str
    id: str
    title: str
    wrong: int
    moment: str
    fields: tuple[tuple[str, str], ...]

    @property
    def form(self) -> Form:
        """What was typed, as the browser sent it."""
        return Form(self.fields)


def kept(root: Path) -> list[Apart]:
    """Everything that is set apart, the newest first; a file that cannot be read is left alone."""
    found = [one for path in sorted((root / FOLDER).glob("*.json")) if (one := _read(path))]
    return sorted(found, key=lambda one: one.moment, reverse=True)


def taken_up(root: Path, name: str) -> Apart | None:
    """One of them; None when there is none."""
    return _read(root / FOLDER / f"{name}.json") if NAME.fullmatch(name) else None


def _read(path: Path) -> Apart | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        fields = tuple((str(name), str(value)) for name, value in data["velden"])
        return Apart(path.stem, str(data["soort"]), str(data["id"]), str(data["titel"]), int(data["fouten"]), str(data["wanneer"]), fields)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def set_apart(root: Path, soort: str, id: str, title: str, wrong: int, form: Form, name: str = "") -> Apart:
    """Keep what was typed. A record that is new gets a name of its own, and keeps it the next time."""
    moment = datetime.now().astimezone()
    name = name if NAME.fullmatch(name) else f"{soort}-{id}" if id else f"nieuw-{soort}-{moment:%Y%m%d-%H%M%S-%f}"
    fields = [[key, value] for key, value in form.items(multi=True) if key not in ("bewijs", "doe")]
    data = {"soort": soort, "id": id, "titel": title, "fouten": wrong, "wanneer": moment.isoformat(), "velden": fields}
    path = root / FOLDER / f"{name}.json"
    replace_file(path, json.dumps(data, ensure_ascii=False, indent=1).encode())
    found = _read(path)
    assert found is not None, "what was written can be read"
    return found


def done(root: Path, name: str) -> None:
    """Throw away what was set apart; it is saved, or no longer wanted."""
    if NAME.fullmatch(name):
        (root / FOLDER / f"{name}.json").unlink(missing_ok=True)
