"""Readers are told what changed, on a day that has come, and see nothing before its day."""

from collections.abc import Iterator

from macros.fields import fields_of
from macros.finding import Finding, Path
from macros.kennisbank import Kennisbank
from macros.model import Part, Record, Versie
from macros.reading.reader import Read
from macros.words import date_in_words


def future_changes(kb: Kennisbank) -> Iterator[Finding]:
    """A change is told once it is there: not before today, nor before the record itself. A withdrawal may be planned."""
    for record in kb.all():
        last = max(kb.today.isoformat(), record.publiceren_vanaf or "")
        planned = record.ingetrokken.datum if record.ingetrokken else ""
        for index, change in enumerate(record.wijzigingen):
            withdrawn = change.soort == "ingetrokken" and planned > last
            if change.datum != planned if withdrawn else change.datum > last:
                text = f"Deze dag moet nog komen: de datum van nu is {kb.today.isoformat()}."
                if withdrawn:
                    text = f"De intrekking komt op {planned}. Zet hier dezelfde dag: dan lezen mensen het als het zover is."
                yield kb.finding(record, ("wijzigingen", index, "datum"), "datum-in-toekomst", text)


def told_once(kb: Kennisbank) -> Iterator[Finding]:
    """One line for a day and a kind: by those a feed knows a change for ever, whatever becomes of its words and its place in the list."""
    for record in kb.all():
        seen = set()
        for index, change in enumerate(record.wijzigingen):
            if (change.datum, change.soort) in seen:
                text = (
                    f"Er staat al een regel van {date_in_words(change.datum)} met soort {change.soort}. Maak er één regel van, met één zin."
                )
                yield kb.finding(record, ("wijzigingen", index, "datum"), "wijziging-dubbel", text)
            seen.add((change.datum, change.soort))


def withdrawals_told(kb: Kennisbank) -> Iterator[Finding]:
    """What was withdrawn says so among its changes, and the other way round."""
    for record in kb.all():
        told = [index for index, change in enumerate(record.wijzigingen) if change.soort == "ingetrokken"]
        if record.ingetrokken and not told:
            text = (
                "Dit is ingetrokken, maar bij 'wijzigingen' staat geen regel van soort ingetrokken. Zet hem erbij, dan leest iedereen het."
            )
            yield kb.finding(record, ("ingetrokken",), "intrekking-niet-verteld", text)
        elif told and not record.ingetrokken:
            text = "Hier staat dat dit is ingetrokken, maar het veld 'ingetrokken' ontbreekt."
            yield kb.finding(record, ("wijzigingen", told[0], "soort"), "intrekking-ontbreekt", text)


def texts_told(kb: Kennisbank) -> Iterator[Finding]:
    """Each text of a statement after the first one has a line that tells what is different.

    The last release is the newest file in principles/versies. Counted, not dated: a
    version carries the date of its source, which says nothing of our own days.
    """
    for record in kb.all():
        reads = kb.released.by_id.get(record.id)
        if not reads or not kb.released.sound(reads[-1]):
            continue
        texts = len(reads) + (getattr(record, "werkversie", False) and record.wording != reads[-1].value.tekst)
        told = sum(change.soort in ("inhoudelijk", "formulering") for change in record.wijzigingen)
        if told < texts - 1:
            text = (
                f"De tekst is anders dan eerst, maar lezers horen dat nog niet. Zet bij 'wijzigingen' wat er anders is "
                f"sinds versie {reads[told].value.versie} (soort inhoudelijk of formulering)."
            )
            yield kb.finding(record, (record.kind.frozen,), "wijziging-niet-verteld", text)


def vanished(kb: Kennisbank) -> Iterator[Finding]:
    """What was on the site is not taken off it again by a day that is still to come."""
    shown = set(kb.adressen)
    for record in kb.all():
        if kb.waits(record) and record.address in shown:
            text = (
                f"Dit staat al op de site; tot {date_in_words(record.publiceren_vanaf or '')} zou de pagina weg zijn. "
                f"Haal deze regel weg. Klopt het record niet meer, trek het dan in: kennisbank intrek {record.id}"
            )
            yield kb.finding(record, ("publiceren_vanaf",), "adres-verdwijnt", text)


OLDEST = "1950"


def possible_dates(kb: Kennisbank) -> Iterator[Finding]:
    """A date of what was is not before there was anything of ours, nor still to come."""
    today = kb.today.isoformat()
    every: list[Read[Record] | Read[Versie]] = [*kb.reads.values(), *(read for reads in kb.released.by_id.values() for read in reads)]
    for read in every:
        for path, value in _dates(read.value):
            if value < OLDEST:
                yield read.finding(path, "datum-kan-niet", f"De datum {value} is van voor {OLDEST}. Klopt het jaar?")
            elif value > today[: len(value)] and path[-1] != "publiceren_vanaf" and path[0] not in ("ingetrokken", "wijzigingen"):
                yield read.finding(path, "datum-kan-niet", f"De datum {value} moet nog komen; het is nu {today}. Klopt het jaar?")


def _dates(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every date in a record, with its path."""
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        here = (*path, field.name)
        if field.date and value:
            yield here, value
        for step, inner in [((), value)] if not isinstance(value, tuple) else [((index,), one) for index, one in enumerate(value)]:
            if isinstance(inner, Part):
                yield from _dates(inner, (*here, *step))


def news_told(kb: Kennisbank) -> Iterator[Finding]:
    """What came later says on /nieuw/ that it is new."""
    for record in kb.all():
        if record.publiceren_vanaf and all(change.soort != "nieuw" for change in record.wijzigingen):
            text = "Zet bij 'wijzigingen' een regel van soort nieuw met deze dag; anders staat dit niet op de pagina Nieuw."
            yield kb.finding(record, ("publiceren_vanaf",), "nieuw-niet-verteld", text, advice=True)


def too_early(kb: Kennisbank) -> Iterator[Finding]:
    """A record does not come before what it cannot do without."""
    for record in kb.all():
        for id, path in _needed(kb, record):
            if day := _later(kb, id, record.publiceren_vanaf):
                text = f"'{id}' komt pas op {date_in_words(day)} op de site. Laat dit record niet eerder komen: zie 'publiceren_vanaf'."
                yield kb.finding(record, path, "te-vroeg", text)
        for read in kb.released.by_id.get(record.id, ()):
            if day := _later(kb, read.value.bronnen[0], record.publiceren_vanaf):
                text = f"De bron van deze versie komt pas op {date_in_words(day)} op de site. Laat die bron niet later komen dan het punt."
                yield read.finding(("bronnen", 0), "te-vroeg", text)


def _needed(kb: Kennisbank, record: Record) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The ids without which a record cannot be shown: its place among others, and its first source."""
    needs_source = getattr(record, "herkomst", "redactie") != "redactie"
    for reference in kb.references(record):
        single = len(reference.path) == 1 and type(record).model_fields[reference.field].is_required()
        if single or (needs_source and reference.path == ("bronnen", 0)):
            yield reference.target, reference.path


def _later(kb: Kennisbank, id: str, day: str | None) -> str:
    """The first day of a record when that is still to come, and later than ``day``; else empty."""
    found: Part | None = kb.reads[id].value if id in kb.reads else None
    first = found.publiceren_vanaf or "" if isinstance(found, Record) and kb.waits(found) else ""
    return first if first > (day or "") else ""
