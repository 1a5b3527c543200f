"""Whose a text is, and what others may do with it, per record."""

from typing import Annotated

from pydantic import Field

from macros.exports.publication import Publication
from macros.kennisbank import Kennisbank
from macros.model import Part, Record
from macros.views.citing import site_author
from macros.views.page import first_source

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
    """A statement is of who published it, all that we wrote is ours under CC BY 4.0."""
    kb, field = publication.kennisbank, record.kind.frozen
    owner = text_owner(kb, record)
    return kb.once(f"rights {owner} {field if owner else ''}", lambda: _rights(publication, owner, field))


def text_owner(kb: Kennisbank, record: Record) -> str:
    """Whose text a record holds word for word: the publisher of its first source; empty when its text is ours."""
    source = first_source(kb, record) if record.releasable else None
    return source.uitgever if source else ""


def _rights(publication: Publication, owner: str, field: str) -> tuple[Recht, ...]:
    ours = Recht(
        geldt_voor=f"alles behalve {field}" if owner else "alles",
        van=site_author(publication.kennisbank),
        licentie=CC_BY,
        toelichting=OURS,
    )
    theirs = Recht(geldt_voor=field, van=owner, licentie=None, toelichting=UNKNOWN)
    return (theirs, ours) if owner else (ours,)


def in_words(rights: tuple[Recht, ...]) -> str:
    """All rights on a record in one line of text."""
    return " ".join(f"{right.geldt_voor.capitalize()}: {right.van}. {right.toelichting}" for right in rights)
