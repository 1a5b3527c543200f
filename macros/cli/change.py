"""``kennisbank hernoem``, ``intrek`` and ``uitgeven``: changes that reach over many files, or over none."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from macros.check import Loaded, Memory, check
from macros.cli.command import GOOD, WRONG, Command
from macros.editing.edit import Changes, RefusedError, on_trial
from macros.editing.for_editors import address_file, refresh, schema_files
from macros.editing.move_links import move_links
from macros.editing.release import release
from macros.editing.rename import rename
from macros.editing.withdraw import withdraw
from macros.finding import Finding, errors
from macros.today import build_date
from macros.words import count_words


def run_rename(root: Path, options: argparse.Namespace) -> int:
    """Give a record another id."""
    return carry_out(root, lambda checked: rename(root, checked.kennisbank, checked.documents, options.id, options.nieuw))


def run_withdraw(root: Path, options: argparse.Namespace) -> int:
    """Withdraw a record."""
    follow = options.koppelingen == "volgen"
    reason = " ".join(options.reden.split())

    def make(checked: Loaded) -> Changes:
        return withdraw(
            root, checked.kennisbank, options.id, reason, options.opvolger or "", day_of(options.datum), follow, options.met_onderdelen
        )

    return carry_out(root, make)


def run_move(root: Path, options: argparse.Namespace) -> int:
    """Propose links to a new framework beside those to the old one."""
    return carry_out(root, lambda checked: move_links(root, checked.kennisbank, options.id))


def run_release(root: Path, options: argparse.Namespace) -> int:
    """Freeze the text of a point."""
    return carry_out(root, lambda checked: release(root, checked.kennisbank, options.id, options.versie, options.wijziging))


def day_of(given: str | None) -> str:
    """The day to write down, as 2026-01-31; today when none is given. Raises RefusedError."""
    if given is None:
        return build_date(os.environ).isoformat()
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
            raise ValueError
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise RefusedError(f"'{given}' is geen dag. Schrijf een dag die bestaat, zoals 2026-01-31.") from None


def carry_out(root: Path, make: Callable[[Loaded], Changes]) -> int:
    """Make changes in a project without errors; when they would bring errors, put everything back."""
    memory = Memory()  # so that the second look reads only what changed
    checked = check(root, memory)

    def look_again() -> list[Finding]:
        nonlocal checked
        checked = check(root, memory)
        return errors(checked.findings)

    if wrong := errors(checked.findings):
        return _refused([*map(str, wrong), "Los eerst de fouten op; er is niets veranderd."])
    try:
        changes = make(checked)
        wrong = on_trial(root, changes, look_again)
    except RefusedError as refused:
        return _refused([str(refused), "Er is niets veranderd."])
    if wrong:
        return _refused([*map(str, wrong), "Dit zou fouten geven. Alles is teruggezet; er is niets veranderd."])
    refresh(root, schema_files(checked.kennisbank) | address_file(checked.kennisbank, checked.documents))
    for name in sorted({*changes.texts, *changes.moves}):
        print(f"{name} -> {changes.moves[name]}" if name in changes.moves else name)
    for note in changes.notes:
        print(note)
    count = len({*changes.texts, *changes.moves})
    print(f"{count_words(count, 'bestand', 'bestanden')} bijgewerkt.")
    return GOOD


def _refused(lines: list[str]) -> int:
    print("\n".join(lines), file=sys.stderr)
    return WRONG


def _rename_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="het id van nu")
    parser.add_argument("nieuw", help="het nieuwe id")


def _withdraw_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="het id van het record")
    parser.add_argument("--reden", required=True, help="één zin: waarom dit niet meer geldt")
    parser.add_argument("--opvolger", help="het id van het record dat de plaats inneemt")
    parser.add_argument(
        "--koppelingen",
        choices=("volgen", "blijven"),
        default="volgen",
        help="volgen: koppelingen wijzen voortaan naar de opvolger (vanzelf zo). blijven: zij blijven staan",
    )
    parser.add_argument("--datum", help="de dag van de intrekking, zoals 2026-01-31; mag nog komen; zonder datum vandaag")
    parser.add_argument("--met-onderdelen", action="store_true", help="trek ook in wat eronder hangt, zoals de criteria van een waarborg")


def _move_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="het id van de overgang, <oud kader>-naar-<nieuw kader>")


def _release_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="het id van het punt, zoals u05")
    parser.add_argument("--versie", required=True, help="het nummer, zoals 1.1")
    parser.add_argument("--wijziging", default="", help="één zin: wat er anders is; anders de nieuwste regel bij 'wijzigingen'")


RENAME = Command(
    "hernoem", "geef een record een ander id; elke koppeling volgt en het oude adres verwijst door", run_rename, _rename_options
)
WITHDRAW = Command("intrek", "trek een record in; zijn pagina blijft en zegt waarom", run_withdraw, _withdraw_options)
MOVE = Command("verhuis", "zet naast elke koppeling met een oud kader die met het nieuwe, om na te lezen", run_move, _move_options)
RELEASE = Command("uitgeven", "bevries de tekst van een punt onder een nummer", run_release, _release_options)
