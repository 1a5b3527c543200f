"""The command ``kennisbank``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.finding import Finding, errors
from macros.folder import load
from macros.handwritten import check_pages

WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is well, 1 when there are errors, 2 for wrong use.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    root = project(Path.cwd())
    if root is None:
        print("Hier is geen kennisbank: er staat geen mkdocs.yml in deze map of een map erboven.", file=sys.stderr)
        return WRONG_USE
    findings = findings_of(root)
    wrong = errors(findings)
    shown = wrong if options.stil else findings
    for finding in shown:
        print(finding)
    print(summary(findings))
    return 1 if wrong else 0


class Parser(argparse.ArgumentParser):
    """argparse in Dutch."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(WRONG_USE, f"Dit commando ken ik niet zo. Kijk met: kennisbank --help\n({message})\n")


def _parser() -> Parser:
    parser = Parser(prog="kennisbank", description="Controleer de inhoud van de kennisbank.", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")
    commands = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT", parser_class=Parser)
    check = commands.add_parser("controleer", help="lees alle records en pagina's en zeg wat er niet klopt", add_help=False)
    check.add_argument("-h", "--help", action="help", help="toon deze hulp")
    check.add_argument("--stil", action="store_true", help="toon alleen fouten, geen adviezen")
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
