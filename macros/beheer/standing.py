"""What stands where: ready to hand in, handed in and waiting, and what another changed in the same place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from macros.beheer.changes import FieldChange, changes, of_lines
from macros.beheer.moments import moment
from macros.beheer.posted import Draft
from macros.beheer.sayings import form_of
from macros.kennisbank import Kennisbank
from macros.model import Record
from macros.proposals.git import Git
from macros.proposals.needs import Ways, items, left_out, ways
from macros.proposals.proposal import FOLDER as HANDED_IN
from macros.proposals.proposal import Proposal, proposals
from macros.proposals.published import base_of
from macros.proposals.update import title_in
from macros.proposals.waiting import FOLDER as WAITING
from macros.proposals.waiting import Waiting, waiting
from macros.proposals.work import FileChange, Work, read_as
from macros.reading.files import SETTINGS_FILE, is_version, model_of
from macros.views.names import name
from macros.words import in_sentence

if TYPE_CHECKING:
    from macros.beheer.office import Office

LOOKED_AT = (".git/HEAD", ".git/packed-refs", ".git/refs/heads", ".git/refs/remotes", HANDED_IN, WAITING)
MOST_NAMED = 6


@dataclass(frozen=True)
class Standing:
    """All that is different from what is published. ``ready`` is what is not handed in; ``handed`` says in which proposal the rest is."""

    base: str
    changes: list[FileChange]
    ready: list[FileChange]
    handed: dict[str, Proposal]
    waiting: list[Waiting]
    proposals: list[Proposal]
    other: list[str]
    ways: Ways


@dataclass
class Desk:
    """The work folder as one looks at it again and again; nothing is asked of git while nothing changed."""

    git: Git
    work: Work
    loaded: object = None
    seen: object = None
    found: Standing | None = None

    def now(self, loaded: object) -> Standing:
        """What stands where; ``loaded`` is the reading of the files. Raises GitError."""
        seen = [_stamp(self.git.root / name) for name in LOOKED_AT]
        if self.found is None or loaded is not self.loaded or seen != self.seen:
            self.found, self.loaded, self.seen = standing(self.git, self.work), loaded, seen
        return self.found

    def forget(self) -> None:
        """Look again the next time."""
        self.found = None


def _stamp(path: Path) -> object:
    """When a file was written, or a folder with all below it."""
    if path.is_dir():
        return sorted((str(one), one.stat().st_mtime_ns) for one in path.rglob("*"))
    return path.stat().st_mtime_ns if path.exists() else None


def standing(git: Git, work: Work) -> Standing:
    """Look what stands where. Raises GitError."""
    base = base_of(git)
    found, own, waits = work.changes(base), proposals(git.root), waiting(git.root)
    handed = {one.file: proposal for one in found for proposal in own if proposal.holds(one)}
    choose = {one.file for one in waits}
    ready = [one for one in items(found) if one.file not in handed and one.file not in choose]
    return Standing(base, found, ready, handed, waits, own, left_out(found), ways(found))


@dataclass(frozen=True)
class ChangedRecord:
    """Something that is different, as an editor sees it."""

    file: str
    title: str
    kind: str
    href: str
    about: str
    moment: str
    words: tuple[FieldChange, ...]
    page: str
    advice: tuple[str, ...]


def row(kb: Kennisbank, root: Path, change: FileChange, advice: Iterable[str] = ()) -> ChangedRecord:
    """One of them in words; for a record that is new the words are all that it says."""
    model, says, was = change.model, change.says, change.was
    words = (
        changes(kb, Draft(model, says or {}, was or {}))
        if model and says and change.now is not None
        else of_lines(change.before, change.now)
        if change.now is not None
        else ()
    )
    record = kb.reads[change.id].value if change.id in kb.reads else None
    return ChangedRecord(
        change.file,
        title_of(kb, change),
        kind_of(change.file),
        form_of(change.file) if change.now is not None else "",
        _about(change, words),
        _moment(root / change.file),
        words,
        record.address if record and model and change.now is not None else "",
        tuple(advice),
    )


def title_of(kb: Kennisbank, change: FileChange) -> str:
    """What something that is different is called."""
    if change.is_version:
        return f"Versie {change.id} van {name(kb, kb.get(change.owner)) if change.owner in kb.reads else change.owner}"
    model = change.model
    if model and issubclass(model, Record) and change.now is not None and change.id in kb.reads:
        return name(kb, kb.get(change.id))
    return title_at(change.file, change.now if change.now is not None else change.before)


def title_at(file: str, text: bytes | None) -> str:
    """What a file that says this is called."""
    if file.startswith("docs/"):
        return file.removeprefix("docs/")
    return "Gegevens van de site" if file == SETTINGS_FILE else title_in(file, read_as(text, file) or {})


def kind_of(file: str) -> str:
    """What a file is, in a word or two."""
    model = model_of(file)
    if is_version(file):
        return "uitgegeven versie"
    if model is None:
        return "pagina" if file.endswith(".md") else "bestand"
    return model.kind.label.lower() if issubclass(model, Record) else "instellingen"


def _about(change: FileChange, words: tuple[FieldChange, ...]) -> str:
    """What is different, in a few words."""
    if change.now is None:
        return "verwijderd"
    if change.model is not None and not change.says:
        return "niet te lezen: er zit een fout in hoe het is opgeschreven"
    if change.before is None:
        return f"nieuw: {kind_of(change.file)}"
    if change.model is None:
        return words[0].note if words else "veranderd"
    named = [in_sentence(one.label) for one in words]
    rest = f" en nog {len(named) - MOST_NAMED}" if len(named) > MOST_NAMED else ""
    return ", ".join(named[:MOST_NAMED]) + rest or "alleen de opmaak"


def _moment(path: Path) -> str:
    return moment(datetime.fromtimestamp(path.stat().st_mtime).astimezone()) if path.exists() else ""


def ready_rows(office: "Office") -> list[ChangedRecord] | None:
    """The records that were saved and not handed in, the newest first; None when nobody keeps what was handed in."""
    if office.desk is None:
        return None
    root, found = office.project.root, office.desk.now(office.project.now())
    at = {one.file: (root / one.file).stat().st_mtime if one.now is not None else 0.0 for one in found.ready}
    return [row(office.kb, root, one) for one in sorted(found.ready, key=lambda one: (-at[one.file], one.file))]
