"""What is still to come, and what was written for an older text."""

import re
from collections.abc import Iterator

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.model import Punt, Record, Synoniem
from macros.words import date_in_words


def waiting(kb: Kennisbank) -> Iterator[Finding]:
    """What waits for its day: to come on the site, or to be withdrawn."""
    for record in kb.all():
        if kb.waits(record) and record.address not in kb.adressen:
            text = f"Dit komt op {date_in_words(record.publiceren_vanaf or '')} op de site."
            yield kb.finding(record, ("publiceren_vanaf",), "wacht-op-dag", text, advice=True)
        if record.ingetrokken and not kb.gone(record):
            text = f"Dit wordt op {date_in_words(record.ingetrokken.datum)} ingetrokken."
            yield kb.finding(record, ("ingetrokken", "datum"), "wacht-op-dag", text, advice=True)


def older_than_text(kb: Kennisbank) -> Iterator[Finding]:
    """Reasons, questions and word groups that were written before the text of a point became another.

    The day is that of the line that tells readers of the new text; what has a line of that day or later was read again.
    """
    for punt in kb.of(Punt):
        day = _day_of_text(kb, punt)
        for link in kb.links_to(punt) if day else ():
            if link.source is not punt and not kb.gone(link.source) and _last(link.source) < day:
                paths = [reference.path for reference in kb.references(link.source) if reference.target == punt.id]
                text = f"De tekst van '{punt.id}' veranderde op {date_in_words(day)}. Klopt dit nog? Zet daarna bij 'wijzigingen' een regel van die dag of later."
                yield kb.finding(link.source, (*paths[0][:-1], "waarom"), "ouder-dan-tekst", text, advice=True)
        if day and punt.kanttekening and punt.werkversie:
            text = "De tekst van dit punt is nieuw. Klopt deze kanttekening nog?"
            yield kb.finding(punt, ("kanttekening",), "ouder-dan-tekst", text, advice=True)
        yield from _lost_words(kb, punt, day) if day else ()


def _lost_words(kb: Kennisbank, punt: Punt, day: str) -> Iterator[Finding]:
    """Word groups that lead to a word that the text had and has no more."""
    old = [versie.tekst for versie in kb.released.of(punt.id) if versie.tekst != punt.tekst]
    for group in kb.standing(Synoniem) if old else ():
        word = re.compile(rf"\b{re.escape(group.voorkeur)}\b", re.IGNORECASE)
        if word.search(old[-1]) and not word.search(punt.tekst) and _last(group) < day:
            text = f"Dit woord stond in de vorige tekst van '{punt.id}' en nu niet meer. Is het nog het woord dat de site gebruikt?"
            yield kb.finding(group, ("voorkeur",), "ouder-dan-tekst", text, advice=True)


def _day_of_text(kb: Kennisbank, punt: Punt) -> str:
    """The day on which readers were told of the newest text; empty while the first one stands."""
    if len(kb.released.of(punt.id)) + punt.werkversie < 2:
        return ""
    return max((change.datum for change in punt.wijzigingen if change.soort in ("inhoudelijk", "formulering")), default="")


def _last(record: Record) -> str:
    """The last day on which something of a record changed, as readers were told; empty when nothing did."""
    return max((change.datum for change in record.wijzigingen), default="")
