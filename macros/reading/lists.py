"""What stands in principles/ beside the records: how it is called, and how the lists are read."""

from pathlib import Path

from macros.finding import Finding, errors
from macros.reading.document import Document, Place, read_lines

SETTINGS = "instellingen.yml"
SOURCE_TEXT = "brontekst.tsv"
VERSIONS = "versies"
MOVED = "verhuisd.tsv"
LOCK = "slot.tsv"
ADDRESSES = "adressen.txt"
"""Where records and pages stood on the site, a line each; see ``rules.addresses``."""
WORDS = "woordenlijst.txt"
"""Words that a dictionary does not know and that are right."""
LISTS = (SOURCE_TEXT, MOVED, ADDRESSES, WORDS)
NEEDED = {
    SOURCE_TEXT: "Hierin staan de teksten van het Platform waarmee de controle vergelijkt.",
    ADDRESSES: "Hierin staat elk adres dat de site ooit had; zo valt het op als er een verdwijnt.",
}
"""Lists without which the check would see less, and say nothing of it."""


def read_lists(folder: Path, root: Path) -> tuple[dict[str, Document], list[Finding]]:
    """Every list in principles/ by its name; one that is not there holds no lines."""
    lists: dict[str, Document] = {}
    findings: list[Finding] = []
    for name in LISTS:
        path = folder / name
        there = path.exists() or path.is_symlink()
        lists[name] = document = read_lines(path, root) if there else Document(path.relative_to(root).as_posix(), [], None, [])
        findings += document.findings
        if name in NEEDED and says_nothing(document):
            findings.append(missing(document.file, NEEDED[name]))
    return lists, findings


def says_nothing(document: Document) -> bool:
    """Whether a list is empty; when it could not be read, that has been told."""
    return not any(document.lines) and not errors(document.findings)


def missing(file: str, why: str) -> Finding:
    return Finding(file, 1, 1, "bestand-ontbreekt", f"Dit bestand ontbreekt of is leeg. {why} Zet het terug.")


def table(document: Document) -> tuple[dict[str, str], list[Finding]]:
    """A file of two columns with a tab between them; a line that has none is a finding."""
    rows: dict[str, str] = {}
    findings: list[Finding] = []
    for number, line in enumerate(document.lines, 1):
        name, tab, rest = line.partition("\t")
        if tab and name not in rows:
            rows[name] = rest
        elif line.strip():
            why = f"'{name}' staat er al" if tab else "er staat geen tab tussen de twee kolommen"
            findings.append(document.finding(Place(number, 1), "tabel", f"Deze regel wordt niet gelezen: {why}."))
    return rows, findings
