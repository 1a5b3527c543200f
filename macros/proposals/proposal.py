"""What an editor hands in: a commit on a line of its own, in his name, made beside the work folder.

It is made with an index of its own, so the work folder, its index and where it stands do not change. It stands on this
computer first; sending it is a second step.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from macros.check import Loaded, Memory, check
from macros.editing.edit import replace_file
from macros.finding import Finding, errors
from macros.proposals.git import NETWORK, Git, GitError, Said, Who
from macros.proposals.published import PROPOSALS, SharedPlace, commit_of
from macros.proposals.work import PLAIN, UNDER, FileChange, Work, files_at, name_of, read_as, texts_at
from macros.reading.document import Data

FOLDER = ".beheer/voorstellen"
READ = ("principles", "docs", "mkdocs.yml")
"""What the check reads."""
SERVER = re.compile(r"^remote: ?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Proposal:
    """Something that was handed in. ``files`` says per file what is different in it, field by field, or the name of its whole text."""

    name: str
    sentence: str
    titles: list[str]
    who: str
    mail: str
    moment: str
    commit: str
    base: str
    files: dict[str, "dict[str, Data | None] | str"] = field(default_factory=dict)
    sent: str = ""
    """The commit that was sent; empty while it stands on this computer only."""

    @property
    def branch(self) -> str:
        """How git calls it."""
        return f"{PROPOSALS}/{self.name}"

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.branch}"

    @property
    def text(self) -> str:
        """What the request says below its title."""
        return "".join(f"- {title}\n" for title in self.titles) + f"\n{self.who}\n"

    def holds(self, change: FileChange) -> bool:
        """Whether what is different now is what was handed in."""
        return change.file in self.files and self.files[change.file] == told_as(change)


def told_as(change: FileChange) -> "dict[str, Data | None] | str":
    """What is different in a file, to compare: field by field, or the name of its whole text."""
    return change.fields if change.fields is not None else name_of(change.now) if change.now is not None else ""


@contextmanager
def tree(git: Git, base: str, parts: Mapping[str, bytes | None], from_work: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The files of a commit with these in their place (None: gone) and these as the work folder has them: the tree, and its index."""
    (git.root / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=git.root / FOLDER) as folder:
        index = Path(folder) / "index"
        git.must("read-tree", base, index=index)
        here = [file for file in from_work if (git.root / file).is_file()]
        names = dict(zip(here, Work(git).names(here, keep=True), strict=True))
        names |= _kept_texts(git, {file: text for file, text in parts.items() if text is not None}, Path(folder))
        gone = [file for file in (*from_work, *parts) if file not in names]
        modes = files_at(git, base, *UNDER)
        rows = [f"{modes.get(file, (PLAIN, ''))[0]} {name}\t{file}" for file, name in names.items()]
        rows += [f"0 {'0' * len(base)}\t{file}" for file in gone]
        git.must(
            "update-index", "-z", "--index-info", sent="".join(f"{row}\0" for row in rows).encode("utf-8", "surrogateescape"), index=index
        )
        yield git.must("write-tree", index=index).decode().strip(), index


def _kept_texts(git: Git, texts: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Let git keep these texts; the name that each has there, by its file. Those with other line breaks go by the rules of their file."""
    plain = [file for file, text in texts.items() if b"\r" not in text]
    for number, file in enumerate(plain):
        (folder / str(number)).write_bytes(texts[file])
    paths = "".join(f"{(folder / str(number)).relative_to(git.root).as_posix()}\n" for number in range(len(plain)))
    said = git.must("hash-object", "-w", "--no-filters", "--stdin-paths", sent=paths.encode()).decode().split() if plain else []
    other = {
        file: git.must("hash-object", "-w", "--stdin", f"--path={file}", sent=text).decode().strip()
        for file, text in texts.items()
        if b"\r" in text
    }
    return dict(zip(plain, said, strict=True)) | other


def checked(git: Git, index: Path, memory: Memory | None = None) -> Loaded:
    """What the check says of the files in an index, which stand nowhere else; ``memory`` is what was read of others with the same names."""
    with tempfile.TemporaryDirectory(dir=git.root / FOLDER) as folder:
        listed = git.must("ls-files", "-z", "--", *READ, index=index)
        git.must("checkout-index", "-z", "--stdin", f"--prefix={Path(folder).relative_to(git.root).as_posix()}/", sent=listed, index=index)
        return check(Path(folder), memory)


def wrong_in(git: Git, base: str, parts: Mapping[str, bytes | None], from_work: Iterable[str]) -> list[Finding]:
    """The errors that a proposal would bring: not those that are published already."""
    with tree(git, base, parts, from_work) as (_, index):
        found = errors(checked(git, index).findings)
    if not found:
        return []
    with tree(git, base, {}, ()) as (_, index):
        before = {(one.file, one.code, one.text) for one in checked(git, index).findings}
    return [one for one in found if (one.file, one.code, one.text) not in before]


@dataclass(frozen=True)
class Handed:
    """What is handed in: the changes, what goes beside them, and what it is about."""

    changes: tuple[FileChange, ...]
    parts: Mapping[str, bytes | None]
    sentence: str
    titles: list[str]
    who: Who


def hand_in(git: Git, base: str, handed: Handed, earlier: Iterable[Proposal] = ()) -> Proposal:
    """Make a proposal of it. Where it takes up ``earlier`` ones it goes on from there, under the name of the first; the others are to be withdrawn. Raises GitError."""
    old = list(earlier)
    name = old[0].name if old else next_name(git)
    told = {one.file: told_as(one) for one in handed.changes}
    with tree(git, base, handed.parts, [one.file for one in handed.changes]) as (made, _):
        parents = [one.commit for one in old]
        if not any(git.ask("merge-base", "--is-ancestor", base, one).good for one in parents):
            parents.append(base)
        message = f"{handed.sentence}\n\n" + "".join(f"- {title}\n" for title in handed.titles)
        ways = [word for one in parents for word in ("-p", one)]
        commit = git.must("commit-tree", made, *ways, "-F", "-", sent=message.encode(), who=handed.who).decode().strip()
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    proposal = Proposal(
        name, handed.sentence, handed.titles, handed.who.name, handed.who.mail, moment, commit, base, told, old[0].sent if old else ""
    )
    git.must("update-ref", "-m", "beheer: voorstel", proposal.ref, commit, old[0].commit if old else "0" * len(commit))
    keep(git.root, proposal)
    return proposal


def next_name(git: Git) -> str:
    """A name that no proposal has here, nor had at the shared place when it was last asked."""
    day = date.today().isoformat()
    refs = git.word("for-each-ref", "--format=%(refname)").split()
    taken = {ref.rpartition("/")[2] for ref in refs if f"/{PROPOSALS}/" in ref}
    number = 1
    while f"{day}-{number}" in taken:
        number += 1
    return f"{day}-{number}"


def keep(root: Path, proposal: Proposal) -> None:
    """Remember a proposal on this computer."""
    replace_file(
        root / FOLDER / f"{proposal.name}.json", json.dumps(asdict(proposal), ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    )


def proposals(root: Path) -> list[Proposal]:
    """The proposals that were made in this folder and still wait, the newest first."""
    found = []
    for path in sorted((root / FOLDER).glob("*.json"), reverse=True):
        try:
            found.append(Proposal(**json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))))
        except (OSError, ValueError, TypeError):
            continue
    return sorted(found, key=lambda one: one.moment, reverse=True)


def proposal_of(root: Path, name: str) -> Proposal | None:
    """One of them."""
    return next((one for one in proposals(root) if one.name == name), None)


def forget(git: Git, proposal: Proposal) -> None:
    """A proposal is no longer ours to wait for: it is published, withdrawn, or taken up in another. Its commit is kept."""
    git.ask("update-ref", f"refs/beheer/{proposal.branch}", proposal.commit)
    git.ask("update-ref", "-d", proposal.ref)
    path = git.root / FOLDER / f"{proposal.name}.json"
    if path.exists():
        path.rename(path.with_suffix(".was"))


def settle(git: Git, place: SharedPlace | None, newest: str) -> list[Proposal]:
    """Let go of the proposals that no longer wait, and return them: published, or taken away at the shared place."""
    done = [one for one in proposals(git.root) if _published(git, one, newest) or _gone(git, place, one)]
    for one in done:
        forget(git, one)
    return done


def _gone(git: Git, place: SharedPlace | None, one: Proposal) -> bool:
    return bool(one.sent and place and not commit_of(git, place.ref_of(one.branch)))


def _published(git: Git, one: Proposal, newest: str) -> bool:
    """Whether its commit is in what is published, or all that it says is."""
    if git.ask("merge-base", "--is-ancestor", one.commit, newest).good:
        return True
    texts = texts_at(git, newest, one.files)
    return all(_says(texts.get(file), file, told) for file, told in one.files.items())


def _says(text: bytes | None, file: str, told: "dict[str, Data | None] | str") -> bool:
    if isinstance(told, str):
        return told == ("" if text is None else name_of(text))
    said = read_as(text, file) or {}
    return all(said.get(name) == value for name, value in told.items())


@dataclass(frozen=True)
class Sending:
    """How sending went; ``words`` are those of the server that refused."""

    good: bool
    words: str = ""
    late: bool = False


def send(git: Git, place: SharedPlace, proposal: Proposal, seconds: float = NETWORK) -> tuple[Proposal, Sending]:
    """Send a proposal; under the next name when somebody else was first with this one."""
    for _ in range(5):
        said = _pushed(git, place, proposal, proposal.commit, seconds)
        if said.good:
            git.ask("update-ref", place.ref_of(proposal.branch), proposal.commit)
            proposal = replace(proposal, sent=proposal.commit)
            keep(git.root, proposal)
            return proposal, Sending(True)
        if proposal.sent or b"stale info" not in said.out:
            break
        proposal = _renamed(git, place, proposal)
    words = " ".join(line.strip() for line in SERVER.findall(said.told) if line.strip())
    return proposal, Sending(False, words, said.late)


def _pushed(git: Git, place: SharedPlace, proposal: Proposal, commit: str, seconds: float) -> Said:
    """Put a commit (or nothing) at the shared place under the name of a proposal, as long as there stands what was sent last."""
    lease = f"--force-with-lease={proposal.ref}:{proposal.sent}"
    return git.ask("push", "--porcelain", "--no-verify", lease, place.remote, f"{commit}:{proposal.ref}", seconds=seconds)


def _renamed(git: Git, place: SharedPlace, proposal: Proposal) -> Proposal:
    there = place.ref_of(proposal.branch)
    git.ask("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", place.remote, f"+{proposal.ref}:{there}", seconds=NETWORK)
    if commit_of(git, there) == proposal.commit:
        return replace(proposal, sent=proposal.commit)  # it had come there after all
    other = replace(proposal, name=next_name(git))
    git.must("update-ref", other.ref, proposal.commit)
    keep(git.root, other)
    git.must("update-ref", "-d", proposal.ref)
    (git.root / FOLDER / f"{proposal.name}.json").unlink(missing_ok=True)
    return other


def withdraw(git: Git, place: SharedPlace | None, proposal: Proposal, seconds: float = NETWORK) -> Sending:
    """Take a proposal back, also at the shared place; what it changes stays in the work folder."""
    if proposal.sent and place:
        said = _pushed(git, place, proposal, "", seconds)
        if not said.good and commit_of(git, place.ref_of(proposal.branch)):
            return Sending(False, " ".join(SERVER.findall(said.told)), said.late)
    forget(git, proposal)
    return Sending(True)


def as_file(git: Git, proposal: Proposal) -> bytes:
    """The proposal as a file, which somebody else opens in Beheer. Raises GitError."""
    said = git.ask("bundle", "create", "--quiet", "-", proposal.ref, f"^{proposal.base}")
    if not said.good:
        raise GitError(said.told)
    return said.out
