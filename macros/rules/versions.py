"""Released texts stay as they are, and a new text says that it is new."""

import hashlib
from collections.abc import Iterator

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.kennisbank.versions import fingerprint
from macros.model import Record, Versie
from macros.rules.truth import difference
from macros.views.page import first_source
from macros.words import date_in_words


def frozen(kb: Kennisbank) -> Iterator[Finding]:
    """A released version is what the lock says, and every locked version is still there."""
    if not kb.released.locks:  # one finding, made where the lock is read
        return
    seen = set(kb.released.unread)
    for id, reads in kb.released.by_id.items():
        for read in reads:
            key = f"{id}@{read.value.versie}"
            seen.add(key)
            lock = kb.released.locks.get(key)
            if lock is None:
                yield read.finding(
                    ("versie",), "niet-uitgegeven", "Deze versie staat niet in het slot. Geef een versie uit met: kennisbank uitgeven"
                )
            elif fingerprint(read.value.tekst) != lock.text:
                yield read.finding(
                    ("tekst",),
                    "bevroren-tekst",
                    f"De tekst van versie {read.value.versie} is bevroren en mag niet veranderen. Zet hem terug.",
                )
            elif _file(read.document.lines) != lock.file:
                yield read.finding(
                    ("id",), "bevroren-bestand", f"Versie {read.value.versie} is bevroren en mag niet veranderen. Zet het bestand terug."
                )
    for key, lock in kb.released.locks.items():
        if key not in seen:
            id, _, number = key.partition("@")
            text = f"Versie {number} van {id} is uitgegeven, maar het bestand is weg. Zet principles/versies/{id}/{number}.yml terug."
            yield Finding(kb.released.lock_file, lock.line, 1, "versie-weg", text)


def _file(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def ascending(kb: Kennisbank) -> Iterator[Finding]:
    """A later version does not carry an earlier date."""
    for reads in kb.released.by_id.values():
        for before, after in zip(reads, reads[1:], strict=False):
            if after.value.datum < before.value.datum:
                text = (
                    f"Versie {after.value.versie} is ouder ({after.value.datum}) dan versie {before.value.versie} ({before.value.datum})."
                )
                yield after.finding(("datum",), "versie-niet-hoger", text)


def ahead(kb: Kennisbank) -> Iterator[Finding]:
    """A text that differs from its last version says that it is a working version."""
    for record in kb.all():
        reads = kb.released.by_id.get(record.id)
        if not reads or not kb.released.sound(reads[-1]):
            continue
        last, working = reads[-1].value, getattr(record, "werkversie", False)
        if record.wording != last.tekst and not working:
            text = f"De tekst is niet gelijk aan versie {last.versie}: {difference(record.wording, last.tekst, 'die versie')} Is het een vergissing? Zet de oude woorden terug. Is het een nieuwe tekst? Zet er dan 'werkversie: ja' bij."
            yield kb.finding(record, (record.kind.frozen,), "tekst-wijkt-af", text)
        elif record.wording == last.tekst and working:
            yield kb.finding(
                record,
                ("werkversie",),
                "werkversie-gelijk",
                f"De tekst is gelijk aan versie {last.versie}. Haal de regel 'werkversie' weg.",
                advice=True,
            )
        elif working and (same := dated_as(kb, record, last)):
            yield kb.finding(record, ("bronnen",), "bron-van-vorige-versie", same, advice=True)


def dated_as(kb: Kennisbank, record: Record, last: Versie) -> str:
    """What to tell when a next version of a record would say that it is of the same source and day as the last one; empty when not."""
    source = first_source(kb, record)
    if source is None or (source.id, source.datum) != (last.bronnen[0], last.datum):
        return ""
    return (
        f"Versie {last.versie} is al van deze bron ('{source.id}', {date_in_words(last.datum)}), en de datum van de bron wordt die van de versie. "
        "Maak een bron van het stuk waarin de nieuwe tekst staat, en zet die bij 'bronnen' bovenaan."
    )


def deposited(kb: Kennisbank) -> Iterator[Finding]:
    """A DOI belongs to a version that was released, and a version has one."""
    for record in kb.all():
        known = [versie.versie for versie in kb.released.of(record.id)]
        there = f"Uitgegeven is: {', '.join(known)}." if known else "Er is nog geen versie uitgegeven."
        rows = getattr(record, "doi", ())
        for index, row in enumerate(rows):
            if row.versie not in known:
                text = f"Versie {row.versie} is niet uitgegeven. {there}"
            elif row.versie in {other.versie for other in rows[:index]}:
                text = f"Bij versie {row.versie} staat al een DOI: een versie heeft er één."
            else:
                continue
            yield kb.finding(record, ("doi", index, "versie"), "doi-zonder-versie", text)
