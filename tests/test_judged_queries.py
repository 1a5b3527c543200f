"""The judged queries that the search is measured with are sound data, and follow the records."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from zoekmeting import Query, current

from macros.check import load
from macros.cli import main

FOLDER = Path(__file__).parent / "zoekmeting"
CATEGORIES = {"verbuiging", "samenstelling", "tikfout", "accent", "synoniem", "woorden", "vraag", "id", "begin"}


def read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def first() -> list[dict[str, str]]:
    return read("vragen.tsv")


@pytest.fixture(scope="module")
def second() -> list[dict[str, str]]:
    return read("tweede.tsv")


@pytest.fixture(scope="module")
def queries(first, second) -> list[dict[str, str]]:
    return first + second


def test_no_query_stands_twice(queries):
    assert [query for query, times in Counter(row["vraag"].strip().lower() for row in queries).items() if times > 1] == []


def test_second_half_is_whole_and_apart(first, second):
    assert len(second) >= 60
    assert {row["deel"] for row in second} == {"tweede"}
    assert {row["vraag"].strip().lower() for row in first} & {row["vraag"].strip().lower() for row in second} == set()


def test_both_parts_hold_every_category_and_are_about_equal(first):
    parts = {part: Counter(row["categorie"] for row in first if row["deel"] == part) for part in ("afstemmen", "meten")}
    assert parts["afstemmen"].total() + parts["meten"].total() == len(first)
    for part in parts.values():
        assert set(part) == CATEGORIES
        assert part.total() >= 80
    assert all(abs(parts["afstemmen"][name] - parts["meten"][name]) <= 1 for name in CATEGORIES)


def test_every_judgment_names_a_record_once_with_grade_1_or_2(queries):
    wrong = []
    for row in queries + read("derde.tsv") + read("vierde.tsv"):
        judged = [judgment.rpartition(":")[::2] for judgment in row["oordelen"].split(" ")]
        ids = [id for id, _ in judged]
        wrong += [(row["vraag"], id) for id in ids if ids.count(id) > 1]
        wrong += [(row["vraag"], grade) for _, grade in judged if grade not in {"1", "2"}]
        if "2" not in {grade for _, grade in judged}:
            wrong.append((row["vraag"], "no grade 2"))
    assert wrong == []


def test_renamed_record_is_followed_and_a_withdrawn_one_is_named_and_not_counted(project):
    asked = [
        Query("scholen", "woorden", "meten", {"voorbeeld": 2, "u01": 1}),
        Query("rollen", "woorden", "meten", {"schoolopleider": 2, "u01": 1}),
    ]
    assert current(asked, load(project).kennisbank) == (asked, [])
    for new in ("tweede", "derde"):
        main(["hernoem", "voorbeeld" if new == "tweede" else "tweede", new])
    main(["intrek", "schoolopleider", "--reden", "Deze rol bestaat niet meer."])
    counted, told = current(asked, load(project).kennisbank)
    assert [query.grades for query in counted] == [{"derde": 2, "u01": 1}]
    assert told == ["rollen: schoolopleider is er niet meer", "rollen: telt niet mee"]
    main(["intrek", "u01", "--reden", "Dit punt geldt niet meer."])
    counted, told = current(asked, load(project).kennisbank)
    assert [query.grades for query in counted] == [{"derde": 2}]
    (project / "principles/praktijkvoorbeelden/derde.yml").unlink()
    assert current(asked, load(project).kennisbank)[0] == []
