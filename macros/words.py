"""Dutch words that more than one place shows."""

import re
import unicodedata
from typing import get_args

from macros.model import RECENT_FROM, Partijnaam

HERKOMST = {
    "letterlijk": "letterlijke tekst",
    "parafrase": "parafrase",
    "redactie": "redactie",
}
SECTOR = {
    "po": "primair onderwijs",
    "so": "speciaal onderwijs",
    "vo": "voortgezet onderwijs",
    "mbo": "middelbaar beroepsonderwijs",
    "ho": "hoger onderwijs",
}
WIJZIGING = {
    "nieuw": "nieuw",
    "inhoudelijk": "inhoud anders",
    "formulering": "anders verwoord",
    "koppeling": "koppeling anders",
    "ingetrokken": "ingetrokken",
}
STAND = {
    "praktijk": "praktijk",
    "beschrijving": "alleen beschreven",
    "plan": "plan of aankondiging",
    "onderzoek": "onderzoek",
    "mening": "mening of raadpleging",
}
PERIODE = {"recent": f"jaar onbekend, wel recent ({RECENT_FROM} of later)", "ouder": f"jaar onbekend, van voor {RECENT_FROM}"}
GEZIEN = {"volledig": "wij lazen de hele passage", "fragment": "wij lazen een deel van de bron"}
VERHOUDING = {
    "staat-er-nog": "staat er nog",
    "ruimer": "is ruimer geworden",
    "smaller": "is smaller geworden",
    "opgegaan-in": "is opgegaan in",
    "vervalt": "vervalt",
}
VERHOUDING_TERUG = {
    "staat-er-nog": "stond er al",
    "ruimer": "was smaller",
    "smaller": "was ruimer",
    "opgegaan-in": "hier is in opgegaan",
    "vervalt": "vervalt",
}
"""How two parts of frameworks hang together, seen from the old one and from the new one."""
PARTIJ = {name: "HR" if name == "hr" else name.capitalize() for name in get_args(Partijnaam)}
KIT = "peer-reviewkit"
"""What the page with questions to choose is called in a sentence; no other word is used for it."""
CHOOSE_QUESTIONS = "Kies vragen voor een peer review"
"""The button that leads there."""
MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def date_in_words(value: str) -> str:
    """2025-06-26 as ``26 juni 2025``; 2025-06 as ``juni 2025``; 2025 stays."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MAANDEN[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"


def enumerate_words(words: list[str], joint: str = "en") -> str:
    """``a, b en c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}" if words else ""


def one_paragraph(text: str) -> str:
    """A text as it stands in a record: one paragraph, with one space between words."""
    return " ".join(text.split())


def in_sentence(label: str) -> str:
    """A label in the middle of a sentence: without its capital, unless it begins with an abbreviation (HR)."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def count_words(number: int, one: str, many: str) -> str:
    """``1 vraag``, ``4 vragen``, ``geen vragen``."""
    return f"geen {many}" if number == 0 else f"{number} {one if number == 1 else many}"


def slug(text: str, longest: int = 50) -> str:
    """The words of a text in small letters with hyphens, cut off between words."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= longest:
            break
        made = f"{made}-{word}" if made else word[:longest]
    return made or "nieuw"


ABBREVIATED = re.compile(
    r"(?:\b(?i:bijv|bv|o\.a|d\.w\.z|d\.i|nl|t\.w|m\.n|ca|dr|drs|prof|ir|ing|mr|mw|dhr|nr|art|enz|e\.d|i\.p\.v|vs|resp|blz|p|St)|\b[A-Z])\.$"
)
"""What ends with a full stop, and no sentence with it."""
LONGEST = 12
"""More letters than any of them has."""
SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s+(?=[\"“‘'(]*[A-ZÀ-Ý0-9])")


def sentence_ends(text: str) -> list[int]:
    """Where each sentence but the first begins."""
    return [
        match.end()
        for match in SENTENCE_END.finditer(text)
        if not ABBREVIATED.search(text[max(0, match.start() - LONGEST) : match.start() + 1].rpartition(" ")[2])
    ]


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return text[: next(iter(sentence_ends(text)), None)].strip()
