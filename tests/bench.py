"""How much work checking and building are, beside plain MkDocs with Material in the same run.

Makes folders of records with the project's own model, and as many Markdown
pages with the same words. No two records share a sentence, so that nothing is
quick because it was seen before. Every figure is of a whole process: CPU
seconds (user and system), peak memory, and instructions as cachegrind counts
them. Instructions are the same under any load; CPU seconds of one run can be
compared, those of two machines cannot.
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
PLAIN = "site_name: Proef\ntheme:\n  name: material\n  language: nl\nnav:\n  - index.md\nvalidation:\n  nav:\n    omitted_files: ignore\n"


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
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    found = COUNTED.search(done.stderr)
    if done.returncode or not found:
        sys.exit(done.stdout + done.stderr)
    return int(found[1].replace(",", "")) / 1e9


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end; stop when it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment) as process:
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
        f"id: proef-{number}\ntitel: Voorbeeld {number} van samen opleiden\norganisatie: Partnerschap {number}\nregio: Regio {number % 40}\n"
        f"sector:\n  - po\njaar: 2025\nstand: praktijk\nsamenvatting: >-\n  {summary(number)}\npunten:\n{points}"
        f"herkomst: parafrase\nstatus: concept\nbronnen:\n  - opdenksessie-2025\ngezien: volledig\n"
    )


def page(number: int) -> str:
    """The same article as the page of a record: as many words, links, headings and facts."""
    facts = (
        ("Wie", f"Partnerschap {number}"),
        ("Waar", f"Regio {number % 40}"),
        ("Sector", "primair onderwijs (po)"),
        ("Jaar", "2025"),
        ("Stand", "praktijk"),
    )
    table = "".join(f"| {name} | {value} |\n" for name, value in facts)
    source = "[Uitgangspunten en aandachtspunten Samen Opleiden in de Onderwijsregio (Opbrengst Opdenksessie)](p0.md)"
    points = "".join(
        f"- [Uitgangspunt {n} · Ontwikkeling van alle lerenden](p{n}.md) {words(number, f'reden {step}', 16)}\n"
        for step, n in ((1, number % 16), (3, (number * 3) % 16))
    )
    return (
        f"*Praktijkvoorbeeld* praktijk\n\n# Voorbeeld {number} van samen opleiden\n\n> {summary(number)}\n\n"
        f"Parafrase · concept · bron: {source} · de passage is helemaal gezien\n\n| Veld | Waarde |\n| --- | --- |\n{table}\n"
        f"## Punten die het raakt\n\n{points}\n## Bron\n\n- {source} Platform Samen Opleiden & Professionaliseren, 26 juni 2025\n\n"
        "## Is dit van jullie?\n\nKlopt het nog, ontbreekt er iets of is er een vervolg? Laat het weten. Deze tekst is gemaakt uit openbare bronnen, "
        "zonder dat de organisatie meelas.\n\nHoe je de redactie bereikt, is nog niet ingevuld.\n\n"
        f"[Vorige: Voorbeeld {max(number - 1, 0)} van samen opleiden](p{max(number - 1, 0)}.md)\n"
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
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    for number in range(size):
        (folder / f"docs/p{number}.md").write_text(page(number), encoding="utf-8")


def at(size: int, room: Path) -> Cost:
    """Print what ``size`` records take beside as many pages; gives what building them took."""
    ours, plain = room / f"eigen-{size}", room / f"gewoon-{size}"
    ours.mkdir()
    make_project(ours, size)
    make_plain(plain, size)
    print(f"{size:5} records     controleren  {measure(CHECK, ours)}", flush=True)
    build = measure(BUILD, ours)
    print(f"{size:5} records     bouwen       {build}", flush=True)
    peer = measure(PEER, plain)
    print(f"{size:5} pagina's    Material     {peer}   {beside(build, peer)}", flush=True)
    return build


def main() -> None:
    if not shutil.which("valgrind"):
        print("instructies niet geteld, want er is geen valgrind: CPU-seconden verschillen per keer.")
    print(f"de echte inhoud   controleren  {measure(CHECK, ROOT)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        real = scratch.project(room / "echt", real=True)
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
