"""Whose a text is, and what others may do with it, per record."""

from typing import Annotated

from pydantic import Field

from macros.citation import CC_BY
from macros.exports.publication import Publication
from macros.model import Part, Record
from macros.views.citing import site_author, text_owner

UNKNOWN = "Letterlijke tekst. Welke licentie geldt, is niet bekend."
OURS = "Je mag dit delen en bewerken als je de naam noemt (CC BY 4.0)."


class Recht(Part):
    """The rights on some fields of a record."""

    geldt_voor: Annotated[str, Field(title="Geldt voor", description="alles, de naam van een veld, of alles behalve dat veld.")]
    van: Annotated[str, Field(title="Van", description="De organisatie van wie de tekst is.")]
    licentie: Annotated[str | None, Field(title="Licentie", description="Het webadres van de licentie; leeg als die niet bekend is.")]
    toelichting: Annotated[str, Field(title="Toelichting")]


def rights_of(publication: Publication, record: Record) -> tuple[Recht, ...]:
    """What stands word for word is of who published it, all that we wrote is ours under CC BY 4.0."""
    kb, field = publication.kennisbank, record.kind.frozen
    owner = text_owner(kb, record)
    return kb.once(f"rights {owner} {field if owner else ''}", lambda: _rights(publication, owner, field))


def _rights(publication: Publication, owner: str, field: str) -> tuple[Recht, ...]:
    """Where no field is known to hold the words of the owner, all of the record counts as theirs."""
    theirs = Recht(geldt_voor=field or "alles", van=owner, licentie=None, toelichting=UNKNOWN)
    if owner and not field:
        return (theirs,)
    ours = Recht(
        geldt_voor=f"alles behalve {field}" if owner else "alles",
        van=site_author(publication.kennisbank),
        licentie=CC_BY,
        toelichting=OURS,
    )
    return (theirs, ours) if owner else (ours,)


def in_words(rights: tuple[Recht, ...]) -> str:
    """All rights on a record in one line of text."""
    return " ".join(f"{right.geldt_voor.capitalize()}: {right.van}. {right.toelichting}" for right in rights)
