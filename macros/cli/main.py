"""From the words of the command line to one command."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.cli import addresses, change, check, for_editors, new, serve
from macros.cli.command import WRONG, WRONG_USE, Command, parser_of
from macros.today import NoDateError

COMMANDS: tuple[Command, ...] = (
    check.COMMAND, new.COMMAND, change.RENAME, change.WITHDRAW, for_editors.COMMAND, change.RELEASE, addresses.COMMAND,
    serve.COMMAND,
)  # fmt: skip


REASONS = {
    errno.EACCES: "je mag daar niet schrijven of lezen",
    errno.EPERM: "je mag daar niet schrijven of lezen",
    errno.EROFS: "die plek is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.ENOENT: "het bestand is er niet meer",
}
"""Why the machine would not do it, in Dutch."""


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
        ended = run(root, options)
        sys.stdout.flush()
        return ended
    except NoDateError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # who reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except OSError as error:
        file = os.path.relpath(error.filename, root) if isinstance(error.filename, str) else "een bestand"
        why = REASONS.get(error.errno or 0, f"de computer zegt: {error.strerror}")
        print(f"Met {file} lukte het niet: {why}. Kijk met git wat er al veranderd is: git status", file=sys.stderr)
        return WRONG


def project(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)
