"""A room imports only rooms on lower floors, so there is no circle; only one room knows the host.

``python tests/test_floors.py`` shows the floors as the code has them.
"""

import ast
import re
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
FLOORS = """
11  cli
10  beheer host
 9  proposals site spreadsheet
 8  check
 7  editing exports
 6  rules written
 5  views
 4  kennisbank
 3  reading
 2  fields words
 1  citation codes finding model once terminal today
"""
"""The drawing: what stands on a floor uses what is below it, and nothing beside it."""
MODULES = sorted(path for path in MACROS.rglob("*.py") if path != MACROS / "__init__.py")
HOSTS = ("mkdocs", "mkdocs_macros", "material", "properdocs", "zensical")


def imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [node.module or ""] + [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def room(path: Path) -> str:
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def drawn() -> list[set[str]]:
    """The floors from the lowest: of each room the lowest that is above all that it imports."""
    rooms = {room(path) for path in MODULES}
    below = {name: set[str]() for name in rooms}
    for path in MODULES:
        below[room(path)] |= {part for name in imports(path) for part in name.split(".")[1:2] if name.startswith("macros.")} & rooms
    floors: list[set[str]] = []
    while rest := rooms.difference(*floors):
        free = {name for name in rest if not below[name] & rest - {name}}
        assert free, f"these import each other in a circle: {sorted(rest)}"
        floors.append(free)
    return floors


def drawing() -> str:
    floors = enumerate(drawn(), 1)
    return "\n" + "".join(f"{number:2}  {' '.join(sorted(names))}\n" for number, names in reversed(list(floors)))


def test_the_drawing_of_the_floors_is_that_of_the_code():
    """A room that comes to stand higher or lower is a choice: it is made here."""
    assert drawing() == FLOORS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(MACROS)))
def test_only_one_room_knows_the_host(path):
    known = {name.partition(".")[0] for name in imports(path)} & {*HOSTS}
    assert not known or room(path) == "host", f"{room(path)} knows {known}"


def test_functions_are_as_short_as_contributing_says():
    [most] = re.findall(r"Functions stay under (\d+) lines in Python", (MACROS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    nodes = [(path, node) for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    found = [(path.name, node.name, (node.end_lineno or 0) - node.lineno + 1) for path, node in nodes if isinstance(node, ast.FunctionDef)]
    assert [one for one in found if one[2] >= int(most)] == []


def test_one_noun_is_one_class():
    names = [
        node.name for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


if __name__ == "__main__":
    print(drawing())
