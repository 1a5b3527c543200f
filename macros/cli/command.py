"""What a command is, and how the words after ``kennisbank`` are read: argparse in Dutch."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.finding import suggest

GOOD, WRONG, WRONG_USE = 0, 1, 2
"""What a command ends with: all is well, there are errors, or it was asked for wrongly."""


def _no_options(parser: argparse.ArgumentParser) -> None:
    pass


@dataclass(frozen=True)
class Command:
    """One command: its Dutch name and help, what runs it in a project, and what may stand behind its name."""

    name: str
    help: str
    run: Callable[[Path, argparse.Namespace], int]
    options: Callable[[argparse.ArgumentParser], None] = _no_options


class Formatter(argparse.HelpFormatter):
    """Help with Dutch words."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse in Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Formatter, add_help=False, **options)
        self._positionals.title, self._optionals.title = "Wat je opgeeft", "Opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(WRONG_USE, f"{_dutch(message)}\nKijk met: {self.prog} --help\n")


WORDS = (
    (r"argument (\S+): invalid choice: '([^']*)' \(choose from (.*)\)", r"'\2' kan niet bij \1. Kies uit: \3."),
    (r"the following arguments are required: (.*)", r"Er ontbreekt nog iets: \1."),
    (r"argument (\S+): invalid (?:int|float) value: '(.*)'", r"'\2' kan niet bij \1: daar hoort een getal."),
    (r"argument (.+): expected one argument", r"Bij \1 hoort een waarde."),
    (r"unrecognized arguments: (.*)", r"Dit ken ik niet: \1."),
)
"""What argparse of Python 3.11 and later says when it is used wrongly, and how we say it."""


def _dutch(message: str) -> str:
    for english, dutch in WORDS:
        if match := re.fullmatch(english, message):
            sentence = match.expand(dutch)
            choices = match.group(3) if match.re.groups == 3 else ""
            return sentence + suggest(match.group(2), re.findall(r"[\w-]+", choices)) if choices else sentence
    return f"Dit commando ken ik niet zo ({message})."


def parser_of(commands: tuple[Command, ...]) -> argparse.ArgumentParser:
    """The parser of everything; the chosen command is ``run`` in what it gives."""
    parser = Parser(prog="kennisbank", description="Controleer de inhoud van de kennisbank en werk die bij.")
    rows = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT", parser_class=Parser)
    for command in commands:
        one = rows.add_parser(command.name, help=command.help, description=command.help)
        one.set_defaults(run=command.run)
        command.options(one)
    return parser
