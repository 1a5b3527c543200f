"""Signs that nobody can see or read, and that a text therefore does not hold.

Those that Unicode calls default-ignorable (UAX #44), controls but the line break and the
tab, the marks of interlinear text, separators of lines and paragraphs, signs for private use, noncharacters,
the blank of braille, and the sign that stands where a letter got lost (U+FFFD).
"""

import re
import unicodedata
from collections.abc import Iterator

_TAGS = "\U000e0020-\U000e007f"
_PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""Where the pictures stand that a joiner may join (UTS #51, emoji)."""
_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200c\u200e-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
)
DROPPED = re.compile(f"(?![\x0b-\x0d\x1c-\x1f\x85\u2028\u2029])[{_ALWAYS}\u200d\ufe0e\ufe0f{_TAGS}]")
"""All of them but those that part words: what the search takes no notice of (overrides/js/search/words.js has the same)."""
FORBIDDEN = re.compile(
    f"[{_ALWAYS}]"
    f"|(?<![{_PICTURES}\ufe0f])\u200d|\u200d(?![{_PICTURES}])"
    f"|(?<![#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139{_PICTURES}])[\ufe0e\ufe0f]"
    f"|(?<![\U0001f3f4{_TAGS}])[{_TAGS}]+"
)
"""Those that are wrong where they stand: a joiner, a choice of form and tags are right inside an emoji (UTS #51).

Written with ranges alone, so that a script can use it as well.
"""

_UNCOMMON = re.compile("[^\t\n -~\xa0-\xac\xae-\u024f\u2010-\u2026\u20ac]")
"""None of those that most texts are written with, which are all right: this is seen in no time."""


def forbidden_in(text: str) -> Iterator[re.Match[str]]:
    """Every sign that is wrong where it stands."""
    return FORBIDDEN.finditer(text) if _UNCOMMON.search(text) else iter(())


def without_dropped(text: str) -> str:
    """The text without the signs that the search takes no notice of."""
    return DROPPED.sub("", text) if _UNCOMMON.search(text) else text


def told(sign: str, before: str = "") -> str:
    """What is wrong with a sign and how to mend it, in Dutch; ``before`` is the text in front of it."""
    number = f"U+{ord(sign[0]):04X}"
    words = before.split()
    after = f" na '{words[-1][-20:]}'" if words and before[-1:] == words[-1][-1:] else ""
    if sign[0] == "\ufffd":
        return f"Hier ging{after} een letter verloren: er staat het vervangteken ({number}). Typ de letter opnieuw."
    if unicodedata.category(sign[0]) == "Co":
        return f"Hier staat{after} een teken dat alleen in één lettertype bestaat ({number}, voor eigen gebruik). Haal het weg."
    name = unicodedata.name(sign[0], "stuurteken").lower()
    return f"Hier staat{after} een onzichtbaar teken ({number}, {name}). Haal het weg."


def for_scripts() -> str:
    """The pattern of ``FORBIDDEN`` with escapes that JavaScript reads (flag u)."""
    return "".join(sign if " " <= sign <= "~" else f"\\u{{{ord(sign):x}}}" for sign in FORBIDDEN.pattern)
