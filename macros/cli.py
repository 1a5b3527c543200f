"""The command ``kennisbank``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from macros.finding import Finding, errors
from macros.folder import load
from macros.handwritten import check_pages
from macros.release import RefusedError, release

WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is well, 1 when there are errors, 2 for wrong use.
    """
    options = _parser().parse_args(arguments)
    root = project(Path.cwd())
    if root is None:
        print("Hier is geen kennisbank: er staat geen mkdocs.yml in deze map of een map erboven.", file=sys.stderr)
        return WRONG_USE
    run: Callable[[Path, argparse.Namespace], int] = options.run
    return run(root, options)


def check(root: Path, options: argparse.Namespace) -> int:
    """Show every finding."""
    findings = findings_of(root)
    wrong = errors(findings)
    for finding in wrong if options.stil else findings:
        print(finding)
    print(summary(findings))
    return 1 if wrong else 0


def publish(root: Path, options: argparse.Namespace) -> int:
    """Release the text of a point, when all is well."""
    loaded = load(root)
    if wrong := errors(loaded.findings):
        print("\n".join([*map(str, wrong), "Los eerst de fouten op; er is niets uitgegeven."]), file=sys.stderr)
        return 1
    try:
        done = release(root, loaded.kennisbank, options.id, options.versie, options.wijziging)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"Uitgegeven: {done.file.relative_to(root)}")
    return 0


class Parser(argparse.ArgumentParser):
    """argparse in Dutch."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(WRONG_USE, f"Dit commando ken ik niet zo. Kijk met: kennisbank --help\n({message})\n")


def _parser() -> Parser:
    parser = Parser(prog="kennisbank", description="Controleer de inhoud van de kennisbank en geef teksten uit.", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")
    commands = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT", parser_class=Parser)
    one = _command(commands, "controleer", "lees alle records en pagina's en zeg wat er niet klopt", check)
    one.add_argument("--stil", action="store_true", help="toon alleen fouten, geen adviezen")
    one = _command(commands, "uitgeven", "bevries de tekst van een punt onder een nummer", publish)
    one.add_argument("id", help="het id van het punt, zoals u05")
    one.add_argument("--versie", required=True, help="het nummer, zoals 1.1")
    one.add_argument("--wijziging", required=True, help="één zin: wat er anders is")
    return parser


def _command(commands: Any, name: str, help: str, run: Callable[[Path, argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help, add_help=False)
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")
    parser.set_defaults(run=run)
    return parser


def project(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def findings_of(root: Path) -> list[Finding]:
    """Everything there is to say about the records and the hand-written pages, sorted."""
    loaded = load(root)
    return sorted(loaded.findings + check_pages(root, None if errors(loaded.findings) else loaded.kennisbank))


def summary(findings: list[Finding]) -> str:
    """One Dutch line that counts."""
    wrong = len(errors(findings))
    advice = len(findings) - wrong
    return f"{wrong} {'fout' if wrong == 1 else 'fouten'}, {advice} {'advies' if advice == 1 else 'adviezen'}."


if __name__ == "__main__":
    raise SystemExit(main())
