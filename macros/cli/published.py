"""What was published, beside what stands here now: what is frozen did not change, and no address is lost.

The lock proves a text against its own line. Who changes the text, the source text and the lock together
leaves no trace in the files; the newest published commit still has what it was.
"""

from collections.abc import Iterator
from pathlib import Path

from macros.check import Loaded
from macros.finding import Finding
from macros.proposals.git import Git
from macros.reading.files import MOVED_FILE, REGISTER
from macros.reading.lists import ADDRESSES, LOCK, MOVED, SOURCE_TEXT, VERSIONS
from macros.rules.addresses import published_addresses
from macros.rules.truth import difference

BRANCH = "gepubliceerd"
"""The branch of the shared repository that holds the newest published commit (.ci/keuring.py moves it)."""
FROZEN = {f"{VERSIONS}/{LOCK}": "Versie {name} is gepubliceerd", SOURCE_TEXT: "De brontekst van '{name}' is gepubliceerd"}
"""Tables of which a line that was published never changes: the name of the line is its first column."""


def newest_published(root: Path) -> str:
    """The newest published commit; empty when nothing was published, or nobody can say."""
    git, ref = Git(root), f"refs/remotes/origin/{BRANCH}"
    git.ask("fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{BRANCH}:{ref}")  # without a way there, what is known counts
    return git.word("rev-parse", "--quiet", "--verify", f"{ref}^{{commit}}")


def against(root: Path, checked: Loaded, commit: str) -> list[Finding]:
    """Every line that was published in ``commit`` and changed or went, sorted."""
    found = [finding for name, told in FROZEN.items() for finding in _frozen(root, commit, name, told)]
    return sorted([*found, *_register(root, commit), *_moved(root, checked, commit)])


def _frozen(root: Path, commit: str, name: str, told: str) -> Iterator[Finding]:
    file = f"principles/{name}"
    now = {line.partition("\t")[0]: (number, line) for number, line in enumerate(_here(root, name), 1)}
    for line in _then(root, commit, name):
        key, _, rest = line.partition("\t")
        start = told.format(name=key.replace("@", " "))
        number, other = now.get(key, (1, ""))
        if not other:
            yield Finding(file, 1, 1, "gepubliceerd-weg", f"{start}, en deze regel is weg. Zet hem terug: {line}")
        elif other != line:
            what = difference(other.partition("\t")[2], rest, "wat gepubliceerd is")
            yield Finding(
                file,
                number,
                len(key) + 2,
                "gepubliceerd-anders",
                f"{start} en verandert nooit meer: {what} Zet de regel terug.",
                source=other,
            )


def _register(root: Path, commit: str) -> Iterator[Finding]:
    now = set(_here(root, ADDRESSES))
    for line in _then(root, commit, ADDRESSES):
        if line not in now:
            yield Finding(
                REGISTER,
                1,
                1,
                "gepubliceerd-weg",
                f"Het adres '{line}' is gepubliceerd, en deze regel is weg. Zet hem terug.",
            )


def _moved(root: Path, checked: Loaded, commit: str) -> Iterator[Finding]:
    """What led on, still does, or is a page again."""
    now = published_addresses(checked.kennisbank, checked.documents)
    for line in _then(root, commit, MOVED):
        address, _, id = line.partition("\t")
        if address not in now:
            text = f"Het oude adres '{address}' leidde naar '{id}', en leidt nu nergens meer heen. Zet de regel terug."
            yield Finding(MOVED_FILE, 1, 1, "gepubliceerd-weg", text)


def _then(root: Path, commit: str, name: str) -> list[str]:
    """The lines of a list as it was published; none when it was not there."""
    return _lines(Git(root).ask("show", f"{commit}:./principles/{name}").out)


def _here(root: Path, name: str) -> list[str]:
    path = root / "principles" / name
    return _lines(path.read_bytes()) if path.is_file() and not path.is_symlink() else []


def _lines(data: bytes) -> list[str]:
    return [line.rstrip("\r") for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
