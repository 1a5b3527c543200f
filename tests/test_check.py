"""``kennisbank controleer``: what it shows, where, and in which form."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.check import check
from macros.cli import main
from macros.cli.formats import as_text
from macros.cli.screen import Screen
from macros.finding import Finding

HERE = Path(__file__).parent
EXAMPLE = "principles/praktijkvoorbeelden/voorbeeld.yml"


@pytest.fixture
def project(project):
    """The small project with one slip in it."""
    example = project / EXAMPLE
    example.write_text(example.read_text(encoding="utf-8").replace("naar: u01", "naar: u03"), encoding="utf-8")
    return project


def git(root: Path, *words: str) -> str:
    name = ("-c", "user.name=Redactie", "-c", "user.email=redactie@voorbeeld.nl")
    return subprocess.run(["git", *name, *words], cwd=root, capture_output=True, text=True, check=True).stdout


def test_new_advice_is_told_apart_from_what_main_says_already(project, capsys):
    """The work folder and what waits to be committed stay as they are."""
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "begin"), ("checkout", "-qb", "anders")):
        git(project, *words)
    example = project / EXAMPLE
    example.write_text(example.read_text(encoding="utf-8").replace("jaar: 2025\n", ""), encoding="utf-8")
    git(project, "add", EXAMPLE)
    before = git(project, "status", "--porcelain")
    assert main(["controleer", "--nieuw"]) == 1
    lines = capsys.readouterr().out.splitlines()
    heads = [line.partition("] ")[0] for line in lines if "[" in line]
    assert heads == [f"{EXAMPLE}:1:1: advies [jaar-onbekend", f"{EXAMPLE}:10:11: fout [onbekend-id"]
    assert re.fullmatch(r"1 fout, 1 nieuw advies\. \d+ adviezen stonden er al; toon ze met: kennisbank controleer", lines[-1])
    assert git(project, "status", "--porcelain") == before


def test_where_main_cannot_be_read_all_advice_is_told(project, capsys):
    main(["controleer"])
    every = capsys.readouterr().out
    main(["controleer", "--nieuw"])
    assert capsys.readouterr().out == every


def test_finding_knows_its_field(project):
    """Also when the field is not there, or stands in a part of a list."""
    example = project / EXAMPLE
    text = example.read_text(encoding="utf-8").replace("    waarom: De school werkt samen met de pabo.\n", "").replace("jaar: 2025\n", "")
    example.write_text(text.replace("status: concept\n", "status: concept\nstatus: concept\nwie: x\n"), encoding="utf-8")
    told = {finding.code: finding.path for finding in check(project).findings if finding.file == EXAMPLE}
    assert told == {
        "veld-ontbreekt": ("punten", 0, "waarom"), "onbekend-id": ("punten", 0, "naar"),
        "dubbele-sleutel": ("status",), "onbekend-veld": ("wie",),
    }  # fmt: skip


def test_errors_stand_last_just_above_the_count(project, capsys):
    assert main(["controleer"]) == 1
    heads = [line for line in capsys.readouterr().out.splitlines() if re.search(r": (fout|advies) \[", line)]
    levels = ["fout" if ": fout [" in line else "advies" for line in heads]
    assert levels == sorted(levels) and levels[-1] == "fout"


def test_quiet_leaves_advice_out_but_counts_it(project, capsys):
    main(["controleer", "--stil"])
    out = capsys.readouterr().out
    assert ": advies [" not in out and ", 0 adviezen" not in out


def test_of_one_file_only_its_own_findings_are_shown(project, capsys):
    assert main(["controleer", EXAMPLE]) == 1
    assert "[onbekend-id]" in capsys.readouterr().out
    assert main(["controleer", "principles/rollen"]) == 0
    told = capsys.readouterr()
    assert told.out == "0 fouten, 0 adviezen.\n"
    assert "Elders in de kennisbank: 1 fout." in told.err


def test_a_path_counts_from_where_the_editor_stands(project, monkeypatch, capsys):
    monkeypatch.chdir(project / "principles/praktijkvoorbeelden")
    assert main(["controleer", "voorbeeld.yml"]) == 1
    assert EXAMPLE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "told"), [("weg.yml", "bestaat niet"), ("/etc", "hoort niet bij de inhoud"), ("pyproject.toml", "bestaat niet")]
)
def test_a_path_that_is_not_content_is_wrong_use(project, capsys, path, told):
    assert main(["controleer", path]) == 2
    assert told in capsys.readouterr().err


def test_github_puts_the_error_at_its_line(project, capsys):
    assert main(["controleer", "--formaat", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"::error file={EXAMPLE},line=11,col=11,title=fout onbekend-id::Er is geen uitgangspunt")


def test_github_text_cannot_end_its_command_early():
    from macros.cli.formats import as_github

    line = as_github([Finding("a,b:c.yml", 1, 1, "vorm", "50%\nwaar::error::")], "")
    assert line == "::error file=a%2Cb%3Ac.yml,line=1,col=1,title=fout vorm::50%25 waar::error::\n"


def test_gitlab_report_has_what_gitlab_asks_and_steady_fingerprints(project, capsys):
    main(["controleer", "--formaat", "gitlab"])
    rows = json.loads(capsys.readouterr().out)
    assert all({"description", "check_name", "fingerprint", "severity", "location"} == set(row) for row in rows)
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    before = {row["fingerprint"] for row in rows}
    example = project / EXAMPLE
    example.write_text("# een regel erbij\n" + example.read_text(encoding="utf-8"), encoding="utf-8")
    main(["controleer", "--formaat", "gitlab"])
    assert {row["fingerprint"] for row in json.loads(capsys.readouterr().out)} == before


def test_sarif_report_has_what_the_standard_asks(project, capsys):
    main(["controleer", "--formaat", "sarif"])
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == "2.1.0"
    [run] = report["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        [place] = result["locations"]
        assert (project / place["physicalLocation"]["artifactLocation"]["uri"]).exists()
        assert min(place["physicalLocation"]["region"].values()) >= 1


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_reports_of_a_clean_part_are_whole_files(project, capsys, form):
    assert main(["controleer", "--formaat", form, "principles/rollen"]) == 0
    out = capsys.readouterr().out
    assert out == "" if form == "github" else json.loads(out) is not None


def test_wrong_choice_gets_the_choices_in_dutch(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["controleer", "--formaat", "sariff"])
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert "Kies uit" in told and "Bedoelde je 'sarif'?" in told


def on_terminal(root: Path, **environment: str) -> str:
    """What the check writes on a real terminal."""
    parent, child = pty.openpty()
    variables = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "macros.cli", "controleer"], cwd=root, stdout=child, stderr=child, env=variables
    ) as process:
        os.close(child)
        seen = b""
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(parent)
    assert process.returncode == 1
    return seen.decode()


def test_colour_only_on_a_terminal_and_not_with_no_color(project, capsys):
    assert "\x1b[" in on_terminal(project)
    assert "\x1b" not in on_terminal(project, NO_COLOR="1")
    assert "\x1b" not in on_terminal(project, TERM="dumb")
    main(["controleer"])
    assert "\x1b" not in capsys.readouterr().out


def test_code_is_a_link_where_the_terminal_knows_links():
    finding = Finding("a.yml", 1, 1, "vorm", "Tekst.")
    shown = as_text([finding], "https://www.voorbeeld.nl/", Screen(links=True))
    assert "\x1b]8;;https://www.voorbeeld.nl/over/meldingen/#vorm\x1b\\vorm\x1b]8;;\x1b\\" in shown
    assert as_text([finding], "", Screen(links=True)) == "a.yml:1:1: fout [vorm] Tekst.\n"


def test_an_overlong_line_is_shown_around_its_place():
    finding = Finding("a.yml", 1, 5000, "vorm", "Tekst.", source="x" * 4999 + "HIER" + "y" * 5000)
    _, line, caret = str(finding).split("\n")
    assert len(line) < 120
    assert line[caret.index("^")] == "H"


def test_a_checkout_with_the_line_ends_of_windows_is_told_in_one_line(project, capsys):
    for path in project.rglob("*.*"):
        if path.suffix in (".yml", ".tsv", ".txt", ".md"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    main(["controleer"])
    told = [line for line in capsys.readouterr().out.splitlines() if "[regeleinde]" in line]
    assert len(told) == 1 and re.search(r"advies \[regeleinde\] \d\d bestanden hebben regeleinden van Windows\.", told[0])
    main(["controleer", EXAMPLE])
    assert "[regeleinde] Het bestand heeft regeleinden van Windows." in capsys.readouterr().out
