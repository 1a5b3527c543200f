"""How much work checking and building are, beside plain MkDocs with Material in the same run.

Makes folders of records with the project's own model, and as many Markdown
pages with the same words. No two records share a sentence, so that nothing is
quick because it was seen before. Every figure is of a whole process: CPU
seconds (user and system), peak memory, and instructions as cachegrind counts
them. Instructions are the same under any load; CPU seconds of one run can be
compared, those of two machines cannot. Python's own translation of modules is
left out, as it is done once and not in every run.

The pages of the peer are like ours: as many, and each with the words, links and
headings of the page of an example, with its menu and its citations. What is on
a page of either is printed, so that everybody sees whether that is so.
"""

import contextlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import bench_browser
import scratch

from macros.citation import FORMATS, Citable, apa, sentence
from macros.views.page import description

ROOT = Path(__file__).parent.parent
SIZES = (1000, 5000)
WORDS = [
    word
    for file in sorted((ROOT / "principles/praktijkvoorbeelden").glob("*.yml"))
    for word in re.findall(r"\b(?!at\b)[a-zë]{2,}", file.read_text(encoding="utf-8"))
]
"""The words of the real examples, as often as they stand there."""
COUNTED = re.compile(r"I +refs: +([\d,]+)")
CHECK = [sys.executable, "-m", "macros.cli", "controleer"]
BUILD = [sys.executable, "-m", "macros.host"]
"""What ``make site`` runs; the peer is built by the command of its own."""
PEER = [sys.executable, "-m", "mkdocs", "build", "--strict"]
PLAIN = "site_name: Samen Opleiden in de Onderwijsregio\ntheme:\n  name: material\n  language: nl\nvalidation:\n  nav:\n    omitted_files: ignore\n"
NAV = """nav:
  - index.md
  - Lezen: [Uitgangspunten: p1.md, Aandachtspunten: p2.md, Kwaliteitskader: p3.md, Begrippen: p4.md, Bronnen: p5.md]
  - Gebruiken: [Peer review: p6.md, Peer-reviewkit: p7.md, Praktijkvoorbeelden: p8.md, Deel een voorbeeld: p9.md, Matrix: p10.md]
  - Jouw ingang: [Rollen: p11.md, Thema’s: p12.md, A tot Z: p13.md, Nieuw: p14.md]
  - Citeren en meenemen: [Citeren: p15.md, Gegevens: p16.md, Neem de site mee: p17.md, Over deze kennisbank: p18.md]
  - Deze site: [Voor redacteuren: p19.md, Colofon: p20.md, Toegankelijkheid: p21.md, Privacy: p22.md]
"""
"""The menu of our own site (mkdocs.yml), which stands on every page."""


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU seconds, megabytes at its peak, and thousand millions of instructions (0 where they are not counted)."""

    cpu: float
    memory: float
    instructions: float = 0

    def __str__(self) -> str:
        counted = f"  {self.instructions:7.2f} G instructies" if self.instructions else ""
        return f"{self.cpu:7.2f} s CPU  {self.memory:6.0f} MB{counted}"


def beside(ours: Cost, peer: Cost) -> str:
    """Our part of what the peer took."""
    counted = f", {ours.instructions / peer.instructions:.3f} in instructies" if peer.instructions else ""
    return f"verhouding {ours.cpu / peer.cpu:.2f} in CPU{counted}"


def measure(command: list[str], folder: Path) -> Cost:
    """Run a command twice: for its seconds, and under cachegrind where that is installed."""
    cost = run(command, folder)
    if not shutil.which("valgrind"):
        return cost
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]
    return replace(cost, instructions=counted(counter, folder))


def counted(command: list[str], folder: Path) -> float:
    """Thousand millions of instructions, from what cachegrind tells at the end."""
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True)
    found = COUNTED.search(done.stderr)
    if done.returncode or not found:
        sys.exit(done.stdout + done.stderr)
    return int(found[1].replace(",", "")) / 1e9


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end; stop when it fails."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(output.decode())
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def words(number: int, of: str, count: int) -> str:
    """A sentence of ``count`` words that no other record has; the same one every time."""
    return " ".join(random.Random(f"{number} {of}").choices(WORDS, k=count)).capitalize() + "."  # noqa: S311


def summary(number: int) -> str:
    return " ".join(words(number, f"zin {sentence}", 19) for sentence in range(8))


def record(number: int) -> str:
    points = "".join(
        f"  - naar: u{(number * step) % 16 + 1:02}\n    waarom: {words(number, f'reden {step}', 16)}\n"
        for step in (1, 3)
        if step == 1 or (number * 3) % 16 != number % 16
    )
    return (
        f"id: proef-{number}\ntitel: {title(number)}\norganisatie: Partnerschap {number}\nregio: Regio {number % 40}\n"
        f"sector:\n  - po\njaar: 2025\nstand: praktijk\nsamenvatting: >-\n  {summary(number)}\npunten:\n{points}"
        f"herkomst: parafrase\nstatus: concept\nbronnen:\n  - opdenksessie-2025\ngezien: volledig\n"
    )


def cited(number: int) -> str:
    """How to cite it, in the five forms of our own page."""
    text = Citable(
        f"proef-{number}", title(number), "Kennisbank Samen Opleiden in de Onderwijsregio", "", "", description(summary(number), 400)
    )
    blocks = "".join(f"```\n{form.write(text)}```\n\n" for form in FORMATS)
    return f"{''.join(apa(text))}\n\nIn een zin, BibTeX, RIS en CSL-JSON\n\nIn een zin: {sentence(text)}.\n\n{blocks}"


def title(number: int) -> str:
    return f"Voorbeeld {number} van samen opleiden"


def page(number: int, count: int) -> str:
    """One of ``count`` pages: the same article as the page of a record: as many words, links, headings and facts."""
    facts = (
        ("Wie", f"Partnerschap {number}"),
        ("Waar", f"Regio {number % 40}"),
        ("Sector", "primair onderwijs (po)"),
        ("Jaar", "2025"),
        ("Soort voorbeeld", "praktijk"),
    )
    table = "".join(f"| {name} | {value} |\n" for name, value in facts)
    source = "[Uitgangspunten en aandachtspunten Samen Opleiden in de Onderwijsregio (Opbrengst Opdenksessie)](p0.md)"
    near = [(step, (number * step) % 16) for step in (1, 3)]
    points = "".join(f"- [Uitgangspunt {n} · Ontwikkeling van alle lerenden](p{n}.md)\n" for _, n in near)
    reasons = "".join(f"- [Uitgangspunt {n}](p{n}.md): {words(number, f'reden {step}', 16)}\n" for step, n in near)
    before, after = (number - 1) % count, (number + 1) % count
    return (
        f"---\ntitle: {title(number)}\ndescription: {description(summary(number))}\n---\n"
        f"[Start](index.md) / [Praktijkvoorbeelden](p8.md) / {title(number)}\n\nPraktijkvoorbeeld · Partnerschap {number} · parafrase\n\n"
        f"*Praktijkvoorbeeld* praktijk\n\n# {title(number)}\n\n> {summary(number)}\n\n"
        f"Parafrase\n\n1 bron\n\n- {source}, Platform Samen Opleiden & Professionaliseren\n\nWij lazen de hele passage.\n\n"
        "**Redactie, nog concept:** de titel en de punten die erbij horen. [Wat betekent dat?](p18.md)\n\n"
        f"| Veld | Waarde |\n| --- | --- |\n{table}\n## Hoort bij\n\n{points}\nWaarom deze punten?\n\n{reasons}\n"
        f"## Bron\n\n- {source} Platform Samen Opleiden & Professionaliseren, 26 juni 2025\n\n"
        "## Is dit van jullie?\n\nKlopt het nog, ontbreekt er iets of is er een vervolg? Deze tekst is gemaakt uit openbare bronnen, "
        f"zonder dat de organisatie meelas. [Vul dit voorbeeld aan](p9.md)\n\n## Citeer dit\n\n{cited(number)}"
        "Wat nog ontbreekt\n\nEr staat nog geen webadres bij: het adres van deze site is nog niet ingevuld.\n\n"
        "Er staat nog geen datum bij (z.d.): de dag van de eerste publicatie is nog niet ingevuld.\n\n"
        f"[Vorige: {title(before)}](p{before}.md) [Volgende: {title(after)}](p{after}.md)\n"
    )


def make_project(folder: Path, size: int) -> None:
    """The real project, with ``size`` records in all: its own without the examples, and made-up examples."""
    for name in ("principles", "docs", "overrides", ".build"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "macros").symlink_to(ROOT / "macros")
    own = sum(1 for _ in (folder / "principles").rglob("*.yml")) - 1
    for number in range(size - own):
        (folder / f"principles/praktijkvoorbeelden/proef-{number}.yml").write_text(record(number), encoding="utf-8")


def saved_to_seen(folder: Path) -> list[float]:
    """CPU seconds from each save of a record until its page is sent, in a preview that has stood for a while."""
    from macros.host.preview import Preview

    root = scratch.project(folder)
    record = root / "principles/uitgangspunten/u05.yml"
    text = record.read_text(encoding="utf-8")
    preview = Preview(root, "127.0.0.1", 0)
    seconds = []
    for number in range(6):
        record.write_text(text.replace("titel: ", f"titel: Proef {number} ", 1), encoding="utf-8")
        start = time.process_time()
        with contextlib.redirect_stdout(None):
            preview.renew()
        asked = {"PATH_INFO": "/uitgangspunten/u05/"}
        setup_testing_defaults(asked)
        page = b"".join(preview.serve_request({**asked, "QUERY_STRING": ""}, lambda *_: None))
        seconds.append(time.process_time() - start)
        assert f"Proef {number} ".encode() in page
    preview.close()
    return seconds[1:]


def make_plain(folder: Path, size: int) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN + NAV, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    for number in range(size):
        (folder / f"docs/p{number}.md").write_text(page(number, size), encoding="utf-8")


def at(size: int, room: Path) -> Cost:
    """Print what ``size`` records take beside as many pages; gives what building them took."""
    ours, plain = room / f"eigen-{size}", room / f"gewoon-{size}"
    ours.mkdir()
    make_project(ours, size)
    print(f"{size:5} records     controleren  {measure(CHECK, ours)}", flush=True)
    build = measure(BUILD, ours)
    print(f"{size:5} records     bouwen       {build}", flush=True)
    count = sum(1 for _ in (ours / "site").rglob("index.html"))
    make_plain(plain, count)
    peer = measure(PEER, plain)
    print(f"{count:5} pagina's    Material     {peer}   {beside(build, peer)}", flush=True)
    print(f"een voorbeeld     {on_page(ours / 'site/praktijk/proef-50/index.html')}; bij Material {on_page(plain / 'site/p50/index.html')}")
    return build


def on_page(file: Path) -> str:
    """How much stands on a built page, menu and all."""
    text = re.sub(r"<(script|style|svg|head)\b.*?</\1>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return f"{len(re.sub('<[^>]*>', ' ', text).split())} woorden, {text.count('<a ')} links, {len(re.findall('<h[1-6]', text))} koppen"


def translate_modules(room: Path) -> None:
    """Let Python translate every module that is measured, into ``room``."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(room / "modules")}
    make_plain(room / "vooraf", 23)
    run(PEER, room / "vooraf")
    run(CHECK, ROOT)


def main() -> None:
    if not shutil.which("valgrind"):
        print("instructies niet geteld, want er is geen valgrind: CPU-seconden verschillen per keer.")
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        translate_modules(room)
        real = scratch.project(room / "echt", real=True)
        run(BUILD, real)
        print(f"de echte inhoud   controleren  {measure(CHECK, ROOT)}", flush=True)
        print(f"de echte inhoud   bouwen       {measure(BUILD, real)}", flush=True)
        saved = saved_to_seen(room / "bekijk")
        print(f"de echte inhoud   van bewaren tot zien {min(saved):.2f} tot {max(saved):.2f} s CPU")
        built = {size: at(size, room) for size in SIZES}
        small, large = SIZES
        more = (built[large].instructions - built[small].instructions) / (large - small)
        print(
            f"elk voorbeeld meer   {(built[large].cpu - built[small].cpu) / (large - small) * 1000:.2f} ms CPU  {more * 1000:.2f} M instructies"
        )
    bench_browser.report()


if __name__ == "__main__":
    main()
