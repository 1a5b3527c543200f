"""``kennisbank adressen``: how the outside addresses fare."""

import argparse
import sys
from pathlib import Path

from macros.check import load
from macros.cli.command import GOOD, WRONG, Command
from macros.site.node_programs import NodeError
from macros.site.web_addresses import addresses, counted, look, report


def run(root: Path, options: argparse.Namespace) -> int:
    """Show what is wrong with outside addresses. That is advice: they are not ours to mend."""
    try:
        answers = look(root, addresses(root, load(root).kennisbank), options.tijd)
    except NodeError as failed:
        print(f"De webadressen zijn niet bekeken. {str(failed).splitlines()[-1]}", file=sys.stderr)
        return WRONG
    for answer in answers:
        if answer.standing != "goed":
            print(answer.finding(options.tijd))
    print(counted(answers))
    if options.json:
        options.json.write_text(report(answers), encoding="utf-8")
    return GOOD


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tijd", type=float, default=20, help="hoeveel seconden een site mag doen over een antwoord (20)")
    parser.add_argument("--json", type=Path, help="schrijf alle antwoorden ook in dit bestand")


COMMAND = Command("adressen", "kijk of de webadressen van anderen nog werken; houdt nooit iets tegen", run, _options)
