"""E-mail addresses and telephone numbers in a text, in any notation: they point at a person, and the site is open to all.

Written so that Python and JavaScript take every pattern the same way (ASCII classes, no flags but i):
the form to share says the same (overrides/js/share/contact.js); tests/gevallen/contact.json runs through both.
"""

import re
import unicodedata

_SEP = r"[ \t\n().\-\u2010-\u2015\u2212/_\u00b7]{0,3}"
"""What may stand between two digits of a telephone number."""
_AT = r"(?:\s?@\s?|\s*[\[({<]\s*(?:at|a|@|apenstaart(?:je)?)\s*[\])}>]\s*|\s+(?:at|apenstaart(?:je)?)\s+|&#0*64;|&#x0*40;|&commat;)"
_DOT = r"(?:\.|\s\.\s|\s*[\[({<]\s*(?:dot|punt|\.)\s*[\])}>]\s*|\s+(?:dot|punt)\s+)"
MAIL = (
    r"mailto:\s*[^\s]+",
    rf"[a-z0-9][a-z0-9.+_'-]*{_AT}[a-z0-9-]+(?:{_DOT}[a-z0-9-]+)*{_DOT}[a-z]{{2,}}(?![a-z0-9])",
)
"""An address as it is, and as people write it to hide it from programs."""

_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)[0-9]{2}"
NO_NUMBER = (
    r"(?:https?://|www\.)\S+",
    r"\b10\.[0-9]{4,9}/\S+",
    r"\bIS[BS]N(?:-1[03])?:?\s*[0-9][0-9X \u2010-\u2015-]{6,}",
    r"\bECLI:\S+",
    r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z]{4})(?: ?[0-9]{2,4}){3,}",
    rf"(?<![0-9]){_DATE}(?![0-9])",
    r"(?<![0-9])(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![0-9])",
    r"(?<![0-9])(?:0?[1-9]|1[0-2])[-/](?:19|20)[0-9]{2}(?![0-9])",
    r"(?<![0-9.])(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9](?!\.?[0-9])",
    r"(?<![0-9])(?:[01][0-9]|2[0-3])[0-5][0-9]\s?[-\u2010-\u2015]\s?(?:[01][0-9]|2[0-3])[0-5][0-9](?=\s*(?:uur|u\b))",
    r"(?<![0-9])(?:19|20)[0-9]{2}\s?[-\u2010-\u2015/]\s?(?:19|20)?[0-9]{2}(?![0-9])",
)
"""What has the digits of a telephone number and is none: web addresses, DOIs, ISBNs, accounts, dates, times and spans of years."""
PHONE = (
    rf"(?<![a-z0-9_])(?<![0-9][.,])\(?0\)?{_SEP}[1-9](?:{_SEP}[0-9]){{8}}(?![0-9])",
    rf"(?<![a-z0-9_])(?:\+|(?<![0-9][.,])\(?00){_SEP}[1-9](?:{_SEP}[0-9]){{8,13}}(?![0-9])",
    rf"(?<![a-z0-9_])\(?0[89]0[069]\)?{_SEP}[0-9]{{4}}(?:{_SEP}[0-9]{{3}})?(?![0-9])",
    rf"\b(?:tel|telefoon|telefoonnummer|mobiel|mobiele nummer|gsm|bel|bellen|whatsapp|sms|fax)(?:\s+(?:met|naar|via|op))?[.:\s]+[0-9](?:{_SEP}[0-9]){{5,9}}(?![0-9])",
)
"""Ten digits with a nought in front, a number with the code of a country, one of a service, and digits behind a word that says so."""


def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE | re.ASCII)


_MAIL, _NO_NUMBER, _PHONE = map(_pattern, (MAIL, NO_NUMBER, PHONE))
_AT_WORD = re.compile(r"at\s(?<=\sat\s)")
_SIGNS = ("@", "&", "[", "(", "{", "<", "mailto:", "apenstaart")
"""What every address has one of, when it has no "at" of its own."""
_DIGITS = re.compile(r"[0-9](?:[^0-9]{0,9}[0-9]){5}", re.ASCII)
"""Six digits near each other: the least that a telephone number has."""


def mail_in(text: str) -> str:
    """The first e-mail address in a text as it stands there; empty when there is none."""
    plain = unicodedata.normalize("NFKC", text)
    small = plain.lower()
    found = (any(sign in small for sign in _SIGNS) or _AT_WORD.search(small)) and _MAIL.search(plain)
    return found.group() if found else ""


def phone_in(text: str) -> str:
    """The first telephone number in a text; empty when there is none."""
    plain = unicodedata.normalize("NFKC", text)
    found = _DIGITS.search(plain) and _PHONE.search(_NO_NUMBER.sub(";", plain))
    return found.group() if found else ""


PATTERNS = {name: "|".join(parts) for name, parts in (("mail", MAIL), ("noNumber", NO_NUMBER), ("phone", PHONE))}
"""The same for scripts, with the flags i and u."""
