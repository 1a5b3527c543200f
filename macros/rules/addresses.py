"""Addresses: no two for one place, and none that the site ever had is lost.

The register principles/adressen.txt holds every address of a page, and of a record on a list, that was ever
published; it only grows. What is published and does not stand in it yet is told, and written by
``kennisbank controleer --herstel`` (see docs/besluiten/0018-een-register-van-adressen.md).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import KINDS, SLUG, Punt, Record, Thema, Waarborg
from macros.reading.document import Document
from macros.reading.files import REGISTER
from macros.views.kit import EVERYTHING, FOLDER

ALL_QUESTIONS = f"{FOLDER}{EVERYTHING}/"
RELEASED = "|".join(model.kind.ids.pattern for model in KINDS if model.kind.frozen)
VERSION = re.compile(rf".+/(?P<id>{RELEASED})/(?P<versie>\d+\.\d+)/")
"""The address of a version of what can be released."""
OWN = re.compile("|".join(re.sub(r"\{\w+\}", SLUG, model.kind.address) for model in KINDS))
"""The address of a record itself, of any kind."""
NAMED = 3
"""How many addresses are named when more are missing."""


def addresses_free(kb: Kennisbank, pages: Mapping[str, Document]) -> Iterator[Finding]:
    """Where a record gets its page, no page of ours stands."""
    for record in kb.all():
        for address in _pages_of(record):
            page = pages.get(address.removesuffix("index/"))
            if page or address == ALL_QUESTIONS:
                what = f"al een pagina: {page.file}" if page else "al de pagina met alle vragen"
                yield kb.finding(record, ("id",), "adres-bezet", f"Op het adres '{address}' staat {what}. Kies een ander id.")
                break


def _pages_of(record: Record) -> list[str]:
    """Where a record gets pages that bear its name: its own, and the questions to print of a theme or waarborg."""
    return [record.address, *([f"{FOLDER}{record.id}/"] if isinstance(record, Thema | Waarborg) else [])]


def addresses_of(kb: Kennisbank, record: Record) -> list[str]:
    """Every address of a record, relative to the root of the site: also of its versions, and the short one of a point."""
    released = kb.released.of(record.id)
    history = [f"{record.address}versies/"] if released or isinstance(record, Punt) else []
    short = [f"{record.id}/"] if isinstance(record, Punt) else []
    left = [record.kind.was.format(id=record.id)] if record.kind.was else []
    return [*_pages_of(record), *left, *history, *short, *(versie.address for versie in released)]


def published_addresses(kb: Kennisbank, pages: Iterable[str]) -> set[str]:
    """Every address of the site but that of the home page; ``pages`` are those of the pages in docs/. Records that wait for their day have none yet."""
    records = (address for record in kb.all() if not kb.waits(record) for address in addresses_of(kb, record))
    return {ALL_QUESTIONS, *pages, *kb.verhuisd, *records} - {""}


def unregistered(kb: Kennisbank, pages: Iterable[str]) -> list[str]:
    """What is published and does not stand in the register, sorted."""
    return sorted(published_addresses(kb, pages) - set(kb.adressen))


def addresses_registered(kb: Kennisbank, pages: Mapping[str, Document]) -> Iterator[Finding]:
    """What is published stands in the register: what is not in it could be lost without a word."""
    found = unregistered(kb, pages)
    if found and kb.adressen:
        rest = f" en nog {len(found) - NAMED}" if len(found) > NAMED else ""
        what = "Dit adres staat" if len(found) == 1 else f"Deze {len(found)} adressen staan"
        text = f"{what} nog niet in dit bestand: {', '.join(found[:NAMED])}{rest}. Schrijf dat erbij met: kennisbank controleer --herstel"
        yield Finding(REGISTER, 1, 1, "adres-niet-genoteerd", text, level="advies")


def addresses_kept(kb: Kennisbank, pages: Mapping[str, Document]) -> Iterator[Finding]:
    """What ever stood on the site, stands there, or its old address leads on."""
    used = published_addresses(kb, pages) | {address for record in kb.all() for address in addresses_of(kb, record)}
    told = {id for id in kb.known if id not in kb.reads} | {PurePosixPath(read.document.file).stem for read in kb.reads.values()}
    lost: dict[str, tuple[bool, int]] = {}
    for number, address in enumerate(kb.adressen, 1):
        if not address or address in used:
            continue
        if version := VERSION.fullmatch(address):
            yield from _lost_version(kb, number, address, version["id"], version["versie"])
            continue
        owner = _owner(address)
        if owner not in told or owner in kb.reads:
            lost[owner] = min((_of_a_page(address), number), lost.get(owner, (True, number)))
    for owner, (page, number) in lost.items():
        address = kb.adressen[number - 1]
        if page:
            yield Finding(REGISTER, number, 1, "pagina-weg", _lost_page(address), source=address)
        else:
            yield Finding(REGISTER, number, 1, "record-weg", _lost_record(kb, address, owner), source=address)


def _owner(address: str) -> str:
    """The id of the record that had this address, were it one of a record."""
    return next((part for part in reversed(re.split("[/#]", address.removesuffix("versies/"))) if part), address)


def _of_a_page(address: str) -> bool:
    """Whether no record has such an address for its own."""
    return OWN.fullmatch(address) is None


def _lost_version(kb: Kennisbank, number: int, address: str, id: str, versie: str) -> Iterator[Finding]:
    if f"{id}@{versie}" not in kb.released.locks.keys() | kb.released.unread:
        text = f"Versie {versie} van {id} stond op de site en is nu weg. Zet principles/versies/{id}/{versie}.yml terug."
        yield Finding(REGISTER, number, 1, "versie-weg", text, source=address)


def _lost_page(address: str) -> str:
    if not re.fullmatch("(?:[^/#]+/)+", address):
        return "Dit is geen adres van een pagina: dat begint niet met een schuine streep en eindigt er wel mee. Haal deze regel weg."
    return f"Deze pagina stond op de site en is nu weg. Zet docs/{address.rstrip('/')}.md of docs/{address}index.md terug."


def _lost_record(kb: Kennisbank, address: str, id: str) -> str:
    if id in kb.reads:
        return f"Dit adres stond op de site. '{id}' staat nu op '{kb.get(id).address}': zet in principles/verhuisd.tsv een regel met het oude adres, een tab en '{id}'."
    return (
        f"Dit adres stond op de site en is nu weg. Zet het bestand van '{id}' terug. "
        f"Kreeg het met de hand een andere naam, zet dan ook zijn oude id terug, en draai: kennisbank hernoem {id} <nieuwe naam>. "
        f"Klopt het record niet meer, trek het dan in: kennisbank intrek {id}. "
        "Is het nooit gepubliceerd, haal dan deze regel weg."
    )
