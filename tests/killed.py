"""Ends by force what writes several files, before each of them and behind the last: ``python tests/killed.py <folder to work in>``.

Each way is an editor's: a button of the form, or a command. What the next start finds is all old or all new.
"""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from editors import SMALL, with_a_newer_source
from form import Window
from werkzeug.test import Client

from macros.beheer.app import Beheer
from macros.cli.main import main
from macros.editing import edit

REASON = "Dit deel van het kader is vervallen."
Way = Callable[[Path], object]


def window(root: Path) -> Window:
    """A browser on the form of a project; nobody looks at the site."""
    return Window(Client(Beheer(root, lambda environ, start: [])))


def source(root: Path) -> object:
    """An example, with a source that is made on the way."""
    desk = window(root).open("/beheer/praktijkvoorbeeld/voorbeeld/").press("Voeg een bron toe").press("Maak een nieuwe bron", "Bronnen 2")
    return desk.type("bij.1.titel", "Regioplan").type("bij.1.uitgever", "Onderwijsregio").press("Bewaar")


def act(address: str, button: str, **said: str) -> Way:
    """One of the acts of a record: shown first, then done."""

    def do(root: Path) -> object:
        desk = window(root).open(f"/beheer/{address}/")
        for name, text in said.items():
            desk.type(name, text)
        return desk.press("Laat zien wat er verandert").press(button)

    return do


WAYS: dict[str, Way] = {
    "een nieuwe bron": source,
    "andere naam": act("rol/schoolopleider/naam", "Geef deze naam", nieuw="opleider-op-school"),
    "trek in": act("waarborg/kk2021-w1/intrek", "Trek in", reden=REASON, met_onderdelen="ja"),
    "geef uit": act("uitgangspunt/u02/versie", "Geef uit", versie="1.1", wijziging="De tekst is korter gezegd."),
    "hernoem": lambda root: main(["hernoem", "schoolopleider", "opleider-op-school"]),
    "intrek": lambda root: main(["intrek", "kk2021-w1", "--reden", REASON, "--met-onderdelen"]),
}


def project(folder: Path) -> Path:
    shutil.copytree(SMALL, folder)
    os.chdir(folder)
    return with_a_newer_source(folder)


def state(root: Path) -> dict[str, bytes]:
    """All that is read of a project."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "principles").rglob("*")) if path.is_file()}


def killed(way: Way, root: Path, least: int) -> bool:
    """Do it in a process that ends without a word before it puts that many files in their place; whether it did."""
    if not (child := os.fork()):
        put, count = edit._put, iter(range(1000))

        def until(path: Path, data: bytes | None) -> None:
            if next(count) == least:
                os.kill(os.getpid(), 9)
            put(path, data)

        edit._put = until
        with contextlib.redirect_stdout(io.StringIO()):
            way(root)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, 9), status
    return status == 9


def all_or_nothing(way: Way, folder: Path) -> str:
    """Kill it everywhere; how often it was old and new at the next start."""
    old = state(project(folder / "oud"))
    root = project(folder / "nieuw")
    with contextlib.redirect_stdout(io.StringIO()):
        way(root)
    new, found = state(root), []
    assert new != old, "the way does nothing"
    least = 0
    while killed(way, project(folder / str(least)), least):
        edit.finish(folder / str(least))
        found.append(state(folder / str(least)))
        assert found[-1] in (old, new), f"half, killed before file {least + 1}"
        assert not (folder / str(least) / edit.BUSY).exists()
        least += 1
    assert state(folder / str(least)) == new
    assert least > 1, "nothing was killed in the middle"
    return f"{least} keer gestopt: {found.count(old)} keer oud, {found.count(new)} keer nieuw"


if __name__ == "__main__":
    for name, each in WAYS.items():
        print(f"{name}: {all_or_nothing(each, Path(sys.argv[1]) / name)}", flush=True)
