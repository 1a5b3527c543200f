"""How much work checking and building are, beside plain MkDocs with Material in the same run.

Makes folders of records with the project's own model, and as many Markdown
pages of like size. Every figure is of a whole process: CPU seconds (user and
system) and peak memory. Figures of one run can be compared; those of two
machines cannot.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import bench_browser
import scratch

ROOT = Path(__file__).parent.parent
SIZES = (1000, 5000)
SENTENCE = "Scholen en opleidingen maken samen een plan en bespreken elk half jaar wat het heeft opgeleverd voor studenten en begeleiders. "
PLAIN = "site_name: Proef\ntheme:\n  name: material\n  language: nl\nnav:\n  - index.md\nvalidation:\n  nav:\n    omitted_files: ignore\n"


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU seconds, and megabytes at its peak."""

    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU  {self.memory:6.0f} MB"


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


def record(number: int) -> str:
    points = "".join(
        f"  - naar: u{(number * step) % 16 + 1:02}\n    waarom: Voorbeeld {number} laat zien hoe partners dit samen doen, met eigen woorden voor reden {step}.\n"
        for step in (1, 3)
        if step == 1 or (number * 3) % 16 != number % 16
    )
    return (
        f"id: proef-{number}\ntitel: Voorbeeld {number} van samen opleiden\norganisatie: Partnerschap {number}\nregio: Regio {number % 40}\n"
        f"sector:\n  - po\njaar: 2025\nstand: praktijk\nsamenvatting: >-\n  {SENTENCE * 8}\npunten:\n{points}"
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
        f"- [Uitgangspunt {n} · Ontwikkeling van alle lerenden](p{n}.md) Voorbeeld {number} laat zien hoe partners dit samen doen, met eigen woorden voor reden {n}.\n"
        for n in (number % 16, (number * 3) % 16)
    )
    return (
        f"*Praktijkvoorbeeld* praktijk\n\n# Voorbeeld {number} van samen opleiden\n\n> {SENTENCE * 8}\n\n"
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
        page = b"".join(preview.serve_request({"PATH_INFO": "/uitgangspunten/u05/"}, lambda *_: None))
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


def main() -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    check = [sys.executable, "-m", "macros.cli", "controleer"]
    print(f"de echte inhoud   controleren  {run(check, ROOT)}")
    with tempfile.TemporaryDirectory() as scratch:
        print(f"de echte inhoud   bouwen       {run([*mkdocs, '--site-dir', f'{scratch}/site'], ROOT)}")
        saved = saved_to_seen(Path(scratch) / "bekijk")
        print(f"de echte inhoud   van bewaren tot zien {min(saved):.2f} tot {max(saved):.2f} s CPU")
        built: dict[int, float] = {}
        for size in SIZES:
            ours, plain = Path(scratch) / f"eigen-{size}", Path(scratch) / f"gewoon-{size}"
            ours.mkdir()
            make_project(ours, size)
            make_plain(plain, size)
            checked, build = run(check, ours), run(mkdocs, ours)
            peer = run(mkdocs, plain)
            built[size] = build.cpu
            print(f"{size:5} records     controleren  {checked}")
            print(f"{size:5} records     bouwen       {build}")
            print(f"{size:5} pagina's    Material     {peer}   verhouding {build.cpu / peer.cpu:.2f}")
        small, large = SIZES
        print(
            f"groei van {small} naar {large} records: {built[large] / built[small]:.2f} keer zoveel werk bij {large / small:.0f} keer zoveel records"
        )
    bench_browser.report()


if __name__ == "__main__":
    main()
