"""data/kit.js: the questions for a peer review with all that a document says of them.

The program that writes the ready-made documents reads it too.
"""

from collections.abc import Iterator
from typing import Any

from macros.exports.as_text import in_text, script
from macros.exports.publication import Files, Publication
from macros.fields import fields_of
from macros.kennisbank import Kennisbank
from macros.model import Bron, Criterium, Kader, Peervraag, Punt, Record, Rol, Waarborg
from macros.views.citing import site_author
from macros.views.kit import EVERYTHING, FORMS, Choice, choices, parts_of
from macros.views.names import framework, full_name, kicker, name, number
from macros.words import GEZIEN, HERKOMST, date_in_words, in_sentence

PATH = "data/kit.js"
GLOBAL = "kennisbankKit"


SHOWN = {"id", "vraag", "aanvulling", "voor", "punten", "kader", "herkomst", "status", "vastgesteld_in", "bronnen", "gezien"}
"""Fields of a question that a document has a form of its own for."""
FURTHER = tuple(field for field in fields_of(Peervraag) if field.name not in {*SHOWN, *Record.model_fields})
"""Fields that stand in a document and in the table as their label and what they say."""


def questions(publication: Publication) -> Files:
    """Choices, and the questions, points, criteria, roles and sources that they name."""
    kb = publication.kennisbank
    asked = kb.standing(Peervraag)
    sources = {id for row in asked for id in row.bronnen} | {id for row in kb.of(Waarborg) for id in row.bronnen}
    data = {
        "naam": kb.instellingen.naam,
        "adres": publication.root,
        "vormen": {id: label for id, (label, _) in FORMS.items()},
        "woorden": {"herkomst": HERKOMST, "gezien": GEZIEN},
        "velden": {field.name: field.label for field in FURTHER},
        "auteur": site_author(kb),
        "alles": EVERYTHING,
        "keuzes": [_choice(choice) for choice in choices(kb)],
        "vragen": [_question(row) for row in asked],
        "punten": {row.id: _point(kb, row) for row in kb.of(Punt)},
        "kader": dict(_framework(kb)),
        "rollen": {row.id: in_sentence(row.naam) for row in kb.of(Rol)},
        "bronnen": {row.id: _source(row) for row in kb.of(Bron) if row.id in sources},
    }
    yield PATH, script(GLOBAL, data)


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "id": choice.id,
        "titel": choice.title,
        "vorm": choice.form,
        "document": choice.document if choice.ready_made else "",
        "vragen": [row.id for row in choice.questions],
        "meer": [row.id for row in choice.further],
    }


def _question(row: Peervraag) -> dict[str, Any]:
    """A question; what is empty is left out, because the browser loads this."""
    fields = {
        "id": row.id,
        "vraag": row.title,
        "voor": row.voor,
        "punten": [link.naar for link in row.punten],
        "kader": [link.naar for link in row.kader],
        "herkomst": row.herkomst,
        "status": row.status,
        "bronnen": row.bronnen,
        "gezien": row.gezien,
        "meer": {field.name: in_text(getattr(row, field.name)) for field in FURTHER if getattr(row, field.name)},
        "adres": row.address,
    }
    return {key: value for key, value in fields.items() if value}


def _point(kb: Kennisbank, punt: Punt) -> dict[str, Any]:
    """A point in its newest version; ``versie`` is empty while none is released."""
    released = kb.released.of(punt.id)
    newest = released[-1] if released else None
    return {
        "naam": name(kb, punt),
        "kort": kicker(kb, punt),
        "versie": newest.versie if newest else "",
        "adres": newest.address if newest else punt.address,
    }


def _framework(kb: Kennisbank) -> Iterator[tuple[str, dict[str, Any]]]:
    """Waarborgen, each with its criteria after it."""
    for waarborg in kb.of(Waarborg):
        kader = framework(kb, waarborg)
        for part in parts_of(kb, waarborg):
            yield part.id, _part(kb, part, kader)


def _part(kb: Kennisbank, part: Waarborg | Criterium, kader: Kader) -> dict[str, Any]:
    fields = {
        "naam": name(kb, part) if isinstance(part, Waarborg) else "",
        "kort": kicker(kb, part),
        "nummer": number(kb, part),
        "tekst": part.tekst if isinstance(part, Criterium) else part.samenvatting,
        "waarborg": part.waarborg if isinstance(part, Criterium) else "",
        "van": full_name(kader),
        "herkomst": part.herkomst,
        "status": part.status,
        "bronnen": part.bronnen,
        "adres": part.address,
    }
    return {key: value for key, value in fields.items() if value}


def _source(bron: Bron) -> str:
    """A source as a line: publisher, title, date."""
    return ", ".join(part for part in (bron.uitgever, bron.titel, date_in_words(bron.datum) if bron.datum else "") if part)
