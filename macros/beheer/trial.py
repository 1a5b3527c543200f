"""What the check says of a draft, and what the files would be, while nothing is saved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import BaseModel

from macros.beheer.posted import BESIDE, MADE, NEW, Draft, filled
from macros.beheer.project import Project, Subject
from macros.check import Loaded
from macros.editing.edit import RefusedError
from macros.editing.in_place import changed
from macros.editing.new_id import proposed_id
from macros.editing.yaml_text import NotWritableError, checked, whole_text
from macros.finding import Finding, Path
from macros.model import LONGEST_ID, SLUG, Named, Record
from macros.reading.document import Data
from macros.reading.files import SETTINGS_FILE, file_of

UNNAMED = "nieuw"
"""The name of the file of a record that has no right id yet; it is never written."""


@dataclass(frozen=True)
class Trial:
    """A draft as it was tried.

    ``texts`` are the files it would write, by path; ``wrong`` and ``advice`` what is said of its own fields, their
    paths as in the form; ``elsewhere`` the errors that it would bring in other files; ``loaded`` all records with
    the draft in it, or None when it cannot be written down at all.
    """

    draft: Draft
    subject: Subject
    texts: dict[str, bytes]
    wrong: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
    elsewhere: tuple[Finding, ...] = ()
    loaded: Loaded | None = None

    @property
    def good(self) -> bool:
        """Whether this may be saved."""
        return not self.wrong and not self.elsewhere


def tried(project: Project, subject: Subject, draft: Draft) -> Trial:
    """Try a draft: nothing is written."""
    draft = named(project.now(), draft)
    if wrong := tuple(_unwritable(draft)):
        return Trial(draft, subject, {}, wrong)
    if not subject.file:
        subject = replace(subject, file=_file_of(draft.model, draft.data), id=str(draft.data.get("id", "")))
    try:
        texts = _texts(project, subject, draft)
    except RefusedError as refused:
        return Trial(draft, subject, {}, (Finding(subject.file, 1, 1, "vorm", str(refused)),))
    loaded = project.with_unsaved(texts)
    return _told(project, Trial(draft, subject, texts, loaded=loaded))


def named(now: Loaded, draft: Draft) -> Draft:
    """The draft without what is empty, with an id for every record that is new and has none."""
    beside = {number: _named(now, MADE, filled(MADE, data)) for number, data in draft.beside.items() if number in _used(draft.data)}
    data = filled(draft.model, draft.data)
    if issubclass(draft.model, Record) and "id" not in draft.was:
        data = _named(now, draft.model, data)
    return replace(draft, data=data, beside=beside)


def _named(now: Loaded, model: type[Record], values: dict[str, Data]) -> dict[str, Data]:
    if "id" in values or (isinstance(model.kind.ids, Named) and model.kind.title_field not in values):
        return values
    try:
        return {"id": proposed_id(now.kennisbank, now.documents, model, values), **values}
    except KeyError:  # what the id is made of is not filled in yet
        return values


def _used(value: Data) -> set[str]:
    """The numbers of the new records that a draft leads to."""
    if isinstance(value, str):
        return {value[1:]} if value.startswith(NEW) else set()
    return {number for item in (value.values() if isinstance(value, dict) else value) for number in _used(item)}


def _unwritable(draft: Draft) -> Iterator[Finding]:
    """Texts that no file can hold, such as one with a sign that nobody sees."""
    for before, data in [((), draft.data), *(((BESIDE, number), one) for number, one in draft.beside.items())]:
        for path, text in _with_paths(data, before):
            try:
                checked(text)
            except NotWritableError as error:
                yield Finding("", 1, 1, "vorm", str(error), path=path)


def _with_paths(value: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    else:
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _with_paths(item, (*path, step))


def _file_of(model: type[BaseModel], data: dict[str, Data]) -> str:
    """Where a new record stands; under a name that is never written as long as its id is not right."""
    assert issubclass(model, Record)
    id = str(data.get("id", ""))
    good = re.fullmatch(SLUG, id) and len(id) <= LONGEST_ID
    return file_of(model, id if good else UNNAMED)


def _texts(project: Project, subject: Subject, draft: Draft) -> dict[str, bytes]:
    """The files that a draft writes. Raises RefusedError."""
    ids = {f"{NEW}{number}": str(data.get("id", "")) for number, data in draft.beside.items()}
    data = led(draft.data, ids)
    texts = {_file_of(MADE, one): _new_text(MADE, one) for one in draft.beside.values()}
    path = project.root / subject.file
    if draft.was or subject.file == SETTINGS_FILE:
        before = path.read_bytes()
        texts[subject.file] = changed(before, subject.file, draft.model, data)
    else:
        texts[subject.file] = _new_text(draft.model, data)
    return texts


def led(value: Data, ids: dict[str, str]) -> dict[str, Data]:
    """The data with other texts in place of those that ``ids`` names."""

    def put(inner: Data) -> Data:
        if isinstance(inner, str):
            return ids.get(inner, inner)
        if isinstance(inner, dict):
            return {name: put(item) for name, item in inner.items()}
        return [put(item) for item in inner]

    made = put(value)
    assert isinstance(made, dict), "a record consists of fields"
    return made


def _new_text(model: type[BaseModel], data: dict[str, Data]) -> bytes:
    return whole_text(data, model).encode()


def _told(project: Project, trial: Trial) -> Trial:
    """The trial with what the check says of it."""
    assert trial.loaded is not None
    before = set(project.now().findings)
    own = {trial.subject.file: ()} | {_file_of(MADE, data): (BESIDE, number) for number, data in trial.draft.beside.items()}
    mine = [replace(one, path=(*own[one.file], *one.path)) for one in trial.loaded.findings if one.file in own]
    mine += _taken(project, trial)
    other = [one for one in trial.loaded.findings if one.file not in own and one not in before and one.level == "fout"]
    return replace(
        trial,
        wrong=tuple(one for one in mine if one.level == "fout"),
        advice=tuple(one for one in mine if one.level == "advies"),
        elsewhere=tuple(other),
    )


def _taken(project: Project, trial: Trial) -> Iterator[Finding]:
    """New records with an id that is there already."""
    new: list[tuple[Path, dict[str, Data]]] = [((BESIDE, number), data) for number, data in trial.draft.beside.items()]
    if "id" not in trial.draft.was and trial.subject.file != SETTINGS_FILE:
        new.append(((), trial.draft.data))
    for before, data in new:
        id = str(data.get("id", ""))
        if id in project.kb.known:
            yield Finding(trial.subject.file, 1, 1, "dubbel-id", f"Het id '{id}' bestaat al. Kies een ander id.", path=(*before, "id"))
