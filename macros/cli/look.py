"""``kennisbank keur``: the published site, looked at as a stranger does."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from macros.check import load
from macros.cli.command import GOOD, WRONG, WRONG_USE, Command
from macros.cli.screen import Screen, screen_of
from macros.site.from_outside import Edition, Fault, grouped, look
from macros.site.visit import Visitor
from macros.words import count_words

NAMED = 3
"""How many addresses a line names; the rest is counted."""


def run(root: Path, options: argparse.Namespace) -> int:
    """Show what is wrong with the published site; 1 when something is."""
    kb = load(root).kennisbank
    base = options.adres or kb.instellingen.adres or ""
    site = options.site or root / "site"
    parts = urlsplit(base)
    if parts.scheme not in ("https", "http") or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        print("Zeg welk adres: kennisbank keur https://www.voorbeeld.nl/", file=sys.stderr)
        return WRONG_USE
    if not (site / "index.html").is_file():
        print("Er is geen gebouwde site om mee te vergelijken. Draai eerst: make uitgave", file=sys.stderr)
        return WRONG_USE
    base = base.rstrip("/") + "/"
    edition = Edition(site, kb.instellingen.folder, (*kb.adressen, *kb.verhuisd), tuple(kb.released.addresses))
    found = look(Visitor(base, options.tijd), edition, _progress(sys.stderr.isatty()))
    if options.json:
        options.json.write_text(report(base, found), encoding="utf-8")
    show(base, found, screen_of(sys.stdout))
    return WRONG if any(not fault.advice for fault in found) else GOOD


def _progress(on_terminal: bool) -> Callable[[int, int], None]:
    """A line that counts; in a log a line now and then."""

    def seen(count: int, total: int) -> None:
        if on_terminal:
            print(f"\r{count} van {total} adressen", end="\n" if count == total else "", file=sys.stderr, flush=True)
        elif count % 500 == 0 or count == total:
            print(f"{count} van {total} adressen", file=sys.stderr, flush=True)

    return seen


def show(base: str, faults: list[Fault], screen: Screen) -> None:
    """Each thing that is wrong, with some addresses where it is so, and how many there are."""
    groups = grouped(faults)
    for fault, addresses in groups.items():
        level = "advies" if fault.advice else "fout"
        print(f"{screen.paint(level, level)} [{fault.code}] {fault.text}")
        rest = f" en nog {len(addresses) - NAMED}" if len(addresses) > NAMED else ""
        print(f"  {', '.join(base + address if '://' not in address else address for address in addresses[:NAMED])}{rest}")
    wrong = sum(not fault.advice for fault in groups)
    print(f"{base}: {count_words(wrong, 'fout', 'fouten')}, {count_words(len(groups) - wrong, 'advies', 'adviezen')}.")


def report(base: str, faults: list[Fault]) -> str:
    """Every fault as JSON: level, code, text, and the addresses where it is so."""
    rows = [
        {"niveau": "advies" if fault.advice else "fout", "code": fault.code, "tekst": fault.text, "adressen": addresses}
        for fault, addresses in grouped(faults).items()
    ]
    return json.dumps({"adres": base, "bevindingen": rows}, ensure_ascii=False, indent=2) + "\n"


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("adres", nargs="?", help="het adres van de site; zonder adres dat uit principles/instellingen.yml")
    parser.add_argument("--site", type=Path, help="de gebouwde site om mee te vergelijken (site)")
    parser.add_argument("--json", type=Path, help="schrijf alles ook in dit bestand")
    parser.add_argument("--tijd", type=float, default=20, help="hoeveel seconden de server mag doen over een antwoord (20)")


COMMAND = Command("keur", "bekijk de gepubliceerde site als een vreemde, naast de uitgave die gebouwd is", run, _options)
