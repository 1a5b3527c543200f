"""``kennisbank controleer --herstel``: shows what can be mended safely, and asks first."""

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from pydantic import BaseModel

from macros.check import load
from macros.cli.screen import Screen, screen_of
from macros.editing.edit import replace_file
from macros.editing.for_editors import address_file
from macros.editing.mend import mended
from macros.finding import printable
from macros.model import BY_FOLDER, Instellingen
from macros.reading.document import MAX_BYTES
from macros.reading.lists import SETTINGS
from macros.words import count_words


def mend(root: Path, part: str, *, yes: bool) -> None:
    """Offer to mend the records in ``part`` (a path in the project; empty for all)."""
    found = [*_mendable(root, part), *_register(root, part)]
    if not found:
        print("Er is niets dat veilig te herstellen is.", file=sys.stderr)
        return
    screen = screen_of(sys.stderr)
    for path, text in found:
        print(f"Dit kan ik herstellen in {path.relative_to(root).as_posix()}:", file=sys.stderr)
        print("\n".join(_difference(path, text, screen)), file=sys.stderr)
    if yes or _agreed(len(found)):
        for path, text in found:
            replace_file(path, text.encode())
        print(f"Hersteld: {count_words(len(found), 'bestand', 'bestanden')}.", file=sys.stderr)
    else:
        print("Er is niets veranderd.", file=sys.stderr)


def _mendable(root: Path, part: str) -> Iterator[tuple[Path, str]]:
    """Records that can be mended, with their new text. Released versions are frozen and left alone."""
    folder = root / "principles"
    settings: list[tuple[Path, type[BaseModel]]] = [(folder / SETTINGS, Instellingen)]
    records: list[tuple[Path, type[BaseModel]]] = [
        (path, model) for name, model in BY_FOLDER.items() for path in sorted((folder / name).glob("[!.]*.yml"))
    ]
    for path, model in [*records, *settings]:
        name = path.relative_to(root).as_posix()
        if part and name != part and not name.startswith(f"{part}/"):
            continue
        if path.is_symlink() or path.parent.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            continue
        text = mended(path.read_bytes(), name, model)
        if text is not None:
            yield path, text


def _register(root: Path, part: str) -> Iterator[tuple[Path, str]]:
    """The register of addresses, when something published does not stand in it."""
    loaded = load(root)
    for name, text in address_file(loaded.kennisbank, loaded.documents).items():
        if name.startswith(part):
            yield root / name, text


def _difference(path: Path, text: str, screen: Screen) -> Iterator[str]:
    """What changes, line by line; signs that cannot be seen are named."""
    before = path.read_bytes().decode("utf-8")
    old, new = (_visible(version).splitlines() for version in (before, text))
    colours = {"-": "weg", "+": "erbij"}
    for line in list(unified_diff(old, new, lineterm="", n=1))[2:]:
        yield screen.paint(line, colours[line[0]]) if line[0] in colours else line


def _visible(text: str) -> str:
    lines = text.replace("\ufeff", "‹BOM›").replace("\r\n", "‹CR›\n").replace("\r", "‹CR›\n").split("\n")
    return "\n".join(printable(line.rstrip(" \t").replace("\t", "→")) + "·" * (len(line) - len(line.rstrip(" \t"))) for line in lines)


def _agreed(count: int) -> bool:
    """Ask on a terminal; elsewhere nobody can say yes."""
    if not sys.stdin.isatty():
        print("Niemand kan hier ja zeggen. Voeg --ja toe om te herstellen.", file=sys.stderr)
        return False
    while True:
        print(f"Zal ik {count_words(count, 'bestand', 'bestanden')} zo herstellen? (ja/nee) ", end="", file=sys.stderr, flush=True)
        try:
            answer = input().strip().lower()
        except (EOFError, KeyboardInterrupt):
            print(file=sys.stderr)
            return False
        if answer in ("ja", "j", "nee", "n"):
            return answer in ("ja", "j")
