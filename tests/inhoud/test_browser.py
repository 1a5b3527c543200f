"""Pages with the content of the day in a real Chromium: open to everyone, on a narrow screen too, and not too heavy.

Looked at are every page in docs/ that editors write, and of every kind of record the one with the longest title and the
one with most links; axe looks at the last alone, for pages of a kind are of one template. Colours, dark ones too, and the
guide are of the program: tests/browser/ looks at those.
"""

import json
import os
import re
import subprocess
from pathlib import Path

from browser.reader import NARROW, Reader
from browser.test_access import violations
from browser.test_reflow import CLIPPED, too_wide
from browser.weigh import over, weights
from conftest import ROOT

from macros.check import Loaded
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Praktijkvoorbeeld, Punt, Thema

FRAME, WORD, LINK = 4_500, 4, 45
"""Bytes of a page after gzip: of its frame, and of each word and link in the middle of it."""
PICTURE = 60_000
PICTURES = (".png", ".webp", ".jpg", ".svg")
FIRST_SEARCH = 60_000
"""Bytes that a first search loads at most, brotli, at the size of the first publication."""
FIRST_SIZE, MORE = 935, 50
"""How many documents that was, and what each one more may add: who adds records meets no budget, only who adds code."""
FIRST_DOORS, MORE_DOOR = 302, 20
"""The same of the words by which a page of ours is found (``zoekwoorden``)."""


def chosen(loaded: Loaded, kb: Kennisbank) -> dict[str, bool]:
    """The addresses of the pages that are looked at, and whether one is made as another of them, so that axe need not look twice."""
    found = dict.fromkeys((page.address for page in loaded.pages if not page.address.startswith("over/redactie/")), False)
    for kind in (kind for kind in KINDS if kind.kind.has_page and kb.of(kind)):
        longest = max(kb.of(kind), key=lambda record: len(record.title))
        fullest = max(kb.of(kind), key=lambda record: len(kb.links_from(record)) + len(kb.links_to(record)))
        found |= {longest.address: True} | {fullest.address: False}
    point, theme = kb.of(Punt)[0], kb.of(Thema)[0]
    return found | dict.fromkeys((kb.released.of(point.id)[-1].address, f"{point.address}versies/", f"peer-review/{theme.id}/"), False)


def test_pages_are_open_to_everyone_and_fit_and_are_not_too_heavy(reader: Reader, site: Path, loaded: Loaded, kb: Kennisbank) -> None:
    """A page is weighed by what stands on it, so that content may grow; a picture by itself. What else a page loads is of the program."""
    found = []
    for address, alike in chosen(loaded, kb).items():
        page = reader.visit(address, NARROW)
        found += [f"{address} {line}" for line in (*([] if alike else violations(page)), *page.evaluate(CLIPPED))]
        found += [f"{address} is {too_wide(page)} px too wide"] * (too_wide(page) > 0)
        found += too_heavy(address, weights(page, site), site)
    assert [line for line in found if line] == []


def too_heavy(address: str, parts: dict[str, int], site: Path) -> list[str]:
    """Of a page and its pictures: which is over its limit."""
    own = f"{address}index.html"
    words, links = on_page((site / own).read_text(encoding="utf-8"))
    pictures = {name: size for name, size in parts.items() if name.endswith(PICTURES)}
    return [
        over(address, {own: parts[own]}, FRAME + WORD * words + LINK * links),
        *(over(address, {name: size}, PICTURE) for name, size in pictures.items()),
    ]


def on_page(page: str) -> tuple[int, int]:
    """How many words and links stand in the middle of a page."""
    main = page.split("<main", 1)[1].split("</main>")[0]
    return len(re.sub(r"<[^>]*>", " ", main).split()), main.count("<a ")


def test_first_search_is_light(site: Path, loaded: Loaded) -> None:
    index = site / "data/zoeken.js"
    sizes = packed([index, *(site / "assets").glob("zoek.*"), *(site / "assets").glob("facets.*.css")])
    assert len(sizes) >= 3
    found = json.loads(index.read_text(encoding="utf-8").removeprefix("window.kennisbankZoeken = ").removesuffix(";\n"))
    added = max(0, len(found["documenten"]) + len(found["woordgroepen"]) - FIRST_SIZE)
    doors = sum(len(page.head.zoekwoorden) for page in loaded.pages if page.head)
    assert sum(sizes.values()) <= FIRST_SEARCH + MORE * added + MORE_DOOR * max(0, doors - FIRST_DOORS), sizes


def packed(files: list[Path]) -> dict[str, int]:
    """Bytes of files after brotli, by name."""
    script = "for (const f of process.argv.slice(1)) console.log(require('zlib').brotliCompressSync(require('fs').readFileSync(f)).length)"
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
    result = subprocess.run(["node", "-e", script, *map(str, files)], capture_output=True, text=True, check=True, env=environment)
    return {file.name: int(size) for file, size in zip(files, result.stdout.split(), strict=True)}


def test_examples_that_do_not_stand_open_are_one_fold_away(reader: Reader, kb: Kennisbank) -> None:
    page = reader.visit("praktijk/")
    total, rows = len(kb.standing(Praktijkvoorbeeld)), page.locator("[data-facets]")
    assert rows.count() == total
    assert page.locator("[data-facets]:visible").count() == min(total, 20)
    if total > 20:
        page.locator(".rest > summary", has_text=f"Nog {total - 20} voorbeeld").click()
        assert page.locator("[data-facets]:visible").count() == total
        page.locator("input[name=provincie]").first.check()
        page.locator("summary [data-chosen]", has_text=" van ").wait_for()
        assert page.locator("[data-facets]:visible").count() == int(
            (page.locator("summary [data-chosen]").text_content() or "").split(" · ")[1].split()[0]
        )
