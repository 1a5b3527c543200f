"""What every code of a finding means: the table in meldingen.yml.

The page about findings, the links in a terminal and the rules in SARIF are
drawn from it. A code is also the anchor of its explanation.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parent / "meldingen.yml"
COMMAND = re.compile(r"(kennisbank (?:controleer --herstel|nieuw [a-z]+|[a-z]+))")
PAGE = "over/meldingen/"
"""Address of the page that explains the codes, relative to the root of the site."""


@dataclass(frozen=True)
class Code:
    """One code: the problem in a few words, what to do, and perhaps an example of wrong and of right."""

    name: str
    kop: str
    uitleg: str
    fout: str = ""
    goed: str = ""

    @property
    def pieces(self) -> list[str]:
        """What to do, cut so that every second piece is a command to type."""
        return COMMAND.split(self.uitleg)


@dataclass(frozen=True)
class CodeGroup:
    """Codes that belong together."""

    name: str
    codes: tuple[Code, ...]


@cache
def groups() -> tuple[CodeGroup, ...]:
    """Every code in its group, in the order of the table."""
    rows: list[dict[str, Any]] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506 - the safe loader, in C
    return tuple(CodeGroup(row["groep"], tuple(Code(name, **texts) for name, texts in row["codes"].items())) for row in rows)


@cache
def codes() -> dict[str, Code]:
    """Every code by its name."""
    return {code.name: code for group in groups() for code in group.codes}


def address_of(code: str, root: str = "") -> str:
    """Where a code is explained; ``root`` is the address of the site."""
    return f"{root}{PAGE}#{code}"
