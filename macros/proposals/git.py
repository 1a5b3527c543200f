"""What git says and does, whatever the settings of the machine are.

Git is asked by its command, so its own credentials, certificates and protocols hold. No hook of the folder runs, nothing
asks anything on the terminal, and what goes over the network has a limit in time.
"""

import contextlib
import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

SETTINGS = (
    f"core.hooksPath={os.devnull}", "core.quotePath=false", "core.fsmonitor=false", "color.ui=false", "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false", "gc.auto=0", "push.followTags=false", "push.gpgSign=false", "push.recurseSubmodules=no",
    "fetch.recurseSubmodules=false", "submodule.recurse=false", "advice.detachedHead=false",
)  # fmt: skip
"""Settings of the machine or the folder that would change what happens here."""
OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE")
"""Variables that lead git to another folder than ours."""
NETWORK = 20.0
"""Seconds after which what goes over the network is broken off."""
LONGEST = 60.0


class GitError(Exception):
    """Git could not do what it must be able to do; the words are git's own."""


@dataclass(frozen=True)
class Said:
    """What git answered: whether it worked, what it printed, what it told, and whether it was broken off because it took too long."""

    good: bool
    out: bytes
    told: str
    late: bool = False

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "replace").strip()


@dataclass(frozen=True)
class Git:
    """Git in the folder ``root``, which is the top of its work folder."""

    root: Path

    def ask(self, *words: str, sent: bytes = b"", index: Path | None = None, who: "Who | None" = None, seconds: float = LONGEST) -> Said:
        """Run one command; ``index`` is the index to use in place of the folder's own."""
        command = ["git", *(part for one in SETTINGS for part in ("-c", one)), *words]
        try:
            process = subprocess.Popen(  # noqa: S603 - git, as the editor has it
                command, cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=_environment(index, who), start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            return Said(False, b"", str(error))
        try:
            out, told = process.communicate(sent, seconds)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError, AttributeError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.communicate()
            return Said(False, b"", "", late=True)
        return Said(process.returncode == 0, out, told.decode("utf-8", "replace"))

    def must(self, *words: str, sent: bytes = b"", index: Path | None = None, who: "Who | None" = None) -> bytes:
        """The same for what always works in a sound folder. Raises GitError."""
        said = self.ask(*words, sent=sent, index=index, who=who)
        if not said.good:
            raise GitError(said.told.strip() or " ".join(words))
        return said.out

    def word(self, *words: str) -> str:
        """One word or line; empty when git has none."""
        said = self.ask(*words)
        return said.text if said.good else ""


@dataclass(frozen=True)
class Who:
    """In whose name something is handed in."""

    name: str
    mail: str


def git_of(root: Path) -> Git | None:
    """Git in this folder; None when it keeps nothing here, or keeps it as a part of something else."""
    git = Git(root)
    if not (root / ".git").exists():
        return None
    said = git.ask("rev-parse", "--show-prefix")
    return git if said.good and not said.text else None


def _environment(index: Path | None, who: Who | None) -> dict[str, str]:
    found = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER}
    found |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8", "GCM_INTERACTIVE": "never"}
    if index:
        found["GIT_INDEX_FILE"] = str(index)
    if who:
        found |= {
            f"GIT_{part}_{what}": value for part in ("AUTHOR", "COMMITTER") for what, value in (("NAME", who.name), ("EMAIL", who.mail))
        }
    return found
