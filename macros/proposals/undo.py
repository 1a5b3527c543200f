"""Back to what is published: one record, or all; what goes is kept as a copy."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from macros.editing.edit import replace_file
from macros.proposals.git import Git
from macros.proposals.needs import beside
from macros.proposals.work import FileChange
from macros.proposals.writing import Step, write

FOLDER = ".beheer/teruggezet"


def undone(git: Git, base: str, chosen: Iterable[FileChange], changes: list[FileChange]) -> list[Step]:
    """What putting these records back writes: their files and their lines in the lists, as they are published."""
    back = list(chosen)
    steps = [Step(one.file, one.now, one.before, base) for one in back]
    stays = {one.owner for one in changes} - {one.owner for one in back}
    kept, all_beside = beside(stays, changes), beside({one.owner for one in changes}, changes)
    for one in changes:
        if one.file in all_beside and all_beside[one.file] != kept.get(one.file, one.before):
            text = kept.get(one.file, one.before)
            steps.append(Step(one.file, one.now, text, base if text == one.before else ""))
    return steps


def put_back(git: Git, steps: list[Step]) -> str:
    """Write it, with a copy of what goes; the name of that copy. Raises GitError or OSError."""
    name = f"{datetime.now():%Y%m%d-%H%M%S-%f}"
    for step in steps:
        if step.here is not None:
            replace_file(git.root / FOLDER / name / step.file, step.here)
    write(git, steps)
    return name


def undo_undoing(git: Git, name: str) -> list[str]:
    """Put a copy in place again, where nothing else stands there since; the files that were put. Raises GitError or OSError."""
    folder = git.root / FOLDER / name
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()] if copy_there(git.root, name) else []
    steps = []
    for path in files:
        here = git.root / path.relative_to(folder)
        steps.append(Step(path.relative_to(folder).as_posix(), here.read_bytes() if here.is_file() else None, path.read_bytes()))
    if steps:
        write(git, steps)
    return [step.file for step in steps]


def copy_there(root: Path, name: str) -> bool:
    """Whether there is a copy of this name."""
    return name.replace("-", "").isdecimal() and (root / FOLDER / name).is_dir()
