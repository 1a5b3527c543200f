"""Whatever stands in a file: a Dutch finding, never an exception, and no file is changed."""

import random
import shutil
from pathlib import Path

import pytest
from test_editors import CASES

from macros.cli import main
from macros.editing.mend import mended
from macros.model import BY_FOLDER
from macros.project import check
from macros.reading.reader import read_record
from macros.reading.source import Document, read_bytes

ROOT = Path(__file__).parent.parent
RECORDS = [next(iter(sorted((ROOT / "principles" / folder).glob("*.yml")))) for folder in BY_FOLDER]


def looked_at(data: bytes, path: Path) -> Document:
    """Read and check bytes as if they stood in the file, and try to mend them."""
    model = BY_FOLDER[path.parent.name]
    document = read_bytes(data, f"principles/{path.parent.name}/{path.name}")
    read, findings = read_record(document, model)
    assert read is not None or document.findings + findings, "a record is lost without a word"
    for finding in document.findings + findings:
        assert finding.line >= 1 and finding.column >= 1 and finding.text and str(finding).isprintable() is not None
    mended(data, path.name, model)
    return document


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_a_file_cut_off_anywhere_gives_findings(path):
    data = path.read_bytes()
    for length in range(0, len(data), 7):
        looked_at(data[:length], path)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_a_file_with_wrong_bytes_gives_findings(path):
    chance = random.Random(path.name)
    data = path.read_bytes()
    for _ in range(60):
        wrong = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            wrong[chance.randrange(len(wrong))] = chance.choice(
                (0, 9, 10, 13, 32, 33, 34, 38, 39, 42, 45, 58, 91, 123, 124, 200, 255, chance.randrange(256))
            )
        looked_at(bytes(wrong), path)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_a_file_with_its_lines_moved_about_gives_findings(path):
    chance = random.Random(path.name)
    lines = path.read_text(encoding="utf-8").splitlines()
    for _ in range(60):
        mixed = list(lines)
        for _ in range(chance.randint(1, 3)):
            line = mixed.pop(chance.randrange(len(mixed)))
            mixed.insert(chance.randrange(len(mixed) + 1), chance.choice((line, f" {line}", line.strip(), f"{line}{line}", "\t" + line)))
        looked_at("\n".join(mixed).encode(), path)


def test_checking_changes_no_file_whatever_is_wrong(tmp_path):
    for name in ("mkdocs.yml", "principles"):
        source = ROOT / "tests/stuk" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    check(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_one_unreadable_file_leaves_the_others_checked(project, capsys):
    (project / "principles/rollen/schoolopleider.yml").write_bytes(b"\x00\xff")
    example = project / "principles/praktijkvoorbeelden/voorbeeld.yml"
    example.write_text(example.read_text(encoding="utf-8").replace("jaar: 2025", "jaar: ooit"), encoding="utf-8")
    assert main(["controleer"]) == 1
    told = capsys.readouterr().out
    assert "schoolopleider.yml:1:2: fout [codering]" in told and "voorbeeld.yml:7:7: fout [getal]" in told


def test_there_is_a_case_for_each_slip_of_the_list():
    """What an editor can do wrong, by the code that tells him."""
    told = " ".join(line for case in CASES for line in case["krijgt"])
    slips = (
        "dubbele-punt", "tab", "inspringing", "codering", "bom", "regeleinde", "dubbele-sleutel", "dubbel-id", "onbekend-veld", "onbekend-id",
        "lijst", "datum-bestaat-niet", "leeg-veld", "id-is-geen-bestandsnaam", "te-lang", "te-diep", "verwijzing-in-yaml", "leeg-bestand",
        "onbekende-map", "verkeerde-map", "samenvoegconflict", "apostrof", "vorm", "geen-record", "te-groot", "tabel", "veld-ontbreekt",
    )  # fmt: skip
    assert [slip for slip in slips if f"[{slip}]" not in told] == []
