"""Two texts beside each other: readers of a version and checkers of a citation see the same difference."""

import json
import random
import subprocess

import pytest
import yaml
from conftest import ROOT

from macros.views.difference import difference

CASES = yaml.safe_load((ROOT / "tests/verschillen.yml").read_text(encoding="utf-8"))
SIGNS = {"gelijk": "=", "weg": "-", "nieuw": "+"}
BROWSER = """
import { difference } from "./overrides/js/citation/difference.js";
let asked = "";
for await (const piece of process.stdin) asked += piece;
console.log(JSON.stringify(JSON.parse(asked).map(([before, after]) => difference(before, after))));
"""
SEED, EDITS = 20261128, 400
SENTENCE = "de partners leiden samen op in de regio en de school geeft de student ruimte om te leren van de praktijk"


def in_browser(pairs: list[tuple[str, str]]) -> list[list[str]]:
    command = ["node", "--input-type=module", "--eval", BROWSER]
    found = subprocess.run(command, cwd=ROOT, input=json.dumps(pairs), capture_output=True, text=True, check=True)
    return [[f"{SIGNS[piece['soort']]} {piece['tekst']}" for piece in pieces] for pieces in json.loads(found.stdout)]


def in_build(before: str, after: str) -> list[str]:
    return [f"{SIGNS[piece.soort]} {piece.tekst}" for piece in difference(before, after)]


def edits() -> list[tuple[str, str]]:
    """Texts of a few words and what is left after some were put in, taken out, moved or doubled."""
    chance, pairs = random.Random(SEED), []
    for _ in range(EDITS):
        before = chance.choices(SENTENCE.split(), k=chance.randrange(25))
        after = list(before)
        for _ in range(chance.randrange(8)):
            place = chance.randrange(len(after) + 1)
            after[place : place + chance.randrange(3)] = chance.choices(SENTENCE.split(), k=chance.randrange(3))
        pairs.append((" ".join(before), chance.choice([" ", "  ", "\n", "\u00a0"]).join(after)))
    return pairs


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wat"])
def test_a_difference_reads_as_the_list_says(case):
    assert in_build(case["oud"], case["nieuw"]) == case["stukken"]


def test_the_browser_shows_every_case_as_the_list_says():
    assert in_browser([(case["oud"], case["nieuw"]) for case in CASES]) == [case["stukken"] for case in CASES]


def test_build_and_browser_agree_on_any_edit_and_lose_no_word():
    pairs = edits()
    assert in_browser(pairs) == [in_build(*pair) for pair in pairs]
    for before, after in pairs:
        pieces = difference(before, after)
        assert " ".join(piece.tekst for piece in pieces if piece.soort != "nieuw").split() == before.split()
        assert " ".join(piece.tekst for piece in pieces if piece.soort != "weg").split() == after.split()
