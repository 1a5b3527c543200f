"""What runs before a change is published, played in a real repository with a shared one behind it."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from newcomer import IDENTITY

SCRIPT = ROOT / ".ci/keuring.py"
MAKEFILE = "gepubliceerd:\n\t@true\ntest wijzigingen inhoud:\n\t@grep -q groen macros/a.py && echo $@ >> .git/gedraaid\n"
FILES = {
    "macros/a.py": "groen\n", "macros/b.py": "b\n", "mkdocs.yml": "site_name: x\n", "docs/over/index.md": "Over\n", "docs/over/redactie/a.md": "Gids\n",
    "docs/besluiten/0001.md": "Besluit\n", "principles/rollen/a.yml": "id: a\n", "principles/adressen.txt": "voor/a/\n", "Makefile": MAKEFILE,
}  # fmt: skip


class Repository:
    """A clone as a workflow has it, of a shared repository."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in {**IDENTITY, "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": str(home)}.items():
            monkeypatch.setenv(name, value)
        for name in ("PUSH_NAAR", "GITHUB_ACTIONS", "GITHUB_REF_NAME", "CI_COMMIT_BRANCH"):
            monkeypatch.delenv(name, raising=False)
        self.root, self.shared = home / "kloon", home / "gedeeld.git"
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.shared), cwd=home)
        self.git("clone", "--quiet", str(self.shared), str(self.root), cwd=home)
        for name, text in FILES.items():
            self.write(name, text)
        self.commit()

    def git(self, *words: str, cwd: Path | None = None) -> str:
        return subprocess.run(["git", *words], cwd=cwd or self.root, check=True, capture_output=True, text=True).stdout.strip()

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")
        self.git("push", "--quiet", "origin", "HEAD:main")
        return self.git("rev-parse", "HEAD")

    def script(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, str(SCRIPT), *words], cwd=self.root, capture_output=True, text=True)

    @property
    def needed(self) -> str:
        return self.script("nodig").stdout.partition(":")[0]

    def publish(self) -> bool:
        """What a workflow does: what is needed, and only after it the rest. Whether the site was published."""
        if self.script().returncode:
            return False
        assert self.script("noteer").returncode == 0
        return True

    @property
    def ran(self) -> list[str]:
        log = self.root / ".git/gedraaid"
        words = log.read_text(encoding="utf-8").split() if log.exists() else []
        log.unlink(missing_ok=True)
        return words


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of which everything was found green once."""
    work = Repository(tmp_path, monkeypatch)
    assert work.publish()
    assert work.ran == ["test", "wijzigingen"]
    return work


def test_content_is_published_after_the_tests_about_content(work):
    for text in ("id: b\n", "id: c\n"):
        work.write("principles/rollen/b.yml", text)
        work.write("docs/over/index.md", f"Over {text}")
        work.commit()
        assert work.publish()
        assert work.ran == ["inhoud"]


def test_content_on_a_red_program_is_not_published(work):
    green = work.git("rev-parse", "HEAD")
    work.write("macros/a.py", "rood\n")
    work.commit()
    assert not work.publish()
    work.write("principles/rollen/b.yml", "id: b\n")
    work.commit()
    assert not work.publish()
    assert work.ran == []
    assert work.git("ls-remote", "origin", "groen").split()[0] == green
    work.write("macros/a.py", "weer groen\n")
    mended = work.commit()
    assert work.publish()
    assert work.ran == ["test", "wijzigingen"]
    assert work.git("ls-remote", "origin", "groen").split()[0] == mended


def test_a_green_commit_is_the_one_of_which_everything_ran(work):
    green = work.git("rev-parse", "HEAD")
    work.write("principles/rollen/b.yml", "id: b\n")
    work.commit()
    assert work.publish()
    assert work.git("ls-remote", "origin", "groen").split()[0] == green


@pytest.mark.parametrize(
    ("needs", "change"),
    [
        ("alles", "echo x >> macros/a.py"),
        ("alles", "rm macros/b.py"),
        ("alles", "git mv docs/over/index.md macros/index.md"),
        ("alles", "git mv macros/b.py docs/b.md"),
        ("alles", "git mv docs/over/index.md tests.md"),
        ("alles", "echo x > docs/over/redactie/b.md"),
        ("alles", "echo x > docs/over/redactie.md"),
        ("alles", "echo x >> docs/besluiten/0001.md"),
        ("alles", "echo x >> mkdocs.yml"),
        ("alles", "mkdir -p principles/.sjabloon && echo x > principles/.sjabloon/rol.yml"),
        ("alles", "echo '*.md filter=x' > docs/.gitattributes"),
        ("alles", "ln -s /etc/passwd docs/wachtwoorden.md"),
        ("alles", "rm principles/rollen/a.yml && ln -s ../adressen.txt principles/rollen/a.yml"),
        ("alles", "chmod +x principles/rollen/a.yml"),
        ("alles", "chmod +x macros/a.py"),
        ("alles", "git init -q docs/ander && (cd docs/ander && git commit -q --allow-empty -m x)"),
        ("alles", "mkdir -p Docs 'docs ' && echo x > 'docs /a.md'"),
        ("alles", "echo x > 'principles'$'\\n''x.yml'"),
        ("alles", "git checkout -q -b zij && echo x >> macros/b.py && git add -A && git commit -q -m x && git checkout -q main && echo x >> docs/over/index.md && git add -A && git commit -q -m x && git merge -q -m x zij"),
        ("inhoud", "git checkout -q -b zij && echo x >> principles/adressen.txt && git add -A && git commit -q -m x && git checkout -q main && echo x >> docs/over/index.md && git add -A && git commit -q -m x && git merge -q -m x zij"),
        ("inhoud", "echo x >> macros/b.py && git add -A && git commit -q -m x && git revert --no-edit HEAD && echo x >> docs/over/index.md"),
        ("inhoud", "rm docs/over/index.md && echo 'é' > 'docs/over/één twee.md'"),
        ("inhoud", "git mv docs/over/index.md docs/over/anders.md"),
        ("inhoud", "git commit -q --allow-empty -m x"),
    ],
)  # fmt: skip
def test_what_a_change_needs(work, needs, change):
    subprocess.run(["bash", "-ec", change], cwd=work.root, check=True, capture_output=True)
    if work.git("status", "--porcelain"):
        work.commit()
    assert work.needed == needs


def test_everything_runs_when_the_green_commit_is_not_known(work):
    work.git("push", "--quiet", "origin", ":groen")
    work.git("update-ref", "-d", "refs/remotes/origin/groen")
    work.write("docs/over/index.md", "Anders\n")
    work.commit()
    assert work.needed == "alles"


def test_what_is_not_committed_is_not_trusted(work):
    work.write("docs/nieuw.md", "Nieuw\n")
    assert work.needed == "alles"


@pytest.mark.parametrize("options", [["--depth=1"], ["--depth=1", "--no-single-branch"], ["--single-branch"], []])
def test_a_clone_knows_the_green_commit_however_it_was_made(work, tmp_path, options):
    for needs, name in (("inhoud", "docs/over/index.md"), ("alles", "macros/b.py")):
        work.write(name, "Anders\n")
        work.commit()
        work.git("clone", "--quiet", *options, work.shared.as_uri(), str(tmp_path / needs))
        told = subprocess.run([sys.executable, str(SCRIPT), "nodig"], cwd=tmp_path / needs, capture_output=True, text=True).stdout
        assert told.startswith(needs)


def test_outside_a_repository_everything_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = subprocess.run([sys.executable, str(SCRIPT), "nodig"], cwd=tmp_path, capture_output=True, text=True)
    assert result.stdout.startswith("alles")


def test_new_addresses_are_sent_to_the_branch_that_is_published(work):
    work.write("principles/rollen/b.yml", "id: b\n")
    work.commit()
    work.write("principles/adressen.txt", "voor/a/\nvoor/b/\n")
    assert work.script("noteer").stdout == "Deze commit is gepubliceerd.\nDe nieuwe adressen zijn genoteerd.\n"
    assert work.git("show", "main:principles/adressen.txt", cwd=work.shared) == "voor/a/\nvoor/b/"
    assert work.git("diff", "--name-only", "main~1", "main", cwd=work.shared) == "principles/adressen.txt"
    assert work.needed == "inhoud"


def test_who_may_not_write_is_told_and_the_site_stays_published(work, monkeypatch):
    monkeypatch.setenv("PUSH_NAAR", str(work.shared / "nergens"))
    work.write("macros/b.py", "anders\n")
    work.commit()
    result = work.script("noteer")
    assert result.returncode == 0
    told = "Let op: HEAD:refs/heads/{} kon niet worden bewaard. Mag deze opdracht schrijven?\n"
    assert result.stdout == told.format("gepubliceerd") + told.format("groen")


def test_the_branch_gepubliceerd_is_the_newest_commit_that_was_published(work):
    """Also after content alone: what is frozen is compared with it."""
    work.write("principles/rollen/b.yml", "id: b\n")
    commit = work.commit()
    assert work.git("ls-remote", "origin", "gepubliceerd").split()[0] != commit
    assert work.publish()
    assert work.git("ls-remote", "origin", "gepubliceerd").split()[0] == commit
    assert work.git("ls-remote", "origin", "groen").split()[0] != commit


def test_what_is_frozen_and_changed_keeps_a_commit_from_being_published(work):
    work.write("Makefile", MAKEFILE.replace("@true", "@false"))
    work.commit()
    assert not work.publish()
    assert work.ran == []
