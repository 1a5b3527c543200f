"""The edition to put away: a bag that an archive can check, and a list that makes the new edition of the old one."""

import copy
import csv
import hashlib
import io
import json
import random
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import bagit
import pytest

from macros.site.differences import as_json as list_of
from macros.site.differences import differences, rises
from macros.site.edition import put_away, read
from macros.site.replace_folder import PlaceError

Edition = dict[str, Any]
KEY = {"records": "id", "versies": "@id"}


@pytest.fixture(scope="module")
def old(settled) -> Edition:
    return json.loads((settled.site / "data/kennisbank.json").read_text(encoding="utf-8"))


def changed(old: Edition) -> Edition:
    """The edition after 40 invented changes: eight of each kind."""
    new, chance = copy.deepcopy(old), random.Random(20)
    records = new["records"]
    linked = [record for record in records if len(record.get("punten") or ()) > 1]
    some = chance.sample([record for record in records if record not in linked and "samenvatting" not in record], 16)
    for record in some[:8]:
        records.remove(record)
    for number, record in enumerate(chance.sample(records, 8)):
        records.insert(records.index(record), copy.deepcopy(record) | {"id": f"nieuw-{number}", "@id": f"nieuw-{number}"})
    for record in some[8:]:
        record["ingetrokken"] = {"datum": "2026-12-01", "reden": "Een verzonnen reden.", "opvolger": None}
    for record in linked[:8]:
        links = record["punten"]
        links.insert(1, {"naar": "a05", "waarom": "Een verzonnen koppeling."})
        links.pop(0)
        links[-1] = {**links[-1], "waarom": "Een andere reden."}
        links.reverse()
    for record in chance.sample([record for record in records if record["soort"] in ("bron", "begrip")], 7):
        record["kanttekening"], record["een_nieuw_veld"] = "Een verzonnen kanttekening.", [1, {"x": None}]
    version = copy.deepcopy(new["versies"][4])
    new["versies"].insert(5, version | {"@id": "u05/1.1", "versie": "1.1", "tekst": "Een verzonnen tekst."})
    new["naam"] = "Een andere naam"
    return new


def laid_on(old: Edition, rows: list[dict[str, Any]]) -> Edition:
    """The old edition with every row of the list done, as somebody would who has only the two files."""
    new = copy.deepcopy(old)
    for row in [row for row in rows if row["wat"] == "weg"]:
        new[row["lijst"]] = [entry for entry in new[row["lijst"]] if entry[KEY[row["lijst"]]] != row["id"]]
    for row in (row for row in rows if row["wat"] != "weg"):
        entries = new.get(row["lijst"], [])
        names = [entry[KEY[row["lijst"]]] for entry in entries] if row["lijst"] else []
        if row["wat"] in ("nieuw", "uitgegeven"):
            entries.insert(names.index(row["plaats"]) + 1 if row["plaats"] else 0, row["nieuw"])
            continue
        entry = entries[names.index(row["id"])] if row["lijst"] else new
        if not row["wat"].startswith("link"):
            if "nieuw" in row:
                entry[row["veld"]] = row["nieuw"]
            else:
                del entry[row["veld"]]
    for row in (row for row in rows if "oud" in row and row["wat"].startswith("link")):
        field(new, row).remove(row["oud"])
    for row in sorted((row for row in rows if "nieuw" in row and row["wat"].startswith("link")), key=lambda row: row["plaats"]):
        field(new, row).insert(row["plaats"], row["nieuw"])
    return new


def field(edition: Edition, row: dict[str, Any]) -> list[Any]:
    return next(entry for entry in edition[row["lijst"]] if entry[KEY[row["lijst"]]] == row["id"])[row["veld"]]


def test_old_edition_and_the_list_give_the_new_one(old):
    new = changed(old)
    rows = json.loads(list_of(differences(old, new), "1.0", "2.0"))["verschillen"]
    assert laid_on(old, rows) == new
    assert {row["wat"] for row in rows} == {
        "nieuw", "weg", "veranderd", "ingetrokken", "uitgegeven", "link erbij", "link weg", "link veranderd",
    }  # fmt: skip
    assert laid_on(new, json.loads(list_of(differences(new, old), "2.0", "1.0"))["verschillen"]) == old
    assert differences(old, old) == []


def test_number_rises_by_what_happened_to_what_is_cited(old):
    assert rises([]) == ""
    for change, figure in (
        (lambda new: new.update(naam="Anders"), "tweede"),
        (withdraw, "eerste"),
        (release("1.1"), "tweede"),
        (release("2.0"), "eerste"),
    ):
        new = copy.deepcopy(old)
        change(new)
        assert rises(differences(old, new)).startswith(f"Het {figure} getal")


def withdraw(new: Edition) -> None:
    next(record for record in new["records"] if record["id"] == "u05")["ingetrokken"] = {
        "datum": "2026-12-01",
        "reden": "Een verzonnen reden.",
    }


def release(number: str):
    return lambda new: new["versies"].append(new["versies"][0] | {"@id": f"u01/{number}", "versie": number})


def test_bag_is_whole_and_holds_the_site_and_the_differences(settled, old, tmp_path):
    before = tmp_path / "kennisbank-samen-opleiden-0.9.zip"
    with ZipFile(before, "w") as archive:
        archive.writestr("kennisbank-samen-opleiden-0.9/data/site/data/kennisbank.json", json.dumps(changed(old)))
    one, two = tmp_path / "een", tmp_path / "twee"
    for folder in (one, two):
        folder.mkdir()
        put_away(settled.kb, settled.site, folder, before)
    [zipped] = one.glob("*.zip")
    assert zipped.name == "kennisbank-samen-opleiden-1.0.zip"
    assert {path.name: prints(path) for path in one.iterdir()} == {path.name: prints(path) for path in two.iterdir()}
    with ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "uit")
    bag = bagit.Bag(str(tmp_path / "uit/kennisbank-samen-opleiden-1.0"))
    assert bag.is_valid() and bag.version == "1.0" and bag.algorithms == ["sha256"]
    assert bag.info["External-Identifier"] == "https://doi.org/10.5281/zenodo.1000" and bag.info["Bagging-Date"] == "2026-12-01"
    payload = Path(bag.path) / "data"
    assert {path.relative_to(payload / "site") for path in (payload / "site").rglob("*")} == {
        path.relative_to(settled.site) for path in settled.site.rglob("*")
    }
    told = json.loads((payload / "verschillen/verschillen.json").read_text(encoding="utf-8"))
    assert (told["van"], told["naar"]) == ("0.9", "1.0") and laid_on(changed(old), told["verschillen"]) == read(zipped) == old
    page = (one / "index.html").read_text(encoding="utf-8")
    assert "Wat er anders is in uitgave 1.0" in page and "Een verzonnen reden." in page
    table = list(csv.reader(io.StringIO((one / "verschillen.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(table) == 1 + len(told["verschillen"]) and table[0][0] == "wat"


def test_file_that_holds_no_edition_is_told(tmp_path):
    for name in ("er-niet.zip", "iets.json"):
        (tmp_path / "iets.json").write_text("geen json", encoding="utf-8")
        with pytest.raises(PlaceError, match="VORIGE"):
            read(tmp_path / name)


def prints(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
