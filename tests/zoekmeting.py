"""How well the search finds, beside Material's own: `make zoekmeting`.

Asks every query of zoekmeting/vragen.tsv, tweede.tsv, derde.tsv and vierde.tsv on the real page /zoeken/ in Chromium
and reads which records and pages come, in which order. The same for Material's search plugin, on a plain Material site with the same texts,
one page per record. Prints nDCG at 10 (gain 2^grade - 1), the mean reciprocal rank, the share of queries
with a judged record among the first three, and the share without any result.

A judged record that was renamed is followed (principles/verhuisd.tsv). One that was withdrawn, or that is there no
more, does not count, nor does a query for which no record that it wants is left; both are named.

The bars hold for the parts `meten` and `tweede`; the program ends with 1 when one is missed.
"""

import csv
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from browser.server import serving
from chromium import MISSING, find
from conftest import ROOT, build
from playwright.sync_api import Browser, Error, Page, sync_playwright

from macros.check import load
from macros.exports.search.document import Searchable, documents
from macros.kennisbank import Kennisbank
from macros.kennisbank.publishing import published

QUERIES = [ROOT / "tests/zoekmeting" / name for name in ("vragen.tsv", "tweede.tsv", "derde.tsv", "vierde.tsv")]
BARS = {
    "meten": {"nDCG@10": (0.808, 1.0), "succes@3": (0.88, 1.0), "niets": (0.0, 0.03)},
    "tweede": {"nDCG@10": (0.88, 1.0)},
}
PARTS = ("afstemmen", "meten", "tweede", "derde", "vierde")
WANTED = 2
"""The grade of what the searcher wants; 1 is useful as well."""
PLAIN = """site_name: Proef
use_directory_urls: true
theme:
  name: material
  language: nl
  font: false
plugins:
  - search:
      lang: nl
"""

Ask = Callable[[str], list[str]]
"""From a query to the ids that come, best first."""


@dataclass(frozen=True)
class Query:
    """A judged query; ``grades`` gives 1 or 2 for what is right: the id of a record, or the address of a page after a ``/``."""

    text: str
    category: str
    part: str
    grades: dict[str, int]


@dataclass(frozen=True)
class Score:
    """What one query scored: each from 0 to 1."""

    ndcg: float
    reciprocal: float
    success: float
    nothing: float

    @classmethod
    def of(cls, query: Query, ids: list[str]) -> "Score":
        found = [f"/{id.partition('#')[0]}" if "/" in id else id for id in ids]
        gains = [query.grades.get(id, 0) if id not in found[:at] else 0 for at, id in enumerate(found)]
        first = next((rank for rank, gain in enumerate(gains, 1) if gain), 0)
        ideal = sorted(query.grades.values(), reverse=True)
        return cls(_dcg(gains) / _dcg(ideal), 1 / first if first else 0.0, float(any(gains[:3])), float(not ids))


def _dcg(gains: list[int]) -> float:
    return math.fsum((2**gain - 1) / math.log2(rank + 1) for rank, gain in enumerate(gains[:10], 1))


def queries() -> list[Query]:
    """The judged queries as they were written, in the order of the files."""
    rows = [
        row
        for path in QUERIES
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
    return [Query(row["vraag"], row["categorie"], row["deel"], _grades(row["oordelen"])) for row in rows]


def current(asked: list[Query], kb: Kennisbank) -> tuple[list[Query], list[str]]:
    """The queries that count with the records of now, and a line for all that does not count."""
    moved = {re.split("[/#]", address.rstrip("/"))[-1]: id for address, id in kb.verhuisd.items()}
    counted, told = [], []
    for query in asked:
        now = {moved.get(id, id): grade for id, grade in query.grades.items()}
        gone = [id for id in now if not id.startswith("/") and (id not in kb.reads or kb.get(id).ingetrokken)]
        left = {id: grade for id, grade in now.items() if id not in gone}
        counts = WANTED in left.values()
        told += [f"{query.text}: {id} is er niet meer" for id in gone]
        told += [] if counts else [f"{query.text}: telt niet mee"]
        counted += [replace(query, grades=left)] if counts else []
    return counted, told


def _grades(text: str) -> dict[str, int]:
    return {id: int(grade) for id, _, grade in (judged.rpartition(":") for judged in text.split())}


def averages(scores: list[Score]) -> dict[str, float]:
    """The mean of each measure, under the name that is printed."""
    count = len(scores)
    return {
        "nDCG@10": sum(score.ndcg for score in scores) / count,
        "MRR": sum(score.reciprocal for score in scores) / count,
        "succes@3": sum(score.success for score in scores) / count,
        "niets": sum(score.nothing for score in scores) / count,
    }


def measure(ask: Ask, asked: list[Query]) -> list[tuple[Query, Score]]:
    return [(query, Score.of(query, ask(query.text))) for query in asked]


def show(title: str, rows: list[tuple[Query, Score]]) -> None:
    """Print the averages of both parts, whole and per category."""
    print(f"\n{title}")
    for part in PARTS:
        mine = [(query, score) for query, score in rows if query.part == part]
        print(f"  {part:24} {_line([score for _, score in mine])}")
        for category in dict.fromkeys(query.category for query, _ in mine):
            print(f"    {category:22} {_line([score for query, score in mine if query.category == category])}")


def _line(scores: list[Score]) -> str:
    return f"{len(scores):4}  " + "  ".join(f"{name} {value:.3f}" for name, value in averages(scores).items())


def our_search(page: Page, root: str) -> Ask:
    """The page /zoeken/, typed in; it shows twenty results at first."""
    page.goto(f"{root}zoeken/")
    page.locator("[role=status]", has_text="Typ een woord").wait_for()

    def ask(query: str) -> list[str]:
        page.locator("#zoek-veld").fill(query)
        ids: list[str] = page.locator("main [data-id]").evaluate_all("items => items.map(item => item.dataset.id)")
        return ids

    return ask


def without_synonyms(page: Page) -> Ask:
    """The same, by the function behind the page, with the groups of words left out."""

    def ask(query: str) -> list[str]:
        ids: list[str] = page.evaluate("query => kennisbankZoek.ask(query, { synonyms: false })", query)
        return ids

    return ask


def material_search(page: Page, root: str) -> Ask:
    """Material's search, typed in."""
    page.goto(root)
    field = page.locator("[data-md-component=search-query]")
    field.click()

    def type_in(query: str) -> None:
        field.fill(query)
        field.dispatch_event("keyup")  # what it listens for

    type_in("wachtwoord")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('document')")

    def ask(query: str) -> list[str]:
        type_in("")
        page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('Typ om')")
        type_in(query)
        try:
            page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('document')", timeout=3000)
        except Error:  # its counter does not move for a query without a word
            return []
        hrefs: list[str] = page.locator(".md-search-result__item > a").evaluate_all("links => links.map(link => link.href)")
        ids = [urlsplit(href).path.strip("/") for href in hrefs]
        return list(dict.fromkeys(id for id in ids if id))

    return ask


def make_plain(folder: Path, found: tuple[Searchable, ...]) -> Path:
    """A plain Material site with one page per record, with the same words; gives the built site."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    for document in found:
        label = f"{document.soort.capitalize()} {document.number}".strip()
        lines = [f"# {document.title}", label, document.text, document.keywords, document.related]
        text = "\n\n".join(_escaped(line) if index else f"# {_escaped(document.title)}" for index, line in enumerate(lines) if line)
        (folder / f"docs/{document.id}.md").write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!<>&|" else sign for sign in text)


@contextmanager
def sites(scratch: Path) -> Iterator[tuple[str, str]]:
    """Our site and the plain one, built and served."""
    result = build(ROOT, scratch / "eigen")
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    (scratch / "gewoon").mkdir()
    plain = make_plain(scratch / "gewoon", documents(load(ROOT).kennisbank))
    (plain / "_headers").touch()
    with serving(scratch / "eigen") as ours, serving(plain) as theirs:
        yield ours, theirs


def run(chromium: Browser, ours: str, theirs: str) -> bool:
    """Measure and print everything; whether every bar is met."""
    asked, told = current(queries(), published(load(ROOT).kennisbank))
    print("\n".join(told))
    page = chromium.new_page()
    found = measure(our_search(page, ours), asked)
    show("Zoeken op deze site", found)
    show("  zonder woordgroepen", measure(without_synonyms(page), asked))
    show("Material, met lang: nl", measure(material_search(chromium.new_page(), theirs), asked))
    missed = [f"{name} op {part} {value:.3f}" for part in BARS for name, value in missing(part, found)]
    print("\n" + (f"Niet gehaald: {', '.join(missed)}" if missed else "Alle grenzen gehaald."))
    return not missed


def missing(part: str, found: list[tuple[Query, Score]]) -> Iterator[tuple[str, float]]:
    """The bars of a part that were not met, with what was measured."""
    measured = averages([score for query, score in found if query.part == part])
    for name, (low, high) in BARS[part].items():
        if not low <= measured[name] <= high:
            yield name, measured[name]


def main() -> int:
    path = find()
    if not path:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory() as scratch, sites(Path(scratch)) as (ours, theirs), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, chromium_sandbox=False)
        good = run(chromium, ours, theirs)
        chromium.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
