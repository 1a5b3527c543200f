"""The guide for editors is true: every command in it runs, and shows what the guide says it shows."""

import re
import shutil
import subprocess

import pytest
from conftest import ROOT
from debian import install
from guide import PAGES, Step, steps
from newcomer import settled

from macros.written.shortcodes import SHORTCODES

BUILDS = "make site\n"


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> dict[Step, subprocess.CompletedProcess[str]]:
    """What every step gave, after all steps before it."""
    if not shutil.which("rsync"):
        install("rsync")
    editor = settled(tmp_path_factory.mktemp("redacteur"))
    found = {step: editor.follow(step) for step in steps() if step.command != BUILDS}
    clone = next(step for step in found if step.command.endswith(f"\n{BUILDS}"))
    return found | {step: found[clone] for step in steps() if step.command == BUILDS}  # the same, on the same files, in a new clone


@pytest.mark.parametrize("step", [step for step in steps() if step.command], ids=str)
def test_command_of_the_guide_works(step, followed):
    result = followed[step]
    assert result.returncode == (1 if ": fout [" in step.output else 0), result.stdout + result.stderr


@pytest.mark.parametrize("step", [step for step in steps() if step.output], ids=str)
def test_terminal_shows_what_the_guide_shows(step, followed):
    """Where the guide leaves something out it puts an ellipsis."""
    result = followed[step]
    shown = ".*".join(map(re.escape, step.shown.split("…")))
    assert re.fullmatch(shown, result.stdout + result.stderr, re.DOTALL), result.stdout + result.stderr


def test_every_page_of_the_guide_is_followed():
    pages = {path.relative_to(ROOT / "docs/over").with_suffix("").as_posix() for path in (ROOT / "docs/over").rglob("*redactie*/**/*.md")}
    assert pages | {"redactie"} == {*PAGES, "redactie/macros", "redactie/opmaak"}


def test_every_macro_is_on_its_page():
    page = (ROOT / "docs/over/redactie/macros.md").read_text(encoding="utf-8")
    assert [name for name in SHORTCODES if f"{name}(" not in page] == []


def test_pictures_are_light():
    pictures = [*(ROOT / "docs/over/beelden").iterdir(), *(ROOT / "docs/besluiten/beelden").iterdir()]
    assert pictures
    assert {picture.name: size for picture in pictures if (size := picture.stat().st_size) > 60_000} == {}
