"""A room imports only rooms on lower floors, so there is no circle; only one room knows the host."""

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
FLOORS = (
    ("model", "finding", "today", "codes", "citation", "terminal"),
    ("words", "fields"),
    ("reading",),
    ("kennisbank",),
    ("views",),
    ("rules", "written"),
    ("exports",),
    ("check", "editing"),
    ("site",),
    ("beheer",),
    ("host",),
    ("cli",),
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
            assert FLOOR[parts[1]] < FLOOR[room(path)], f"{room(path)} imports {name}, which is on no lower floor"
        if parts[0] in ("mkdocs", "mkdocs_macros", "material", "zensical"):
            assert room(path) == "host", f"{room(path)} knows the host"


def test_every_module_has_a_floor():
    assert {room(path) for path in MODULES} == set(FLOOR)


def test_one_noun_is_one_class():
    names = [
        node.name for path in MODULES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []
