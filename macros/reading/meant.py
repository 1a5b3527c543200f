"""What an editor may have meant with a value that does not fit: for the cure that a finding names."""

import re
import unicodedata
from datetime import date

from macros.words import MAANDEN

CURLY = re.compile(r"[“”„‟‘‚‛«»‹›]")
DASH = re.compile(r"[‐‑‒–—―−]")
MONTHS = {name: number for number, name in enumerate(MAANDEN, 1)} | {name[:3]: number for number, name in enumerate(MAANDEN, 1)}
NAMES = {
    " ": "een gewone spatie", "\xa0": "een vaste spatie", "\u202f": "een smalle vaste spatie", "-": "een gewoon streepje (-)",
    "‑": "een streepje waarop een regel niet afbreekt", "–": "een halve streep (–)", "—": "een lange streep (—)", "'": "een rechte apostrof (')",
    "’": "een kromme apostrof (’)", "‘": "een krom aanhalingsteken (‘)", '"': 'een recht aanhalingsteken (")', "“": "een krom aanhalingsteken (“)",
    "”": "een krom aanhalingsteken (”)", "„": "een laag aanhalingsteken („)", "…": "een teken met drie punten (…)",
}  # fmt: skip


def meant_date(text: str) -> str:
    """A date that is written in another way, as 2025-06-26; empty when it is none."""
    plain = DASH.sub("-", text.strip().lower())
    if match := re.fullmatch(r"([0-9]{1,2})[-./ ]+([0-9]{1,2}|[a-z]+)\.?[-./ ]+([0-9]{4})", plain):
        day, month, year = match.groups()
    elif match := re.fullmatch(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})", plain) or re.fullmatch(
        r"([0-9]{4})([0-9]{2})([0-9]{2})", plain
    ):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"([a-z]+|[0-9]{1,2})[-./ ]+([0-9]{4})", plain):
        number = MONTHS.get(match[1], 0) if match[1].isalpha() else int(match[1])
        return f"{match[2]}-{number:02}" if 1 <= number <= 12 else ""
    else:
        return ""
    try:
        return date(int(year), MONTHS[month] if month.isalpha() else int(month), int(day)).isoformat()
    except (KeyError, ValueError):
        return ""


def meant_years(text: str) -> tuple[str, str]:
    """The first and the last year of a span; the same twice for one year among words; empty when there is none."""
    years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    if match := re.search(r"((?:19|20)[0-9]{2})\s*[-–—/]\s*([0-9]{2})(?![0-9])", text):
        years = [match[1], match[1][:2] + match[2]]
    return (years[0], years[-1]) if years else ("", "")


def in_curly(text: str) -> bool:
    """Whether a value stands between quotation marks as Word makes them."""
    return bool(CURLY.match(text.strip()))


CURLY_TOLD = 'Hier staan kromme aanhalingstekens (“ ”), zoals Word die maakt. YAML kent alleen rechte: typ " voor en achter de tekst.'


def alike(a: str, b: str) -> bool:
    """Whether two texts look the same on a screen, or nearly so."""
    return _look(a) == _look(b)


def _look(text: str) -> str:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
    )
    plain = DASH.sub("-", re.sub("[‘’‚‛ʼ`´]", "'", re.sub("[“”„‟]", '"', plain)))
    return " ".join(plain.translate(str.maketrans("аеорсухіј", "aeopcyxij")).split())


def name_of(sign: str) -> str:
    """A sign by the name that an editor may know; nothing has a name too."""
    if not sign:
        return "niets"
    known = NAMES.get(sign)
    return known or (
        f"'{sign}'"
        if sign.isascii() and sign.isprintable()
        else f"'{sign}' (U+{ord(sign):04X}, {unicodedata.name(sign, 'zonder naam').lower()})"
    )
