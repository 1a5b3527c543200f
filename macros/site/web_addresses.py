"""Do the outside addresses still work? A report that never stops a build.

The looking is done by linkinator (npm, see overrides/links.mjs); this module
gathers the addresses with their places, and says in Dutch what came back.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Bron
from macros.reading.document import Document, Place
from macros.site.node_programs import run
from macros.written.page import page_files

Standing = Literal["goed", "verhuisd", "weg", "traag", "geweigerd", "stuk"]
AGENT = "Mozilla/5.0 (compatible; kennisbank-linkcontrole)"
CHECKER = "links.mjs"
LINK = re.compile(r"\]\((https?://[^\s)]+)\)")
GONE = (404, 410)
CLOSED = (401, 403, 405, 429, 999)
TOLD: dict[Standing, tuple[str, str]] = {
    "verhuisd": ("adres-verhuisd", "Dit webadres leidt nu naar {target}. Kijk of daar hetzelfde staat en neem het nieuwe adres over."),
    "weg": ("adres-weg", "Op dit webadres staat niets meer ({status}). Zoek of het stuk ergens anders staat."),
    "traag": ("adres-traag", "Dit webadres gaf binnen {seconds} seconden geen antwoord. Kijk later nog eens."),
    "geweigerd": ("adres-geweigerd", "De site laat een controle niet toe ({status}). Kijk zelf of het adres nog goed is."),
    "stuk": ("adres-stuk", "Dit webadres geeft een fout ({status}). Kijk later nog eens."),
}


@dataclass(frozen=True)
class Address:
    """An outside address, and where we write it."""

    address: str
    document: Document
    place: Place


@dataclass(frozen=True)
class AddressState:
    """How one address fares; ``status`` is the last HTTP status, 0 when none came, ``target`` where it leads now."""

    at: Address
    standing: Standing
    status: int
    target: str

    def finding(self, seconds: float) -> Finding:
        """Advice, at the place of the address."""
        status = f"HTTP {self.status}" if self.status else "geen antwoord"
        code, text = TOLD[self.standing]
        told = text.format(target=self.target, status=status, seconds=f"{seconds:g}")
        return self.at.document.finding(self.at.place, code, told, advice=True)


def addresses(root: Path, kb: Kennisbank) -> list[Address]:
    """Every outside address in the sources and on the hand-written pages, in the order of the files."""
    found = [
        Address(read.value.adres, read.document, read.places[("adres",)])
        for read in kb.reads.values()
        if isinstance(read.value, Bron) and read.value.adres
    ]
    for path in page_files(root):
        found += _on_page(path, root)
    return sorted(found, key=lambda address: (address.document.file, address.place.line, address.place.column))


def _on_page(path: Path, root: Path) -> Iterator[Address]:
    lines = path.read_text(encoding="utf-8").splitlines()
    document = Document(path.relative_to(root).as_posix(), lines, None, [])
    for number, line in enumerate(lines, 1):
        for match in LINK.finditer(line):
            yield Address(match.group(1), document, Place(number, match.start(1) + 1))


def look(root: Path, found: list[Address], seconds: float) -> list[AddressState]:
    """Ask for every address once, waiting at most ``seconds`` for each request.

    Raises:
        NodeError: when the checker itself fails.
    """
    asked = json.dumps({"addresses": sorted({item.address for item in found}), "seconds": seconds, "agent": AGENT})
    answers = {answer["address"]: answer for answer in json.loads(run(root, CHECKER, given=asked))}
    return [_judged(item, answers[item.address]) for item in found]


def _judged(at: Address, raw: dict[str, Any]) -> AddressState:
    return AddressState(at, _standing(raw), raw["status"], raw["target"])


def _standing(raw: dict[str, Any]) -> Standing:
    if raw["slow"]:
        return "traag"
    if raw["status"] in CLOSED or raw["state"] == "SKIPPED":
        return "geweigerd"
    if raw["state"] == "OK":
        return "verhuisd" if raw["target"] else "goed"
    return "weg" if raw["status"] in GONE else "stuk"


def report(answers: list[AddressState]) -> str:
    """All answers as JSON: file, line and column, address, standing, HTTP status, new address."""
    rows = [
        {
            "bestand": answer.at.document.file,
            "regel": answer.at.place.line,
            "kolom": answer.at.place.column,
            "adres": answer.at.address,
            "stand": answer.standing,
            "http": answer.status or None,
            "nieuw_adres": answer.target or None,
        }
        for answer in answers
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def counted(answers: list[AddressState]) -> str:
    """One Dutch line that counts per standing."""
    standings: list[Standing] = ["goed", *TOLD]
    counts = {standing: sum(answer.standing == standing for answer in answers) for standing in standings}
    parts = [f"{number} {standing}" for standing, number in counts.items() if number]
    return f"{len(answers)} webadressen bekeken" + (f": {', '.join(parts)}." if parts else ".")
