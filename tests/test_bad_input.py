"""Whatever stands in a file: a Dutch finding, never an exception, and no file is changed."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TRIAL
from editors import HEAD
from test_editors import CASES

from macros.check import check
from macros.cli import main
from macros.editing.mend import mended
from macros.finding import errors
from macros.model import BY_FOLDER
from macros.reading.document import Document
from macros.reading.reader import read_record
from macros.reading.source import read_bytes

ROOT = Path(__file__).parent.parent
RECORDS = [next(iter(sorted((TRIAL / "principles" / folder).glob("*.yml")))) for folder in BY_FOLDER]


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
    for length in range(0, len(data), 23):
        looked_at(data[:length], path)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_a_file_with_wrong_bytes_gives_findings(path):
    chance = random.Random(path.name)
    data = path.read_bytes()
    for _ in range(20):
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
    for _ in range(20):
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


POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


def checked_from_outside(project: Path) -> subprocess.CompletedProcess[str]:
    """The check as a program of its own, for which the rights on files hold even when the tests run as root."""
    return run_from_outside(project, "controleer", "--stil")


def run_from_outside(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros.cli", *words]
    return subprocess.run([*(POWERLESS if os.geteuid() == 0 else ()), *command], cwd=project, capture_output=True, text=True)


CLOSED = {
    "principles/praktijkvoorbeelden/voorbeeld.yml": "Dit bestand is niet te openen.",
    "principles/adressen.txt": "Dit bestand is niet te openen.",
    "principles/brontekst.tsv": "Dit bestand is niet te openen.",
    "principles/instellingen.yml": "Dit bestand is niet te openen.",
    "principles/versies/u02/1.0.yml": "Dit bestand is niet te openen.",
    "docs/proef.md": "Dit bestand is niet te openen.",
    "principles/rollen": "Deze map is niet te openen.",
}
FILES = [name for name in CLOSED if name != "principles/rollen"]


# A folder that may be listed and not entered is closed too; a file that may only be read is no problem.
@pytest.mark.parametrize(("closed", "rights"), [(FILES, 0), (["principles/rollen"], 0), (["principles/rollen"], 0o444)])
def test_what_may_not_be_opened_is_told_and_the_rest_is_checked(project, closed, rights):
    page = project / "docs/proef.md"
    page.parent.mkdir()
    page.write_text(HEAD, encoding="utf-8")
    question = project / "principles/peervragen/v001.yml"
    question.write_text(question.read_text(encoding="utf-8").replace("u01", "u77"), encoding="utf-8")
    for name in closed:
        (project / name).chmod(rights)
    result = checked_from_outside(project)
    for name in closed:
        (project / name).chmod(0o755)
    assert (result.returncode, result.stderr) == (1, "")
    assert [name for name in closed if f"{name}:1:1: fout [niet-te-openen] {CLOSED[name]}" not in result.stdout] == []
    assert "v001.yml:6:11: fout [onbekend-id]" in result.stdout


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_told_and_never_waited_for(project, name):
    path = project / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told = [str(finding) for finding in errors(check(project).findings) if finding.file == name]
    assert told == [f"{name}:1:1: fout [niet-te-openen] Hier hoort een gewoon bestand te staan, geen map of iets anders."]
    path.unlink()
    path.symlink_to("/nergens")
    told = [str(finding) for finding in errors(check(project).findings) if finding.file == name]
    assert told == [
        f"{name}:1:1: fout [koppeling-naar-elders] Dit bestand is een verwijzing naar een andere plek. Zet hier het bestand zelf neer."
    ]


def test_a_file_where_a_folder_belongs_is_told(project):
    shutil.rmtree(project / "principles/rollen")
    (project / "principles/rollen").write_text("docent", encoding="utf-8")
    told = [str(finding) for finding in check(project).findings]
    assert "principles/rollen:1:1: fout [niet-te-openen] Hier hoort een map te staan, geen bestand." in told


def test_a_macro_nested_without_end_gives_a_finding(project):
    (project / "docs").mkdir()
    (project / "docs/proef.md").write_text(HEAD + "{{ kaart(" + "(" * 3000 + '"u01"' + ")" * 3000 + ") }}\n", encoding="utf-8")
    assert [finding.code for finding in errors(check(project).findings)] == ["macro-schrijfwijze", "te-diep"]


def test_lists_nested_without_end_in_a_page_give_a_finding(project):
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs/proef.md").write_text(HEAD + "- " * 3000 + "[x](#weg)\n", encoding="utf-8")
    assert [finding.code for finding in errors(check(project).findings)] == ["te-diep"]


@pytest.mark.parametrize("menu", ["nav: &a\n  - *a\n", f"nav: {'[' * 3000}{']' * 3000}\n"], ids=["itself", "deep"])
def test_a_menu_without_end_gives_a_finding(project, menu):
    (project / "mkdocs.yml").write_text(menu, encoding="utf-8")
    told = [(finding.file, finding.code, finding.text) for finding in errors(check(project).findings)]
    assert told == [("mkdocs.yml", "te-diep", "Het menu is te diep genest, of noemt zichzelf.")]


@pytest.mark.parametrize("form", ["tekst", "github", "gitlab", "sarif"])
def test_a_file_name_of_another_age_is_told_in_every_form(project, form):
    with Path(os.fsdecode(bytes(project / "principles/rollen") + b"/caf\xe9.yml")).open("w") as file:
        file.write("id: cafe\n")
    result = run_from_outside(project, "controleer", "--formaat", form)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "Het verplichte veld 'naam' ontbreekt." in result.stdout


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nieuw", "rol", "--naam", "Docent", "--herkomst", "redactie", "--status", "concept", "--id", "docent"], "Met principles/rollen/docent.yml lukte het niet: je mag daar niet schrijven"),
        (["hernoem", "schoolopleider", "docent"], "principles/rollen/docent.yml is niet te schrijven. Kijk of je dat mag."),
        (["controleer", "--herstel", "--ja"], "Met principles/rollen/schoolopleider.yml lukte het niet: je mag daar niet schrijven"),
    ],
)  # fmt: skip
def test_what_may_not_be_written_is_told_and_stays(project, words, told):
    record = project / "principles/rollen/schoolopleider.yml"
    if words[0] == "controleer":
        record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    before = contents(project)
    record.chmod(0o444)
    record.parent.chmod(0o555)
    result = run_from_outside(project, *words)
    record.parent.chmod(0o755)
    assert result.returncode == 1 and told in result.stderr and "Traceback" not in result.stderr
    assert contents(project) == before


def test_who_reads_only_the_beginning_gets_no_traceback():
    command = f"{sys.executable} -m macros.cli controleer | true"
    assert subprocess.run(["sh", "-c", command], cwd=TRIAL, capture_output=True, text=True).stderr == ""
