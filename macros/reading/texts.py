"""What is wrong with the words of a text, whichever field it stands in: each rule from a text to what it tells of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.fields import Field
from macros.reading.contact import mail_in, phone_in
from macros.reading.web_address import FOUND, detour, fault
from macros.words import sentence_ends


@dataclass(frozen=True)
class Told:
    """The words of the text that it is about, a code, a Dutch sentence, and whether it is only advice."""

    words: str
    code: str
    text: str
    advice: bool = True


def told_of(text: str, field: Field) -> Iterator[Told]:
    """All there is to say about a text; ``field`` is where it stands."""
    yield from _private(text)
    yield from _addresses(text, field)
    if field.prose:
        yield from (*_persons(text, field), *_hyphens(text), *_markup(text), *_sentences(text, field))
    if field.prose and not text.isascii():
        yield from (*(_ligatures(text) if JOINED.search(text) else ()), *(_garbled(text) if RUN.search(text) else ()))


def _private(text: str) -> Iterator[Told]:
    """What leads to a person."""
    if mail := mail_in(text):
        yield Told(mail, "contactgegevens", "Hier staat een e-mailadres. Haal het weg: de site is openbaar.", advice=False)
    if phone := phone_in(text):
        yield Told(phone, "contactgegevens", "Hier staat een telefoonnummer. Haal het weg: de site is openbaar.", advice=False)


def _addresses(text: str, field: Field) -> Iterator[Told]:
    """A web address that cannot be right, or that goes a way about."""
    for address in FOUND.findall(text) if field.prose else [text] if re.match("https?:", text, re.IGNORECASE) else []:
        if why := fault(address):
            yield Told(address, "adres-kan-niet", why, advice=False)
        elif why := detour(address):
            yield Told(address, "adres-met-omweg", why)


_BETWEEN = r"(?:(?:van|de|der|den|ten|ter|te|el|la|von|in|’t|'t)\s+)*"
_NAME = rf"(?:[A-ZÀ-Ý]\.\s*)*{_BETWEEN}[A-ZÀ-Ý][a-zà-ÿ]+(?:[- ]{_BETWEEN}[A-ZÀ-Ý][a-zà-ÿ]+)*"
_HONORIFIC = (
    r"(?:[Dd]e heer|[Dd]e heren|[Mm]evrouw|[Mm]eneer|[Dd]hr\.?|[Mm]e?vr\.?|[Mm]w\.?|[Jj]uf|[Pp]rof\.|[Dd]rs?\.|[Ii]r\.|[Ii]ng\.|[Mm]r\.)"
)
_JOB = (
    r"(?:\w*[Dd]irecteur|\w*[Dd]irectrice|\w*[Dd]ocente?|[Ll]ector|\w*[Ll]eraar|\w*[Ll]erares|\w*[Bb]estuurder|\w*[Rr]ector|[Dd]ecaan"
    r"|\w*[Oo]pleider|\w*[Bb]egeleid(?:st)?er|\w*[Cc]oördinator|\w*[Vv]oorzitter|\w*leider|\w*[Mm]anager|[Hh]oogleraar|\w*[Oo]nderzoeker"
    r"|\w*[Cc]oach|\w*[Ss]tudente?|\w*[Aa]dviseur|\w*[Ss]ecretaris|[Ww]ethouder|[Mm]inister|\w*[Mm]entor|[Zz]ij-?instromer|[Ss]tagiaire?)"
)
_NO_NAME = (
    r"(?:Nederlands|Engels|Duits|Frans|Spaans|Fries|Latijn|Grieks|Chinees|Arabisch|Turks|Papiaments|Samen|Opleiden|Opleidings\w*|Onderwijs\w*"
    r"|Platform|Hogeschool|Universiteit|Universitaire|Pabo|Stichting|Academie|Expertisecentrum|Passend|Lerarenopleiding\w*|Lichamelijke|Kunst"
    r"|Wetenschap\w*|Beeldende|Techniek|Zorg|Raad|Regio|Partnerschap\w*|School\w*|Campus|Instituut|Faculteit|Educatie\w*|Beroeps\w*|Basis\w*|Speciaal)\b"
)
PERSON = re.compile(
    rf"\b{_HONORIFIC}\s+(?:en\s+[a-z]+\s+)?(?:{_HONORIFIC}\s+)*(?!{_NO_NAME}){_NAME}"
    rf"|\b{_JOB}\s+(?:{_HONORIFIC}\s+)*(?!{_NO_NAME}){_NAME}"
    rf"|\b(?!{_NO_NAME})[A-ZÀ-Ý][a-zà-ÿ]+\s+{_BETWEEN}(?!{_NO_NAME})[A-ZÀ-Ý][a-zà-ÿ]+(?:, (?:de |een )?| \()(?={_JOB}\b)"
)

CAPITAL = re.compile(r" (?<=[a-zà-ÿ] )[A-ZÀ-Ý]")
SHORTENED = re.compile(
    r"\.\s(?:"
    + "|".join(
        rf"(?<=\b[{form[0].upper()}{form[0]}]{form[1:]}\.\s)"
        for form in ("dhr", "mevr", "mvr", "mw", "prof", "dr", "drs", "ir", "ing", "mr")
    )
    + ")"
)
"""What every match of ``PERSON`` has, and few texts: a capital in the middle of a sentence, or a form of address with a full stop."""


def _persons(text: str, field: Field) -> Iterator[Told]:
    """A name behind what somebody is; the words of others we do not mend."""
    for match in (
        PERSON.finditer(text)
        if field.ours and (CAPITAL.search(" ".join(text.split())) or (". " in text and SHORTENED.search(text)))
        else ()
    ):
        told = f"'{match.group().rstrip(', (')}' lijkt de naam van een persoon. Noem de rol of de organisatie, geen personen."
        yield Told(match.group(), "naam-van-persoon", told)


JOINS = r"en|of|tot|en/of|t/m|dan|noch|maar|als|alsook|alsmede|plus|versus|vs|naar|c\.q|cq|resp|respectievelijk|annex"
CUT = re.compile(rf"(?<![-\w])([^\W\d_]{{2,}})- (?!(?:{JOINS})\b|\w+-)([a-zà-ÿ]\w+)")


def _hyphens(text: str) -> Iterator[Told]:
    """A word that was cut in two at the end of a line, as in a PDF; in "onder- en bovenbouw" the hyphen is right."""
    for match in CUT.finditer(text) if "- " in text else ():
        told = f"'{match.group()}' is een afgebroken woord, zoals uit een pdf. Bedoelde je '{match[1]}{match[2]}'?"
        yield Told(match.group(), "afgebroken-woord", told)


LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
JOINED = re.compile(f"[{''.join(LIGATURES)}]")
LIGATURE = re.compile(rf"\w*{JOINED.pattern}\w*")


def _ligatures(text: str) -> Iterator[Told]:
    """Letters that were joined into one sign."""
    for match in LIGATURE.finditer(text):
        plain = match.group()
        for joined, letters in LIGATURES.items():
            plain = plain.replace(joined, letters)
        yield Told(match.group(), "samengevoegde-letters", f"In '{match.group()}' zijn letters tot één teken samengevoegd. Typ '{plain}'.")


TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-z][a-z0-9]+|#[0-9]+|#x[0-9a-f]+);", re.IGNORECASE)


def _markup(text: str) -> Iterator[Told]:
    """What means something on a web page and not in a record: readers see it as it stands."""
    for match in [*TAG.finditer(text), *ENTITY.finditer(text)]:
        told = f"'{match.group()}' is code van een webpagina; lezers zien het zo staan. Haal het weg, of typ het teken zelf."
        yield Told(match.group(), "code-in-tekst", told)


STRANGE = re.compile(r"\w*[^\x00-\x7f]{2,}\w*")
RUN = re.compile(r"[^\x00-\x7f]{2,}")


def _garbled(text: str) -> Iterator[Told]:
    """Letters of UTF-8 that were read as those of Windows (cp1252): Ã¶ for ö."""
    for match in STRANGE.finditer(text):
        meant = RUN.sub(lambda run: _as_utf8(run.group()), match.group())
        if meant != match.group():
            told = f"'{match.group()}' is bij het omzetten verhaspeld. Bedoelde je '{meant}'?"
            yield Told(match.group(), "verhaspelde-letters", told)


def _as_utf8(run: str) -> str:
    """What the letters say when they are bytes of UTF-8; themselves when they are not."""
    try:
        return b"".join(_byte(letter) for letter in run).decode("utf-8")
    except UnicodeError:
        return run


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if letter <= "\xff" else letter.encode("cp1252")


def _sentences(text: str, field: Field) -> Iterator[Told]:
    """More sentences than a field asks for."""
    starts = sentence_ends(text)
    number = len(starts) + 1
    if field.sentences and number > field.sentences:
        told = f"Dit zijn {number} zinnen. Hoogstens {field.sentences} is het streven: wat kan weg?"
        yield Told(text[starts[field.sentences - 1] :][:20], "te-veel-zinnen", told)
