"""What an editor writes, and what he is told: runs one case of gevallen/."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from macros.check import check

SMALL = Path(__file__).parent / "klein"
HEAD = "---\ntitle: Proef\ndescription: Een proef.\n---\n\n# Proef\n\n"


def outcome(case: dict[str, Any]) -> list[str]:
    """The first lines of the findings that the case adds to those of the small project.

    That a new address does not stand in the register yet is left out but where a case is about it (``register``).
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(SMALL, root)
        write(root, case)
        found = [line for line in _lines(root) if line not in _before()]
        return [line for line in found if case.get("register") or "[adres-niet-genoteerd]" not in line]


@cache
def _before() -> frozenset[str]:
    """What is found in the small project itself."""
    return frozenset(_lines(SMALL))


def _lines(root: Path) -> list[str]:
    return [str(finding).split("\n")[0] for finding in check(root).findings]


def write(root: Path, case: dict[str, Any]) -> None:
    """Do in ``root`` what the editor of the case does; ``ook`` is what he did before in another file."""
    if "ook" in case:
        write(root, case["ook"])
    path = root / case["bestand"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "verwijder" in case:
        path.unlink()
        return
    if "kopie" in case:
        text = (root / case["kopie"]).read_text(encoding="utf-8")
    elif "pagina" in case:
        text = HEAD + case["pagina"] + "\n"
    else:
        text = case["schrijft"] if "schrijft" in case else path.read_text(encoding="utf-8")
    if "vervang" in case:
        assert case["vervang"] in text, "the case replaces what is not there"
        text = text.replace(case["vervang"], case["door"], 1)
    text += text[-1:] * case.get("herhaal", 0)
    text = text.replace("\n", case.get("regeleinde", "\n"))
    path.write_bytes(text.encode(case.get("codering", "utf-8")))


def with_a_newer_source(root: Path) -> Path:
    """The small project with a source of another day than the versions that are released, so that a next one can be."""
    source = root / "principles/bronnen/stuk.yml"
    source.write_text(source.read_text(encoding="utf-8").replace("datum: 2025-06-26", "datum: 2026-06-26"), encoding="utf-8")
    return root
