"""Bringing the work folder up to date: what others published comes in, one's own work stays the difference."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.editing.edit import RefusedError
from macros.editing.in_place import changed
from macros.proposals.git import NETWORK, Git, GitError
from macros.proposals.merging import Result, put_together
from macros.proposals.needs import KEPT, moved
from macros.proposals.published import SharedPlace, commit_of, fetched, place_of
from macros.proposals.work import UNDER, Work, name_of, read_as, text_at, texts_of, whole
from macros.proposals.writing import Move, Step, finish, write
from macros.reading.document import Data
from macros.reading.files import model_of
from macros.words import count_words

BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "rebase-merge", "rebase-apply")

ALONE = "Deze map heeft geen gedeelde plek. Je werkt met wat hier staat."
NO_WAY = "Er is geen verbinding met de gedeelde plek. Je werkt verder met wat hier staat."
THERE = "Je hebt alles wat anderen publiceerden."
RENEWED = "Het programma zelf is ook vernieuwd. Sluit Beheer en start het opnieuw."
LEFT = "In deze map is buiten Beheer om gewerkt{}. Beheer laat dat zoals het is en haalt nu niets op. Vraag hulp aan wie dat deed."


@dataclass(frozen=True)
class News:
    """What bringing up to date gave: a sentence, what to know about single records, and whether it could be done."""

    text: str
    notes: tuple[str, ...] = ()
    good: bool = True

    @property
    def alone(self) -> bool:
        """Whether there is no shared place to fetch from."""
        return self.text == ALONE


@dataclass(frozen=True)
class Met:
    """A file that others changed: what it said when both began, what it says here and there, and what becomes of it."""

    file: str
    was: bytes | None
    mine: bytes | None
    theirs: bytes | None
    result: Result
    called: str = ""
    """What the record is called since; one of the two gave it that name, the other changed it."""

    def step(self, git: Git, commit: str) -> Step:
        """How it is written; ``commit`` is the one of the other."""
        waits = (self.was, self.mine) if self.result.waits and self.mine is not None else None
        as_it_is = self.result.text == self.theirs and not self.called
        here = whole(git.root / self.file)
        return Step(self.file, here, self.result.text, commit if as_it_is else "", waits)

    @property
    def title(self) -> str:
        """What the record is called."""
        return title_in(self.file, next((said for text in (self.mine, self.theirs, self.was) if (said := read_as(text, self.file))), {}))


def brought_up_to_date(git: Git, seconds: float = NETWORK) -> News:
    """Fetch what is published and put one's own work on top of it. Raises GitError for a folder that is broken."""
    finish(git)
    place = place_of(git)
    if place is None:
        return News(ALONE)
    way = fetched(git, place, seconds).good
    head, newest = commit_of(git, "HEAD"), commit_of(git, place.ref)
    if not newest or head == newest:
        return News(THERE) if way and newest else News(NO_WAY, good=False)
    if why := _left_alone(git, place, head, newest):
        return News(LEFT.format(why), good=False)
    met = met_between(git, head, newest)
    program = [one for one in met if not one.file.startswith(tuple(f"{name}/" for name in UNDER))]
    if strange := [one.file for one in program if one.result.waits]:
        return News(LEFT.format(f" ({strange[0]})"), good=False)
    write(git, [one.step(git, newest) for one in met], Move(place.main, head, newest))
    text = _told(met)
    return News(text if way else f"{NO_WAY} {text}", (*notes_on(met), *([RENEWED] if program else [])), way)


def _left_alone(git: Git, place: SharedPlace, head: str, newest: str) -> str:
    """Why the folder is left as it is; empty when it is an editor's."""
    if git.word("symbolic-ref", "--quiet", "HEAD") != f"refs/heads/{place.main}":
        return " op iets anders dan wat gepubliceerd wordt"
    if any((git.root / git.word("rev-parse", "--git-path", name)).exists() for name in BUSY):
        return ", en dat is nog niet klaar"
    if not git.ask("diff-index", "--cached", "--quiet", "--no-ext-diff", "HEAD").good:
        return ", en daarvan ligt al iets klaar"
    return "" if git.ask("merge-base", "--is-ancestor", head, newest).good else " aan iets dat nog niet is gedeeld"


def rows_between(git: Git, old: str, new: str, *under: str) -> list[tuple[list[str], str]]:
    """Every file that is different between two commits: git's account of it (modes, names of the texts), and its path. Raises GitError."""
    said = git.must("diff-tree", "-r", "-z", "--no-renames", "--raw", old, new, "--", *under).decode("utf-8", "surrogateescape").split("\0")
    return [(meta.lstrip(":").split(), path) for meta, path in zip(said[::2], said[1::2], strict=False)]


def met_between(git: Git, old: str, new: str, *under: str, without: Container[str] = ()) -> list[Met]:
    """Every file that is different between two commits, beside what it says here. Raises GitError."""
    rows = [(meta, path) for meta, path in rows_between(git, old, new, *under) if path not in without]
    if strange := [path for meta, path in rows if not {meta[0][:3], meta[1][:3]} <= {"100", "000"}]:
        raise GitError(f"{strange[0]}: geen gewoon bestand")
    known = list(dict.fromkeys(name for meta, _ in rows for name in meta[2:4] if name.strip("0")))
    texts, work = dict(zip(known, texts_of(git, known), strict=True)), Work(git)
    found = []
    for meta, path in rows:
        was, theirs, here = texts.get(meta[2]), texts.get(meta[3]), whole(git.root / path)
        same = here is not None and _name_here(work, path, here, meta[2]) == meta[2]
        result = Result(theirs) if same or here == was else put_together(git, path, was, here, theirs)
        found.append(Met(path, was, here, theirs, result))
    return _under_new_names(git, old, found)


def _under_new_names(git: Git, old: str, met: list[Met]) -> list[Met]:
    """The same, where one of the two changed a record to which the other gave another name: the change goes along."""
    names = KEPT[0]
    by_me = moved(text_at(git, old, names), whole(git.root / names))
    by_other = next((moved(one.was, one.theirs) for one in met if one.file == names), {})
    found = {one.file: one for one in met}
    for one in met:
        id = (
            (by_me if one.mine is None else by_other).get(Path(one.file).stem, "")
            if one.result.waits and None in (one.mine, one.theirs)
            else ""
        )
        file = f"{Path(one.file).parent.as_posix()}/{id}.yml"
        here, there = whole(git.root / file), found[file].theirs if file in found else None
        was, mine, theirs = (_called(text, one.file, id) for text in (one.was, one.mine, one.theirs))
        if not id or was is None or (here if one.mine is None else there) is None:
            continue
        mine, theirs = (here, theirs) if one.mine is None else (mine, there)
        found[file] = Met(file, was, mine, theirs, put_together(git, file, was, mine, theirs), id)
        found[one.file] = replace(one, result=Result(None))
    return list(found.values())


def _called(text: bytes | None, file: str, id: str) -> bytes | None:
    """A record with another id; None when that cannot be."""
    said, model = read_as(text, file), model_of(file)
    if text is None or said is None or model is None or not id:
        return None
    try:
        return changed(text, file, model, {**said, "id": id})
    except RefusedError:
        return None


def _name_here(work: Work, path: str, here: bytes, name: str) -> str:
    """The name that git gives to a file here; by the rules of its folder when its bytes as they are give another."""
    made = name_of(here, len(name))
    return made if made == name or "\n" in path else work.names([path])[0]


def _told(met: list[Met]) -> str:
    records = sum(model_of(one.file) is not None for one in met)
    return f"Bijgewerkt met wat anderen publiceerden{': ' + count_words(records, 'record', 'records') if records else ''}."


def notes_on(met: list[Met]) -> tuple[str, ...]:
    """What an editor must know about single records, in words."""
    told = []
    for one in met:
        own = one.mine not in (one.was, one.theirs)
        if one.called and not one.result.waits:
            told.append(f"‘{one.title}’ kreeg een andere naam, terwijl de ander het veranderde. Dat is samengegaan.")
        elif one.result.waits and one.mine is None:
            told.append(f"‘{one.title}’ had jij weggehaald, maar een ander veranderde het. Het staat er weer.")
        elif one.result.waits and one.theirs is None:
            told.append(f"‘{one.title}’ is verwijderd of heet anders, terwijl jij het veranderde. Wat jij schreef, is bewaard.")
        elif one.result.waits:
            told.append(f"‘{one.title}’: jij en een ander veranderden hetzelfde. Kies wat het wordt.")
        elif own and "ingetrokken" in (read_as(one.theirs, one.file) or {}) and "ingetrokken" not in (read_as(one.was, one.file) or {}):
            told.append(f"‘{one.title}’ is door een ander ingetrokken. Jouw wijziging staat er nog.")
    return tuple(told)


def title_in(file: str, said: Mapping[str, Data]) -> str:
    """What the record of a file that says this is called; its name when it has no title."""
    model = model_of(file)
    field = model.kind.title_field if model is not None and hasattr(model, "kind") else "naam"
    return str(said.get(field) or Path(file).stem)
