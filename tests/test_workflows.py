"""The workflows for GitHub, GitLab and Forgejo: valid, and nothing in them that the Makefile does not do."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
ALL = [*GITHUB, *FORGEJO, GITLAB]
CALL = re.compile(r"\bmake (?:-s )?([a-z]+)")
SHELL = ("apt-get", "cat", "date", "echo", "head", "install", "make", "mv", "printf", "umask")
"""What a step may say: an opdracht of the Makefile, and what puts files and programs ready for it."""

name = pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))


def jobs(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path != GITLAB:
        return data["jobs"]
    return {key: job for key, job in data.items() if isinstance(job, dict) and "script" in job}


def scripts(path: Path) -> list[str]:
    """Every piece of shell in a workflow."""
    if path == GITLAB:
        return [line for job in jobs(path).values() for line in job["script"]]
    return [step["run"] for job in jobs(path).values() for step in job.get("steps", []) if "run" in step]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        (["vendor.github-workflows"], [*GITHUB, *FORGEJO]),
        (["vendor.gitlab-ci", "--data-transform", "gitlab-ci"], [GITLAB]),
    ],
    ids=["github en forgejo", "gitlab"],
)
def test_workflows_are_valid_by_the_public_schemas(schema, paths):
    """The schemas are those of SchemaStore and GitLab, as check-jsonschema carries them."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


@name
def test_every_step_is_a_command_of_the_makefile(path):
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    calls = [call for script in scripts(path) for call in CALL.findall(script)]
    assert set(calls) <= known
    for script in scripts(path):
        assert calls, path
        for word in re.findall(r"(?:^|&&|;|\{|\()\s*([a-z-]+)", script, re.MULTILINE):
            assert word in SHELL, f"{word} belongs in the Makefile"


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: str(path.relative_to(ROOT)))
def test_actions_are_pinned_by_hash_and_say_their_version(path):
    uses = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    for action, rest in uses:
        if not action.startswith("./"):
            assert re.search(r"@[0-9a-f]{40}$", action), action
            assert re.fullmatch(r" # v\d+(\.\d+)*", rest), action


def test_an_action_has_one_version_everywhere():
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*GITHUB, *FORGEJO])
    versions: dict[str, set[str]] = {}
    for action, commit in re.findall(r"uses: (\S+)@([0-9a-f]{40})", text):
        versions.setdefault(action.removeprefix("https://data.forgejo.org/"), set()).add(commit)
    assert {action: commits for action, commits in versions.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_rights_are_the_least(path):
    """Reading the files is all, but for the job that publishes and the one that writes down what was published."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["permissions"] == {"contents": "read"}
    wider = {name: job["permissions"] for name, job in data["jobs"].items() if "permissions" in job}
    assert wider == (
        {"publiceer": {"pages": "write", "id-token": "write"}, "noteer": {"contents": "write"}} if path.name == "publiceer.yml" else {}
    )


@name
def test_no_secret_is_needed_but_for_the_server(path):
    secrets = set(re.findall(r"secrets\.(\w+)", path.read_text(encoding="utf-8")))
    assert secrets <= ({"PUBLICEER_SLEUTEL"} if path.name == "publiceer.yml" else set())


@name
def test_nothing_a_stranger_writes_reaches_a_shell(path):
    for script in scripts(path):
        assert "${{" not in script


def test_report_on_addresses_stands_apart_from_what_blocks():
    for path in ALL:
        if path.name not in ("webadressen.yml", ".gitlab-ci.yml"):
            assert "make -s links" not in path.read_text(encoding="utf-8")
    assert jobs(GITLAB)["webadressen"]["allow_failure"] is True


@pytest.mark.parametrize(
    "path", [path for path in ALL if path.name in ("publiceer.yml", ".gitlab-ci.yml")], ids=lambda path: str(path.relative_to(ROOT))
)
def test_nothing_is_published_before_the_tests_that_it_needs(path):
    """Also in the nightly run, which is the same workflow; and what was published is written down after it."""
    text = path.read_text(encoding="utf-8")
    tested = path if "make keuring" in text else path.with_name("controle.yml")
    assert "make test" not in text and "make keuring" in tested.read_text(encoding="utf-8")
    assert jobs(path)["noteer"]["needs"] in ("publiceer", ["pages"])
    if path == GITLAB:
        assert {"inhoud", "test"} <= set(jobs(path)["pages"]["needs"])
    elif tested != path:
        assert jobs(path)["controle"]["uses"].endswith(tested.name)
        assert [jobs(path)[name]["needs"] for name in ("bouw", "publiceer")] == ["controle", "bouw"]
    else:
        steps = [step.get("run", "") for step in jobs(path)["publiceer"]["steps"]]
        assert steps.index("make keuring") < next(place for place, run in enumerate(steps) if run.startswith("make publiceer"))


def test_what_decides_sees_the_green_branch():
    for path in (*GITHUB, *FORGEJO):
        for job in jobs(path).values():
            if any(step.get("run") in ("make keuring", "make noteer") for step in job.get("steps", [])):
                checkout = next(step for step in job["steps"] if "actions/checkout" in step.get("uses", ""))
                assert checkout["with"]["fetch-depth"] == 0
