"""A module imports only lower floors; only one room on the top floor knows the host."""

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
FLOORS = (
    ("model", "finding", "today", "words", "codes", "fields", "placeholder", "reasons", "terminal"),
    ("citation", "reading", "kennisbank", "transition", "lists", "publishing", "strangers", "versions", "weak"),
    ("rules", "views", "shortcodes"),
    ("folder", "editing", "handwritten", "markup", "pages_check", "exports", "search", "project"),
    ("host", "cli", "built", "node", "outside"),
)
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
MODULES = sorted(path for path in MACROS.rglob("*.py") if path != MACROS / "__init__.py")


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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(MACROS)))
def test_module_imports_only_lower_floors(path):
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "macros" and len(parts) > 1 and parts[1] in FLOOR and parts[1] != room(path):
            assert FLOOR[parts[1]] <= FLOOR[room(path)], f"{room(path)} imports {name}, a step up"
        if parts[0] in ("mkdocs", "mkdocs_macros", "material", "zensical"):
            assert room(path) == "host", f"{room(path)} knows the host"


def test_rooms_do_not_import_each_other_in_a_circle():
    edges = {(room(path), name.split(".")[1]) for path in MODULES for name in imports(path) if name.startswith("macros.")}
    below = {name: {b for a, b in edges if a == name and b != name and b in FLOOR} for name in FLOOR}
    done: set[str] = set()
    while free := {name for name, needs in below.items() if name not in done and needs <= done}:
        done |= free
    assert done == set(FLOOR)


def test_every_module_has_a_floor():
    assert {room(path) for path in MODULES} == set(FLOOR)
