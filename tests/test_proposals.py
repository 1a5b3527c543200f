"""Handing in: what an editor proposes is made beside the work folder, sent with git's own means, and never changes what stands there."""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from editors import SMALL

from macros.proposals.forge import forge_of
from macros.proposals.git import Git, Who, git_of
from macros.proposals.needs import beside, items
from macros.proposals.proposal import Handed, hand_in, wrong_in
from macros.proposals.published import base_of
from macros.proposals.work import Work

EXAMPLE = "principles/praktijkvoorbeelden/voorbeeld.yml"
SOURCE = "principles/bronnen/stuk.yml"
SANNE = Who("Sanne Ünal", "redactie@voorbeeld.nl")
ALONE = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
NAMED = ("-c", "user.name=redactie", "-c", "user.email=redactie@voorbeeld.nl")


def shell(root: Path, *words: str) -> bytes:
    """Git as a programmer types it."""
    return subprocess.run(["git", *NAMED, *words], cwd=root, env=ALONE, capture_output=True).stdout


def begun(root: Path) -> Path:
    """The small project, kept by git, with the rules of the project for line breaks and for what is nobody's."""
    shutil.copytree(SMALL, root)
    (root / ".gitattributes").write_text("* text=auto eol=lf\nprinciples/adressen.txt merge=union\n", encoding="utf-8")
    (root / ".gitignore").write_text("/.beheer/\n/.build\n/overrides\n", encoding="utf-8")
    for words in (["init", "-q", "-b", "main", "--template="], ["add", "-A"], ["commit", "-qm", "begin"]):
        shell(root, *words)
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def stands(root: Path) -> tuple[bytes, bytes, bytes, bytes]:
    """Status, HEAD, the index to the byte, and every line of work but the proposals."""
    refs = [line for line in shell(root, "for-each-ref").splitlines() if b"/voorstel/" not in line]
    status = shell(root, "status", "--porcelain=v2", "--branch", "--untracked-files=all", "-z")
    return status, (root / ".git/HEAD").read_bytes(), (root / ".git/index").read_bytes(), b"\n".join(refs)


def all_handed_in(git: Git) -> str:
    """Hand in all there is; the commit."""
    base = base_of(git)
    changes = Work(git).changes(base)
    chosen = tuple(items(changes))
    parts = beside({one.id for one in chosen}, changes)
    return hand_in(git, base, Handed(chosen, parts, "Wat er anders is: één zin.", ["Eén titel"], SANNE)).commit


# What others do in a work folder, each with a number that makes it another one


def _edits(root: Path, n: int) -> None:
    (root / EXAMPLE).write_text(f"{(SMALL / EXAMPLE).read_text(encoding='utf-8')}# {n}\n", encoding="utf-8")


def _makes(root: Path, n: int) -> None:
    (root / f"principles/bronnen/nieuw-{n}.yml").write_text(f"id: nieuw-{n}\ntitel: Nieuw\nuitgever: Iemand\n", encoding="utf-8")


def _strange(root: Path, n: int) -> None:
    (root / f"principles/bronnen/café ‘{n}’.yml").write_text(f"id: cafe\ntitel: Café {n}\nuitgever: Iemand\n", encoding="utf-8")


def _windows(root: Path, n: int) -> None:
    (root / SOURCE).write_bytes((SMALL / SOURCE).read_bytes().replace(b"Een stuk", b"Stuk %d" % n).replace(b"\n", b"\r\n"))


def _half(root: Path, n: int) -> None:
    """A half-done joining of two lines of work that do not go together."""
    shell(root, "checkout", "-qB", f"zij-{n}")
    (root / SOURCE).write_text(f"id: stuk\ntitel: Zij {n}\nuitgever: Iemand\n", encoding="utf-8")
    shell(root, "commit", "-qam", "zij")
    shell(root, "checkout", "-q", "main")
    (root / SOURCE).write_text(f"id: stuk\ntitel: Hier {n}\nuitgever: Iemand\n", encoding="utf-8")
    shell(root, "commit", "-qam", "hier")
    shell(root, "merge", "-q", f"zij-{n}")


DEEDS = {
    "edit": _edits,
    "new": _makes,
    "strange name": _strange,
    "line breaks of Windows": _windows,
    "half a merge": _half,
    "stage": lambda root, n: shell(root, "add", "-A"),
    "stage one": lambda root, n: shell(root, "add", EXAMPLE),
    "intend": lambda root, n: shell(root, "add", "-N", "principles"),
    "delete": lambda root, n: (root / "principles/peervragen/v001.yml").unlink(missing_ok=True),
    "forget": lambda root, n: shell(root, "rm", "-q", "--cached", SOURCE),
    "other line": lambda root, n: shell(root, "checkout", "-qB", f"werk-{n}"),
    "no line": lambda root, n: shell(root, "checkout", "-q", "--detach"),
    "record": lambda root, n: shell(root, "commit", "-qam", "werk"),
    "set aside": lambda root, n: shell(root, "stash", "-q"),
    "hide": lambda root, n: shell(root, "update-index", "--assume-unchanged", EXAMPLE),
    "executable": lambda root, n: (root / SOURCE).chmod(0o755),
    "page": lambda root, n: ((root / "docs").mkdir(exist_ok=True), (root / "docs/één.md").write_text(f"# {n}\n", encoding="utf-8")),
    "odd settings": lambda root, n: [shell(root, "config", *pair.split()) for pair in ODD],
}
ODD = (
    "core.hooksPath haken", "core.quotepath true", "diff.noprefix true", "commit.gpgsign true", "core.autocrlf true",
    "status.showUntrackedFiles no", "core.excludesFile *.yml", "i18n.commitEncoding latin1", "gc.auto 1",
)  # fmt: skip


def test_handing_in_changes_nothing_in_a_hundred_states_of_the_work_folder(tmp_path):
    start = begun(tmp_path / "begin")
    for seed in range(100):
        dice, root = random.Random(seed), tmp_path / "werk"
        shutil.copytree(start, root)
        deeds = [dice.choice(list(DEEDS)) for _ in range(dice.randint(1, 4))]
        for number, deed in enumerate(deeds):
            DEEDS[deed](root, number)
        before = stands(root)
        files = {path: path.read_bytes() for path in root.rglob("*.yml")}
        git = Git(root)
        commit = all_handed_in(git)
        assert stands(root) == before, (seed, deeds)
        assert {path: path.read_bytes() for path in root.rglob("*.yml")} == files, (seed, deeds)
        assert Work(git).changes(commit) == [], (seed, deeds)
        shutil.rmtree(root)


def test_a_proposal_is_in_the_name_of_the_editor_and_holds_what_was_chosen(tmp_path):
    root = begun(tmp_path / "werk")
    change(root, EXAMPLE, "Een voorbeeld", "Een ander voorbeeld")
    change(root, SOURCE, "Een stuk", "Een ander stuk")
    git = git_of(root)
    base = base_of(git)
    chosen = tuple(one for one in Work(git).changes(base) if one.file == EXAMPLE)
    made = hand_in(git, base, Handed(chosen, {}, "De titel is duidelijker.", ["Een ander voorbeeld"], SANNE))
    said = shell(root, "log", "-1", "--format=%an %ae %cn%n%s", made.commit).decode().splitlines()
    assert said == ["Sanne Ünal redactie@voorbeeld.nl Sanne Ünal", "De titel is duidelijker."]
    assert shell(root, "diff", "--name-only", base, made.commit).decode().split() == [EXAMPLE]
    assert made.branch.startswith("voorstel/") and made.branch.endswith("-1")


def test_what_is_handed_in_is_checked_as_it_will_be_without_what_stays_behind(tmp_path):
    root = begun(tmp_path / "werk")
    (root / "principles/bronnen/nieuw.yml").write_text("id: nieuw\ntitel: Nieuw\nuitgever: Iemand\n", encoding="utf-8")
    change(root, EXAMPLE, "  - stuk", "  - stuk\n  - nieuw")
    git = git_of(root)
    base = base_of(git)
    assert [one.file for one in wrong_in(git, base, {}, [EXAMPLE])] == [EXAMPLE]
    assert wrong_in(git, base, {}, [EXAMPLE, "principles/bronnen/nieuw.yml"]) == []


@pytest.mark.parametrize(
    ("broncode", "starts"),
    [
        ("https://github.com/platform/kennisbank/blob/main/", "https://github.com/platform/kennisbank/compare/main...voorstel/2026-12-01-1?quick_pull=1&title=A%20%26%20b%3F&body=%C3%A9%23"),
        ("https://git.voorbeeld.nl/groep/onder/kennisbank/-/blob/main/", "https://git.voorbeeld.nl/groep/onder/kennisbank/-/merge_requests/new?merge_request%5Bsource_branch%5D=voorstel%2F2026-12-01-1&merge_request%5Btarget_branch%5D=main&merge_request%5Btitle%5D=A%20%26%20b%3F"),
        ("https://codeberg.org/platform/kennisbank/src/branch/main/", "https://codeberg.org/platform/kennisbank/compare/main...voorstel/2026-12-01-1?quick_pull=1&title=A%20%26%20b%3F"),
    ],
)  # fmt: skip
def test_the_request_is_opened_at_an_address_with_all_of_it_in_it(broncode, starts):
    assert forge_of(broncode).request("voorstel/2026-12-01-1", "A & b?", "é#").startswith(starts)


@pytest.mark.parametrize("broncode", [None, "", "https://voorbeeld.nl/bestanden/", "https://voorbeeld.nl/"])
def test_an_unknown_place_has_no_such_address(broncode):
    assert forge_of(broncode) is None
