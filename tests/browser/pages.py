"""One address for every kind of page of the site."""

KINDS = {
    "start": "",
    "alle punten": "uitgangspunten/",
    "punten per thema": "themas/",
    "aandachtspunten": "aandachtspunten/",
    "uitgangspunt met praktijk": "uitgangspunten/u05/",
    "uitgangspunt, lange titel": "uitgangspunten/u15/",
    "versie van een uitgangspunt": "uitgangspunten/u05/1.0/",
    "versies van een uitgangspunt": "uitgangspunten/u05/versies/",
    "aandachtspunt": "aandachtspunten/a03/",
    "matrix": "matrix/",
    "kwaliteitskader": "kwaliteitskader/",
    "waarborg": "kwaliteitskader/kk2021-w1/",
    "criterium": "kwaliteitskader/kk2021-w1-1/",
    "praktijk": "praktijk/",
    "deel een voorbeeld": "praktijk/delen/",
    "praktijkvoorbeeld": "praktijk/zuidwest-samen-solidair/",
    "peer review": "peer-review/",
    "peer-reviewkit": "peer-review/kit/",
    "peer review om te printen": "peer-review/kk2021-w3/",
    "rollen": "voor/",
    "rol": "voor/bestuurder/",
    "thema": "themas/samen-verantwoordelijk/",
    "begrippen": "begrippen/",
    "bronnen": "bronnen/",
    "nieuw": "nieuw/",
    "werk voor de redactie": "redactie/",
    "a tot z": "a-z/",
    "zoeken": "zoeken/",
    "over": "over/",
    "redactie": "over/redactie/",
    "gids voor redacteuren": "over/redactie/meldingen/",
    "macro’s": "over/redactie/macros/",
    "opmaak": "over/redactie/opmaak/",
    "meldingen": "over/meldingen/",
    "colofon": "over/colofon/",
    "gegevens": "data/",
    "citaatcontrole": "citaat/",
    "neem de site mee": "meenemen/",
    "toegankelijkheid": "toegankelijkheid/",
    "privacy": "privacy/",
    "niet gevonden": "404.html",
}

HOME = KINDS["start"]
POINT = KINDS["uitgangspunt met praktijk"]
EXAMPLE = KINDS["praktijkvoorbeeld"]
OVERVIEW = KINDS["alle punten"]
LIST = KINDS["a tot z"]
SEARCH = KINDS["zoeken"]
