"""What is frozen, beside the newest published commit: in a real repository, as a workflow has it."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from macros.cli import main
from macros.kennisbank.versions import fingerprint


def git(root: Path, *words: str) -> None:
    name = ("-c", "user.name=Redactie", "-c", "user.email=redactie@voorbeeld.nl")
    subprocess.run(["git", *name, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def shared(project: Path, tmp_path: Path) -> Path:
    """A clone in which an editor works, of a shared repository that has published nothing yet."""
    (project / "principles/verhuisd.tsv").write_text("praktijk/oud/\tvoorbeeld\n", encoding="utf-8")
    main(["controleer", "--herstel", "--ja"])
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Begin")
    git(tmp_path, "clone", "--quiet", "--bare", str(project), "gedeeld.git")
    git(project, "remote", "add", "origin", str(tmp_path / "gedeeld.git"))
    return project


@pytest.fixture
def published(shared: Path) -> Path:
    git(shared, "push", "--quiet", "origin", "HEAD:refs/heads/gepubliceerd")
    return shared


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The errors, without the line of the file under them."""
    capsys.readouterr()
    main(["controleer", "--stil", "--gepubliceerd"])
    return [line for line in capsys.readouterr().out.splitlines() if ": fout [" in line]


def test_before_anything_is_published_that_is_said(shared, capsys):
    assert told(capsys) == []
    main(["controleer", "--gepubliceerd"])
    assert "Er is niet vergeleken met wat gepubliceerd is" in capsys.readouterr().err


def test_nothing_is_told_of_what_did_not_change(published, capsys):
    assert told(capsys) == []


def replaced(root: Path, old: str, new: str) -> None:
    for path in root.glob("principles/**/*.*"):
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def test_a_frozen_text_that_was_changed_with_all_its_proofs_is_told(published, capsys):
    """Version, record, source text and both hashes: by themselves they agree."""
    version = published / "principles/versies/u02/1.0.yml"
    text = (
        next(line for line in version.read_text(encoding="utf-8").splitlines() if line.startswith("tekst:")).partition(": ")[2].strip("\"'")
    )
    other = text.replace(text.split()[0], "Anders", 1)
    replaced(published, text, other)
    (published / "principles/versies/slot.tsv").write_text(
        f"u02@1.0\t{fingerprint(other)}\t{hashlib.sha256(version.read_bytes()).hexdigest()}\n"
    )
    capsys.readouterr()
    assert main(["controleer", "--stil"]) == 0
    found = told(capsys)
    assert [line.split(": ")[0] for line in found] == ["principles/brontekst.tsv:2:5", "principles/versies/slot.tsv:1:9"]
    assert "De brontekst van 'u02' is gepubliceerd en verandert nooit meer: hier staat 'Anders" in found[0]
    assert "Versie u02 1.0 is gepubliceerd en verandert nooit meer" in found[1]


@pytest.mark.parametrize("name", ["versies/slot.tsv", "brontekst.tsv", "adressen.txt", "verhuisd.tsv"])
def test_a_line_that_goes_is_told(published, capsys, name):
    path = published / "principles" / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    assert any(f"principles/{name}:1:1: fout [gepubliceerd-weg]" in line for line in told(capsys))


def test_an_old_address_may_be_that_of_a_page_again(published, capsys):
    (published / "principles/verhuisd.tsv").unlink()
    assert len(told(capsys)) > 0
    page = published / "docs/praktijk/oud.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Oud\ndescription: Een pagina.\n---\n\n# Oud\n", encoding="utf-8")
    assert told(capsys) == []


def test_what_is_added_is_no_change(published, capsys):
    assert main(["hernoem", "voorbeeld", "aan-zee"]) == 0
    main(["controleer", "--herstel", "--ja"])
    assert told(capsys) == []


def test_what_another_published_in_the_meantime_counts(published, tmp_path, capsys):
    """The branch is fetched: a clone of last week knows it too."""
    git(tmp_path, "clone", "--quiet", "--branch", "main", "gedeeld.git", "ander")
    other = tmp_path / "ander"
    register = other / "principles/adressen.txt"
    register.write_text(register.read_text(encoding="utf-8") + "praktijk/nieuw/\n", encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "Erbij")
    git(other, "push", "--quiet", "origin", "HEAD:refs/heads/gepubliceerd")
    assert told(capsys) == [
        "principles/adressen.txt:1:1: fout [gepubliceerd-weg] Het adres 'praktijk/nieuw/' is gepubliceerd, en deze regel is weg. Zet hem terug."
    ]


def test_line_breaks_of_windows_are_no_change(published, capsys):
    for name in ("versies/slot.tsv", "brontekst.tsv", "adressen.txt"):
        path = published / "principles" / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(capsys) == []
