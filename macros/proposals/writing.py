"""Files of the work folder that are written together, and git's own account of it, so that who is stopped halfway finishes later.

All that is to be done stands first in a folder of its own (``.beheer/bijwerken``), with the files as they will be. It is
then done in steps that can be done twice: one's own texts that wait for a choice are kept, the files are put in place one
by one, and git's account moves on. As long as the plan is not there nothing happened; when it is, all of it will.
"""

import json
import shutil
from dataclasses import dataclass
from hashlib import sha256

from macros.editing.edit import replace_file
from macros.proposals.git import Git
from macros.proposals.published import commit_of
from macros.proposals.waiting import wait
from macros.proposals.work import text_at, whole

FOLDER = ".beheer/bijwerken"
PLAN, NEW = f"{FOLDER}/plan.json", f"{FOLDER}/nieuw"


@dataclass(frozen=True)
class Step:
    """One file: what it says here, and what it is to say (None: it is not there).

    ``commit`` is the commit that has it so; git then writes it itself, with the line breaks and the mode of the folder.
    ``waits`` are what it said when both began, and one's own text: they are kept until somebody chooses.
    """

    file: str
    here: bytes | None
    text: bytes | None
    commit: str = ""
    waits: tuple[bytes | None, bytes | None] | None = None


@dataclass(frozen=True)
class Move:
    """The main line of the folder goes from one commit to a newer one."""

    main: str
    old: str
    new: str


def write(git: Git, steps: list[Step], move: Move | None = None) -> None:
    """Write the files. Raises GitError or OSError; then nothing is written, or the next ``finish`` does the rest."""
    shutil.rmtree(git.root / FOLDER, ignore_errors=True)
    (git.root / NEW).mkdir(parents=True)
    for commit in {step.commit for step in steps if step.commit}:
        _checked_out(git, commit, [step.file for step in steps if step.commit == commit and step.text is not None])
    for step in steps:
        if not step.commit and step.text is not None:
            replace_file(git.root / NEW / step.file, step.text)
    rows = [
        {
            "bestand": step.file,
            "was": _hash(step.here),
            "wordt": _hash(whole(git.root / NEW / step.file)),
            "wacht": step.waits and [None if text is None else text.decode("utf-8", "surrogateescape") for text in step.waits],
        }
        for step in steps
    ]
    head = commit_of(git, "HEAD")
    plan = {"van": move.old if move else head, "naar": move.new if move else head, "lijn": move.main if move else "", "bestanden": rows}
    replace_file(git.root / PLAN, json.dumps(plan).encode())
    finish(git)


def _checked_out(git: Git, commit: str, files: list[str]) -> None:
    index = git.root / FOLDER / "index"
    git.must("read-tree", commit, index=index)
    sent = "".join(f"{file}\0" for file in files).encode("utf-8", "surrogateescape")
    git.must("checkout-index", "-z", "--stdin", "-f", f"--prefix={NEW}/", sent=sent, index=index)


def finish(git: Git) -> None:
    """Do what is written down to be done; nothing when there is nothing, or when somebody moved the folder on meanwhile."""
    if not (git.root / PLAN).exists():
        return
    plan = json.loads((git.root / PLAN).read_text(encoding="utf-8"))
    head = commit_of(git, "HEAD")
    if head in (plan["van"], plan["naar"]):
        for row in plan["bestanden"]:
            _put(git, row, plan["van"])
        if plan["lijn"]:
            _account(git, plan, head)
    shutil.rmtree(git.root / FOLDER, ignore_errors=True)


def _account(git: Git, plan: dict[str, str], head: str) -> None:
    if head != plan["naar"]:
        git.must("update-ref", "-m", "beheer: bijgewerkt", f"refs/heads/{plan['lijn']}", plan["naar"], plan["van"])
    git.must("read-tree", plan["naar"])
    git.ask("update-index", "-q", "--refresh")


def _put(git: Git, row: dict[str, str], began: str) -> None:
    """One file: what waits is kept, then the new text takes the place of the old one."""
    file, root = row["bestand"], git.root
    path, new, here = root / file, root / NEW / file, whole(root / file)
    if _hash(here) == row["wordt"]:
        return
    if row["wacht"]:
        wait(root, file, *(None if text is None else text.encode("utf-8", "surrogateescape") for text in row["wacht"]))
    elif _hash(here) != row["was"]:  # somebody changed it after the plan was made
        wait(root, file, text_at(git, began, file), here)
    if not row["wordt"]:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.replace(path)


def _hash(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()
