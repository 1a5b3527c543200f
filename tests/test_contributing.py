"""Who follows CONTRIBUTING.md to add a rule has it; the recipes for a kind and a field are followed in test_kinds.py."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import scratch
import yaml
from conftest import ROOT
from editors import write
from recipes import recipe


def put_before(path: Path, place: str, text: str) -> None:
    old = path.read_text(encoding="utf-8")
    assert old.count(place) == 1, place
    path.write_text(old.replace(place, text + place), encoding="utf-8")


def test_the_recipe_for_a_rule_works_in_a_copy(tmp_path):
    root = scratch.small(tmp_path)
    name = re.search(r"def (\w+)", recipe("rule")).group(1)
    put_before(root / "macros/rules/advice.py", "def empty_settings(", f"{recipe('rule')}\n\n")
    put_before(root / "macros/rules/__init__.py", "    empty_settings,\n", f"    {name},\n")
    put_before(root / "macros/rules/__init__.py", "    examples_without_point, literal_unseen", f"    {name},\n")
    put_before(root / "macros/meldingen.yml", "- groep: Pagina's in docs\n", f"{recipe('code')}\n")
    [case] = yaml.safe_load(recipe("case"))
    write(root, case)
    told = subprocess.run([sys.executable, "-m", "macros.cli", "controleer"], cwd=root, capture_output=True, text=True)  # noqa: S603
    for line in case["krijgt"]:
        assert line in told.stdout, told.stdout + told.stderr


def test_what_the_makefile_runs_and_no_test_does_is_read_by_mypy():
    """Else a change of the program breaks it, and nobody sees it until it is asked for."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    run = {*re.findall(r"python (\S+\.py)", makefile), *re.findall(r"\((?:PYTHON)\) (\S+\.py)", makefile)}
    run |= {f"tests/{name.replace('.', '/')}.py" for name in re.findall(r"python -m (fuzz\.\w+)", makefile)}
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]
    assert len(run) > 5 and run <= set(read)


def test_the_recipes_name_commands_files_and_targets_that_are_there():
    text = re.sub(r"```.*?```", "", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets
    for path in re.findall(r"`((?:macros|tests|docs|overrides|principles|\.ci)/[\w./-]+)`", text):
        assert path == "tests/test_x.py" or (ROOT / path).exists(), path
