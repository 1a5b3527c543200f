"""Every code that the program can give is explained on the site, and every explained code can be given."""

import ast
import re
from pathlib import Path

from macros.codes import PAGE, codes, groups

MACROS = Path(__file__).parent.parent / "macros"
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
PAIRED = (
    *(f"reading/{name}.py" for name in ("slips", "source", "syntax", "validation")),
    "written/calls.py",
    "site/check.py",
    "site/web_addresses.py",
)
"""Modules in which a code stands beside its sentence."""
TELLERS = ("finding", "Finding", "refuse", "_RefusedError", "_broken", "_tell", "Told")


def is_slug(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and SLUG.fullmatch(node.value) is not None


def given_codes() -> dict[str, str]:
    """Codes as they stand in the program: in a call that makes a finding, or in a pair with its sentence."""
    found: dict[str, str] = {}
    for path in MACROS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            slugs: list[ast.AST] = []
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLERS:
                slugs = [arg for arg in node.args if is_slug(arg)]
            elif isinstance(node, ast.Tuple) and path.relative_to(MACROS).as_posix() in PAIRED:
                slugs = [a for a, b in zip(node.elts, node.elts[1:], strict=False) if is_slug(a) and not is_slug(b)]
            found |= {slug.value: path.name for slug in slugs if isinstance(slug, ast.Constant)}
    return found


def test_every_code_is_explained_and_every_explained_code_exists():
    given = given_codes()
    assert {code: file for code, file in given.items() if code not in codes()} == {}, "explain these in macros/meldingen.yml"
    assert set(codes()) - set(given) == set(), "nothing gives these codes"


def test_no_code_is_explained_twice():
    names = [code.name for group in groups() for code in group.codes]
    assert len(names) == len(set(names))


def test_an_example_of_wrong_comes_with_one_of_right():
    assert [code.name for code in codes().values() if code.fout and (not code.goed or code.goed == code.fout)] == []


def test_the_page_has_an_anchor_for_every_code(site):
    page = (site / PAGE / "index.html").read_text(encoding="utf-8")
    assert [code for code in codes() if f'id="{code}"' not in page] == []
