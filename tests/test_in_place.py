"""Editing in place: what was meant is what every reader reads back, and no other line changes."""

import copy
import json
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from pydantic import BaseModel
from test_search import node

from macros.editing.edit import RefusedError
from macros.editing.in_place import changed
from macros.editing.yaml_text import field_lines
from macros.fields import field_of
from macros.model import BY_FOLDER, Instellingen, Peervraag, Praktijkvoorbeeld, Versie
from macros.reading.document import Data, Scalar, data_of
from macros.reading.source import read_bytes

CASES = yaml.load((ROOT / "tests/yaml/gevallen.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
LONG = "Dit is een zin die zo lang is dat hij niet op één regel van honderd tekens past: hij gaat dus # onder zijn naam verder op een nieuwe regel."
TEXTS = (
    "gewoon", "no", "12:30", "1.10", "2025-06-26", "één", "😀", "x" * 155, "woord " * 25 + "eind", LONG, "Let op: dit", "eindigt op:",
    " spatie vooraan", "spatie achteraan ", "twee  spaties", "met # hekje", "#hekje", "{{ haakjes", "{% raw", "'enkel", '"dubbel"', "a\\b",
    "- streepje", "? vraag", "| staand", "> groter", "[lijst]", "{veld: x}", "@naam", "%teken", "&anker", "*ster", "!roep", "null", "~",
)  # fmt: skip
"""What an editor may type, beside plain words."""
STYLES = {
    "plain": "{name}: Een oude tekst  # erachter",
    "double": '{name}: "Een \\"oude\\" tekst"   # erachter',
    "double over lines": '{name}: "Een oude tekst\n  die doorloopt"  # erachter',
    "single": "{name}: 'Een ''oude'' tekst' # erachter",
    "single over lines": "{name}: 'Een oude tekst\n  die doorloopt'",
    "plain over lines": "{name}: Een oude tekst\n    die doorloopt  # erachter",
    "folded": "{name}: >-  # erachter\n  Een oude tekst\n  die doorloopt",
    "folded deep": "{name}: >-\n      Een oude tekst\n      die doorloopt\n",
    "block": "{name}: |- # erachter\n  Een oude tekst",
    "quoted name": '"{name}" : Een oude tekst # erachter',
}
AROUND = "# boven\nid: v001\n\n  # ingesprongen\n{field}\n\n# eronder\nstatus: concept   # achter\n# einde"


def models() -> list[tuple[Path, type[BaseModel]]]:
    """Every file of the real content that a person may edit, and the released versions, with what describes it."""
    found = []
    for path in sorted((ROOT / "principles").glob("[!.]*/**/[!.]*.yml")) + [ROOT / "principles/instellingen.yml"]:
        folder = path.relative_to(ROOT / "principles").parts[0]
        found.append((path, BY_FOLDER.get(folder, Versie if folder == "versies" else Instellingen)))
    return found


def meant(text: str) -> Data:
    """What our reader reads in a file."""
    document = read_bytes(text.encode(), "proef.yml")
    assert document.root is not None, document.findings
    return data_of(document.root)


def edited(text: str, new: dict[str, Data], model: type[BaseModel] = Peervraag) -> str:
    """The text after the edit; read back as meant by our reader and by PyYAML, with every comment kept."""
    made = changed(text.encode(), "proef.yml", model, new).decode()
    assert meant(made) == new
    assert yaml.load(made, Loader=yaml.CBaseLoader) == new
    typed = yaml.load(made, Loader=yaml.CSafeLoader)
    for name, value in new.items():
        if isinstance(value, str) and value in TEXTS and (field := field_of(model, name)) and field.text:
            assert typed[name] == value, made
    assert all(made.count(comment) >= count for comment, count in comments(text).items()), made
    return made


def comments(text: str) -> Counter[str]:
    """The comments that have a line of their own."""
    document = read_bytes(text.encode(), "proef.yml")
    inside = [node.span for node in texts(document.root)]
    plain = "\n".join(document.lines)
    found = re.finditer(r"^[ \t]*#.*", plain, re.MULTILINE)
    return Counter(match.group().strip() for match in found if not any(span.start < match.end() <= span.end for span in inside))


def texts(node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    return [text for item in (node.items.values() if hasattr(node, "keys") else node.items) for text in texts(item)]


def other_lines(text: str, touched: set[str]) -> str:
    """The file without the fields that were touched; a comment counts with what stands below it."""
    document = read_bytes(text.encode(), "proef.yml")
    starts = [(place.line - 1, name) for name, place in document.root.keys.items()]
    rows = document.lines[: starts[0][0]] if starts[0][1] not in touched else []
    for (start, name), (end, _) in zip(starts, [*starts[1:], (len(document.lines), "")], strict=True):
        rows += document.lines[start:end] if name not in touched else []
    return "\n".join(row for row in rows if row.strip() and not row.lstrip().startswith("#"))


def test_every_file_opened_and_written_unchanged_is_the_same_to_the_byte():
    different = []
    for path, model in models():
        data = path.read_bytes()
        if changed(data, path.name, model, meant(data.decode())) != data:
            different.append(path.name)
    assert different == []


def test_program_form_and_other_readers_agree_on_what_is_written(tmp_path):
    """Every case as written, and every text in every place where it can stand."""
    for case in CASES:
        assert "\n".join(field_lines("veld", case["waarde"], BaseModel)) == case["wordt"]
        assert meant(case["wordt"] + "\n") == {"veld": case["waarde"]}
    values: list[Data] = [*TEXTS, list(TEXTS), [{"naar": text, "waarom": text} for text in TEXTS]]
    files = [["\n".join(field_lines("veld", value, BaseModel)), {"veld": value}] for value in values]
    for text, read in files:
        assert meant(text + "\n") == read
        assert yaml.load(text, Loader=yaml.CSafeLoader) == read
    for style in STYLES.values():
        for text in TEXTS:
            made = edited(AROUND.format(field=style.format(name="context")), {"id": "v001", "context": text, "status": "concept"})
            files.append([made, {"id": "v001", "context": text, "status": "concept"}])
    pairs = tmp_path / "paren.json"
    cases = [[case["waarde"], case["wordt"]] for case in CASES] + [[read["veld"], text] for text, read in files[: len(values)]]
    pairs.write_text(json.dumps({"cases": cases, "files": files}), encoding="utf-8")
    result = node("--test", "tests/yaml/readers.test.mjs", PAREN=str(pairs))
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_text_changes_where_it_stands_and_nothing_around_it(style, breaks):
    text = AROUND.format(field=STYLES[style].format(name="context")).replace("\n", breaks)
    for word in TEXTS:
        made = edited(text, {"id": "v001", "context": word, "status": "concept"})
        start, end = text.index("context") - (style == "quoted name"), text.index(f"{breaks}{breaks}# eronder")
        assert made.startswith(text[:start]) and made.endswith(text[end:])
        assert ("# erachter" in made) == ("# erachter" in text)
        assert "\n" not in made.replace(breaks, "")


def test_a_word_changed_and_changed_back_leaves_the_file_as_it_was():
    for path, model in models()[::7]:
        data = path.read_bytes()
        old = meant(data.decode())
        for name, value in old.items():
            if isinstance(value, str) and name not in ("id",):
                there = changed(data, path.name, model, {**old, name: value + " x"})
                assert changed(there, path.name, model, old) == data, (path.name, name)


LIST = """\
id: voorbeeld
punten: # vooraf
  # boven de eerste
  - naar: u01  # eerst
    waarom: Om een reden.
  # boven de tweede
  -   waarom: >-
        Om een lange
        reden.
      # erin
      naar: u02

  - {naar: u03, waarom: Om niets.}
# onder de lijst
bronnen: [een, "twee"] # achter
sector:
- po

# los
- vo
jaar: 2024"""


def parts(text: str) -> dict[str, Data]:
    data = meant(text)
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("ending", ["", "\n"])
def test_lists_grow_shrink_and_turn_round_in_every_shape(ending):
    text = LIST + ending
    for name in ("punten", "bronnen", "sector"):
        old = parts(text)[name]
        extra: Data = {"naar": "a01", "waarom": LONG} if name == "punten" else "ho"
        ways: list[list[Data]] = [
            [*old, extra],
            [extra, *old],
            [*old[:1], extra, *old[1:]],
            old[::-1],
            [*old[1:], old[0]],
            [extra, *old[::-1]],
        ]
        ways += [[item for place, item in enumerate(old) if place != gone] for gone in range(len(old))]
        for new in [*ways, []]:
            made = edited(text, parts(text) | {name: new}, Praktijkvoorbeeld)
            assert other_lines(made, {name}) == other_lines(text, {name})
            assert made.endswith("2024" + ending)
        without = {key: value for key, value in parts(text).items() if key != name}
        assert other_lines(edited(text, without, Praktijkvoorbeeld), set()) == other_lines(text, {name})


def test_a_part_that_moves_takes_its_lines_along_as_they_are():
    data = parts(LIST)
    made = edited(LIST, data | {"punten": data["punten"][::-1]}, Praktijkvoorbeeld)
    moved = made[made.index("punten:") : made.index("# onder de lijst")]
    assert sorted(moved.split()) == sorted(LIST[LIST.index("punten:") : LIST.index("# onder de lijst")].split())
    assert "  # boven de tweede\n  -   waarom: >-\n        Om een lange\n        reden.\n      # erin\n      naar: u02\n" in moved


def test_field_that_comes_goes_behind_the_one_before_it_and_one_that_goes_leaves_its_comments():
    data = parts(LIST)
    new = {
        "id": data["id"],
        "titel": LONG,
        **{name: value for name, value in data.items() if name not in ("id", "sector")},
        "stand": "plan",
    }
    made = edited(LIST, new, Praktijkvoorbeeld)
    assert made.startswith("id: voorbeeld\ntitel: >-\n  Dit is een zin") and made.endswith("jaar: 2024\nstand: plan")
    assert "# achter\n# los\njaar: 2024" in made


def test_field_of_a_part_that_was_written_first_can_go_and_another_can_come_first():
    data = parts(LIST)
    points = copy.deepcopy(data["punten"])
    del points[0]["naar"], points[1]["waarom"]
    made = edited(LIST, data | {"punten": points}, Praktijkvoorbeeld)
    assert "  - waarom: Om een reden.\n" in made and "  -   # erin\n      naar: u02\n" in made


@pytest.mark.parametrize("text", ["met\teen tab", "met\u2028een scheiding", "met\neen regel", "met\u200been teken"])
def test_what_no_text_holds_is_told_and_nothing_is_written(text):
    for style in STYLES.values():
        with pytest.raises(RefusedError, match=r"Haal het weg|één alinea"):
            edited(AROUND.format(field=style.format(name="context")), {"id": "v001", "context": text, "status": "concept"})
    with pytest.raises(RefusedError):
        edited(LIST, parts(LIST) | {"sector": ["po", text]}, Praktijkvoorbeeld)


@pytest.mark.parametrize(
    ("text", "new", "line"),
    [
        ("# boven\nvoor: [een,  # de eerste\n  twee]\n", {"voor": ["een"]}, 2),
        ("id: v001\nvoor:\n  - {een: a, # de eerste\n  twee: b}\n", {"id": "v001", "voor": [{"een": "a"}]}, 3),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_its_line(text, new, line):
    with pytest.raises(RefusedError, match=rf"^proef\.yml:{line}: "):
        edited(text, new)


def random_edit(rng: random.Random, record: dict[str, Data], model: type[BaseModel]) -> str:
    """Change something in a record; the name of the field in which."""
    name = rng.choice(list(record))
    value = record[name]
    if isinstance(value, str):
        words = value.split(" ")
        words[rng.randrange(len(words))] = rng.choice(TEXTS)
        record[name] = rng.choice([" ".join(words), rng.choice(TEXTS)])
    elif isinstance(value, list) and value:
        change = rng.choice(("add", "away", "shuffle", "inside", "empty"))
        item = copy.deepcopy(rng.choice(value))
        if isinstance(item, dict):
            item[rng.choice(list(item))] = rng.choice(TEXTS)
        if change == "add":
            value.insert(rng.randrange(len(value) + 1), item)
        elif change == "shuffle":
            rng.shuffle(value)
        elif change == "inside":
            value[rng.randrange(len(value))] = item
        else:
            value[:] = [] if change == "empty" else value[1:]
    else:
        del record[name]
    return name


def test_a_thousand_edits_on_real_files_touch_no_other_line():
    files = models()
    for seed in range(1000):
        rng = random.Random(seed)
        path, model = rng.choice(files)
        text = path.read_bytes().decode()
        record = parts(text)
        name = random_edit(rng, record, model)
        if record:
            made = edited(text, record, model)
            assert other_lines(made, {name}) == other_lines(text, {name}), (seed, path)


WRITER = """
import sys
from pathlib import Path
from macros.editing.edit import Changes, written
root, number = Path(sys.argv[1]), 0
print("begonnen", flush=True)
while True:
    number += 1
    written(root, Changes({name: str(number % 10) * 200_000 for name in ("een.yml", "twee.yml")}))
"""


def test_killed_while_writing_every_file_is_the_old_or_the_new_and_never_half(tmp_path):
    for after in range(12):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None and process.stdout.readline() == b"begonnen\n"
        until = time.monotonic() + after * 0.004
        while time.monotonic() < until or not (tmp_path / "twee.yml").exists():
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name in ("een.yml", "twee.yml"):
            text = (tmp_path / name).read_text()
            assert len(text) == 200_000 and len(set(text)) == 1
