"""How much the form weighs and how fast it is, on the content of the day and on 5,000 records: ``python tests/beheermeting.py``."""

import csv
import gzip
import io
import resource
import shutil
import tempfile
import time
from pathlib import Path

from conftest import ROOT
from form import Window
from werkzeug.test import Client

from macros.beheer.app import Beheer
from macros.check import Memory, check
from macros.exports.csv_files import BOM, csv_text, tables
from macros.exports.publication import Publication
from macros.model import Praktijkvoorbeeld
from macros.spreadsheet.columns import paired
from macros.spreadsheet.reading import read_table
from macros.spreadsheet.trial import Choices, dry_run

MANY, IN_SHEET = 5000, 2000
SUBJECT = "/beheer/praktijkvoorbeeld/{}/"


def weigh(root: Path, id: str) -> None:
    """Tell of one project: the largest form, and what checking costs."""
    beheer = Beheer(root, lambda environ, start: [])
    desk = Window(Client(beheer))
    start = time.process_time()
    desk.open(SUBJECT.format(id))
    first = time.process_time() - start
    costs = []
    for number in range(3):
        desk.type("titel", f"Een andere titel {number}")
        start = time.process_time()
        desk.press("Controleer en bekijk")
        costs.append(time.process_time() - start)
        assert "Geen fouten." in desk.text
    kb = beheer.office.kb
    forms = {one.id: len(gzip.compress(desk.bytes_at(f"/beheer/{one.soort}/{one.id}/"))) for one in list(kb.all())[:40]}
    heaviest = max(forms, key=forms.__getitem__)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(kb.reads)} records: start {first:.2f} s, controleer en bekijk {min(costs):.2f} s CPU, geheugen {memory:.0f} MB")
    print(f"zwaarste formulier: {heaviest}, {forms[heaviest] / 1000:.1f} kB gzip")


def spread(root: Path) -> None:
    """Tell what the trial of a spreadsheet costs: examples with the texts of those that are there, and ids and titles of their own."""
    memory = Memory()
    now = check(root, memory)
    rows = list(csv.reader(io.StringIO(dict(tables(Publication(now.kennisbank, ())))["data/praktijkvoorbeelden.csv"].lstrip(BOM), newline=""), delimiter=";"))  # fmt: skip
    heads = [head for head in rows[0] if head != "id" and not head.startswith("ingetrokken")]
    kept = [rows[0].index(head) for head in heads]
    made = [[f"Voorbeeld nummer {number}" if rows[0][at] == "titel" else rows[1 + number % (len(rows) - 1)][at] for at in kept] for number in range(IN_SHEET)]  # fmt: skip
    data = csv_text([heads, *made]).encode()
    costs = []
    for _ in range(3):
        start = time.process_time()
        grid = read_table(data, Praktijkvoorbeeld)
        run = dry_run(root, now, memory, grid, Choices(Praktijkvoorbeeld, paired(Praktijkvoorbeeld, heads)))
        costs.append(time.process_time() - start)
        assert run.good and run.count("nieuw") == IN_SHEET
    print(f"rekenblad van {IN_SHEET} rijen, {len(data) / 1e6:.1f} MB: proefronde {min(costs):.2f} tot {max(costs):.2f} s CPU")


def main() -> None:
    for name in ("beheer.css", "beheer.js"):
        data = (ROOT / ".build/beheer" / name).read_bytes()
        print(f"{name}: {len(gzip.compress(data)) / 1000:.1f} kB gzip")
    id = next(iter(sorted((ROOT / "principles/praktijkvoorbeelden").glob("*.yml")))).stem
    weigh(ROOT, id)
    spread(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("principles", "docs"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        for name in ("overrides", ".build"):
            (root / name).symlink_to(ROOT / name)
        rows = sorted((root / "principles/praktijkvoorbeelden").glob("*.yml"))
        for number in range(MANY - 850):
            text = rows[number % len(rows)].read_text(encoding="utf-8")
            new = f"{rows[number % len(rows)].stem[:60]}-{number}"
            text = text.replace(f"id: {rows[number % len(rows)].stem}\n", f"id: {new}\n", 1)
            lines = [f"titel: Voorbeeld nummer {number}" if line.startswith("titel:") else line for line in text.split("\n")]
            (root / f"principles/praktijkvoorbeelden/{new}.yml").write_text("\n".join(lines), encoding="utf-8")
        weigh(root, id)


if __name__ == "__main__":
    main()
