"""Any text in a citation comes back from the readers of BibTeX, RIS and CSL-JSON as it went in."""

import json
import re

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from pybtex.database import parse_string

from fuzz.made_up import texts, tries
from macros.citation import Citable, bibtex, csl_json, ris

COMMAND = re.compile(r"\\textbackslash\{\}|\\textbraceleft\{\}|\\textbraceright\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\(.)|\{\}")
MEANING = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    "{}": "",
}


def citable(title: str, author: str, abstract: str) -> Citable:
    return Citable("u05-1-0", title, author, "2025-06-26", "https://voorbeeld.nl/{x}\\u05/1.0/", abstract, "1.0")


def untex(value: str) -> str:
    """A field as TeX shows it."""
    return COMMAND.sub(lambda match: match[1] or MEANING[match[0]], value)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@tries(50, 20_000)
@given(texts(), texts(), texts(8, 1500, lines=True))
def test_bibtex_is_read_whole(title: str, author: str, abstract: str) -> None:
    safe = citable("Gewone titel", "Iemand", "Gewone tekst.")
    file = "\n".join(bibtex(text) for text in (safe, citable(title, author, abstract), safe)).replace("u05-1-0", "een", 1)
    file = "drie".join(file.rsplit("u05-1-0", 1))
    by_pybtex = parse_string(file, "bibtex").entries
    assert list(by_pybtex) == ["een", "u05-1-0", "drie"]
    fields = by_pybtex["u05-1-0"].fields
    assert on_one_line(untex(fields["title"][1:-1])) == on_one_line(title)
    assert on_one_line(untex(fields["abstract"])) == on_one_line(abstract)
    assert fields["url"] == "https://voorbeeld.nl/%7Bx%7D%5Cu05/1.0/"
    [person] = by_pybtex["u05-1-0"].persons["author"]
    assert on_one_line(untex(str(person)[1:-1])) == on_one_line(author)
    library = bibtexparser.parse_string(file)
    assert not library.failed_blocks and len(library.entries) == 3


@tries(40, 10_000)
@given(texts().map(lambda text: re.sub(r"[{}^~$]", "", text) or "x"))
def test_bibtex_is_decoded_by_others(title: str) -> None:
    """Without the signs that their decoders leave as they stand."""
    entries = bibtexparser.parse_string(
        bibtex(citable(title, "x", "x")), append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)]
    ).entries
    assert on_one_line(entries[0].fields_dict["title"].value.removeprefix("{").removesuffix("}")) == on_one_line(title)


@tries(50, 20_000)
@given(texts(), texts(), texts(8, 1500, lines=True))
def test_ris_and_csl_come_back(title: str, author: str, abstract: str) -> None:
    text = citable(title, author, abstract)
    [record] = rispy.loads(ris(text))
    assert [record["title"], record["authors"], record["abstract"]] == [on_one_line(title), [on_one_line(author)], on_one_line(abstract)]
    [item] = json.loads(csl_json([text]))
    assert (item["title"], item["author"], item["abstract"]) == (title, [{"literal": author}], abstract)
