"""The words of a text as the search sees them.

The browser cuts what a reader types in the same way (overrides/js/search/words.js);
tests/search/words.test.mjs holds both to it.
"""

import re
import unicodedata
from functools import lru_cache

from macros.reading.signs import without_dropped

STOP = frozenset((
    "aan", "al", "alle", "alleen", "allemaal", "als", "altijd", "ander", "andere", "anders", "beetje", "ben", "bent", "bij",
    "bijvoorbeeld", "binnen", "da", "daar", "daarover", "dan", "dat", "de", "deze", "die", "dit", "doe", "doen", "doet", "door", "dus",
    "echt", "een", "elk", "elkaar", "elke", "en", "ene", "er", "erg", "even", "gaan", "gaat", "ge", "gedaan", "geen", "geven", "haar",
    "had", "hadden", "heb", "hebben", "heeft", "heel", "hem", "hen", "het", "hier", "hierover", "hij", "hoe", "hoeveel", "hun", "ieder",
    "iedere", "iemand", "iemands", "iets", "ik", "in", "is", "ja", "je", "jij", "jou", "jouw", "jullie", "kan", "kom", "komen", "komt",
    "krijg", "krijgen", "krijgt", "kun", "kunnen", "kunt", "laat", "laten", "lijkt", "maak", "maakt", "maar", "mag", "me", "mee", "meer",
    "men", "met", "mij", "mijn", "moest", "moet", "moeten", "mogen", "na", "naar", "nee", "niet", "nog", "nooit", "nou", "nu", "of", "om",
    "omdat", "onder", "ons", "onze", "ooit", "ook", "op", "over", "per", "precies", "sinds", "staat", "steeds", "straks", "te", "ten",
    "ter", "terwijl", "tijdens", "toch", "toe", "tot", "tussen", "u", "uit", "uw", "vaak", "van", "vanuit", "veel", "via", "vind",
    "vinden", "volgens", "voor", "waar", "waarbij", "waarin", "waarmee", "waarom", "waarover", "waarvan", "wanneer", "want", "waren",
    "was", "wat", "we", "weet", "wel", "welk", "welke", "werd", "weten", "wie", "wij", "wil", "willen", "worden", "wordt", "zal", "ze",
    "zelf", "zich", "zij", "zijn", "zo", "zoals", "zodat", "zoek", "zoeken", "zou", "zouden", "zullen", "zult",
))  # fmt: skip
"""Words too common to find anything by. Tested before accents are taken off: "één" is not "een"."""

JOINT = "'’ʼ`´&-"
"""Signs that may stand inside a word."""

DASHES = re.compile("[‐‑‒–—]")
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
    | {"ĸ": "k", "ƶ": "z", "ɨ": "i"}
)
"""Letters that Unicode does not take apart, as people type them without their keyboard."""
WORD = re.compile(rf"[^\W_]+(?:[{JOINT}][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a text in order, without stop words and single letters.

    Lower case, without accents, apostrophes and signs that nobody sees, with "en" for "&"; of a word with hyphens its parts
    and the whole: "Zij-instroom" gives zij, instroom and zijinstroom.
    """
    plain = DASHES.sub("-", without_dropped(unicodedata.normalize("NFC", text)).lower())
    return [part for word in WORD.findall(plain) for part in _parts(word)]


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    bare = re.sub(r"['’ʼ`´]", "", word.replace("&", "en"))
    if bare in STOP:
        return ()
    pieces = bare.split("-")
    whole = [bare.replace("-", "")] if len(pieces) > 1 else []
    return tuple(part for part in map(fold, pieces + whole) if len(part) > 1 or part.isdecimal())


def fold(word: str) -> str:
    """Without accents: coördinatie is coordinatie (Unicode, form NFKD), Łódź is lodz."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", word.translate(LETTERS)) if not unicodedata.category(sign).startswith("M")
    )
