"""What is different between two editions: a list that, laid on the old one, gives the new one.

An edition is what data/kennisbank.json holds. A row says one thing: a record that came or went, a field that
changed, a version that was released, a link that came, went or changed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from macros.exports.csv_files import csv_text
from macros.model import BY_NAME, KINDS
from macros.views.render import environment

JsonObject = Mapping[str, Any]
ABSENT = object()
LISTS = {"records": "id", "versies": "@id"}
"""The lists of an edition, and what names an entry of each."""
CITED = tuple(cls.kind.name for cls in KINDS if cls.kind.frozen)
"""Kinds whose words are released and cited."""
COLUMNS = ("wat", "soort", "id", "titel", "veld", "plaats", "oud", "nieuw")


@dataclass(frozen=True)
class Row:
    """One difference.

    ``wat`` is one of nieuw, weg, veranderd, ingetrokken, uitgegeven, link erbij, link weg and link veranderd. ``plaats``
    is where an entry came: the name of the one before it, or the position of a link. ``oud`` and ``nieuw`` are ABSENT
    where there was or is nothing.
    """

    wat: str
    lijst: str
    soort: str
    id: str
    titel: str
    veld: str = ""
    plaats: str | int = ""
    oud: Any = ABSENT
    nieuw: Any = ABSENT

    def as_json(self) -> dict[str, Any]:
        """The row, without what there was or is not."""
        return {name: value for name, value in vars(self).items() if value is not ABSENT}


def differences(old: JsonObject, new: JsonObject) -> list[Row]:
    """Every difference, in the order of the new edition; what went comes first."""
    rows = [
        Row("veranderd", "", "", "", "", name, "", old.get(name, ABSENT), new.get(name, ABSENT)) for name in _changed(old, new, set(LISTS))
    ]
    for name, key in LISTS.items():
        before, after = ({entry[key]: entry for entry in edition[name]} for edition in (old, new))
        rows += [_entry("weg", name, entry, key, oud=entry) for id, entry in before.items() if id not in after]
        last = ""
        for id, entry in after.items():
            if id in before:
                rows += _fields(name, key, before[id], entry)
            else:
                rows.append(_entry("nieuw" if name == "records" else "uitgegeven", name, entry, key, plaats=last, nieuw=entry))
            last = id
    return rows


def _entry(wat: str, lijst: str, entry: JsonObject, key: str, **more: Any) -> Row:
    model = BY_NAME.get(entry["soort"])  # an older edition may hold a kind that is no more
    title = entry.get("titel") or (model and entry.get(model.kind.title_field)) or ""
    return Row(wat, lijst, entry["soort"], entry[key], title, **more)


def _changed(old: JsonObject, new: JsonObject, but: set[str]) -> list[str]:
    names = [name for name in dict.fromkeys([*old, *new]) if name not in but]
    return [name for name in names if old.get(name, ABSENT) != new.get(name, ABSENT)]


def _fields(lijst: str, key: str, old: JsonObject, new: JsonObject) -> Iterator[Row]:
    """What is different in one entry."""
    for name in _changed(old, new, set()):
        before, after = old.get(name, ABSENT), new.get(name, ABSENT)
        if _is_links(before) and _is_links(after):
            yield from (_entry(wat, lijst, new, key, veld=name, **row) for wat, row in _links(before, after))
        else:
            gone = name == "ingetrokken" and before is None
            yield _entry("ingetrokken" if gone else "veranderd", lijst, new, key, veld=name, oud=before, nieuw=after)


def _is_links(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "naar" in item for item in value)


def _links(old: list[JsonObject], new: list[JsonObject]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Links that came, went or changed; one with the same target at both sides is one that changed, or moved."""
    before, after = ([json.dumps(link, sort_keys=True) for link in links] for links in (old, new))
    gone: list[JsonObject] = []
    came: list[tuple[int, JsonObject]] = []
    for what, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[a1:a2]
            came += list(enumerate(new))[b1:b2]
    for place, link in came:
        same = next((other for other in gone if other["naar"] == link["naar"]), None)
        if same is not None:
            gone.remove(same)
            yield "link veranderd", {"plaats": place, "oud": same, "nieuw": link}
        else:
            yield "link erbij", {"plaats": place, "nieuw": link}
    for link in gone:
        yield "link weg", {"oud": link}


def rises(rows: list[Row]) -> str:
    """Which figure of the number of an edition rises, in Dutch; empty when nothing is different.

    The first figure, when a text that is cited came, went, was withdrawn or got another meaning; else the second.
    """
    cited = any(row.wat in ("nieuw", "weg", "ingetrokken") and row.soort in CITED and row.lijst == "records" for row in rows)
    meaning = any(row.wat == "uitgegeven" and str(row.nieuw["versie"]).endswith(".0") for row in rows)
    if cited or meaning:
        return "Het eerste getal stijgt: een tekst die mensen citeren kwam erbij, verviel of kreeg een andere betekenis."
    return "Het tweede getal stijgt: wat mensen citeren, betekent nog hetzelfde." if rows else ""


def as_json(rows: list[Row], before: str, after: str) -> str:
    """The list as JSON: from which edition to which, what rises, and every row."""
    whole = {"van": before, "naar": after, "stijgt": rises(rows), "verschillen": [row.as_json() for row in rows]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: list[Row]) -> str:
    """The list as a table that a Dutch Excel opens."""
    return csv_text([COLUMNS, *([in_words(getattr(row, name)) for name in COLUMNS] for row in rows)])


def as_page(rows: list[Row], before: str, after: str) -> str:
    """The list as a page that needs nothing beside it."""
    kinds = {wat: [row for row in rows if row.wat == wat] for wat in dict.fromkeys(row.wat for row in rows)}
    return (
        environment()
        .get_template("uitgave/verschillen.html")
        .render(groups=kinds, before=before, after=after, rises=rises(rows), in_words=in_words)
    )


def in_words(value: Any) -> str:
    """A value on one line; empty where there is none."""
    if value is ABSENT or value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
