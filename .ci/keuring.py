"""What a change needs before it is published, and what is written down afterwards. One script for every forge.

    python3 .ci/keuring.py nodig     say what is needed, and why: inhoud or alles
    python3 .ci/keuring.py           do that: make inhoud, or make test and make wijzigingen; first compare with what was published
    python3 .ci/keuring.py noteer    after publishing: move the branches gepubliceerd and groen, and send the register of addresses

The branch ``groen`` of the shared repository is the newest commit whose whole ``make test`` was green. Where nothing
differs from it but content, the program is the one that was green, and the tests about content are enough. In doubt,
and when that commit is not known, everything runs. Why so: docs/besluiten/0019-publiceren-na-make-inhoud.md.
"""

import os
import subprocess
import sys

GREEN = "refs/remotes/origin/groen"
CONTENT = ("principles/", "docs/")
OF_THE_PROGRAM = ("docs/besluiten/", "docs/over/redactie.md", "docs/over/redactie/", "docs/over/beelden/")
"""In docs/, and yet no content: the decisions, and the guide, which tests follow. So is all that begins with a dot."""
REGISTER = "principles/adressen.txt"
PLAIN = {"000000", "100644"}
"""Modes of what is not there and of an ordinary file, as git writes them; all else is doubt."""
NAME = ("-c", "user.name=Publicatie", "-c", "user.email=publicatie@kennisbank.invalid")


def git(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], capture_output=True, text=True, errors="surrogateescape")


def needed() -> tuple[str, str]:
    """``inhoud`` or ``alles``, and a sentence that says why."""
    git("fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/groen:{GREEN}")  # without a way there, what is known counts
    if git("rev-parse", "--quiet", "--verify", f"{GREEN}^{{commit}}").returncode:
        return "alles", "Welke commit het laatst groen was, is niet bekend."
    loose = git("status", "--porcelain=v1", "-z", "--no-renames")
    changed = git("diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", GREEN, "HEAD")
    if loose.returncode or changed.returncode:
        return "alles", "Wat er veranderd is, is niet te zien."
    if other := [row[3:] for row in loose.stdout.split("\0") if row and row[3:] != REGISTER]:
        return "alles", f"Nog niet vastgelegd: {other[0]}"
    fields = changed.stdout.split("\0")
    if other := [path for modes, path in zip(fields[::2], fields[1::2], strict=False) if not is_content(modes, path)]:
        return "alles", f"Geen inhoud: {other[0]}"
    return "inhoud", "Alleen inhoud is anders dan bij de laatste groene commit."


def is_content(modes: str, path: str) -> bool:
    """Whether a change is one of content; ``modes`` is what git writes before the path: old and new mode, and more."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    plain = set(modes.lstrip(":").split(" ")[:2]) <= PLAIN
    return plain and not hidden and path.startswith(CONTENT) and not path.startswith(OF_THE_PROGRAM)


def run() -> int:
    """Do what is needed."""
    what, why = needed()
    print(f"{why} Nodig: {what}.", flush=True)
    goals = ["inhoud"] if what == "inhoud" else ["test", "wijzigingen"]
    return subprocess.run(["make", "gepubliceerd", *goals]).returncode


def note() -> int:
    """Write down what was published. A refused push is told and stops nothing: then everything runs next time."""
    push("HEAD:refs/heads/gepubliceerd", "--force", told="Deze commit is gepubliceerd.")
    if needed()[0] == "alles":
        push("HEAD:refs/heads/groen", "--force", told="Deze commit is groen.")
    if git("diff", "--quiet", "--", REGISTER).returncode:
        git(*NAME, "commit", "--quiet", "--message", "Note the addresses that are now on the site", "--", REGISTER)
        push(f"HEAD:refs/heads/{branch()}", told="De nieuwe adressen zijn genoteerd.")
    return 0


def push(what: str, *options: str, told: str) -> None:
    """Send a commit to the shared repository; PUSH_NAAR says where to when ``origin`` may only be read."""
    result = git("push", "--quiet", *options, os.environ.get("PUSH_NAAR") or "origin", what)
    warning = "::warning::" if os.environ.get("GITHUB_ACTIONS") else "Let op: "
    print(f"{warning}{what} kon niet worden bewaard. Mag deze opdracht schrijven?" if result.returncode else told)


def branch() -> str:
    """The branch that is published."""
    known = (os.environ.get(name) for name in ("CI_COMMIT_BRANCH", "GITHUB_REF_NAME"))
    return next(filter(None, known), None) or git("branch", "--show-current").stdout.strip() or "main"


def main(words: list[str]) -> int:
    if words == ["nodig"]:
        what, why = needed()
        print(f"{what}: {why}")
        return 0
    return note() if words == ["noteer"] else run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
