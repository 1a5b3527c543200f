"""``kennisbank uitgeven``: the text of a point, frozen under a number."""

import argparse
import sys
from pathlib import Path

from macros.cli.command import GOOD, WRONG, Command
from macros.editing.edit import RefusedError
from macros.finding import errors
from macros.folder import load
from macros.release import release


def run(root: Path, options: argparse.Namespace) -> int:
    """Release the text of a point, when all is well."""
    loaded = load(root)
    if wrong := errors(loaded.findings):
        print("\n".join([*map(str, wrong), "Los eerst de fouten op; er is niets uitgegeven."]), file=sys.stderr)
        return WRONG
    try:
        done = release(root, loaded.kennisbank, options.id, options.versie, options.wijziging)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return WRONG
    print(f"Uitgegeven: {done.file.relative_to(root)}")
    return GOOD


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="het id van het punt, zoals u05")
    parser.add_argument("--versie", required=True, help="het nummer, zoals 1.1")
    parser.add_argument("--wijziging", default="", help="één zin: wat er anders is; anders de nieuwste regel bij 'wijzigingen'")


COMMAND = Command("uitgeven", "bevries de tekst van een punt onder een nummer", run, _options)
