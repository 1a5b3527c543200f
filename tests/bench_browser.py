"""How long a reader waits in Chromium: a keystroke while searching, a document of all questions, a list that is checked.

Searching is measured at three sizes, with the index at build. The records beyond the real ones are copies with their words shuffled and a third of them new, so that
the list of words grows as it would.
"""

import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from browser.server import serving
from chromium import find
from conftest import ROOT, build
from playwright.sync_api import Browser, sync_playwright
from zoekmeting import queries

from macros.check import load
from macros.exports.search.document import Searchable, documents
from macros.exports.search.files import pack
from macros.kennisbank import Kennisbank

SIZES = (0, 2_000, 10_000)
"""How many documents; 0 is what there is."""

EXAMPLES = 4_000
"""How many examples a list is filtered with; the real ones and copies of them."""

KEYS = """async queries => {
    const input = document.querySelector("#zoek-veld");
    const times = [];
    for (const query of queries) {
        for (let length = 1; length <= query.length; length += 1) {
            input.value = query.slice(0, length);
            const start = performance.now();
            input.dispatchEvent(new Event("input"));
            times.push(performance.now() - start);
            await new Promise(done => setTimeout(done));
        }
    }
    return times.sort((a, b) => a - b);
}"""
DOCUMENT = """() => new Promise(done => {
    const make = URL.createObjectURL;
    const begun = performance.now();
    URL.createObjectURL = blob => {
        URL.createObjectURL = make;
        done(performance.now() - begun);
        return make.call(URL, blob);
    };
    document.querySelector("[data-do=docx]").click();
})"""
CITATIONS = """text => {
    document.querySelector("#citaat-controle textarea").value = text;
    const begun = performance.now();
    document.querySelector("#citaat-controle").requestSubmit();
    return performance.now() - begun;
}"""
FILTERS = """async size => {
    const list = document.querySelector("#gefilterd .rest ul") ?? document.querySelector("#gefilterd ul");
    const rows = [...document.querySelectorAll("#gefilterd [data-facets]")];
    if (size > 300) document.querySelectorAll("#gefilterd ul").forEach(all => all.classList.add("many"));
    for (let made = rows.length; made < size; made += 1) list.append(rows[made % rows.length].cloneNode(true));
    await new Promise((done, wrong) => {
        const again = document.createElement("script");
        again.src = document.querySelector("script[src*='facets']").src;
        again.onload = done;
        again.onerror = wrong;
        document.head.append(again);
    });
    const times = [];
    for (const box of document.querySelectorAll(".facet input")) {
        for (let click = 0; click < 2; click += 1) {
            const begun = performance.now();
            box.click();
            document.body.offsetHeight;
            times.push(performance.now() - begun);
        }
    }
    return times.sort((a, b) => a - b);
}"""
"""A list grown by copies of its rows before its script runs; how long each filter takes, layout with it."""
BROTLI = "console.log(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)"


def grown(found: tuple[Searchable, ...], size: int) -> list[Searchable]:
    """The documents and as many made-up ones as it takes; the same ones every time."""
    dice = random.Random(6)
    made = list(found)
    kinds = [document for document in found if document.soort in ("praktijkvoorbeeld", "peervraag", "begrip", "bron")]
    while len(made) < size:
        like = kinds[len(made) % len(kinds)]
        made.append(replace(like, id=f"{like.id}-{len(made)}", title=_shuffled(like.title, dice), text=_shuffled(like.text, dice)))
    return made


def _shuffled(text: str, dice: random.Random) -> str:
    words = text.split()
    dice.shuffle(words)
    return " ".join(word[::-1] + word[:3] if len(word) > 6 and dice.random() < 0.33 else word for word in words)


def sizes(site: Path, kb: Kennisbank) -> Iterator[str]:
    """Write the files of each size into the site; gives a line on what they took."""
    found = documents(kb)
    for size in SIZES:
        start = time.process_time()
        files = dict(pack(kb, grown(found, size)))
        seconds = time.process_time() - start
        for name, text in files.items():
            (site / name).write_text(text, encoding="utf-8")
        packed = [_brotli(site / name) / 1000 for name in files]
        yield f"{max(size, len(found)):6} documenten  {seconds:5.2f} s CPU  index {packed[0]:4.0f} kB, teksten {packed[1]:4.0f} kB (brotli)"


def _brotli(file: Path) -> int:
    return int(subprocess.run([str(ROOT / ".venv/bin/node"), "-e", BROTLI, str(file)], capture_output=True, check=True, text=True).stdout)


def keystrokes(chromium: Browser, root: str) -> str:
    """How long a keystroke takes, from the event until the hits stand in the page."""
    context = chromium.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(f"{root}zoeken/?q=leraar")
    page.locator("main [data-id]").first.wait_for()
    first = time.perf_counter() - start
    times: list[float] = page.evaluate(KEYS, [query.text for query in queries()][::4])
    context.close()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    return f"eerste hits na {first:.1f} s  toets: midden {middle:.1f} ms, p95 {late:.1f} ms"


def document_of_all_questions(chromium: Browser, root: str) -> str:
    """How long each form of the kit takes, from the click until the file is there; the first also fetches the writer."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{root}peer-review/kit/")
    page.get_by_label("Alle vragen").check()
    page.locator("#kit-vragen > li").first.wait_for()
    taken = []
    for form in page.locator("input[name=vorm]").all():
        form.check()
        taken.append(f"{form.get_attribute('value')} {page.evaluate(DOCUMENT) / 1000:.2f} s")
    context.close()
    return ", ".join(taken)


def filters(chromium: Browser, root: str, size: int) -> str:
    """How long a filter on the list of examples takes, from the click until the page has its new shape."""
    context = chromium.new_context()
    page = context.new_page()
    page.route(
        "**/facets*.js", lambda route: route.continue_() if "again" in page.url else route.fulfill(body="", content_type="text/javascript")
    )
    page.goto(f"{root}praktijk/")
    page.evaluate("history.replaceState(null, '', '#again')")
    times: list[float] = page.evaluate(FILTERS, size)
    context.close()
    return f"midden {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms, langste {times[-1]:.0f} ms"


def ten_thousand_characters(chromium: Browser, root: str) -> float:
    """Seconds to check a text of 10,000 characters that is full of ids."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{root}citaat/")
    milliseconds: float = page.evaluate(CITATIONS, "u05 " * 2500)
    context.close()
    return milliseconds / 1000


def report() -> None:
    """Print a line for each; `make bench` calls this."""
    path = find()
    if not path or not (ROOT / ".venv/bin/node").exists():
        print("de browser: niet gemeten, want er is geen Chromium of geen Node in .venv.")
        return
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr
        chromium = playwright.chromium.launch(executable_path=path, chromium_sandbox=False)
        with serving(site) as root:
            print(f"kit van alle vragen  {document_of_all_questions(chromium, root)}")
            print(f"controle van 10.000 tekens  {ten_thousand_characters(chromium, root):.2f} s")
            print(f"filter op {EXAMPLES} voorbeelden  {filters(chromium, root, EXAMPLES)}")
            for line in sizes(site, load(ROOT).kennisbank):
                print(f"zoeken  {line}  {keystrokes(chromium, root)}")
        chromium.close()


if __name__ == "__main__":
    report()
