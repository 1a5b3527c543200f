"""What is said is what the source says, and says where it comes from."""

import re
from collections.abc import Iterator

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Bron, Peervraag, Praktijkvoorbeeld, Punt, Record, Versie
from macros.reading.meant import alike, name_of
from macros.reading.reader import Read

QUOTE = re.compile("“([^”]+)”")


def source_text(kb: Kennisbank) -> Iterator[Finding]:
    """The first text of a statement equals the frozen source text, letter for letter."""
    for record in kb.of(Punt) if kb.brontekst else ():  # a table that is missing or cannot be read is one finding
        source = kb.brontekst.get(record.id)
        released = kb.released.by_id.get(record.id, ())
        first: Read[Versie] | Read[Record] = released[0] if released else kb.reads[record.id]
        text = released[0].value.tekst if released else record.tekst
        if source is None:
            yield first.finding(("id",), "geen-brontekst", f"In principles/brontekst.tsv staat geen tekst van '{record.id}'.")
        elif text != source and (not released or kb.released.sound(released[0])):
            yield first.finding(("tekst",), "tekst-wijkt-af", f"De tekst is niet gelijk aan de brontekst: {difference(text, source)}")


def difference(text: str, frozen: str, where: str = "de bron") -> str:
    """Say in Dutch where two texts part, in the words around that place."""
    at = next((index for index, (a, b) in enumerate(zip(text, frozen, strict=False)) if a != b), min(len(text), len(frozen)))
    start = text.rfind(" ", 0, at) + 1
    if alike(_words(text[start:]), _words(frozen[start:])):
        before = text[:at].split()[-1:] or ["het begin"]
        return f"na '{before[0]}' staat hier {name_of(text[at : at + 1])}, en in {where} {name_of(frozen[at : at + 1])}."
    return f"hier staat '{_words(text[start:])}', in {where} '{_words(frozen[start:])}'."


def _words(text: str) -> str:
    """The first three words of a text."""
    words = text.split()
    return " ".join(words[:3]) + (" …" if len(words) > 3 else "")


def party_words(kb: Kennisbank) -> Iterator[Finding]:
    """The words that name a party stand in the text of the point."""
    for punt in kb.of(Punt):
        for index, partij in enumerate(punt.partijen):
            if partij.woorden not in punt.tekst:
                text = f"De woorden '{partij.woorden}' staan niet in de tekst van dit punt."
                yield kb.finding(punt, ("partijen", index, "woorden"), "woorden-niet-in-tekst", text)


def tension_words(kb: Kennisbank) -> Iterator[Finding]:
    """Only what the statements themselves say gives rise to a tension: the reason quotes both."""
    for punt in kb.of(Punt):
        for index, part in enumerate(punt.spanning):
            other = kb.get(part.naar) if part.naar in kb.reads else None
            if not isinstance(other, Punt) or other is punt:
                continue
            quotes = QUOTE.findall(part.waarom)
            strange = [quote for quote in quotes if quote not in punt.tekst and quote not in other.tekst]
            silent = [end.id for end in (punt, other) if not any(quote in end.tekst for quote in quotes)]
            told = [f"De woorden '{quote}' staan in geen van beide teksten." for quote in strange]
            told += [f"Haal tussen “ en ” ook woorden aan uit de tekst van '{id}'." for id in silent]
            if told:
                yield kb.finding(punt, ("spanning", index, "waarom"), "spanning-zonder-tekst", " ".join(told))


def missing_sources(kb: Kennisbank) -> Iterator[Finding]:
    """What is taken from a source names that source; an organisation that told us itself is one too."""
    for record in kb.all():
        sources = getattr(record, "bronnen", True) or getattr(record, "opgave", None)
        if getattr(record, "herkomst", "redactie") != "redactie" and not sources:
            yield kb.finding(record, ("bronnen",), "bron-ontbreekt", f"De herkomst is {record.herkomst}, maar er staat geen bron bij.")  # type: ignore[attr-defined]


def status_of_texts(kb: Kennisbank) -> Iterator[Finding]:
    """Adopted is what a source says is adopted; what we put beside the statements of the Platform is not."""
    for record in kb.all():
        if isinstance(record, Bron):
            continue
        adopted = getattr(record, record.status_field, "concept") == "vastgesteld"
        source = getattr(record, "vastgesteld_in", None)
        if adopted and isinstance(record, Punt):
            text = "Alleen de tekst van een punt is vastgesteld. De titel, het thema en de koppelingen zijn van ons: zet hier concept."
            yield kb.finding(record, (record.status_field,), "status", text)
        elif adopted and not source:
            text = "Wat is vastgesteld, noemt de bron die dat zegt: zet erbij 'vastgesteld_in' met het id van die bron. Weet je geen bron, zet hier dan concept."
            yield kb.finding(record, (record.status_field,), "status", text)
        elif source and not adopted:
            text = "Hier staat waarin dit is vastgesteld, maar de status is concept. Zet 'status: vastgesteld', of haal deze regel weg."
            yield kb.finding(record, ("vastgesteld_in",), "status", text)


def own_questions(kb: Kennisbank) -> Iterator[Finding]:
    """A question that we made says whom it is for."""
    for record in kb.of(Peervraag):
        if record.herkomst == "redactie" and not record.voor:
            yield kb.finding(record, ("voor",), "voor-wie", "Bij een vraag van de redactie hoort voor wie die is (veld 'voor').")


def fields_together(kb: Kennisbank) -> Iterator[Finding]:
    """A field of an example that says something of another one needs that other one, and agrees with it."""
    for example in kb.of(Praktijkvoorbeeld):
        told = (
            (example.sector_afgeleid and not example.sector, "sector_afgeleid", "Hier is geen sector om af te leiden: vul 'sector' in, of haal deze regel weg."),
            (example.provincie_afgeleid and not example.provincie, "provincie_afgeleid", "Hier is geen provincie om af te leiden: vul 'provincie' in, of haal deze regel weg."),
            ("landelijk" in example.provincie and len(example.provincie) > 1, "provincie", "Landelijk is al overal: haal de provincies weg, of haal landelijk weg."),
            (example.jaar_tot is not None and example.jaar is None, "jaar_tot", "Een jaar tot en met kan niet zonder een eerste jaar: vul 'jaar' in, of haal deze regel weg."),
            ((example.jaar_tot or 9999) < (example.jaar or 0), "jaar_tot", f"Dit jaar ligt voor het eerste jaar, {example.jaar}."),
            (example.periode and example.jaar, "periode", "Het jaar is bekend: haal 'periode' weg."),
            ((example.jaar or 0) > kb.today.year and example.stand != "plan", "jaar", "Dit jaar moet nog komen. Is het een plan? Zet er dan 'stand: plan' bij."),
        )  # fmt: skip
        for wrong, name, text in told:
            if wrong:
                yield kb.finding(example, (name,), "velden-samen", text)
