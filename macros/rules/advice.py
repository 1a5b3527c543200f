"""Advice: what a good editor would still like to mend. It never stops a build."""

import re
from collections.abc import Iterator

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Begrip, Bron, Criterium, Instellingen, Peervraag, Praktijkvoorbeeld, Punt, Record, Synoniem, Waarborg
from macros.reading.web_address import weakness
from macros.words import count_words

OLD_AFTER_YEARS = 5
FEW_EXAMPLES = 3
"""With so many examples from practice or fewer, a point says how thin they are."""


def weak_addresses(kb: Kennisbank) -> Iterator[Finding]:
    """A web address that may not last."""
    for bron in kb.of(Bron):
        if why := weakness(bron.adres):
            yield kb.finding(bron, ("adres",), "zwak-adres", why, advice=True)


def old_examples(kb: Kennisbank) -> Iterator[Finding]:
    """An example without a year, or older than five years on the day of the build."""
    this_year = kb.today.year
    for example in kb.of(Praktijkvoorbeeld):
        year = example.jaar_tot or example.jaar
        if year is None:
            yield kb.finding(
                example, ("jaar",), "jaar-onbekend", "Dit voorbeeld heeft geen jaar. Weet je het? Vul het veld 'jaar' in.", advice=True
            )
        elif this_year - year > OLD_AFTER_YEARS:
            yield kb.finding(
                example,
                ("jaar",),
                "oud-voorbeeld",
                f"Dit voorbeeld is van {year}: ouder dan {OLD_AFTER_YEARS} jaar. Klopt het nog?",
                advice=True,
            )


def examples_without_point(kb: Kennisbank) -> Iterator[Finding]:
    """An example that belongs to no point, and so stands on no page of one."""
    for example in kb.standing(Praktijkvoorbeeld):
        if not example.punten:
            text = "Dit voorbeeld hoort nog bij geen punt. Noem er een bij 'punten', met de reden."
            yield kb.finding(example, ("punten",), "zonder-punt", text, advice=True)


SEEN_NOT = re.compile(r"\bniet\b[^.;]{0,40}\b(?:ge|in)zien\b|\bniet\b[^.;]{0,40}\bingezien\b|\bongezien\b", re.IGNORECASE)


def literal_unseen(kb: Kennisbank) -> Iterator[Finding]:
    """What is said to be word for word was seen."""
    for record in kb.all():
        note = getattr(record, "kanttekening", None) or ""
        if getattr(record, "herkomst", "") == "letterlijk" and not isinstance(record, Punt) and SEEN_NOT.search(note):
            text = "De herkomst is letterlijk, maar de kanttekening zegt dat iets niet is gezien. Is het een parafrase? Verander een van de twee."
            yield kb.finding(record, ("herkomst",), "letterlijk-ongezien", text, advice=True)


def gaps_of_points(kb: Kennisbank) -> Iterator[Finding]:
    """A point that lacks an example, a link with a framework, or questions.

    Silent while a record cannot be read: what seems missing may be in there.
    """
    if len(kb.reads) < len(kb.known):
        return
    for record in kb.of(Punt):
        if not kb.standing_to(record, Praktijkvoorbeeld):
            yield kb.finding(record, (), "geen-voorbeeld", "Bij dit punt hoort nog geen praktijkvoorbeeld.", advice=True)
        if not any(isinstance(link.target, Waarborg | Criterium) for link in kb.links_from(record, "kader")):
            yield kb.finding(
                record, ("kader",), "geen-criterium", "Dit punt is nog niet gekoppeld aan een waarborg of criterium.", advice=True
            )
        questions = [row for row in kb.leading_to(record, Peervraag) if row.voor and not row.ingetrokken]
        if len(questions) < 3:
            yield kb.finding(
                record,
                (),
                "weinig-vragen",
                f"Vragen bij dit punt waar een rol bij staat: {len(questions)}. Drie is het streven.",
                advice=True,
            )


def thin_points(kb: Kennisbank) -> Iterator[Finding]:
    """A point with few examples from practice itself, that does not say so to its readers.

    Silent while a record cannot be read, and without any example: that is told already.
    """
    for record in kb.of(Punt) if len(kb.reads) >= len(kb.known) else ():
        stands = [link.source.stand for link in kb.standing_to(record, Praktijkvoorbeeld) if isinstance(link.source, Praktijkvoorbeeld)]
        if stands and stands.count("praktijk") <= FEW_EXAMPLES and not record.kanttekening:
            found = count_words(stands.count("praktijk"), "voorbeeld", "voorbeelden")
            text = f"Uit de praktijk zelf staat hier {found}. Zeg in een kanttekening hoe dun dat is, en waarom."
            yield kb.finding(record, ("titel",), "dun-punt", text, advice=True)


def terms_without_meaning(kb: Kennisbank) -> Iterator[Finding]:
    """A term that nobody has explained yet."""
    for begrip in kb.of(Begrip):
        if begrip.uitleg is None:
            yield kb.finding(begrip, ("uitleg",), "geen-uitleg", "Bij dit begrip is nog geen omschrijving gevonden.", advice=True)


def same_titles(kb: Kennisbank) -> Iterator[Finding]:
    """Two records of one kind that readers cannot tell apart. A word may stand in front of more groups of words."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in kb.all():
        whole = kb.top_of(record) if record.owner else ""  # two frameworks may call a part the same
        other = first.setdefault((record.kind.name, whole, record.title.casefold()), record)
        if other is not record and not isinstance(record, Synoniem):
            text = f"'{other.id}' heet ook zo. Is het hetzelfde, voeg ze dan samen. Zeg anders in de titel wat het verschil is."
            yield kb.finding(record, (record.kind.title_field,), "zelfde-titel", text, advice=True)


def names_with_comma(kb: Kennisbank) -> Iterator[Finding]:
    """An author's name with a comma, which reference managers cut in two."""
    for punt in kb.of(Punt):
        source = kb.get(punt.bronnen[0]) if punt.bronnen and punt.bronnen[0] in kb.reads else None
        if isinstance(source, Bron) and "," in source.uitgever:
            text = "Een komma in deze naam breekt hem in tweeën in programma's voor literatuur. Kan het zonder?"
            yield kb.finding(source, ("uitgever",), "komma-in-naam", text, advice=True)


def empty_settings(kb: Kennisbank) -> Iterator[Finding]:
    """A setting that the site shows as not filled in."""
    if kb.settings_read is None:
        return
    for name, info in Instellingen.model_fields.items():
        if getattr(kb.instellingen, name) is None:
            yield kb.settings_read.finding((name,), "instelling-leeg", f"Nog niet ingevuld: {name} ({info.title}).", advice=True)
