"""A folder that is made beside the one that stands, and takes its place in one step.

At every moment the folder that stands is whole: the old one or the new one.
Linux and macOS know a call that lets two folders change places. On a disk that
does not, the old one steps aside first; who stops the machine just then finds
it back, because the next run puts it back before it does anything else.
"""

import ctypes
import errno
import fcntl
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOM = ".build"
"""Where folders are made, on the same disk as where they go."""
NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
CALLS = (("renameat2", -100, 2), ("renameatx_np", -2, 2))
"""The call in the library of C, how it names the folder one stands in, and its flag: Linux 3.15 (RENAME_EXCHANGE), macOS 10.12 (RENAME_SWAP)."""


class PlaceError(Exception):
    """Why nothing can come on a place, in Dutch."""


@contextmanager
def beside(root: Path, name: str) -> Iterator[Path]:
    """An empty folder to fill; when the block ends well, it is ``root``/``name`` from then on.

    One at a time: who comes second waits. What an earlier run left is cleaned up.
    Raises PlaceError when something else stands on the place, and OSError.
    """
    target, room = root / name, root / ROOM
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        what = "een verwijzing" if target.is_symlink() else "een bestand"
        raise PlaceError(f"Op de plek van {name}/ staat {what}. Daar hoort een map: haal het weg.")
    room.mkdir(exist_ok=True)
    with _alone(room / f"{name}.slot"):
        new, old = room / f"{name}.nieuw", room / f"{name}.oud"
        _heal(target, old)
        _clear(new)
        _clear(old)
        new.mkdir()
        try:
            yield new
            _switch(new, target, old)
        finally:
            _clear(new)
            _clear(old)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with this program, however it ends."""
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Er wordt al gebouwd. Deze bouw wacht tot dat klaar is.", file=sys.stderr, flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _heal(target: Path, old: Path) -> None:
    """Put back what stepped aside when nothing came in its place."""
    if old.is_dir() and not target.exists():
        old.rename(target)


def _clear(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
    else:
        folder.unlink(missing_ok=True)


def _switch(new: Path, target: Path, old: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not exchanged(new, target):
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            with suppress(OSError):
                old.rename(target)
            raise


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the machine cannot. Raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    for name, here, flag in CALLS:
        if call := getattr(library, name, None):
            if call(here, bytes(one), here, bytes(other), ctypes.c_uint(flag)) == 0:
                return True
            if ctypes.get_errno() not in NO_EXCHANGE:
                raise OSError(ctypes.get_errno(), "", str(other))
            return False
    return False
