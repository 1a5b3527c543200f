"""``kennisbank controleer``: every finding about the records and the hand-written pages."""

import argparse
from pathlib import Path

from macros.cli.command import Command
from macros.finding import Finding, errors
from macros.folder import load
from macros.handwritten import check_pages
from macros.publishing import published


def run(root: Path, options: argparse.Namespace) -> int:
    """Show every finding."""
    findings = findings_of(root)
    wrong = errors(findings)
    for finding in wrong if options.stil else findings:
        print(finding)
    print(summary(findings))
    return 1 if wrong else 0


def findings_of(root: Path) -> list[Finding]:
    """Everything there is to say about the records and the hand-written pages, sorted."""
    loaded = load(root)
    return sorted(loaded.findings + check_pages(root, None if errors(loaded.findings) else published(loaded.kennisbank)))


def summary(findings: list[Finding]) -> str:
    """One Dutch line that counts."""
    wrong = len(errors(findings))
    advice = len(findings) - wrong
    return f"{wrong} {'fout' if wrong == 1 else 'fouten'}, {advice} {'advies' if advice == 1 else 'adviezen'}."


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stil", action="store_true", help="toon alleen fouten, geen adviezen")


COMMAND = Command("controleer", "lees alle records en pagina's en zeg wat er niet klopt", run, _options)
