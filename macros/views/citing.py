"""What a page says to those who cite it: references, metadata, versions side by side."""

import json
from dataclasses import dataclass

from macros.citation import FORMATS, Citable
from macros.kennisbank import Kennisbank
from macros.model import Bron, Criterium, Record, Versie, Waarborg
from macros.views.difference import Piece, difference
from macros.views.names import framework, name, number
from macros.views.page import description, first_source


def site_author(kb: Kennisbank) -> str:
    """Who made what is not the Platform's: the publisher, or the knowledge base itself."""
    return kb.instellingen.uitgever or f"Kennisbank {kb.instellingen.naam}"


def text_owner(kb: Kennisbank, record: Record) -> str:
    """Whose text a record holds word for word: the publisher of its first source; empty when its text is ours."""
    source = first_source(kb, record) if getattr(record, "herkomst", "") == "letterlijk" else None
    return source.uitgever if source else ""


def whole(kb: Kennisbank, address: str) -> str:
    """A whole address; from the root of the site while its address is not set."""
    return (kb.instellingen.adres or "/") + address


def citable(kb: Kennisbank, record: Record, versie: Versie | None = None) -> Citable:
    """What to cite for a record: where there are versions always one of those, the newest unless another is given."""
    if released := kb.released.of(record.id):
        return _version(kb, record, versie or released[-1])
    text = getattr(record, "samenvatting", "") or getattr(record, "tekst", "") or getattr(record, "doet", "") or record.title
    return plain(kb, record.id, name(kb, record), record.address, text)


def plain(kb: Kennisbank, key: str, title: str, address: str, abstract: str) -> Citable:
    """What is ours, or our paraphrase: the author is the knowledge base, never the Platform."""
    return Citable(key, title, site_author(kb), "", whole(kb, address), description(abstract, 400))


def _version(kb: Kennisbank, record: Record, versie: Versie) -> Citable:
    source = kb.reads[versie.bronnen[0]].value
    assert isinstance(source, Bron)
    return Citable(
        key=f"{versie.id}-{versie.versie}",
        title=_title(kb, record, versie),
        author=source.uitgever,
        issued=versie.datum,
        address=whole(kb, versie.address),
        abstract=versie.tekst,
        version=versie.versie,
    )


def _title(kb: Kennisbank, record: Record, versie: Versie) -> str:
    """The title of a version; that of a part of a framework says of which."""
    numbered = f"{record.kind.label} {number(kb, record)}"
    if isinstance(record, Waarborg | Criterium):
        numbered += f" van het {framework(kb, record).naam}"
    return numbered if isinstance(record, Criterium) else f"{numbered}: {versie.titel}"


@dataclass(frozen=True)
class Head:
    """What the head of a page tells reference managers. Addresses from the root of the site; empty is none."""

    citable: Citable
    shown: str
    latest: str
    predecessor: str
    successor: str
    history: str
    formats: tuple[tuple[str, str], ...]

    def relations(self) -> list[tuple[str, str, str]]:
        """Signposts: the relation, where it leads, and further attributes of the link."""
        found = [("cite-as", self.shown, "")]
        found += [("describedby", address, f'; type="{media}"') for media, address in self.formats]
        found += [("latest-version", self.latest, ""), ("version-history", self.history, "")]
        found += [("predecessor-version", self.predecessor, "")] if self.predecessor else []
        return found + ([("successor-version", self.successor, "")] if self.successor else [])

    def json_ld(self, site: str) -> str:
        """The point as schema.org CreativeWork, as JSON that cannot end the script element it stands in."""
        text = self.citable
        work = {
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "name": text.title,
            "author": {"@type": "Organization", "name": text.author},
            "datePublished": text.issued,
            "version": text.version,
            "inLanguage": "nl",
            "text": text.abstract,
            "url": text.address,
            "isPartOf": {"@type": "WebSite", "name": site},
        }
        return json.dumps(work, ensure_ascii=False).replace("<", "\\u003c")


def head(kb: Kennisbank, record: Record, versie: Versie | None = None) -> Head | None:
    """The metadata of a record or of one of its versions; None while nothing is released."""
    released = kb.released.of(record.id)
    if not released:
        return None
    shown = versie or released[-1]
    index = released.index(shown)
    return Head(
        citable=_version(kb, record, shown),
        shown=shown.address,
        latest=record.address,
        predecessor=released[index - 1].address if index else "",
        successor=released[index + 1].address if index + 1 < len(released) else "",
        history=f"{record.address}versies/",
        formats=tuple((form.media, f"{shown.address}{form.file}") for form in FORMATS),
    )


@dataclass(frozen=True)
class Difference:
    """Two versions beside each other, word by word."""

    oud: Versie
    nieuw: Versie
    stukken: tuple[Piece, ...]

    def words(self, soort: str) -> list[str]:
        return [piece.tekst for piece in self.stukken if piece.soort == soort]


def compare(oud: Versie, nieuw: Versie) -> Difference:
    """The difference between two versions, word by word."""
    return Difference(oud, nieuw, difference(oud.tekst, nieuw.tekst))
