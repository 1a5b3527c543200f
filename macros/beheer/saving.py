"""Files that are written together: all of them or none, also when the machine stops halfway.

What is to be written stands first in a file of its own; when that is still there at the next start, the writing is
finished then. So a record and the source that was made with it never come apart.
"""

import json
from hashlib import sha256
from pathlib import Path

from macros.check import Loaded
from macros.editing.edit import Changes, replace_file, written
from macros.editing.for_editors import refresh, schema_files

BUSY = ".beheer/bezig.json"


def save(root: Path, texts: dict[str, bytes]) -> None:
    """Write the files. Raises RefusedError; then nothing is written."""
    busy = root / BUSY
    plan = {file: {"was": _hash(root / file), "wordt": data.decode()} for file, data in texts.items()}
    if len(texts) > 1:
        replace_file(busy, json.dumps(plan).encode())
    try:
        written(root, Changes({file: data.decode() for file, data in texts.items()}))
    finally:
        busy.unlink(missing_ok=True)


def finish(root: Path) -> None:
    """Finish what was being written when the machine stopped; not when somebody else changed those files since."""
    busy = root / BUSY
    if not busy.exists():
        return
    plan = json.loads(busy.read_text(encoding="utf-8"))
    states = [(_hash(root / file), one["was"], sha256(one["wordt"].encode()).hexdigest()) for file, one in plan.items()]
    if all(now in (was, will) for now, was, will in states):
        written(root, Changes({file: one["wordt"] for file, one in plan.items()}))
    busy.unlink()


def refreshed(root: Path, loaded: Loaded) -> None:
    """Bring the help for who types records up to date. Addresses are written down when they are published: until then a record can wait."""
    refresh(root, schema_files(loaded.kennisbank))


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
