"""``kennisbank controleer --herstel``: mends what is safe, asks first, and touches nothing else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from editors import SMALL

from macros.cli import main
from macros.editing.mend import mended
from macros.model import Praktijkvoorbeeld

EXAMPLE = Path("principles/praktijkvoorbeelden/voorbeeld.yml")
TEXT = (SMALL / EXAMPLE).read_text(encoding="utf-8")


def mend(text: str) -> str | None:
    return mended(text.encode(), "voorbeeld.yml", Praktijkvoorbeeld)


@pytest.mark.parametrize("word", ["no", "12:30", "1.10", "on", "~"])
def test_a_text_that_others_read_otherwise_gets_quotes(word):
    assert mend(TEXT.replace("regio: Zeeland", f"regio: {word}  # waar")) == TEXT.replace("regio: Zeeland", f'regio: "{word}"  # waar')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeff" + TEXT, TEXT),
        (TEXT.replace("\n", "\r\n"), TEXT),
        (TEXT.replace("regio: Zeeland", "regio: Zeeland   "), TEXT),
        (TEXT.replace("regio: Zeeland", "regio: Zeeland  # hier \t"), TEXT.replace("regio: Zeeland", "regio: Zeeland  # hier")),
    ],
)
def test_bom_line_breaks_and_trailing_spaces_go(before, after):
    assert mend(before) == after


@pytest.mark.parametrize(
    ("wrong", "right", "meant"),
    [
        ("titel: Samen: een voorbeeld", "titel: Een voorbeeld", 'titel: "Samen: een voorbeeld"'),
        ("titel: “Samen: een voorbeeld”", "titel: Een voorbeeld", 'titel: "Samen: een voorbeeld"'),
        ('titel: "Een voorbeeld', "titel: Een voorbeeld", 'titel: "Een voorbeeld"'),
        ("titel: @school", "titel: Een voorbeeld", 'titel: "@school"'),
        ("regio: 's-Hertogenbosch", "regio: Zeeland", 'regio: "\'s-Hertogenbosch"'),
        ("regio:Zeeland", "regio: Zeeland", "regio: Zeeland"),
        ("regio:\u00a0Zeeland", "regio: Zeeland", "regio: Zeeland"),
        ("  -po", "  - po", "  - po"),
        ("\u00a0\u00a0-\u00a0po", "  - po", "  - po"),
        ("\t- po", "  - po", "  - po"),
        ("  - naar:u01", "  - naar: u01", "  - naar: u01"),
        ("\t\twaarom: De school", "    waarom: De school", "    waarom: De school"),
    ],
)
def test_a_slip_with_one_cure_is_mended(wrong, right, meant):
    assert mend(TEXT.replace(right, wrong)) == TEXT.replace(right, meant)


def test_all_slips_of_a_file_are_mended_at_once():
    wrong = TEXT.replace("titel: Een", "titel: Samen: een").replace("regio: Z", "regio:Z").replace("  - po", "\t- po")
    assert mend(wrong) == TEXT.replace("titel: Een voorbeeld", 'titel: "Samen: een voorbeeld"')


def test_fields_get_the_order_of_the_template_and_take_their_comments_along():
    moved = TEXT.replace("titel: Een voorbeeld\n", "").replace(
        "gezien: volledig\n", "gezien: volledig\n# Kort.\ntitel: 'Een voorbeeld'  # zo\n"
    )
    assert mend(moved) == TEXT.replace("titel: Een voorbeeld\n", "# Kort.\ntitel: 'Een voorbeeld'  # zo\n")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("samenvatting: De", "samenvatting: |\n  De").replace("werken samen.", "werken samen.  \n  Elke dag."),
        TEXT.replace("titel: Een voorbeeld", "titel: Een: voorbeeld # zo"),
        TEXT.replace("titel: Een voorbeeld", "titel: Een “mooi” voorbeeld"),
        TEXT.replace("samenvatting: De", "samenvatting: Zo: de").replace("werken samen.", "werken\n  samen."),
        TEXT.replace("    waarom: De", "   waarom: De"),
        TEXT.replace("regio: Zeeland", "regio: Zeeland\nregio: Limburg"),
        "",
        "- a\n",
    ],
)
def test_what_is_good_or_not_safe_to_mend_is_left_alone(text):
    assert mend(text) is None


def test_a_file_with_another_error_still_loses_its_bom():
    wrong = TEXT.replace("organisatie: School aan Zee", "organisatei: School aan Zee")
    assert mend("\ufeff" + wrong) == wrong


def test_without_a_terminal_nothing_changes_unless_yes_is_given(project, capsys):
    wrong = TEXT.replace("regio: Zeeland", "regio: no").encode()
    (project / EXAMPLE).write_bytes(wrong)
    main(["controleer", "--herstel", str(EXAMPLE)])
    told = capsys.readouterr().err
    assert '-regio: no\n+regio: "no"' in told and "--ja" in told
    assert (project / EXAMPLE).read_bytes() == wrong
    assert main(["controleer", "--herstel", "--ja", str(EXAMPLE)]) == 0
    assert (project / EXAMPLE).read_bytes() == wrong.replace(b"no\n", b'"no"\n')


@pytest.mark.parametrize(("answer", "changed"), [("ja", True), ("misschien\nnee", False), ("\x04", False)])
def test_on_a_terminal_it_asks(project, answer, changed):
    wrong = TEXT.replace("regio: Zeeland", "regio: no").encode()
    (project / EXAMPLE).write_bytes(wrong)
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "macros.cli", "controleer", "--herstel"]
    variables = {"PATH": os.environ["PATH"], "TERM": "dumb"}
    with subprocess.Popen(command, cwd=project, stdin=child, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables) as process:
        os.write(parent, answer.encode() + b"\n")
        told = process.stderr.read().decode() if process.stderr else ""
    os.close(parent)
    os.close(child)
    assert "(ja/nee)" in told and "Traceback" not in told
    assert ((project / EXAMPLE).read_bytes() != wrong) == changed


def test_released_versions_are_never_mended(project):
    version = project / "principles/versies/u02/1.0.yml"
    before = version.read_bytes().replace(b"\n", b"\r\n")
    version.write_bytes(before)
    main(["controleer", "--herstel", "--ja"])
    assert version.read_bytes() == before


def test_records_that_are_right_need_no_mending(root, capsys, monkeypatch):
    monkeypatch.chdir(root)
    main(["controleer", "--herstel", "--stil"])
    assert "Er is niets dat veilig te herstellen is." in capsys.readouterr().err


def test_a_record_put_in_by_hand_comes_into_the_register_and_may_not_go_again(project, capsys):
    text = (project / "principles/rollen/schoolopleider.yml").read_text(encoding="utf-8")
    new = project / "principles/rollen/docent.yml"
    new.write_text(text.replace("schoolopleider", "docent"), encoding="utf-8")
    assert main(["controleer"]) == 0
    assert "[adres-niet-genoteerd]" in capsys.readouterr().out
    assert main(["controleer", "--herstel", "--ja"]) == 0
    assert "[adres-niet-genoteerd]" not in capsys.readouterr().out
    assert "voor/docent/" in (project / "principles/adressen.txt").read_text(encoding="utf-8").splitlines()
    new.unlink()
    assert main(["controleer"]) == 1
    assert "[record-weg]" in capsys.readouterr().out
