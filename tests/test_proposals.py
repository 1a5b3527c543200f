"""Handing in: what an editor proposes is made beside the work folder, sent with git's own means, and never changes what stands there."""

import os
import random
import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from editors import SMALL

from macros.proposals.forge import forge_of
from macros.proposals.git import Git, Who, git_of
from macros.proposals.merging import put_together
from macros.proposals.needs import beside, items
from macros.proposals.proposal import Handed, hand_in, wrong_in
from macros.proposals.published import base_of
from macros.proposals.update import ALONE as ALONE_HERE
from macros.proposals.update import NO_WAY, RENEWED, brought_up_to_date
from macros.proposals.waiting import chosen_at, waiting
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


@cache
def _made_once() -> TemporaryDirectory:
    """A shared place and two copies of it, which know it by a way that holds wherever all three are put."""
    folder = TemporaryDirectory()
    here = Path(folder.name)
    begun(here / "begin")
    shell(here, "clone", "-q", "--bare", "begin", "gedeeld.git")
    for name in ("een", "ander"):
        shell(here, "clone", "-q", "gedeeld.git", name)
        shell(here / name, "remote", "set-url", "origin", "../gedeeld.git")
    return folder


def shared(folder: Path) -> tuple[Path, Path, Path]:
    """Put a shared place and two copies of it in a folder."""
    shutil.copytree(_made_once().name, folder, dirs_exist_ok=True)
    return folder / "gedeeld.git", folder / "een", folder / "ander"


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def stands(root: Path) -> tuple[bytes, dict[str, bytes]]:
    """The status, and to the byte all that git keeps of where the folder stands (HEAD, the index, settings, lines) but the proposals."""
    status = shell(root, "status", "--porcelain=v2", "--branch", "--untracked-files=all", "-z")
    kept = [path for path in (root / ".git").rglob("*") if path.is_file() and not {"objects", "voorstel"} & set(path.parts)]
    return status, {str(path): path.read_bytes() for path in kept}


def all_handed_in(git: Git) -> str:
    """Hand in all there is; the commit."""
    base = base_of(git)
    changes = Work(git).changes(base)
    chosen = tuple(items(changes))
    parts = beside({one.owner for one in chosen}, changes)
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


def _odd(root: Path) -> None:
    """Settings that change what git says, and programs of the folder that refuse everything."""
    for name in ("pre-commit", "commit-msg", "pre-push", "reference-transaction", "post-index-change", "post-checkout"):
        hook = root / ".git/haken" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    for pair in ODD:
        shell(root, "config", *pair.split())


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
    "odd settings": lambda root, n: _odd(root),
}
ODD = (
    "core.hooksPath .git/haken", "core.quotepath true", "diff.noprefix true", "commit.gpgsign true", "core.autocrlf true",
    "status.showUntrackedFiles no", "core.excludesFile *.yml", "i18n.commitEncoding latin1", "gc.auto 1",
)  # fmt: skip


def test_handing_in_changes_nothing_in_a_hundred_states_of_the_work_folder(tmp_path):
    start = begun(tmp_path / "begin")
    for seed in range(25):
        dice, root, deeds = random.Random(seed), tmp_path / f"werk-{seed}", []
        shutil.copytree(start, root)
        git = Git(root)
        for number in range(4):
            deeds.append(dice.choice(list(DEEDS)))
            DEEDS[deeds[-1]](root, number)
            before = stands(root)
            files = {path: path.read_bytes() for path in root.rglob("*.yml")}
            commit = all_handed_in(git)
            assert stands(root) == before, (seed, deeds)
            assert {path: path.read_bytes() for path in root.rglob("*.yml")} == files, (seed, deeds)
            assert Work(git).changes(commit) == [], (seed, deeds)


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


# Up to date


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """A shared place and two copies of it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return shared(tmp_path)


def publishes(root: Path, file: str, old: str, new: str) -> None:
    """Somebody changes a file and it is published at once."""
    change(root, file, old, new)
    shell(root, "commit", "-qam", "iets")
    shell(root, "push", "-q")


def test_where_no_shared_place_is_or_can_be_reached_one_is_told_and_goes_on(tmp_path, clones):
    assert brought_up_to_date(Git(begun(tmp_path / "los"))).text == ALONE_HERE
    hub, one, _ = clones
    change(one, EXAMPLE, "Een voorbeeld", "Mijn voorbeeld")
    hub.rename(hub.with_suffix(".weg"))
    before = stands(one)
    assert brought_up_to_date(Git(one)).text == NO_WAY
    assert stands(one) == before


def test_a_place_that_gives_no_answer_holds_nobody_up(clones, monkeypatch):
    _, one, _ = clones
    monkeypatch.setenv("GIT_SSH_COMMAND", "sleep 60;")
    shell(one, "remote", "set-url", "origin", "ssh://nergens.invalid/kennisbank.git")
    start = time.monotonic()
    assert brought_up_to_date(Git(one), seconds=0.3).text == NO_WAY
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("deed", ["other line", "no line", "stage one", "half a merge", "record"])
def test_the_work_of_a_programmer_is_left_as_it_is_and_that_is_said(clones, deed):
    _, one, other = clones
    publishes(other, EXAMPLE, "Een voorbeeld", "Van de ander")
    _edits(one, 1)
    DEEDS[deed](one, 1)
    git = Git(one)
    shell(one, "fetch", "-q")
    before, files = stands(one), {path: path.read_bytes() for path in one.rglob("*.yml")}
    news = brought_up_to_date(git)
    assert news.text.startswith("In deze map is buiten Beheer om gewerkt") and not news.good
    assert stands(one) == before and {path: path.read_bytes() for path in one.rglob("*.yml")} == files


def test_what_is_no_record_comes_along_and_two_pages_go_together_by_line(clones):
    _, one, other = clones
    for root in (one, other):
        (root / "docs").mkdir()
    page = "docs/één pagina.md"
    (other / page).write_text("# Kop\n\nEerste regel.\n\nTweede regel.\n\nDerde regel.\n", encoding="utf-8")
    (other / "draai.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    (other / "draai.sh").chmod(0o755)
    shell(other, "add", "-A")
    publishes(other, EXAMPLE, "Een voorbeeld", "Van de ander")
    assert brought_up_to_date(Git(one)).notes == (RENEWED,)
    assert os.access(one / "draai.sh", os.X_OK) and shell(one, "status", "--porcelain") == b""
    change(one, page, "Derde", "3e")
    publishes(other, page, "Eerste", "1e")
    assert (
        brought_up_to_date(Git(one)).good
        and "1e regel" in (one / page).read_text("utf-8")
        and "3e regel" in (one / page).read_text("utf-8")
    )


def test_two_addresses_that_two_people_note_both_stay(clones):
    _, one, other = clones
    file = "principles/adressen.txt"
    last = (one / file).read_text(encoding="utf-8").splitlines()[-1]
    change(one, file, f"{last}\n", f"{last}\nz/een/\n")
    publishes(other, file, f"{last}\n", f"{last}\nz/ander/\n")
    brought_up_to_date(Git(one))
    assert {"z/een/", "z/ander/"} <= set((one / file).read_text(encoding="utf-8").splitlines())


def test_stopped_anywhere_while_it_comes_in_nothing_is_lost_and_the_next_start_ends_it(clones):
    _, one, other = clones
    publishes(other, EXAMPLE, "Een voorbeeld", "Van de ander")
    publishes(other, SOURCE, "Een stuk", "Stuk van de ander")
    change(one, EXAMPLE, "Zeeland", "Walcheren")
    change(one, SOURCE, "Een stuk", "Mijn stuk")
    whole, old = one.parent / "heel", _state(one)
    shutil.copytree(one, whole, symlinks=True)
    brought_up_to_date(Git(whole))
    least, found = 0, []
    while _killed(root := one.parent / f"k{least}", one, least):
        assert _state(root)["mijn"]
        brought_up_to_date(Git(root))
        assert _state(root) == _state(whole), least
        least += 1
        found.append(root)
    assert least > 6 and _state(whole) != old


def _state(root: Path) -> dict[str, object]:
    """What the records say, where git stands, and whether what was typed is still somewhere."""
    texts = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "principles").rglob("*.yml"))}
    kept = [(one.file, one.was, one.mine) for one in waiting(root)]
    status = shell(root, "status", "--porcelain=v2", "--branch")
    mine = b"Walcheren" in texts[EXAMPLE] and any(b"Mijn stuk" in (text or b"") for text in (texts[SOURCE], *(one[2] for one in kept)))
    return {"teksten": texts, "wacht": kept, "git": status, "mijn": mine}


def _killed(root: Path, start: Path, least: int) -> bool:
    """Bring a copy up to date in a process that ends without a word before its so-manieth step; whether it did."""
    shutil.copytree(start, root, symlinks=True)
    if not (child := os.fork()):
        count, must, move = iter(range(1000)), Git.must, Path.replace

        def step(do):
            def until(*words, **named):
                if next(count) == least:
                    os.kill(os.getpid(), 9)
                return do(*words, **named)

            return until

        Git.must, Path.replace = step(must), step(move)
        brought_up_to_date(Git(root))
        os._exit(0)
    return os.waitpid(child, 0)[1] == 9


# Two people, many turns


TYPED = ((EXAMPLE, "titel"), (EXAMPLE, "organisatie"), (EXAMPLE, "regio"), (SOURCE, "titel"), (SOURCE, "uitgever"))


def _says(root: Path, file: str, field: str, text: str | None = None) -> str:
    """What a field says; with ``text`` it says that from now on."""
    data = (root / file).read_text(encoding="utf-8")
    found = re.search(rf"^{field}: (.*)$", data, re.MULTILINE)
    assert found
    if text:
        (root / file).write_text(f"{data[: found.start(1)]}{text}{data[found.end(1) :]}", encoding="utf-8")
    return found[1]


def _published(root: Path, file: str, field: str) -> str:
    found = re.search(rf"^{field}: (.*)$", shell(root, "show", f"HEAD:{file}").decode(), re.MULTILINE)
    assert found
    return found[1]


def test_in_sixty_turns_of_two_people_every_word_is_published_stands_ready_or_waits_for_a_choice(clones):
    hub, one, other = clones
    dice, own = random.Random(7), {one: {}, other: {}}
    shown = 0
    for turn in range(60):
        root = dice.choice((one, other))
        mine = own[root]
        if dice.random() < 0.6:
            place = dice.choice(TYPED)
            if not any(each.file == place[0] for each in waiting(root)):
                mine[place] = f"Tekst {turn}"
                _says(root, *place, mine[place])
            continue
        brought_up_to_date(Git(root))
        kept = {each.file: each for each in waiting(root)}
        for (file, field), text in mine.items():
            if file in kept:  # shown: the file says what is published, and one's own text waits, whole
                assert f"{field}: {text}".encode() in kept[file].mine and _says(root, file, field) == _published(root, file, field)
            else:  # not lost: it is there, different from what is published or the same
                assert _says(root, file, field) == text
        for place in TYPED:  # not untrue: what one did not type is as published
            assert place in mine or _says(root, *place) == _published(root, *place)
        for file, each in kept.items():
            shown += 1
            found = put_together(Git(root), file, each.was, each.mine, (root / file).read_bytes())
            assert found.waits, "what waits is what two people changed in one field"
            for place in [place for place in mine if place[0] == file]:  # the editor chooses: the own text, or that of the other
                if dice.random() < 0.5:
                    _says(root, *place, mine[place])
                else:
                    del mine[place]
            chosen_at(root, file)
        commit = all_handed_in(Git(root))
        shell(root, "push", "-q", "origin", f"{commit}:refs/heads/main")
        mine.clear()
    assert shown > 3
