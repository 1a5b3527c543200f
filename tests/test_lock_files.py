"""Two sets of packages: what building needs, and what checking needs beside it. Each is pinned, and renewed alone."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from conftest import ROOT

BUILD, TEST = (ROOT / name for name in ("requirements.txt", "requirements-test.txt"))
LINE = re.compile(r"^([a-z0-9-]+)==(\S+)( ; .*?)? \\$", re.MULTILINE)
SCRIPTS = [*(ROOT / "overrides").glob("*.mjs"), *(ROOT / "overrides/js").rglob("*.js")]


EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
"""What the program can do without: asked for only where it is used, never when the program begins."""


def locked(path):
    return {(name, marker): version for name, version, marker in LINE.findall(path.read_text(encoding="utf-8"))}


def told(*words):
    """What make would do; with -W as if a file had just changed."""
    return subprocess.run(["make", "--no-print-directory", "-n", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("path", [BUILD, TEST, ROOT / "requirements-node.txt"], ids=lambda path: path.name)
def test_every_package_has_a_version_and_a_hash(path):
    text = path.read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+", entry) and "--hash=sha256:" in entry, entry
    assert "://" not in text


def test_a_package_that_stands_in_both_has_one_version():
    build, test = locked(BUILD), locked(TEST)
    assert build and test
    assert {key: (build[key], test[key]) for key in build.keys() & test.keys() if build[key] != test[key]} == {}


def test_the_program_uses_only_what_building_installs():
    home = packages_distributions()
    known = {name for name, _ in locked(BUILD)}
    optional = {re.match(r"[a-z0-9-]+", one)[0] for rows in EXTRAS.values() for one in rows}
    for path in (ROOT / "macros").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in (name.split(".")[0] for name in names):
                if name and name != "macros" and name not in sys.stdlib_module_names:
                    later = optional if node not in tree.body else set()
                    assert {dist.lower().replace("_", "-") for dist in home[name]} & (known | later), f"{path.name}: {name}"


def test_the_scripts_use_only_what_building_installs():
    known = json.loads((ROOT / "overrides/package.json").read_text(encoding="utf-8"))["dependencies"]
    for path in SCRIPTS:
        for name in re.findall(r'^(?:import .*|\} )from "([^".:]+)"|^import "([^".:]+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
            package = "/".join("".join(name).split("/")[: 2 if "".join(name).startswith("@") else 1])
            assert package in known or path.name == "eslint.config.mjs", f"{path.name}: {package}"


def renewed(path, target):
    """What make does for ``target`` when ``path`` has just changed, beside what it would do anyway."""
    anyway = told(target).splitlines()
    return "\n".join(line for line in told("-W", path, target).splitlines() if line not in anyway)


def test_a_changed_list_renews_its_own_packages_and_no_others():
    after = renewed("requirements-test.txt", "testklaar")
    assert "-r requirements-test.txt" in after and "-r requirements.txt" not in after and "npm" not in after
    assert renewed("requirements-test.txt", "site") == renewed("requirements-test.txt", "check") == ""
    after = renewed("requirements.txt", "testklaar")
    assert "-r requirements.txt" in after and "-r requirements-test.txt" not in after and "npm" not in after
    after = renewed("overrides/package-lock.json", "site")
    assert "npm ci --omit=dev" in after and "pip install" not in after


@pytest.mark.parametrize("target", ["site", "uitgave", "serve", "check", "links"])
def test_building_looking_and_checking_need_only_the_small_set(target):
    assert "klaar-test" not in told("-B", target) and "requirements-test.txt" not in told("-B", target)
