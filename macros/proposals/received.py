"""What others propose: waiting at the shared place, or opened from a file; seen, taken over, or answered."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from macros.check import Loaded, Memory
from macros.editing.edit import replace_file
from macros.finding import printable
from macros.proposals.git import Git
from macros.proposals.proposal import checked, proposals, tree
from macros.proposals.published import PROPOSALS, base_of, place_of, published
from macros.proposals.update import Met, met_between, notes_on, rows_between
from macros.proposals.work import UNDER, FileChange, of_editors
from macros.proposals.writing import write

FOLDER = ".beheer/ingekomen"
OPENED = "refs/ingekomen"
"""Where the proposals stand that were opened from a file."""
TAKEN, ANSWERED = "overgenomen", "teruggestuurd"
NO_SENTENCE = "Een voorstel zonder zin"
LONGEST = 300
"""Characters of the sentence of somebody else that are shown."""
MOST_BYTES = 5 * 1024 * 1024
"""Of one file in a proposal."""
FORMAT = "%(refname)%00%(objectname)%00%(authorname)%00%(authoremail:trim)%00%(authordate:iso-strict)%00%(contents:subject)"


@dataclass(frozen=True)
class Received:
    """A proposal of somebody else. ``outcome`` says what became of it here, with the sentence and the moment."""

    name: str
    commit: str
    who: str
    mail: str
    moment: str
    sentence: str
    from_file: bool
    outcome: str = ""
    answer: str = ""


def received(git: Git) -> list[Received]:
    """The proposals of others that are not published, the newest first. Raises GitError."""
    place = place_of(git)
    refs = [OPENED, *([f"refs/remotes/{place.remote}/{PROPOSALS}"] if place else [])]
    newest = published(git)
    if not newest:
        return []
    said = git.must("for-each-ref", f"--format={FORMAT}", f"--no-merged={newest}", *refs).decode("utf-8", "replace")
    own = {one.commit for one in proposals(git.root)} | {one.sent for one in proposals(git.root)}
    own |= set(git.word("for-each-ref", "--format=%(objectname)", "refs/beheer").split())
    found: dict[str, Received] = {}
    for line in said.strip("\n").split("\n") if said else ():
        ref, commit, *texts = map(printable, line.split("\0")[:6])
        who, mail, moment, sentence = texts
        if commit not in own and not _there(git, commit, newest):
            one = Received(ref.rpartition("/")[2], commit, who, mail, moment, _short(sentence) or NO_SENTENCE, ref.startswith(OPENED))
            found.setdefault(commit, _with_outcome(git.root, one))
    return sorted(found.values(), key=lambda one: one.moment, reverse=True)


def _there(git: Git, commit: str, newest: str) -> bool:
    """Whether all that a proposal says is published, also when it came there in another way."""
    base = git.word("merge-base", commit, newest)
    changes = _files_between(git, base, commit) if base else set()
    return bool(changes) and not changes & _files_between(git, newest, commit)


def _files_between(git: Git, one: str, other: str) -> set[str]:
    return set(git.must("diff-tree", "-r", "--no-renames", "--name-only", "-z", one, other).decode("utf-8", "replace").split("\0")) - {""}


def received_as(git: Git, commit: str) -> Received | None:
    """One of them, by the name of its commit."""
    return next((one for one in received(git) if one.commit == commit), None)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True)
class Brought:
    """What a proposal changes, beside what stands here; ``strange`` are the files that are no editor's, which are never taken over."""

    met: list[Met]
    strange: list[str]


def brought(git: Git, one: Received) -> Brought:
    """What a proposal changes. Raises GitError."""
    base = git.word("merge-base", one.commit, published(git))
    rows = rows_between(git, base, one.commit) if base else []
    large = _large(git, {name for meta, _ in rows for name in meta[2:4] if name.strip("0")})
    plain = {"100", "000"}
    strange = [p for meta, p in rows if not of_editors(p) or not {meta[0][:3], meta[1][:3]} <= plain or large & set(meta[2:4])]
    found = met_between(git, base, one.commit, *UNDER, without=set(strange)) if base else []
    return Brought(found, [printable(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")) for path in strange])


def _large(git: Git, names: set[str]) -> set[str]:
    """Texts that are larger than anything that an editor makes; a small file may unpack to one. Raises GitError."""
    said = git.must("cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", sent="".join(f"{n}\n" for n in names).encode())
    rows = [line.split() for line in said.decode("utf-8", "replace").splitlines()]
    return {row[0] for row in rows if len(row) == 3 and row[1] == "blob" and int(row[2]) > MOST_BYTES}


def with_it(git: Git, found: list[Met], changes: Iterable[FileChange], memory: Memory) -> Loaded:
    """What the check says of the work folder (``changes`` is what is different in it) with a proposal taken over. Raises GitError."""
    parts = {one.file: one.result.text for one in found}
    with tree(git, base_of(git), parts, [one.file for one in changes if one.file not in parts]) as (_, index):
        return checked(git, index, memory)


def changes_in(found: Iterable[Met]) -> list[FileChange]:
    """What a proposal itself changes."""
    return [FileChange(one.file, one.was, one.theirs) for one in found]


def taken_over(git: Git, one: Received, found: list[Met]) -> tuple[str, ...]:
    """Put what a proposal changes in the work folder; what is to be known about single records. Raises GitError or OSError."""
    write(git, [each.step(git, one.commit) for each in found])
    note(git.root, one, TAKEN)
    return notes_on(found)


def opened(git: Git, data: bytes) -> str:
    """Open a proposal from its file; why that cannot be, in Dutch, or an empty text."""
    path = git.root / FOLDER / f"{sha256(data).hexdigest()[:12]}.voorstel"
    replace_file(path, data)
    if f" refs/heads/{PROPOSALS}/" in git.word("bundle", "list-heads", str(path)):
        said = git.ask(
            "-c", "transfer.fsckObjects=true", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", str(path),
            f"+refs/heads/{PROPOSALS}/*:{OPENED}/{path.stem}/*",
        )  # fmt: skip
        if said.good:
            return ""
        path.unlink()
        return "Dit voorstel gaat uit van een nieuwere stand dan die van jou, of het bestand is niet heel. Kies eerst ‘Haal op’ en probeer het dan opnieuw."
    path.unlink()
    return "Dit is geen bestand met een voorstel. Kies het bestand dat een andere redacteur met ‘Bewaar het voorstel als bestand’ maakte."


def note(root: Path, one: Received, outcome: str, answer: str = "") -> None:
    """Remember what became of a proposal; when it changes it is new again."""
    data = {"wat": outcome, "zin": answer, "wanneer": datetime.now().astimezone().isoformat(timespec="seconds")}
    replace_file(root / FOLDER / f"{one.commit}.json", json.dumps(data, ensure_ascii=False).encode())


def _with_outcome(root: Path, one: Received) -> Received:
    try:
        data = json.loads((root / FOLDER / f"{one.commit}.json").read_text(encoding="utf-8"))
        return replace(one, outcome=str(data["wat"]), answer=str(data["zin"]))
    except (OSError, ValueError, KeyError):
        return one
