"""Whose a text is, and what others may do with it, per record."""

from typing import Annotated

from pydantic import Field

from macros.exports.publication import Publication
from macros.model import Part, Punt, Record
from macros.views.citing import site_author

PLATFORM = "Platform Samen Opleiden & Professionaliseren"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
UNKNOWN = "Letterlijke tekst. Welke licentie geldt, is niet bekend."
OURS = "Je mag dit delen en bewerken als je de naam noemt (CC BY 4.0)."


class Recht(Part):
    """The rights on some fields of a record."""

    geldt_voor: Annotated[str, Field(title="Geldt voor", description="alles, tekst, of alles behalve tekst.")]
    van: Annotated[str, Field(title="Van", description="De organisatie van wie de tekst is.")]
    licentie: Annotated[str | None, Field(title="Licentie", description="Het webadres van de licentie; leeg als die niet bekend is.")]
    toelichting: Annotated[str, Field(title="Toelichting")]


def rights_of(publication: Publication, record: Record) -> tuple[Recht, ...]:
    """A statement is the Platform's, all that we wrote is ours under CC BY 4.0."""
    return publication.kennisbank.once(f"rights {is_statement(record)}", lambda: _rights(publication, is_statement(record)))


def is_statement(record: Record) -> bool:
    """Whether the text of this record is the Platform's, word for word."""
    return isinstance(record, Punt) and record.herkomst == "letterlijk"


def _rights(publication: Publication, statement: bool) -> tuple[Recht, ...]:
    ours = Recht(
        geldt_voor="alles behalve tekst" if statement else "alles",
        van=site_author(publication.kennisbank),
        licentie=CC_BY,
        toelichting=OURS,
    )
    theirs = Recht(geldt_voor="tekst", van=PLATFORM, licentie=None, toelichting=UNKNOWN)
    return (theirs, ours) if statement else (ours,)


def in_words(rights: tuple[Recht, ...]) -> str:
    """All rights on a record in one line of text."""
    return " ".join(f"{right.geldt_voor.capitalize()}: {right.van}. {right.toelichting}" for right in rights)
