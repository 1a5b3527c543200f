"""From the words of the command line to one command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.cli import addresses, change, check, for_editors, look, new, serve, sheet
from macros.cli.command import WRONG, WRONG_USE, Command, parser_of
from macros.editing.edit import finish
from macros.finding import printable
from macros.terminal import place_and_reason, prepare
from macros.today import NoDateError

COMMANDS: tuple[Command, ...] = (
    check.COMMAND, new.COMMAND, sheet.COMMAND, change.RENAME, change.WITHDRAW, change.MOVE, for_editors.COMMAND, change.RELEASE, addresses.COMMAND,
    look.COMMAND, serve.COMMAND,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 when all is well, 1 when there are errors, 2 for wrong use."""
    prepare()
    options = parser_of(COMMANDS).parse_args(arguments)
    if wrong := unreadable(options):
        print(f"'{printable(wrong)}' is niet te lezen als UTF-8. Typ het opnieuw in een terminal die UTF-8 gebruikt.", file=sys.stderr)
        return WRONG_USE
    root = project(Path.cwd())
    if root is None:
        print("Hier is geen kennisbank: er staat geen mkdocs.yml in deze map of een map erboven.", file=sys.stderr)
        return WRONG_USE
    run: Callable[[Path, argparse.Namespace], int] = options.run
    try:
        if ended_now := finish(root):
            print(f"Afgemaakt of teruggezet wat de vorige keer halverwege stopte: {', '.join(ended_now)}", file=sys.stderr)
        ended = run(root, options)
        sys.stdout.flush()
        return ended
    except NoDateError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:  # who reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except UnicodeDecodeError:
        print("Wat je typte, is niet te lezen als UTF-8. Gebruik een terminal die UTF-8 gebruikt.", file=sys.stderr)
        return WRONG_USE
    except OSError as error:
        file, why = place_and_reason(error, root)
        print(f"Met {file} lukte het niet: {why}. Kijk met git wat er al veranderd is: git status", file=sys.stderr)
        return WRONG


def unreadable(options: argparse.Namespace) -> str:
    """The first text among the options that the terminal gave in another code than UTF-8; empty when all can be read.

    A path may be such a text: it is only used to find a file.
    """
    given = {name: value if isinstance(value, list) else [value] for name, value in vars(options).items() if name != "pad"}
    texts = [text for values in given.values() for text in values if isinstance(text, str)]
    return next((text for text in texts if any("\ud800" <= sign <= "\udfff" for sign in text)), "")


def project(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)
