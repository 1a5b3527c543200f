"""The kinds of records, each field described once.

Everything else is drawn from here: the reader, the checks, the help for
editors, the addresses on the site. A field says its type, its Dutch label
(``title``), its Dutch help (``description``) and, where that is not plain from
those, what it leads to (``Ref``), how it is searched (``Sought``) and whether
its words are another's (``VERBATIM``). ``fields`` reads all of that.

Names of kinds and fields are Dutch, as the Platform writes them; they are
what an editor types. The models are pydantic 2 models: frozen, and a key that
is not described here is refused.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
DOI = r"^10\.[0-9]{4,9}/[^\s\"<>{}\\]+$"
"""What a DOI looks like (ISO 26324), without the address before it."""
WEBADRES = r"^https?://[^\s<>\"'/@]+(/[^\s<>\"']*)?$"


@dataclass(frozen=True)
class Numbered:
    """Ids of one letter and a number: ``example`` is one of them, such as ``u05``."""

    example: str
    made: ClassVar = ""

    @property
    def letter(self) -> str:
        """The letter before the number, by which people call one: U5."""
        return self.example[0]

    @property
    def figures(self) -> int:
        """How many figures the number has."""
        return len(self.example) - 1

    @property
    def pattern(self) -> str:
        """What such an id matches."""
        return self.letter + r"\d" * self.figures

    @property
    def form(self) -> str:
        """In a few Dutch words what such an id looks like."""
        return self.example


@dataclass(frozen=True)
class Named:
    """Ids of words, after a fixed ``prefix``."""

    prefix: str = ""
    letter: ClassVar = ""
    figures: ClassVar = 0
    made: ClassVar = ""

    @property
    def pattern(self) -> str:
        """What such an id matches."""
        return self.prefix + SLUG

    @property
    def form(self) -> str:
        """In a few Dutch words what such an id looks like."""
        return f"begint met '{self.prefix}'" if self.prefix else "kleine letters, cijfers en streepjes"


@dataclass(frozen=True)
class Made:
    """Ids that follow from other fields.

    ``made`` is a format string over them, in which ``#`` stands for a number;
    ``form`` says so in a few Dutch words. ``of`` is what the id in it looks
    like when that is not just a name.
    """

    made: str
    form: str
    of: "Numbered | Named | Made" = Named()
    figures: ClassVar = 0

    @property
    def letter(self) -> str:
        """The letter before the number, or empty."""
        return self.made.removesuffix("#")[-1].strip("-}")

    @property
    def pattern(self) -> str:
        """What such an id matches, whatever record it belongs to."""
        return re.sub(r"\{\w+\}", lambda _: self.of.pattern, self.made).replace("#", r"\d+")


@dataclass(frozen=True)
class Found:
    """How a kind of record is found in the search.

    ``weight`` is what a hit of this kind counts for; 1 is common. ``words`` ask for the kind beside its own name, and
    ``nickname`` is how people call one by its number. When a query only names the kind, all of them are meant if it is
    ``listed``. A question that begins with "wat is" asks for a kind that ``defines``. ``by_reasons`` is false when the
    reasons of its links do not help to find it: they are about the other record.
    """

    weight: float = 1
    words: tuple[str, ...] = ()
    nickname: str = ""
    listed: bool = False
    defines: bool = False
    by_reasons: bool = True


GREY = 5
"""The last colour of the face (overrides/css/tokens.css)."""
BY_THEME = "thema"
"""A hue that follows from the theme."""


@dataclass(frozen=True)
class Kind:
    """What a kind of record is called, where its records live, and how the site shows and finds them.

    ``address`` is a format string over the fields of the record, relative to
    the root of the site. An address with ``#`` means that the record stands on
    a list and has no page of its own. ``hub`` is the overview that its records
    hang under: what that is called, and its address. ``owner`` is the field that names the
    record to which one of this kind belongs, as a criterium to its waarborg.
    ``frozen`` is the field with the words of others that can be released under a number and cited, or empty.
    ``was`` is where the records stood before ``address``; the list that they left leads on.
    ``hue`` is the colour: 0 (none) to ``GREY``, or ``BY_THEME``.
    """

    name: str
    plural: str
    label: str
    label_plural: str
    address: str
    hub: tuple[str, str]
    ids: Numbered | Named | Made = Named()
    title_field: str = "titel"
    owner: str = ""
    frozen: str = ""
    hue: int | str = 0
    found: Found = Found()
    was: str = ""

    @property
    def folder(self) -> str:
        """The folder in principles/."""
        return self.plural

    @property
    def has_page(self) -> bool:
        """Whether each record of this kind has a page of its own."""
        return "#" not in self.address


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of a record of one of these kinds, or of ``ANY``.

    ``fixed`` when it says what the record is and not what it is linked with, such as the framework of a waarborg:
    it never follows to a successor.
    """

    kinds: tuple[str, ...]
    fixed: bool = False


Searched = Literal["text", "keywords", "related", ""]
"""How the words of a field count in the search: as what the record is about, as words by which people look for it,
as words beside it, or not at all."""


@dataclass(frozen=True)
class Sought:
    """Marks how a field is searched; without it prose counts as ``text``, and all else not at all."""

    how: Searched


KEYWORDS, ASIDE, NOT_SEARCHED = Sought("keywords"), Sought("related"), Sought("")


class Verbatim:
    """Marks a field that repeats the words of someone else: not ours to mend."""


VERBATIM = Verbatim()


class Asked:
    """Marks a field that may be left out, and that matters most of those: ``kennisbank nieuw`` asks for it."""


ASKED = Asked()


@dataclass(frozen=True)
class AtMost:
    """Marks a text that has no more sentences than this."""

    sentences: int


def _yes_or_no(value: object) -> object:
    """ja or nee, and nothing else that a program may take for it, such as true, yes or 1."""
    if isinstance(value, str):
        if value not in ("ja", "nee"):
            raise PydanticKnownError("bool_parsing")
        return value == "ja"
    return value


def _digits(value: object) -> object:
    """Only digits; Python would also take 2_025, +2025 and 2025.0 for a number."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]+", value):
        raise PydanticKnownError("int_parsing")
    return value


def _partial_date(value: str) -> str:
    """Accept 2022, 2022-05 or 2022-05-24; raise ValueError for a day that does not exist."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise ValueError("datumvorm")
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("datumbestaatniet") from None
    return value


LONGEST_ID = 80
"""Characters of an id."""
SENTENCE = (8, 500)
"""The least and the most characters of one sentence."""

Id = Annotated[
    str,
    Field(
        title="Id",
        description="Kleine letters, cijfers en streepjes. Blijft altijd gelijk en is ook de naam van het bestand.",
        pattern=rf"^{SLUG}$",
        max_length=LONGEST_ID,
    ),
]
Kort = Annotated[str, Field(min_length=1, max_length=160)]
Zin = Annotated[str, Field(min_length=SENTENCE[0], max_length=SENTENCE[1])]
Tekst = Annotated[str, Field(min_length=8, max_length=1500)]
JaNee = Annotated[bool, BeforeValidator(_yes_or_no)]
Datum = Annotated[str, AfterValidator(_partial_date)]
Dag = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_partial_date)]
DIGITS = BeforeValidator(_digits)
"""Stands behind the bounds of a number: before them it would keep them out of the schema."""
Jaar = Annotated[int, Field(ge=1950, le=2100), DIGITS]

RECENT_FROM = 2023
"""From this year on an example is recent."""
ANY: tuple[str, ...] = ()
"""Every kind."""
PUNT = Ref(("uitgangspunt", "aandachtspunt"))
KADERDEEL = Ref(("waarborg", "criterium"))
KADERDEEL_VAST = Ref(("waarborg", "criterium"), fixed=True)

KADER_HUB = ("Kwaliteitskader", "kwaliteitskader/")
BEGRIPPEN_HUB = ("Begrippen", "begrippen/")

Herkomst = Annotated[
    Literal["letterlijk", "parafrase", "redactie"],
    Field(
        title="Herkomst",
        description="letterlijk: woord voor woord uit de bron. parafrase: in eigen woorden naar een bron. redactie: door ons bedacht of gekozen.",
    ),
]
Status = Annotated[
    Literal["concept", "vastgesteld"],
    Field(title="Status", description="vastgesteld alleen als het Platform dat heeft gezegd; anders concept."),
]
VastgesteldIn = Annotated[
    str | None,
    Ref(("bron",)),
    Field(title="Vastgesteld in", description="Alleen bij status vastgesteld: de bron die zegt dat dit is vastgesteld."),
]
Bronnen = Annotated[
    tuple[Annotated[str, Ref(("bron",))], ...],
    Field(title="Bronnen", description="De bronnen waarop deze tekst steunt."),
]
Gezien = Annotated[
    Literal["volledig", "fragment"],
    Field(title="Gezien", description="volledig: wij lazen de hele passage. fragment: wij lazen een deel ervan."),
]
VerderLezen = Annotated[
    tuple[Annotated[str, Ref(("bron",))], ...],
    Field(title="Verder lezen", description="Bronnen die hierover gaan, maar waar deze tekst niet op steunt."),
]
Kanttekening = Annotated[
    Tekst,
    Field(title="Kanttekening", description="Wat de lezer erbij moet weten: wat onzeker of afgeleid is, en wat wij niet weten."),
    ASIDE,
]
Waarom = Annotated[
    Zin,
    Field(title="Waarom", description="Eén zin: wat in dit record raakt welke woorden van het andere."),
    NOT_SEARCHED,  # as a field: it counts as words of the link
]
Werkversie = Annotated[
    JaNee, Field(title="Werkversie", description="ja als de tekst anders is dan de laatste versie en nog niet is uitgegeven.")
]
Doi = Annotated[
    str,
    Field(title="DOI", description="Begint met 10. en heeft geen spaties; zonder https://doi.org/ ervoor.", pattern=DOI, max_length=200),
]
Versienummer = Annotated[str, Field(title="Versie", description="Twee getallen met een punt, zoals 1.0.", pattern=r"^[0-9]+\.[0-9]+$")]
Sector = Literal["po", "so", "vo", "mbo", "ho"]
Provincie = Literal[
    "Drenthe", "Flevoland", "Friesland", "Gelderland", "Groningen", "Limburg", "Noord-Brabant", "Noord-Holland", "Overijssel",
    "Utrecht", "Zeeland", "Zuid-Holland", "landelijk",
]  # fmt: skip
Partijnaam = Literal[
    "scholen", "schoolbesturen", "bestuurders", "lerarenopleidingen", "studenten", "leerlingen", "lerenden",
    "onderwijsprofessionals", "schoolleiding", "middenmanagement", "opleidingsteam", "inhoudsexperts", "hr",
    "partnerschappen", "onderwijsregio", "stakeholders",
]  # fmt: skip

Plaats = Literal["school", "instituut", "school en instituut", "school of bestuur", "bestuur", "partnerschap"]


class Part(BaseModel):
    """A piece of a record; frozen, and closed to keys that are not described."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Puntkoppeling(Part):
    """A link to a point, with its reason."""

    naar: Annotated[str, PUNT, Field(title="Naar", description="Een uitgangspunt of aandachtspunt.")]
    waarom: Waarom


class Spanning(Puntkoppeling):
    """A link to a point that may pull in another direction: material to talk about, ours and never the Platform's."""

    vraag: Annotated[Zin | None, Field(title="Vraag", description="Eén open vraag voor het gesprek, van de redactie.")] = None


class Kaderkoppeling(Part):
    """A link to a waarborg or criterium, with its reason."""

    naar: Annotated[str, KADERDEEL, Field(title="Naar", description="Een waarborg of criterium.")]
    waarom: Waarom
    na_te_lezen: Annotated[
        JaNee,
        Field(
            title="Na te lezen",
            description="ja als deze koppeling is overgenomen van een ouder kader en nog niemand de reden heeft nagelezen; lezers zien die dan niet.",
        ),
    ] = False


class Partij(Part):
    """A party that a statement names, with the words of the text that name it."""

    partij: Annotated[Partijnaam, Field(title="Partij", description="De naam waaronder de site deze partij groepeert.")]
    woorden: Annotated[Kort, Field(title="Woorden", description="De woorden zoals ze in de tekst van het punt staan."), VERBATIM]


class Gebeurtenis(Part):
    """A dated fact from the history of a framework. ``wanneer`` is text: sources are not always exact."""

    wanneer: Annotated[Kort, Field(title="Wanneer", description="De datum of periode zoals de bron hem noemt.")]
    wat: Annotated[Zin, Field(title="Wat", description="Wat er gebeurde.")]
    bronnen: Bronnen


class Feit(Part):
    """A fact with its sources."""

    tekst: Annotated[Zin, Field(title="Tekst", description="Het feit, in eigen woorden.")]
    bronnen: Bronnen


class Vindplaats(Part):
    """Where a term is defined in regulations."""

    begrip: Annotated[Kort, Field(title="Begrip", description="Het woord dat de regeling omschrijft.")]
    plaats: Annotated[Zin, Field(title="Plaats", description="Regeling, artikel en lid.")]
    bronnen: Bronnen


class Betekenis(Part):
    """A further meaning of a term that another source gives."""

    uitleg: Annotated[Tekst, Field(title="Uitleg", description="De uitleg, in eigen woorden.")]
    bronnen: Bronnen


class VermeldeDatum(Part):
    """A date as a document carries it, with the place where it stands."""

    datum: Annotated[Datum, Field(title="Datum", description="Als 2025-06-26.")]
    waar: Annotated[Kort, Field(title="Waar", description="Waar de datum in het document staat.")]
    woorden: Annotated[Kort, Field(title="Woorden", description="De woorden waarin de datum daar staat."), VERBATIM]


class Woord(Part):
    """A word in a group of words that belong together."""

    term: Annotated[Kort, Field(title="Term", description="Het woord of de afkorting.")]
    bron: Annotated[str | None, Ref(("bron",)), Field(title="Bron", description="De bron waarin het woord is gezien.")] = None


class Intrekking(Part):
    """Why a record no longer holds. Its page stays, as a tombstone."""

    datum: Annotated[Datum, Field(title="Datum", description="De dag van de intrekking, als 2025-06-26.")]
    reden: Annotated[Zin, Field(title="Reden", description="Eén zin: waarom dit niet meer geldt.")]
    opvolger: Annotated[str | None, Ref(ANY), Field(title="Opvolger", description="Het record dat de plaats inneemt.")] = None


class Wijziging(Part):
    """A change that readers are told of; /nieuw/ and the feeds show it."""

    datum: Annotated[Dag, Field(title="Datum", description="De dag waarop lezers het zien, zoals 2026-12-01.")]
    soort: Annotated[
        Literal["nieuw", "inhoudelijk", "formulering", "koppeling", "ingetrokken"],
        Field(
            title="Soort",
            description="nieuw: dit record is erbij gekomen. inhoudelijk: de betekenis is anders. formulering: alleen de woorden zijn anders. "
            "koppeling: een link is erbij gekomen of weggehaald. ingetrokken: dit geldt niet meer.",
        ),
    ]
    wat: Annotated[Zin, Field(title="Wat", description="Eén zin voor de lezer: wat er anders is.")]


class Deponering(Part):
    """That a released version was deposited in an archive, and the DOI that it got there."""

    versie: Versienummer
    doi: Doi


Deponeringen = Annotated[
    tuple[Deponering, ...],
    Field(title="DOI’s", description="Per uitgegeven versie de DOI, als iemand die heeft gedeponeerd. Laat anders weg."),
    NOT_SEARCHED,
]


class Record(Part):
    """What every record has."""

    kind: ClassVar[Kind]
    id: Id
    ingetrokken: Annotated[
        Intrekking | None, Field(title="Ingetrokken", description="Alleen als dit niet meer geldt; het bestand blijft staan."), NOT_SEARCHED
    ] = None
    publiceren_vanaf: Annotated[
        Dag | None,
        Field(
            title="Publiceren vanaf", description="De eerste dag waarop de site dit toont, zoals 2026-12-01. Laat weg als het meteen mag."
        ),
    ] = None
    wijzigingen: Annotated[
        tuple[Wijziging, ...],
        Field(title="Wijzigingen", description="Wat lezers op de pagina Nieuw zien. Laat weg wat er al was bij de eerste publicatie."),
    ] = ()

    def __eq__(self, other: object) -> bool:
        """A record is itself and no other; ids are unique, so nothing needs to compare contents."""
        return self is other

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def status_field(self) -> str:
        """Name of the field with the status of what is ours; not every kind has one."""
        return "status"

    @property
    def owner(self) -> str:
        """The id of the record to which this one belongs; empty when it stands by itself."""
        return str(getattr(self, self.kind.owner)) if self.kind.owner else ""

    @property
    def releasable(self) -> bool:
        """Whether it holds the words of others that can be released: those of a point, or the official ones of a part of a framework."""
        return bool(self.kind.frozen) and getattr(self, "herkomst", "") == "letterlijk"

    @property
    def wording(self) -> str:
        """The words that can be released; empty for a kind that has none."""
        return str(getattr(self, self.kind.frozen)) if self.kind.frozen else ""

    @property
    def id_pattern(self) -> str:
        """What the id must look like, given the fields that it follows from."""
        ids = self.kind.ids
        return re.escape(ids.made.format_map(_Fields(self))).replace(r"\#", r"\d+") if ids.made else ids.pattern

    @property
    def soort(self) -> str:
        """Name of the kind, as in ``KINDS``."""
        return self.kind.name

    @property
    def address(self) -> str:
        """Address relative to the root of the site, such as ``uitgangspunten/u05/``."""
        address = self.kind.address.replace("{id}", self.id)
        return address.format_map(_Fields(self)) if "{" in address else address

    @property
    def title(self) -> str:
        """The plain text by which a list names this record."""
        return str(getattr(self, self.kind.title_field))


class _Fields(dict[str, Any]):
    """Gives ``str.format_map`` the fields of a record."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def __missing__(self, key: str) -> Any:
        return getattr(self.record, key)


class SourcedRecord(Record):
    """What every record has that rests on sources: where its words come from, and what we saw of it. A kind may do without sources."""

    herkomst: Herkomst
    status: Status
    vastgesteld_in: VastgesteldIn = None
    bronnen: Bronnen
    gezien: Gezien | None = None
    kanttekening: Kanttekening | None = None


class Punt(Record):
    """What an uitgangspunt and an aandachtspunt share.

    ``herkomst`` and ``status`` speak of ``tekst``; all that stands below it is
    ours, and ``status_redactie`` speaks of that.
    """

    tekst: Annotated[Tekst, Field(title="Tekst", description="De tekst van het Platform, letter voor letter."), VERBATIM]
    herkomst: Herkomst
    status: Status
    bronnen: Bronnen
    werkversie: Werkversie = False
    doi: Deponeringen = ()
    titel: Annotated[
        str, Field(title="Korte titel", description="Onze korte naam voor dit punt; niet van het Platform.", min_length=3, max_length=60)
    ]
    thema: Annotated[str, Ref(("thema",)), Field(title="Thema", description="Het thema waaronder dit punt staat.")]
    status_redactie: Annotated[Status, Field(title="Status van titel, thema en koppelingen")]
    trefwoorden: Annotated[
        tuple[Kort, ...], Field(title="Trefwoorden", description="Woorden waarmee mensen dit punt zoeken."), KEYWORDS
    ] = ()
    partijen: Annotated[
        tuple[Partij, ...], Field(title="Partijen", description="Wie de tekst noemt, met de woorden van de tekst."), NOT_SEARCHED
    ] = ()
    kader: Annotated[
        tuple[Kaderkoppeling, ...], Field(title="Kwaliteitskader", description="Waarborgen en criteria die bij dit punt horen.")
    ] = ()
    verwant: Annotated[
        tuple[Puntkoppeling, ...], Field(title="Verwante punten", description="Noem elk paar één keer, bij een van de twee.")
    ] = ()
    spanning: Annotated[
        tuple[Spanning, ...],
        Field(
            title="Spanning",
            description="Punten waarmee dit kan schuren. Alleen als de teksten zelf daar aanleiding toe geven: haal in de reden de woorden van beide aan. Noem elk paar één keer.",
        ),
    ] = ()
    kanttekening: Annotated[
        Tekst | None, Field(title="Kanttekening", description="Wat de lezer moet weten over de praktijkvoorbeelden bij dit punt."), ASIDE
    ] = None
    verder_lezen: VerderLezen = ()

    @property
    def status_field(self) -> str:
        return "status_redactie"

    @property
    def nummer(self) -> int:
        return int(self.id[1:])


class Uitgangspunt(Punt):
    """A principle of the Platform for training teachers together in a region."""

    kind = Kind(
        "uitgangspunt", "uitgangspunten", "Uitgangspunt", "Uitgangspunten", "uitgangspunten/{id}/", ("Uitgangspunten", "uitgangspunten/"),
        Numbered("u05"), frozen="tekst", hue=BY_THEME, found=Found(1.4, nickname="punt", listed=True),
    )  # fmt: skip


class Aandachtspunt(Punt):
    """A point of attention that the Platform adds to its principles."""

    kind = Kind(
        "aandachtspunt", "aandachtspunten", "Aandachtspunt", "Aandachtspunten", "aandachtspunten/{id}/", ("Aandachtspunten", "aandachtspunten/"),
        Numbered("a03"), frozen="tekst", hue=GREY, found=Found(1.5, listed=True),
    )  # fmt: skip


class Thema(Record):
    """A subject under which we place points; the division is ours."""

    kind = Kind(
        "thema", "themas", "Thema", "Thema’s", "themas/{id}/", ("Thema’s", "themas/"),
        title_field="naam", hue=BY_THEME, found=Found(listed=True),
    )  # fmt: skip
    naam: Annotated[Kort, Field(title="Naam")]
    omschrijving: Annotated[Zin, Field(title="Omschrijving", description="Eén zin die zegt waar het thema over gaat.")]
    volgorde: Annotated[
        int,
        Field(
            title="Volgorde", description="Een getal; een lager getal staat eerder. De eerste vier thema’s hebben een eigen kleur.", ge=1
        ),
        DIGITS,
    ]
    herkomst: Herkomst
    status: Status
    vastgesteld_in: VastgesteldIn = None


class Kader(SourcedRecord):
    """A quality framework: a whole of waarborgen and criteria."""

    kind = Kind(
        "kader", "kaders", "Kwaliteitskader", "Kwaliteitskaders", "kwaliteitskader/#{id}", KADER_HUB,
        title_field="naam", found=Found(0.95),
    )  # fmt: skip
    naam: Annotated[Kort, Field(title="Naam", description="De volledige naam; er is meer dan één kader.")]
    korte_naam: Annotated[
        str | None,
        Field(
            title="Korte naam",
            description="Hoogstens 40 tekens; staat achter een nummer, zoals bij Waarborg 3, waar meer dan één kader te zien is.",
            min_length=2,
            max_length=40,
        ),
    ] = None
    jaar: Annotated[Jaar | None, Field(title="Jaar", description="Het jaar waarin het kader is vastgesteld.")] = None
    opdrachtgevers: Annotated[tuple[Kort, ...], Field(title="Opdrachtgevers")] = ()
    tijdlijn: Annotated[tuple[Gebeurtenis, ...], Field(title="Geschiedenis")] = ()
    feiten: Annotated[tuple[Feit, ...], Field(title="Feiten")] = ()
    vindplaatsen: Annotated[tuple[Vindplaats, ...], Field(title="Vindplaatsen in regelingen")] = ()


class Waarborg(SourcedRecord):
    """A main part of a quality framework."""

    kind = Kind(
        "waarborg", "waarborgen", "Waarborg", "Waarborgen", "kwaliteitskader/{id}/", KADER_HUB,
        Made("{kader}-w#", "het id van zijn kader, dan -w en een nummer"),
        title_field="naam", owner="kader", frozen="samenvatting", hue=4, found=Found(1.1, listed=True),
    )  # fmt: skip
    kader: Annotated[str, Ref(("kader",), fixed=True), Field(title="Kader", description="Het kwaliteitskader waar dit bij hoort.")]
    nummer: Annotated[int, Field(title="Nummer", ge=1, le=99), DIGITS]
    naam: Annotated[Kort, Field(title="Naam")]
    samenvatting: Annotated[
        Tekst, Field(title="Samenvatting", description="Bij herkomst letterlijk woord voor woord, anders in eigen woorden.")
    ]
    werkversie: Werkversie = False
    doi: Deponeringen = ()


class Criterium(SourcedRecord):
    """A criterion of a waarborg."""

    kind = Kind(
        "criterium", "criteria", "Criterium", "Criteria", "kwaliteitskader/{id}/", KADER_HUB,
        Made("{waarborg}-#", "het id van zijn waarborg, dan een streepje en een nummer", Waarborg.kind.ids),
        title_field="tekst", owner="waarborg", frozen="tekst", hue=4, found=Found(1.1, listed=True, by_reasons=False),
    )  # fmt: skip
    waarborg: Annotated[str, Ref(("waarborg",), fixed=True), Field(title="Waarborg", description="De waarborg waar dit bij hoort.")]
    nummer: Annotated[int, Field(title="Nummer", ge=1, le=99), DIGITS]
    tekst: Annotated[
        Zin, Field(title="Tekst", description="Het criterium: bij herkomst letterlijk woord voor woord, anders in eigen woorden.")
    ]
    werkversie: Werkversie = False
    doi: Deponeringen = ()


class Invulling(SourcedRecord):
    """How a partnership gives shape to a waarborg, or what an older framework said of it."""

    kind = Kind(
        "invulling", "invullingen", "Invulling", "Invullingen", "kwaliteitskader/{waarborg}/#{id}", KADER_HUB,
        Made("{waarborg}-i#", "het id van zijn waarborg, dan -i en een nummer", Waarborg.kind.ids),
        title_field="tekst", owner="waarborg", found=Found(0.8, by_reasons=False),
    )  # fmt: skip
    waarborg: Annotated[
        str, Ref(("waarborg",), fixed=True), Field(title="Waarborg", description="De waarborg waaronder de invulling staat.")
    ]
    aard: Annotated[
        Literal["invulling", "voorganger"],
        Field(title="Aard", description="invulling: wat een partnerschap doet. voorganger: uit een ouder kader."),
    ]
    plaatsing: Annotated[Literal["bron", "redactie"], Field(title="Plaatsing", description="Wie zegt dat dit bij deze waarborg hoort.")]
    wie: Annotated[Kort, Field(title="Wie"), KEYWORDS]
    tekst: Annotated[Zin, Field(title="Tekst", description="Wat zij doen, in eigen woorden.")]
    punten: Annotated[tuple[Puntkoppeling, ...], Field(title="Punten")] = ()


class Overgangsregel(Part):
    """What became of one old waarborg or criterium; more lines when it was split."""

    oud: Annotated[str, KADERDEEL_VAST, Field(title="Oud", description="Een waarborg of criterium van het oude kader.")]
    verhouding: Annotated[
        Literal["staat-er-nog", "ruimer", "smaller", "opgegaan-in", "vervalt"],
        Field(
            title="Verhouding",
            description="staat-er-nog: het nieuwe deel vraagt hetzelfde. ruimer: het nieuwe vraagt meer. smaller: het nieuwe vraagt minder. "
            "opgegaan-in: het oude is een deel van het nieuwe. vervalt: het komt niet terug.",
        ),
    ]
    nieuw: Annotated[
        str | None,
        KADERDEEL_VAST,
        Field(title="Nieuw", description="Een waarborg of criterium van het nieuwe kader. Laat weg bij vervalt."),
    ] = None
    waarom: Annotated[Zin, Field(title="Waarom", description="Eén zin: waaruit dat blijkt."), NOT_SEARCHED]


class Overgang(Record):
    """How two frameworks hang together: what became of each part of the old one."""

    kind = Kind(
        "overgang", "overgangen", "Overgang", "Overgangen", "kwaliteitskader/{id}/", KADER_HUB,
        Made("{van}-naar-{naar}", "het id van het oude kader, dan -naar- en het id van het nieuwe"), found=Found(0.9),
    )  # fmt: skip
    van: Annotated[str, Ref(("kader",), fixed=True), Field(title="Van", description="Het oude kwaliteitskader.")]
    naar: Annotated[str, Ref(("kader",), fixed=True), Field(title="Naar", description="Het nieuwe kwaliteitskader.")]
    herkomst: Herkomst
    status: Status
    vastgesteld_in: VastgesteldIn = None
    bronnen: Bronnen = ()
    regels: Annotated[
        tuple[Overgangsregel, ...],
        Field(title="Regels", description="Per waarborg of criterium van het oude kader een of meer regels."),
    ] = ()
    kanttekening: Kanttekening | None = None

    @property
    def title(self) -> str:
        """The two ids; where readers see it, the names of the frameworks stand (``views.names``)."""
        return f"{self.van} naar {self.naar}"


class Opgave(Part):
    """What an organisation told the editors itself: its own word is the source, and it let us publish it."""

    datum: Annotated[Datum, Field(title="Datum", description="De dag waarop de organisatie dit vertelde, als 2025-06-26.")]
    adres: Annotated[
        str | None,
        Field(
            title="Meer lezen",
            description="Waar de organisatie er zelf over schrijft; begint met https:// of http:// en heeft geen spaties.",
            pattern=WEBADRES,
            max_length=400,
        ),
    ] = None
    toestemming: Annotated[Zin, Field(title="Toestemming", description="De woorden waarmee de organisatie toestemming gaf."), VERBATIM]


class Praktijkvoorbeeld(SourcedRecord):
    """What organisations do, plan or found, from a source or told by themselves."""

    kind = Kind(
        "praktijkvoorbeeld", "praktijkvoorbeelden", "Praktijkvoorbeeld", "Praktijkvoorbeelden", "praktijk/{id}/", ("Praktijkvoorbeelden", "praktijk/"),
        hue=1, found=Found(words=("voorbeeld", "voorbeelden"), listed=True),
    )  # fmt: skip
    titel: Annotated[Kort, Field(title="Titel")]
    organisatie: Annotated[Kort, Field(title="Wie", description="De organisaties; nooit namen van personen."), KEYWORDS]
    regio: Annotated[Kort | None, Field(title="Waar", description="Laat weg als de regio onbekend is."), KEYWORDS] = None
    provincie: Annotated[
        tuple[Provincie, ...],
        Field(title="Provincie", description="Een of meer, of landelijk. Laat weg als het niet te zeggen is."),
        KEYWORDS,
    ] = ()
    provincie_afgeleid: Annotated[
        JaNee,
        Field(title="Provincie afgeleid", description="ja als de bron geen plaats of streek noemt, en een naam of een zetel dit zegt."),
    ] = False
    sector: Annotated[tuple[Sector, ...], Field(title="Sector", description="Laat weg als de sector onbekend is.")] = ()
    sector_afgeleid: Annotated[JaNee, Field(title="Sector afgeleid", description="ja als de bron de sector niet zelf noemt.")] = False
    jaar: Annotated[Jaar | None, Field(title="Jaar", description="Alleen als de bron het jaar noemt."), ASKED] = None
    jaar_tot: Annotated[Jaar | None, Field(title="Tot en met jaar")] = None
    periode: Annotated[
        Literal["recent", "ouder"] | None, Field(title="Periode", description=f"Alleen zonder jaar: recent is {RECENT_FROM} of later.")
    ] = None
    stand: Annotated[
        Literal["praktijk", "beschrijving", "plan", "onderzoek", "mening"] | None,
        Field(
            title="Stand",
            description="praktijk: het gebeurt of gebeurde. beschrijving: de bron beschrijft alleen een rol, een regel, een structuur of een doel "
            "bij de start, en zegt niet hoe het gaat. plan: aankondiging of voornemen. onderzoek of mening: geen ervaring uit één partnerschap.",
        ),
    ] = None
    kern: Annotated[
        Annotated[str, Field(min_length=8, max_length=110)] | None,
        Field(
            title="Kern",
            description="Wat er gebeurt, in één regel. Alleen als de eerste zin van de samenvatting dat niet zegt; zegt niets wat daar niet staat.",
        ),
        AtMost(1),
    ] = None
    samenvatting: Annotated[Tekst, Field(title="Samenvatting", description="In eigen woorden, hoogstens vijf zinnen."), AtMost(5)]
    punten: Annotated[
        tuple[Puntkoppeling, ...], Field(title="Punten", description="Bij welke punten dit voorbeeld hoort, en waarom."), ASKED
    ] = ()
    opgave: Annotated[
        Opgave | None, Field(title="Opgave", description="Alleen als de organisatie het voorbeeld zelf aan de redactie vertelde.")
    ] = None


class Peervraag(SourcedRecord):
    """A question to ask each other in a peer review."""

    kind = Kind(
        "peervraag", "peervragen", "Vraag voor peer review", "Vragen voor peer review", "peer-review/#{id}", ("Peer review", "peer-review/"),
        Numbered("v012"), title_field="vraag", found=Found(0.95, words=("vraag", "vragen", "peervraag", "peervragen"), listed=True),
    )  # fmt: skip
    vraag: Annotated[Zin, Field(title="Vraag", description="Open, kort en zonder oordeel vooraf.")]
    aanvulling: Annotated[
        Kort | None,
        Field(
            title="Aanvulling",
            description="Van de redactie: wat een woord in de vraag van een bron betekent, als je de vraag anders niet begrijpt wanneer iemand die voorleest.",
        ),
    ] = None
    voor: Annotated[tuple[Annotated[str, Ref(("rol",))], ...], Field(title="Voor", description="Aan wie je de vraag stelt."), ASKED] = ()
    context: Annotated[Zin | None, Field(title="Waar gesteld", description="Waar de bron deze vraag stelt.")] = None
    punten: Annotated[tuple[Puntkoppeling, ...], Field(title="Punten", max_length=3), ASKED] = ()
    kader: Annotated[tuple[Kaderkoppeling, ...], Field(title="Kwaliteitskader")] = ()
    bronnen: Bronnen = ()

    @property
    def title(self) -> str:
        """The question as it can be read aloud: what we added stands behind it, marked as ours."""
        return f"{self.vraag} ({self.aanvulling}; aanvulling van de redactie)" if self.aanvulling else self.vraag


class Bron(Record):
    """A document or page that texts rest on."""

    kind = Kind("bron", "bronnen", "Bron", "Bronnen", "bronnen/#{id}", ("Bronnen", "bronnen/"), found=Found(0.65))
    titel: Annotated[str, Field(title="Titel", min_length=1, max_length=250), VERBATIM]
    uitgever: Annotated[Kort, Field(title="Uitgever", description="De organisatie die het stuk uitgeeft."), KEYWORDS]
    datum: Annotated[
        Datum | None,
        Field(title="Datum", description="Als 2022, 2022-05 of 2022-05-24; laat weg als hij onbekend is."),
        Sought("text"),
        ASKED,
    ] = None
    datum_toelichting: Annotated[str | None, Field(title="Toelichting op de datum", max_length=200), NOT_SEARCHED] = None
    vermelde_data: Annotated[
        tuple[VermeldeDatum, ...],
        Field(title="Data in het document", description="Als een document meer dan één datum draagt."),
        NOT_SEARCHED,
    ] = ()
    adres: Annotated[
        str | None,
        Field(
            title="Webadres",
            description="Een webadres begint met https:// of http:// en heeft geen spaties, aanhalingstekens, < of >.",
            pattern=WEBADRES,
            max_length=400,
        ),
        ASKED,
    ] = None
    regelgeving: Annotated[JaNee, Field(title="Regelgeving", description="ja als de bron een wet of regeling is.")] = False
    gezien: Gezien | None = None
    kanttekening: Annotated[Kanttekening | None, NOT_SEARCHED] = None


class Begrip(SourcedRecord):
    """A term of the field, with its meaning where one was found."""

    kind = Kind(
        "begrip", "begrippen", "Begrip", "Begrippen", "begrippen/#{id}", BEGRIPPEN_HUB, Named("begrip-"),
        title_field="term", found=Found(1.25, words=("betekenis", "definitie"), listed=True, defines=True),
    )  # fmt: skip
    term: Annotated[Kort, Field(title="Term")]
    uitleg: Annotated[Tekst | None, Field(title="Uitleg", description="Laat weg als er nog geen omschrijving is gevonden.")] = None
    vormen: Annotated[
        tuple[Kort, ...],
        Field(
            title="Vormen", description="Andere vormen van het woord, zoals het meervoud; daarmee vindt de site het begrip in een tekst."
        ),
        KEYWORDS,
    ] = ()
    meer: Annotated[tuple[Betekenis, ...], Field(title="Aanvulling", description="Wat een andere bron erover zegt.")] = ()
    bronnen: Bronnen = ()
    verder_lezen: VerderLezen = ()


class Rol(SourcedRecord):
    """A role of people who train teachers together; each has a page with what concerns it."""

    kind = Kind(
        "rol", "rollen", "Rol", "Rollen", "voor/{id}/", ("Rollen", "voor/"), title_field="naam", found=Found(1.15, by_reasons=False)
    )
    naam: Annotated[Kort, Field(title="Naam")]
    plaats: Annotated[
        Plaats | None, Field(title="Plaats", description="Waar iemand met deze rol werkt; laat weg als dat wisselt."), KEYWORDS
    ] = None
    doet: Annotated[Tekst | None, Field(title="Wat", description="Wat iemand in deze rol doet, naar de bronnen.")] = None
    eisen: Annotated[Tekst | None, Field(title="Eisen", description="Wat een bron aan de rol vraagt.")] = None
    andere_namen: Annotated[tuple[Kort, ...], Field(title="Andere namen"), KEYWORDS] = ()
    verschillen: Annotated[Tekst | None, Field(title="Waar het gebruik verschilt")] = None
    punten: Annotated[
        tuple[Puntkoppeling, ...], Field(title="Punten", description="Welke punten deze rol het meest raken, belangrijkste eerst.")
    ] = ()
    bronnen: Bronnen = ()


class Synoniem(Record):
    """A group of words that mean the same or are akin, so that readers find the word that the site uses."""

    kind = Kind(
        "synoniem", "synoniemen", "Woordgroep", "Woordgroepen", "begrippen/woorden/#{id}", BEGRIPPEN_HUB, Named("s-"),
        title_field="voorkeur", was="begrippen/#{id}", found=Found(0.03),
    )  # fmt: skip
    voorkeur: Annotated[Kort, Field(title="Voorkeurswoord", description="Het woord dat de site zelf gebruikt.")]
    sterkte: Annotated[Literal["gelijk", "verwant"], Field(title="Sterkte", description="gelijk: hetzelfde. verwant: lijkt erop.")]
    termen: Annotated[tuple[Woord, ...], Field(title="Woorden", min_length=1), KEYWORDS]
    begrip: Annotated[str | None, Ref(("begrip",)), Field(title="Begrip", description="Het begrip waarbij deze woorden horen.")] = None
    pas_op: Annotated[Tekst | None, Field(title="Pas op", description="Waar verwarring dreigt.")] = None
    herkomst: Herkomst
    status: Status
    vastgesteld_in: VastgesteldIn = None


KINDS: tuple[type[Record], ...] = (
    Uitgangspunt, Aandachtspunt, Thema, Kader, Waarborg, Criterium, Invulling, Overgang,
    Praktijkvoorbeeld, Peervraag, Rol, Begrip, Synoniem, Bron,
)  # fmt: skip
"""Every kind of record, in the order in which lists show them."""

BY_NAME: dict[str, type[Record]] = {cls.kind.name: cls for cls in KINDS}
BY_FOLDER: dict[str, type[Record]] = {cls.kind.folder: cls for cls in KINDS}


class Versie(Part):
    """A released text of a point, or of a part of a framework in its official words, frozen: what is cited can still be found.

    The first figure of the number rises when the meaning changed, the second
    when only the wording did.
    """

    id: Id
    versie: Versienummer
    soort: Literal[*(cls.kind.name for cls in KINDS if cls.kind.frozen)]  # type: ignore[valid-type]
    titel: Annotated[str, Field(title="Korte titel", min_length=3, max_length=160)]
    tekst: Annotated[Tekst, Field(title="Tekst", description="De tekst zoals hij is uitgegeven; verandert nooit meer.")]
    bronnen: Bronnen
    datum: Annotated[Datum, Field(title="Datum", description="De datum van de bron, als 2025-06-26.")]
    wijziging: Annotated[Zin, Field(title="Wijziging", description="Eén zin: wat er anders is dan in de versie ervoor.")]

    @property
    def order(self) -> tuple[int, ...]:
        """The number of the version, to compare."""
        return tuple(int(part) for part in self.versie.split("."))

    @property
    def address(self) -> str:
        """Address that never changes, relative to the root of the site."""
        return f"{BY_NAME[self.soort].kind.address.format(id=self.id)}{self.versie}/"


class Uitgave(Part):
    """The newest edition: the whole knowledge base as it was put away on one day."""

    nummer: Annotated[str, Field(title="Nummer", description="Twee getallen met een punt, zoals 1.0.", pattern=r"^[0-9]+\.[0-9]+$")]
    datum: Annotated[Dag, Field(title="Datum", description="De dag van de uitgave, zoals 2026-12-01.")]
    doi: Annotated[Doi | None, Field(title="DOI", description="Laat weg zolang niemand deze uitgave heeft gedeponeerd.")] = None


class Instellingen(Part):
    """What the site says of itself. All but the name may be missing; then the site says so."""

    naam: Annotated[Kort, Field(title="Naam van de site")]
    adres: Annotated[
        str | None,
        Field(
            title="Adres van de site",
            description="Zoals https://www.voorbeeld.nl/; eindigt op een schuine streep.",
            pattern=r"^https://[^\s<>\"']+/$",
        ),
    ] = None
    uitgever: Annotated[Kort | None, Field(title="Uitgever", description="De organisatie die deze site uitgeeft.")] = None
    contact: Annotated[
        str | None,
        Field(
            title="Contact",
            description="Een e-mailadres van de organisatie, zoals info@voorbeeld.nl.",
            pattern=r"^[^@\s<>\"'?&]+@[^@\s<>\"'?&]+\.[a-z]+$",
        ),
    ] = None
    eerste_publicatie: Annotated[
        Dag | None,
        Field(title="Eerste publicatie", description="De dag waarop de site voor het eerst te zien was, zoals 2026-12-01."),
    ] = None
    broncode: Annotated[
        str | None,
        Field(
            title="Plek van de bestanden",
            description="Het webadres van de map met bestanden, tot en met de hoofdtak; begint met https:// en eindigt op een schuine streep.",
            pattern=r"^https://[^\s<>\"']+/$",
        ),
    ] = None
    uitgave: Annotated[
        Uitgave | None, Field(title="Uitgave", description="Nummer, datum en DOI van de nieuwste uitgave; laat weg zolang er geen is.")
    ] = None
    naamruimte: Annotated[
        str | None,
        Field(
            title="Naamruimte",
            description="Vaste basis van de kenmerken; verandert nooit, ook niet als de site verhuist.",
            pattern=r"^(https://|urn:|tag:)[^\s<>\"']+$",
        ),
    ] = None

    @property
    def folder(self) -> str:
        """Where the site stands on its host: ``/``, or for example ``/kennisbank/``; the first while its address is not known."""
        return urlsplit(self.adres or "").path or "/"


def kinds_in_words(names: tuple[str, ...]) -> str:
    """``rol of thema``; ``record`` when any kind will do."""
    return "record" if len(names) == len(BY_NAME) else " of ".join(BY_NAME[name].kind.label.lower() for name in names)
