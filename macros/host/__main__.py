"""``python -m macros.host``: build the site of this folder into site/, which stays as it was when anything goes wrong.

``python -m macros.host voorbeeld`` unpacks the copy to take along into voorbeeld/ in the same way.
"""

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from macros.check import load, no_search_for_garbage
from macros.exports.robots import soon_over
from macros.host.plugin import KennisbankPlugin, StoppedBuild
from macros.site.build import SITE
from macros.site.edition import put_away
from macros.site.replace_folder import ROOM, PlaceError, beside
from macros.site.takeaway import ARCHIVE
from macros.terminal import place_and_reason, prepare

GOOD, WRONG, STOPPED = 0, 1, 130
TRACE = f"{ROOM}/bouwfout.txt"
"""Where somebody who mends the program reads what happened."""


class Heard(logging.Handler):
    """What the host warns of: told when the build ends badly."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def site(root: Path) -> None:
    """Build the site beside the one that stands, and let it take its place when it is whole."""
    with beside(root, SITE) as folder, no_search_for_garbage():
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        if not (folder / "index.html").is_file():
            raise PlaceError("De site heeft geen startpagina: docs/index.md ontbreekt.")
    door = config.plugins["kennisbank"]
    assert isinstance(door, KennisbankPlugin)
    kb = door.build.kennisbank
    if kb.instellingen.contact and (said := soon_over(kb.today, datetime.now(UTC).date())):
        print(said, file=sys.stderr)


def example(root: Path) -> None:
    """Unpack the copy that stands in site/."""
    with beside(root, "voorbeeld") as folder, ZipFile(root / SITE / ARCHIVE) as archive:
        archive.extractall(folder)


def edition(root: Path) -> None:
    """Put the site that stands in site/ away as an edition."""
    given = os.environ.get("VORIGE")
    before = root / given if given else None
    with beside(root, "uitgave") as folder:
        put_away(load(root).kennisbank, root / SITE, folder, before)
    if not before:
        print("Er is geen lijst van verschillen: geef met VORIGE=... het zip-bestand van de vorige uitgave.", file=sys.stderr)


TASKS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "site": (site, "De site staat in site/.", "site/ is niet veranderd."),
    "uitgave": (edition, "De uitgave staat in uitgave/.", "uitgave/ is niet veranderd."),
    "voorbeeld": (example, "De kopie staat in voorbeeld/: open daarin index.html.", "voorbeeld/ is niet veranderd."),
}


def main(arguments: Sequence[str]) -> int:
    """Do one task in the folder one stands in; 0 when it is done, 1 when nothing changed, 130 when somebody stopped it."""
    prepare()
    heard = Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    root = Path.cwd()
    task, done, kept = TASKS[next(iter(arguments), "site")]
    try:
        task(root)
    except KeyboardInterrupt:
        print(f"\nGestopt. {kept}", file=sys.stderr)
        return STOPPED
    except (Exception, SystemExit) as error:
        print("\n".join([*_why(error, root, heard.lines), kept]), file=sys.stderr)
        return WRONG
    print(done)
    return GOOD


def _why(error: BaseException, root: Path, heard: list[str]) -> list[str]:
    """Why it did not work, for who ran the command."""
    if isinstance(error, StoppedBuild):
        return [error.format_message()]
    if isinstance(error, PlaceError):
        return [str(error)]
    if isinstance(error, OSError):
        where, why = place_and_reason(error, root)
        return [f"Het bouwen lukte niet: met {where} ging het mis, want {why}."]
    if isinstance(error, (Abort, MkDocsException, SystemExit)):
        return ["De site kon niet worden gebouwd. Het bouwprogramma zegt:", *(heard or [str(error)])]
    with suppress(OSError):
        (root / TRACE).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    said = f"{type(error).__name__}: {error}"
    return [f"De site kon niet worden gebouwd door een fout in het programma ({said}). Meld dit met het bestand {TRACE}."]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
