"""The recipes of CONTRIBUTING.md: the code in it, by name."""

import re

from conftest import ROOT


def recipe(name: str) -> str:
    """The block of code with this name; its file stands beside it, for who reads."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"^```\w+ {name} \S+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(found)
