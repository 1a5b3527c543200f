"""Files and folders that nobody would read, or that are not the project's own."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from macros.finding import Finding, suggest
from macros.model import BY_FOLDER
from macros.reading.document import CLOSED, NO_FILE, link_to
from macros.reading.lists import LISTS, LOCK, SETTINGS, VERSIONS

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the host takes for a page (MkDocs 1.6); ours all end in the first."""
SHOWN = frozenset((
    ".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif", ".svg", ".ico", ".pdf", ".txt", ".csv", ".tsv", ".json", ".bib", ".ris",
    ".ics", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".mp3", ".mp4", ".webm", ".ogg", ".vtt",
))  # fmt: skip
"""What may stand beside the pages: a browser shows it or keeps it, and runs nothing of it."""
RUNS = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignobject|iframe|handler)\b|\son\w+\s*=|javascript:|<!entity|href\s*=\s*[\"'](?:https?:|//|data:(?!image/)|[^\"']*&#)"
    rb"|@import|url\(\s*[\"']?(?:https?:|//)",
    re.IGNORECASE,
)
"""What a drawing (SVG 2) needs to run something or to ask another site."""
CLOSED_FOLDER = "Deze map is niet te openen. Kijk of je die mag lezen."


def can_be_opened(folder: Path) -> bool:
    """Whether we may look into a folder."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def not_our_own(folder: Path, root: Path) -> Iterator[Finding]:
    """What is no file or folder of the project itself: a link, a pipe, or what may not be read. Behind a link nobody looks.

    What begins with a dot is on no page and is left alone.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        file = place.relative_to(root).as_posix()
        if linked := link_to(place, file):
            yield linked
        elif can_be_opened(place):
            own = [entry for entry in os.scandir(place) if not entry.name.startswith(".")]
            waiting += [Path(entry.path) for entry in own if entry.is_symlink() or entry.is_dir()]
            yield from (Finding(f"{file}/{entry.name}", 1, 1, "niet-te-openen", why) for entry in own if (why := _closed(entry)))
        elif place.is_dir():
            yield Finding(file, 1, 1, "niet-te-openen", CLOSED_FOLDER)


def _closed(entry: "os.DirEntry[str]") -> str:
    """Why nobody can read what stands in a folder; empty for a link, a folder and a file that anybody can read."""
    if entry.is_symlink() or entry.is_dir():
        return ""
    return NO_FILE if not entry.is_file() else "" if os.access(entry.path, os.R_OK) else CLOSED


def unfit(folder: Path, root: Path) -> Iterator[Finding]:
    """Files beside the pages that a browser or a host would run, or take orders from, instead of showing them."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        file, shown = path.relative_to(root).as_posix(), not any(part.startswith(".") for part in path.relative_to(folder).parts)
        if shown and path.suffix.lower() not in (*SHOWN, *PAGES):
            kind = f"Een bestand dat eindigt op {path.suffix}" if path.suffix else "Een bestand zonder soort achter de punt"
            yield Finding(
                file, 1, 1, "html-onveilig", f"{kind} kan niet op de site staan. Zet hier alleen pagina's, beelden en documenten."
            )
        elif shown and path.suffix.lower() == ".svg" and os.access(path, os.R_OK) and RUNS.search(path.read_bytes().replace(b"\0", b"")):
            text = (
                "Deze tekening laat iets lopen, of haalt iets van een andere site. Bewaar de tekening opnieuw als gewone svg, of als webp."
            )
            yield Finding(file, 1, 1, "html-onveilig", text)


def misplaced(folder: Path, root: Path) -> Iterator[Finding]:
    """A finding for each of them, and for a folder that we may not look into."""
    for name in (*BY_FOLDER, VERSIONS):
        path = folder / name
        if path.exists() and not can_be_opened(path):
            text = CLOSED_FOLDER if path.is_dir() else "Hier hoort een map te staan, geen bestand."
            yield Finding(path.relative_to(root).as_posix(), 1, 1, "niet-te-openen", text)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") or part.endswith("~") for part in parts) or parts[0] in (SETTINGS, *LISTS):
            continue
        if parts[0] not in (*BY_FOLDER, VERSIONS):
            if len(parts) == 1:
                text = f"In principles/ hoort geen map of bestand '{parts[0]}'.{suggest(parts[0], BY_FOLDER)}"
                yield Finding(name, 1, 1, "onbekende-map", text)
        elif len(parts) > 1 and _is_stranger(path, parts):
            what, where = ("Deze map", "") if path.is_dir() else ("Dit bestand", _renamed(path))
            place = "in de map van zijn punt" if parts[0] == VERSIONS else "direct in de map van zijn soort"
            form = (
                "Een versie is een bestand met de naam <nummer>.yml"
                if parts[0] == VERSIONS
                else "Een record is een bestand met de naam <id>.yml"
            )
            yield Finding(name, 1, 1, "geen-record", f"{what} wordt niet gelezen. {form}, {place}.{where}")


def _is_stranger(path: Path, parts: tuple[str, ...]) -> bool:
    """Whether nobody reads a file or folder in the folder of a kind, or among the versions."""
    if not can_be_opened(path.parent) or parts == (VERSIONS, LOCK):
        return False
    depth = 3 if parts[0] == VERSIONS else 2
    return (
        len(parts) > depth
        or (path.is_dir() if len(parts) == depth else not path.is_dir())
        or (len(parts) == depth and path.suffix != ".yml")
    )


def _renamed(path: Path) -> str:
    """The name meant, for a record that ends like .yaml, .YML or .yml.txt."""
    meant = re.sub(r"\.ya?ml(\.txt)?$", ".yml", path.name, flags=re.IGNORECASE)
    return f" Bedoelde je '{meant}'?" if meant != path.name else ""
