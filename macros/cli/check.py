"""``kennisbank controleer``: every finding about the records and the hand-written pages."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from macros.check import Loaded, Memory, check
from macros.cli.command import GOOD, WRONG, WRONG_USE, Command
from macros.cli.formats import FORMS, as_text, summary_of_new
from macros.cli.mend import mend
from macros.cli.published import BRANCH, against, newest_published
from macros.cli.screen import screen_of
from macros.cli.since import fresh
from macros.cli.spelling import spelling
from macros.finding import Finding, errors, printable, summary, summed
from macros.words import count_words

CONTENT = ("principles", "docs", "mkdocs.yml")


class OutsideError(Exception):
    """A path that is not checked; says why in Dutch."""


def run(root: Path, options: argparse.Namespace) -> int:
    """Show every finding about the chosen path."""
    try:
        part = part_of(root, options.pad)
    except OutsideError as outside:
        print(outside, file=sys.stderr)
        return WRONG_USE
    if options.herstel:
        mend(root, part, yes=options.ja)
    memory = Memory()
    checked = check(root, memory if options.nieuw else None)
    if options.spelling:
        checked = replace(checked, findings=sorted(checked.findings + spelling(root, checked.kennisbank)))
    if options.gepubliceerd:
        checked = replace(checked, findings=sorted(checked.findings + _against_published(root, checked)))
    findings = summed(within(checked.findings, part))
    show(findings, checked, options, fresh(root, findings, CONTENT, memory) if options.nieuw else None)
    rest = len(errors(checked.findings)) - len(errors(findings))
    if rest:
        print(f"Elders in de kennisbank: {count_words(rest, 'fout', 'fouten')}. Zie: kennisbank controleer", file=sys.stderr)
    return WRONG if errors(findings) else GOOD


def _against_published(root: Path, checked: Loaded) -> list[Finding]:
    """What is different from the newest published commit and may not be; says so when there is none."""
    if commit := newest_published(root):
        return against(root, checked, commit)
    print(f"Er is niet vergeleken met wat gepubliceerd is: de tak '{BRANCH}' is er niet, of is niet op te halen.", file=sys.stderr)
    return []


def part_of(root: Path, given: str | None) -> str:
    """The chosen file or folder relative to the project; empty for all of it. Raises OutsideError."""
    if given is None:
        return ""
    path = Path(os.path.abspath(given))  # noqa: PTH100 - a link in principles/ is itself, not what it leads to
    if not (path.exists() or path.is_symlink()):
        raise OutsideError(f"'{given}' bestaat niet.")
    if path == root:
        return ""
    if not path.is_relative_to(root) or path.relative_to(root).parts[0] not in CONTENT:
        raise OutsideError(f"'{given}' hoort niet bij de inhoud. Kies een bestand of map in principles/ of docs/.")
    return path.relative_to(root).as_posix()


def within(findings: list[Finding], part: str) -> list[Finding]:
    """The findings about one file, or about what stands in one folder."""
    return [finding for finding in findings if not part or finding.file == part or finding.file.startswith(f"{part}/")]


def show(findings: list[Finding], checked: Loaded, options: argparse.Namespace, new: list[Finding] | None = None) -> None:
    """Print findings in the chosen form; a form for programs leaves the count to the other stream.

    With ``new`` only these of the advice are printed, and the rest is counted.
    """
    shown = (
        errors(findings) if options.stil else findings if new is None else [one for one in findings if one.level == "fout" or one in new]
    )
    counted = summary(findings) if new is None else summary_of_new(findings, new)
    if options.formaat == "tekst":
        screen = screen_of(sys.stdout)
        sys.stdout.write(as_text(shown, checked.address, screen))
        print(screen.paint(counted, "fout" if errors(findings) else "goed"))
    else:
        shown = [replace(finding, file=printable(finding.file), text=printable(finding.text)) for finding in shown]
        sys.stdout.write(FORMS[options.formaat](shown, checked.address))
        print(counted, file=sys.stderr)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pad", nargs="?", help="één bestand of map in principles/ of docs/; zonder pad alles")
    parser.add_argument("--stil", action="store_true", help="toon alleen fouten, geen adviezen")
    parser.add_argument("--nieuw", action="store_true", help="toon alle fouten, en van de adviezen alleen wat er op main nog niet was")
    parser.add_argument(
        "--gepubliceerd", action="store_true", help="vergelijk ook met wat het laatst is gepubliceerd: wat bevroren is, verandert niet"
    )
    parser.add_argument(
        "--herstel", action="store_true", help="stel veilig herstel voor, zoals aanhalingstekens en regeleinden, en vraag of het mag"
    )
    parser.add_argument("--ja", action="store_true", help="bij --herstel: herstel zonder te vragen")
    parser.add_argument("--spelling", action="store_true", help="bekijk ook de spelling, als hunspell er is; alleen advies")
    parser.add_argument("--formaat", choices=FORMS, default="tekst", help="tekst, github, gitlab of sarif")


COMMAND = Command("controleer", "lees alle records en pagina's en zeg wat er niet klopt", run, _options)
