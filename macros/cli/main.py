"""From the words of the command line to one command."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.cli import addresses, change, check, for_editors, new, serve
from macros.cli.command import WRONG_USE, Command, parser_of
from macros.today import NoDateError

COMMANDS: tuple[Command, ...] = (
    check.COMMAND, new.COMMAND, change.RENAME, change.WITHDRAW, for_editors.COMMAND, change.RELEASE, addresses.COMMAND,
    serve.COMMAND,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is well, 1 when there are errors, 2 for wrong use.
    """
    options = parser_of(COMMANDS).parse_args(arguments)
    root = project(Path.cwd())
    if root is None:
        print("Hier is geen kennisbank: er staat geen mkdocs.yml in deze map of een map erboven.", file=sys.stderr)
        return WRONG_USE
    run: Callable[[Path, argparse.Namespace], int] = options.run
    try:
        return run(root, options)
    except NoDateError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE


def project(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)
