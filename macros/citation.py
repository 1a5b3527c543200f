"""A text that can be cited, and the formats in which people cite it.

Pure functions from ``Citable`` to text: APA 7 in Dutch, a sentence for in a
text, BibTeX, RIS (TY RPRT) and CSL-JSON 1.0.2 (type report). What was measured
with reference managers decides the shapes: an organisation is one name, a
version stands as its number, the address is that of the version.
"""

import json
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import quote

LANGUAGE = "nl-NL"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of all that is ours."""
VERBATIM = "".join(sign for sign in string.printable if sign not in "{}\\")
"""What may stand in the address of a BibTeX entry, where nothing is escaped."""


@dataclass(frozen=True)
class Citable:
    """What every format needs.

    ``key`` is a name for this text, unique in the site, in letters, digits and
    hyphens. ``issued`` is a date as 2025-06-26, or shorter. ``version`` is a
    number such as 1.0; ``address`` a whole address; ``doi`` what a person got who
    deposited the text; ``licence`` an address. Each is empty while it is not known.
    """

    key: str
    title: str
    author: str
    issued: str
    address: str
    abstract: str
    version: str = ""
    doi: str = ""
    licence: str = ""

    @property
    def lasting(self) -> str:
        """Where it can be found as long as possible: by its DOI, else at its address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address

    @property
    def rights(self) -> str:
        """What others may do with it, in one line."""
        return f"{self.author}; {self.licence or 'licentie niet bekend'}"

    @property
    def year(self) -> str:
        return self.issued[:4] or "z.d."

    @property
    def number(self) -> str:
        return f"versie {self.version}" if self.version else ""


def apa(text: Citable) -> tuple[str, str, str]:
    """A reference after APA 7 in Dutch, in three parts: before, the title (to be shown in italics), and after."""
    version = f" (Versie {text.version})" if text.version else ""
    return f"{_ended(text.author)} ({text.year}). ", text.title, f"{version}. {text.lasting}".rstrip()


def _ended(name: str) -> str:
    return name if name.endswith(".") else f"{name}."


def sentence(text: Citable) -> str:
    """A reference for in a sentence: all points share author and year, so it names the point."""
    return f"{text.title} ({text.author}, {text.year})"


TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\0": "{}",
    }
)
UNPAIRED = TEX | str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""BibTeX counts braces, also those after a backslash: one alone makes a whole file unreadable."""
SPECIAL = re.compile(r"[\\{}&%$#_~^\0]")
JOINED = re.compile(r"[-`'?!<>,](?=[-`'<>,])")
"""Before signs that TeX would join to another: two hyphens to a dash, two commas to a quotation mark."""


def _tex(value: str) -> str:
    """A text on one line, as BibTeX reads it: some readers take a line that begins with @ for the next entry."""
    text = JOINED.sub("\\g<0>\0", " ".join(value.split()))
    return text.translate(TEX if _paired(value) else UNPAIRED) if SPECIAL.search(text) else text


def _paired(value: str) -> bool:
    """Whether every brace that opens in a text closes, and none closes before it opens."""
    depths = list(accumulate(1 if brace == "{" else -1 for brace in re.findall("[{}]", value)))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def bibtex(text: Citable) -> str:
    """One BibTeX entry (@techreport); double braces keep the organisation one name."""
    fields = [
        ("author", f"{{{_tex(text.author)}}}"),
        ("title", f"{{{_tex(text.title)}}}"),
        ("institution", f"{{{_tex(text.author)}}}"),
        ("year", text.issued[:4]),
        ("date", text.issued),
        ("type", "Rapport"),
        ("number", text.number),
        ("language", LANGUAGE),
        ("doi", quote(text.doi, safe=VERBATIM)),
        ("url", quote(text.address, safe=VERBATIM)),
        ("abstract", _tex(text.abstract)),
    ]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@techreport{{{text.key},\n{lines}\n}}\n"


def ris(text: Citable) -> str:
    """One RIS record; a line per field, CRLF as the format asks."""
    year, month, day = [*text.issued.split("-"), "", "", ""][:3]
    fields = [
        ("TY", "RPRT"),
        ("TI", text.title),
        ("AU", text.author),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("SN", text.number),
        ("LA", LANGUAGE),
        ("DO", text.doi),
        ("UR", text.address),
        ("AB", text.abstract),
        ("ID", text.key),
    ]
    return "".join(f"{name}  - {' '.join(value.split())}\r\n" for name, value in fields if value) + "ER  - \r\n"


def csl(text: Citable) -> dict[str, object]:
    """One item of CSL-JSON."""
    item: dict[str, object] = {"id": text.key, "type": "report", "title": text.title, "author": [{"literal": text.author}]}
    if text.issued:
        item["issued"] = {"date-parts": [[int(part) for part in text.issued.split("-")]]}
    rest = {"number": text.number, "DOI": text.doi, "URL": text.address, "language": LANGUAGE, "abstract": text.abstract}
    return item | {name: value for name, value in rest.items() if value}


def csl_json(texts: list[Citable]) -> str:
    """CSL-JSON as a file: a list of items."""
    return json.dumps([csl(text) for text in texts], ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Format:
    """A form in which a version can be imported: its name, the file beside the version, its media type, and what writes it."""

    label: str
    file: str
    media: str
    write: Callable[[Citable], str]


FORMATS = (
    Format("BibTeX", "citeer.bib", "application/x-bibtex", bibtex),
    Format("RIS", "citeer.ris", "application/x-research-info-systems", ris),
    Format("CSL-JSON", "citeer.csl.json", "application/vnd.citationstyles.csl+json", lambda text: csl_json([text])),
)
