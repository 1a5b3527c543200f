"""What is published: the main line of the shared place, as it was fetched last."""

from dataclasses import dataclass

from macros.proposals.git import NETWORK, Git, Said

PROPOSALS = "voorstel"
"""Begins the name of every proposal."""


@dataclass(frozen=True)
class SharedPlace:
    """Where the files are shared: how git calls it here, and its main line."""

    remote: str
    main: str

    @property
    def ref(self) -> str:
        """The main line as it was fetched last."""
        return self.ref_of(self.main)

    def ref_of(self, branch: str) -> str:
        """A line as it was fetched last."""
        return f"refs/remotes/{self.remote}/{branch}"


def place_of(git: Git) -> SharedPlace | None:
    """The shared place; None when this folder has none."""
    remotes = git.word("remote").split()
    if not remotes:
        return None
    remote = "origin" if "origin" in remotes else remotes[0]
    head = git.word("symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD").removeprefix(f"refs/remotes/{remote}/")
    known = git.word("for-each-ref", "--format=%(refname:lstrip=3)", f"refs/remotes/{remote}/main", f"refs/remotes/{remote}/master").split()
    here = git.word("symbolic-ref", "--quiet", "--short", "HEAD")
    return SharedPlace(remote, head or (known[0] if known else here or "main"))


def fetched(git: Git, place: SharedPlace, seconds: float = NETWORK) -> Said:
    """Fetch what is published, and the proposals that wait there; those that are gone there are forgotten here."""
    lines = (f"+refs/heads/{place.main}:{place.ref}", f"+refs/heads/{PROPOSALS}/*:refs/remotes/{place.remote}/{PROPOSALS}/*")
    return git.ask("fetch", "--quiet", "--no-tags", "--prune", "--no-write-fetch-head", place.remote, *lines, seconds=seconds)


def commit_of(git: Git, name: str) -> str:
    """The commit that a name stands for; empty when there is none."""
    return git.word("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}")


def published(git: Git) -> str:
    """The newest published commit that is known here; without a shared place the newest here. Empty when there is none."""
    place = place_of(git)
    return (commit_of(git, place.ref) if place else "") or commit_of(git, "HEAD")


def base_of(git: Git) -> str:
    """What the work folder goes out from: the newest published commit that is in it. Empty when there is none."""
    newest = published(git)
    head = commit_of(git, "HEAD")
    if newest == head or not head:
        return newest
    return git.word("merge-base", head, newest) or head
