"""The guide for editors, followed as written: what a page says to type, to write and to expect.

A page of the guide is Markdown. Of it count, in the order in which they stand:

- a block ``sh``: a command to run;
- a block ``text`` right after one: what the terminal then shows;
- a block ``yaml`` after a sentence that ends in a file name: that file is written;
- the sentence "Verander in `file` de regel `a` in `b`": that line is changed;
- "Zet in `file` onder de regel `a`:" and a block ``yaml``: those lines are added.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

PAGES = (
    "redactie",
    "redactie/klaarzetten",
    "redactie/formulier",
    "redactie/rekenblad",
    "redactie/akkoord",
    "redactie/veranderen",
    "redactie/toevoegen",
    "redactie/meldingen",
    "redactie/kader",
    "redactie/publiceren",
)
"""In the order in which a new editor reads them."""

STEP = re.compile(
    r"```sh\n(?P<command>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?"
    r"|`(?P<file>[^`\n]+\.yml)`:\n\n```yaml\n(?P<content>.*?)```"
    r"|Zet in `(?P<longer>[^`]+)` onder de regel `(?P<above>[^`]+)`:\n\n```yaml\n(?P<lines>.*?)```"
    r"|[Vv]erander in `(?P<changed>[^`]+)` de regel `(?P<old>[^`]+)` in `(?P<new>[^`]+)`",
    re.DOTALL,
)


ASKED = re.compile(r"^([a-z_]+(?: \[.*?\])?(?: \(nog een, of leeg\))?): ?(.*)\n", re.MULTILINE)
"""A question of ``kennisbank nieuw``, and the answer behind it."""


@dataclass(frozen=True)
class Step:
    """One thing that a reader does; the unused parts are empty."""

    page: str
    line: int
    command: str
    output: str
    file: str
    content: str
    longer: str
    above: str
    lines: str
    changed: str
    old: str
    new: str

    @property
    def asks(self) -> bool:
        return self.command.startswith("kennisbank nieuw")

    @property
    def answers(self) -> str:
        """What the reader types at the questions; a line for each."""
        return "".join(f"{match.group(2)}\n" for match in ASKED.finditer(self.output)) if self.asks else ""

    @property
    def shown(self) -> str:
        """What the terminal shows, without what the reader typed."""
        return ASKED.sub(r"\1: ", self.output) if self.asks else self.output

    def __str__(self) -> str:
        return f"docs/over/{self.page}.md:{self.line}"


def steps() -> list[Step]:
    """Every step of the guide, in order."""
    found = []
    for page in PAGES:
        text = (ROOT / f"docs/over/{page}.md").read_text(encoding="utf-8")
        for match in STEP.finditer(text):
            parts = {name: value or "" for name, value in match.groupdict().items()}
            found.append(Step(page, text.count("\n", 0, match.start()) + 1, **parts))
    return found


def do(step: Step, root: Path) -> None:
    """Write or change the file that a step names."""
    if step.file:
        (root / step.file).write_text(step.content, encoding="utf-8")
    if step.changed:
        _replace(root / step.changed, f"{step.old}\n", f"{step.new}\n")
    if step.longer:
        _replace(root / step.longer, f"{step.above}\n", f"{step.above}\n{step.lines}")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no line {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
