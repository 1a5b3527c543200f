"""Every slip an editor can make has a case in gevallen/: what he writes, what he is told."""

from pathlib import Path

import pytest
import yaml
from conftest import build
from editors import SMALL, outcome

from macros.check import check
from macros.cli import main
from macros.cli.main import COMMANDS
from macros.rules import RULES

HERE = Path(__file__).parent
WRITERS = "yaml.yml"
"""Cases for the writers of YAML (test_in_place.py), not for the check."""
FILES = sorted(path for path in (HERE / "gevallen").glob("*.yml") if path.name != WRITERS)
CASES = [case for path in FILES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["geval"])
def test_editor_is_told(case):
    assert outcome(case) == case["krijgt"]


def test_small_project_has_no_errors():
    assert not [finding for finding in check(SMALL).findings if finding.level == "fout"]


def test_every_rule_has_a_case():
    told = " ".join(line for case in CASES for line in case["krijgt"])
    small = " ".join(map(str, check(SMALL).findings))
    for rule in RULES:
        codes = [constant for constant in rule.__code__.co_consts if isinstance(constant, str) and f"[{constant}]" in told + small]
        assert codes, f"no case shows what {rule.__name__} says"


def test_broken_folder_gives_its_whole_list(monkeypatch, capsys):
    """One run tells everything, sorted; nothing is read twice or left out."""
    monkeypatch.chdir(HERE / "stuk")
    assert main(["controleer"]) == 1
    assert capsys.readouterr().out == (HERE / "stuk.txt").read_text(encoding="utf-8")


def test_build_stops_with_the_same_findings(tmp_path):
    result = build(HERE / "stuk", tmp_path / "site")
    told = (HERE / "stuk.txt").read_text(encoding="utf-8")
    wrong = [line for line in told.splitlines() if ": fout [" in line]
    assert result.returncode == 1
    assert all(line in result.stderr + result.stdout for line in wrong)
    assert "Traceback" not in result.stderr + result.stdout
    assert result.stdout == "" and result.stderr.endswith("12 fouten.\n"), "the host says something after the list"


def test_symbolic_link_out_of_the_folder_is_refused(project, tmp_path):
    outside = tmp_path / "geheim.yml"
    outside.write_text("id: geheim\n", encoding="utf-8")
    (project / "principles/rollen/geheim.yml").symlink_to(outside)
    assert [finding.code for finding in check(project).findings if finding.level == "fout"] == ["koppeling-naar-elders"]


def test_outside_a_project_the_command_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["controleer"]) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_wrong_use_ends_with_two(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["kontroleer"])
    assert ended.value.code == 2
    assert "kennisbank --help" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_help_is_dutch(command, capsys):
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    told = capsys.readouterr().out
    assert told.startswith("Gebruik: ")
    assert [word for word in ("usage", "options:", "arguments", "show this") if word in told] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("bekijk --poort x", "'x' kan niet bij --poort: daar hoort een getal.\nKijk met: kennisbank bekijk --help\n"),
        ("hernoem u05", "Er ontbreekt nog iets: nieuw.\nKijk met: kennisbank hernoem --help\n"),
        ("controleer --formaat sari", "'sari' kan niet bij --formaat."),
        ("controleer --herstellen", "Dit ken ik niet: --herstellen."),
    ],
)
def test_wrong_use_is_told_in_dutch(words, told, capsys):
    with pytest.raises(SystemExit):
        main(words.split())
    assert capsys.readouterr().err.startswith(told)
