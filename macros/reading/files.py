"""What a file in the project is, by where it stands."""

from pathlib import PurePosixPath

from macros.model import BY_FOLDER, Instellingen, Record
from macros.reading.lists import ADDRESSES, LOCK, MOVED, SETTINGS, VERSIONS

SETTINGS_FILE = f"principles/{SETTINGS}"
MOVED_FILE = f"principles/{MOVED}"
LOCK_FILE = f"principles/{VERSIONS}/{LOCK}"
REGISTER = f"principles/{ADDRESSES}"
"""What publishing writes itself; nobody hands it in."""


def file_of(model: type[Record], id: str) -> str:
    """Where a record stands, relative to the project."""
    return f"principles/{model.kind.folder}/{id}.yml"


def id_of(file: str) -> str:
    """The id that a file is called by."""
    return PurePosixPath(file).stem


def is_version(file: str) -> bool:
    """Whether it is a text that was released and never changes again."""
    return file.startswith(f"principles/{VERSIONS}/") and file.endswith(".yml")


def model_of(file: str) -> type[Record] | type[Instellingen] | None:
    """What a file is a record of; None for a list, a version or a page."""
    parts = file.split("/")
    if file == SETTINGS_FILE:
        return Instellingen
    is_record = len(parts) == 3 and parts[0] == "principles" and file.endswith(".yml")
    return BY_FOLDER.get(parts[1]) if is_record else None
