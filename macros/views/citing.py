"""What a page says to those who cite it: references, metadata, versions side by side."""

import json
from dataclasses import dataclass, replace

from macros.citation import CC_BY, FORMATS, LANGUAGE, Citable
from macros.kennisbank import Kennisbank
from macros.model import Bron, Criterium, Record, Thema, Versie, Waarborg
from macros.views.difference import Piece, difference
from macros.views.names import framework, name, number
from macros.views.page import description, first_source

TYPES = ("https://schema.org/AboutPage", "https://schema.org/CreativeWork")
"""What a page that can be cited is, for FAIR Signposting: a page about a text, and what that text is."""
LINKSET = "linkset.json"
"""The file beside the page of a point with all its signposts (RFC 9264)."""


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


def cited_address(kb: Kennisbank, address: str) -> str:
    """A whole address to cite; empty while that of the site is not set: one from the root leads nowhere elsewhere."""
    return kb.instellingen.adres + address if kb.instellingen.adres else ""


def citable(kb: Kennisbank, record: Record, versie: Versie | None = None) -> Citable:
    """What to cite for a record: where there are versions always one of those, the newest unless another is given."""
    if released := kb.released.of(record.id):
        return _version(kb, record, versie or released[-1])
    return kb.once(f"citable {record.id}", lambda: _not_released(kb, record))


def _not_released(kb: Kennisbank, record: Record) -> Citable:
    """What to cite for a record without versions."""
    text = getattr(record, "samenvatting", "") or getattr(record, "tekst", "") or getattr(record, "doet", "") or record.title
    # A page on which words of others stand is not ours to give away as a whole.
    licence = "" if text_owner(kb, record) or isinstance(record, Thema) else CC_BY
    return replace(_ours(kb, record.id, name(kb, record), _last_changed(kb, record), record.address, text), licence=licence)


def citable_page(kb: Kennisbank, address: str, title: str) -> Citable:
    """What to cite for a page of ours that somebody wrote."""
    key = address.strip("/").replace("/", "-") or "start"
    return _ours(kb, key, title, kb.instellingen.eerste_publicatie or "", address, title)


def citable_edition(kb: Kennisbank) -> Citable | None:
    """The newest edition as a whole; None while there is none."""
    edition, settings = kb.instellingen.uitgave, kb.instellingen
    if edition is None:
        return None
    whole = _ours(kb, f"uitgave-{edition.nummer}", settings.naam, edition.datum, "", f"Alle teksten van {settings.naam}.")
    return replace(whole, version=edition.nummer, doi=edition.doi or "")


def _ours(kb: Kennisbank, key: str, title: str, issued: str, address: str, abstract: str) -> Citable:
    """What is ours, or our paraphrase: the author is the knowledge base, never the Platform. Words of others may stand in it, so no licence holds for the whole."""
    return Citable(key, title, site_author(kb), issued, cited_address(kb, address), description(abstract, 400))


def _last_changed(kb: Kennisbank, record: Record) -> str:
    """The day of the last change that readers were told of; else the day on which they could first see it; empty when that is not known."""
    told = [line.datum for line in record.wijzigingen if line.datum <= kb.today.isoformat()]
    return max([*told, record.publiceren_vanaf or "", kb.instellingen.eerste_publicatie or ""])


def _version(kb: Kennisbank, record: Record, versie: Versie) -> Citable:
    source = kb.reads[versie.bronnen[0]].value
    assert isinstance(source, Bron)
    return Citable(
        key=f"{versie.id}-{versie.versie}",
        title=_title(kb, record, versie),
        author=source.uitgever,
        issued=versie.datum,
        address=cited_address(kb, versie.address),
        abstract=versie.tekst,
        version=versie.versie,
        doi=next((row.doi for row in getattr(record, "doi", ()) if row.versie == versie.versie), ""),
    )


def _title(kb: Kennisbank, record: Record, versie: Versie) -> str:
    """The title of a version; that of a part of a framework says of which."""
    numbered = f"{record.kind.label} {number(kb, record)}"
    if isinstance(record, Waarborg | Criterium):
        numbered += f" van het {framework(kb, record).naam}"
    return numbered if isinstance(record, Criterium) else f"{numbered}: {versie.titel}"


@dataclass(frozen=True)
class Signpost:
    """A link for programs (signposting.org, RFC 8288): how it relates, where it leads, and the media type of what is there, when one is told.

    ``target`` is relative to the root of the site, or a whole address.
    """

    relation: str
    target: str
    media: str = ""


@dataclass(frozen=True)
class Head:
    """What the head of a page tells reference managers and other programs: the text, and where its parts stand.

    ``address`` is that of the page, relative to the root of the site, as are the targets of ``signposts``.
    """

    citable: Citable
    address: str
    signposts: tuple[Signpost, ...] = ()

    def meta(self) -> list[tuple[str, str]]:
        """The names that Zotero's translators read; a comma at the end keeps an organisation one name."""
        text = self.citable
        found = [
            ("z:itemType", "report"),
            ("citation_title", text.title),
            ("citation_author", f"{text.author},"),
            ("citation_publication_date", text.issued.replace("-", "/")),
            ("citation_date", text.issued),
            ("citation_technical_report_number", text.number),
            ("citation_doi", text.doi),
            ("citation_language", LANGUAGE),
            ("citation_abstract", text.abstract),
            ("citation_public_url", text.address),
            ("DC.title", text.title),
            ("DC.identifier", text.lasting if text.doi else ""),
            ("DCTERMS.issued", text.issued),
            ("DC.language", LANGUAGE),
            ("DC.rights", text.rights),
        ]
        return [(name, value) for name, value in found if value]

    def relations(self) -> list[Signpost]:
        """The signposts of FAIR Signposting level 1, and those that lead to other versions."""
        text = self.citable
        found = [Signpost("cite-as", text.lasting if text.doi else self.address)]
        found += [Signpost("type", address) for address in TYPES]
        found += [Signpost("license", text.licence)] if text.licence else []
        return [*found, *self.signposts]

    def json_ld(self, site: str) -> str:
        """The text as schema.org CreativeWork, as JSON that cannot end the script element it stands in."""
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
            "identifier": text.lasting if text.doi else "",
            "license": text.licence,
            "isPartOf": {"@type": "WebSite", "name": site},
        }
        return json.dumps({name: value for name, value in work.items() if value}, ensure_ascii=False).replace("<", "\\u003c")


def head(kb: Kennisbank, record: Record, versie: Versie | None = None) -> Head:
    """The metadata of a record, or of one of its versions: where there are any, the page of the record is cited as the newest."""
    released = kb.released.of(record.id)
    if not released:
        return Head(citable(kb, record), record.address, _contents(record))
    shown = versie or released[-1]
    index = released.index(shown)
    found = [Signpost("describedby", f"{shown.address}{form.file}", form.media) for form in FORMATS]
    found += [Signpost("linkset", f"{record.address}{LINKSET}", "application/linkset+json")]
    found += [Signpost("latest-version", record.address), Signpost("version-history", f"{record.address}versies/")]
    found += [Signpost("predecessor-version", released[index - 1].address)] if index else []
    found += [Signpost("successor-version", released[index + 1].address)] if index + 1 < len(released) else []
    return Head(_version(kb, record, shown), shown.address, (*found, *(() if versie else _contents(record))))


def _contents(record: Record) -> tuple[Signpost, ...]:
    """The page of a record as text and as data."""
    as_data = Signpost("item", f"data/{record.kind.folder}/{record.id}.json", "application/json")
    return (Signpost("item", f"{record.address}index.html.md", "text/markdown"), as_data)


@dataclass(frozen=True)
class Difference:
    """Two versions beside each other, word by word."""

    oud: Versie
    nieuw: Versie
    stukken: tuple[Piece, ...]

    @property
    def inhoudelijk(self) -> bool:
        """Whether the meaning changed: then the first figure of the version is another one."""
        return self.oud.order[0] != self.nieuw.order[0]

    def words(self, soort: str) -> list[str]:
        return [piece.tekst for piece in self.stukken if piece.soort == soort]


def compare(oud: Versie, nieuw: Versie) -> Difference:
    """The difference between two versions, word by word."""
    return Difference(oud, nieuw, difference(oud.tekst, nieuw.tekst))


def last_change(kb: Kennisbank, record: Record) -> Difference | None:
    """What the newest version changed; None for a first version."""
    released = kb.released.of(record.id)
    return compare(*released[-2:]) if len(released) > 1 else None
