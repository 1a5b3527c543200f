"""Odd surroundings: it works, or a Dutch sentence says why not, and the exit status says what happened."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import ROOT
from editors import SMALL

from macros.terminal import nearest
from macros.today import NoDateError, build_date, build_moment, settle


def run(root: Path, *words: str | bytes, module: str = "macros.cli", **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **settings}
    return subprocess.run([sys.executable, "-m", module, *words], cwd=root, capture_output=True, env=environment, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("given", ["", " ", "\n"])
def test_a_moment_that_is_empty_is_not_given(given):
    environment = {"SOURCE_DATE_EPOCH": given}
    assert abs((build_date(environment) - datetime.now(UTC).date()).days) <= 1
    assert build_moment(environment) == build_moment({})
    settle(environment)
    assert environment == {}, "the host would read it as a number"


@pytest.mark.parametrize("given", ["-1", "x", "1.5", "1e9", "4102444800", "9" * 400, "0x10", "١٢", "1 2"])
def test_a_moment_that_cannot_be_is_said_in_dutch(given):
    for read in (build_date, build_moment, settle):
        with pytest.raises(NoDateError, match="Daar hoort een aantal seconden sinds 1970"):
            read({"SOURCE_DATE_EPOCH": given})


@pytest.mark.parametrize(("given", "day"), [("0", date(1970, 1, 1)), ("315532799", date(1980, 1, 1)), ("4102444799", date(2100, 1, 1))])
def test_the_first_and_the_last_moment_are_right(given, day):
    assert build_date({"SOURCE_DATE_EPOCH": given}) == day


@pytest.mark.parametrize("given", ["0001-01-01", "1979-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_that_no_document_knows_is_refused(given):
    with pytest.raises(NoDateError):
        build_date({"KENNISBANK_DATUM": given})


def test_the_check_and_the_build_end_with_the_right_status_and_no_traceback():
    told = run(SMALL, "controleer", SOURCE_DATE_EPOCH="x", KENNISBANK_DATUM="")
    assert told.returncode == 2 and b"Daar hoort een aantal seconden" in told.stderr and b"Traceback" not in told.stderr


def test_a_build_says_that_the_moment_cannot_be(tmp_path):
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "tests/stuk/mkdocs.yml").read_bytes())
    (tmp_path / "docs").mkdir()
    told = run(tmp_path, module="macros.host", SOURCE_DATE_EPOCH="99999999999", KENNISBANK_DATUM="")
    assert told.returncode == 1 and told.stderr.decode().endswith("site/ is niet veranderd.\n") and b"Traceback" not in told.stderr
    assert b"SOURCE_DATE_EPOCH is '99999999999'" in told.stderr


@pytest.mark.parametrize("code", ["ascii", "latin-1", "cp437"])
def test_a_terminal_without_our_letters_gets_the_nearest(code):
    told = run(SMALL, "controleer", PYTHONIOENCODING=code)
    assert told.returncode == 0 and told.stderr == b""
    assert told.stdout.decode(code).endswith("adviezen.\n")
    help = run(SMALL, "nieuw", "--help", PYTHONIOENCODING=code)
    assert help.returncode == 0 and help.stdout.decode(code)


def test_letters_keep_their_sense_in_ascii():
    text = "Coöperatie ’s-Hertogenbosch “één” – vóór … →"
    plain = text.encode("ascii", "nearest").decode()
    assert plain == 'Cooperatie \'s-Hertogenbosch "een" - voor ... ->'
    assert "漢\ud800".encode("ascii", "nearest") == b"??"
    with pytest.raises(UnicodeDecodeError):
        nearest(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"))


@pytest.mark.parametrize(
    "words",
    [
        ("intrek", "schoolopleider", "--reden", b"caf\xe9"),
        ("hernoem", "schoolopleider", b"caf\xe9"),
        ("nieuw", "rol", "--naam", b"caf\xe9"),
        ("uitgeven", "u01", "--versie", b"1.1\xff"),
    ],
)
def test_an_argument_in_another_code_is_refused(words, tmp_path):
    told = run(SMALL, *words)
    assert told.returncode == 2 and b"Traceback" not in told.stderr
    assert "is niet te lezen als UTF-8. Typ het opnieuw" in told.stderr.decode()


def test_a_path_in_another_code_is_only_a_path():
    told = run(SMALL, "controleer", b"principles/caf\xe9.yml")
    assert (told.returncode, told.stderr.decode()) == (2, "'principles/caf?.yml' bestaat niet.\n")


def test_a_folder_that_is_not_there_is_told_once(tmp_path):
    told = run(tmp_path, "controleer")
    assert told.returncode == 2 and b"mkdocs.yml" in told.stderr
