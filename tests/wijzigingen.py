"""Rightful changes of content, one after the other, in one copy of the real project: ``make wijzigingen``.

No editor's work may make a test fail. The changes are those that editors make; what they touch is chosen among the
records of the day, and every optional field is drawn from the model, so that a new one is tried by itself. The check
is green after each change, and at the end the tests about content pass on the copy. Too long for ``make test``;
.ci/keuring.py runs both whenever the program changed.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import scratch
from conftest import ROOT
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.check import Memory, check
from macros.cli import main as kennisbank
from macros.editing.draft import Drafts
from macros.editing.edit import Changes, written
from macros.editing.in_place import changed
from macros.fields import field_of, fields_of
from macros.finding import errors
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import parts_of
from macros.model import KINDS, Instellingen, Kader, Overgang, Praktijkvoorbeeld, Punt, Record
from macros.reading.document import data_of
from macros.reading.source import read_bytes

TODAY = os.environ["KENNISBANK_DATUM"]
TEXTS = (
    "2026-10-01",
    "2024",
    "https://voorbeeld.nl/kennisbank/",
    "redactie@voorbeeld.nl",
    "1.0",
    "10.5555/proef",
    "Een proef van de redactie.",
    "Proef",
)
"""One of these fits each field of text, date or number."""
QUERIES = ROOT / "tests/zoekmeting/vragen.tsv"


class Desk:
    """An editor at work in a copy of the project, who looks at the check after each change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.memory = Memory()
        self.kb = self.checked()

    def checked(self) -> Kennisbank:
        """The content as it now is; it must be without errors."""
        loaded = check(self.root, memory=self.memory)
        wrong = [str(finding) for finding in errors(loaded.findings)]
        assert wrong == [], "\n".join(wrong)
        return loaded.kennisbank

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def command(self, *words: str) -> None:
        """Run a command as an editor types it."""
        with chdir(self.root):
            assert kennisbank([*words]) == 0, words

    def put(self, id: str, **fields: Any) -> None:
        """Give a record other fields; None takes a field away."""
        drafts = Drafts(self.root, self.kb)
        record = drafts.of(id)
        for name, value in fields.items():
            if value is None:
                record.pop(name, None)
            else:
                record[name] = value
        written(self.root, Changes(drafts.texts()))


def add(desk: Desk, kind: str, id: str, **fields: str) -> None:
    """Put a record in its folder by hand: what is needed, and nothing else."""
    model = next(model for model in KINDS if model.kind.name == kind)
    lines = [f"id: {id}"]
    for field in fields_of(model):
        if field.required and field.name != "id":
            lines.append(f"{field.name}: {fields.get(field.name, 'redactie' if field.name == 'herkomst' else 'concept')}")
    lines += [f"{name}: {value}" for name, value in fields.items() if f"{name}: {value}" not in lines]
    desk.write(f"principles/{model.kind.folder}/{id}.yml", "\n".join(lines) + "\n")


def value(kb: Kennisbank, model: type[BaseModel], name: str, record: Record | None, turn: int = 0) -> Any:
    """What may stand in a field, drawn from the model: an id that nothing leads to yet, a choice, a part, or a text that fits."""
    field, info = field_of(model, name), model.model_fields[name]
    assert field
    singles: list[Any] = [*field.choices, *TEXTS]
    if field.kinds:
        linked = {link.target.id for link in kb.links_from(record)} | {link.source.id for link in kb.links_to(record)} if record else set()
        singles = [
            other.id
            for other in kb.all()
            if other.soort in field.kinds and other is not record and other.id not in linked and not other.ingetrokken
        ]
    elif field.part:
        part = field.part
        singles = [{inner.name: value(kb, part, inner.name, record) for inner in fields_of(part)}]
    fits: TypeAdapter[object] = TypeAdapter(info.rebuild_annotation())
    for single in singles[turn:]:
        whole: Any = [single] if field.many else single
        try:
            fits.validate_python(whole)
        except ValidationError:
            continue
        return whole
    raise AssertionError(f"nothing fits {model.__name__}.{name}: add a text to TEXTS")


WITHDRAWN: dict[str, Any] = {"datum": "2026-10-01", "reden": "Een proef van de redactie."}
TOLD: Any = [{"datum": "2026-10-01", "soort": "ingetrokken", "wat": "Een proef van de redactie."}]


def filled(kb: Kennisbank, record: Record) -> dict[str, Any]:
    """Every optional field of a record, filled. Fields that lean on others get what those ask."""
    found: dict[str, Any] = {
        field.name: value(kb, type(record), field.name, record) for field in fields_of(type(record)) if not field.required
    }
    found |= {"wijzigingen": TOLD, "ingetrokken": WITHDRAWN}
    if "doi" in found:
        released = kb.released.of(record.id)
        found |= {"doi": [{"versie": released[-1].versie, "doi": "10.5555/proef"}] if released else None}
    if isinstance(record, Punt):
        words = record.tekst.split()[0]
        other = kb.get(str(found["spanning"][0]["naar"]))
        assert isinstance(other, Punt)
        reason = f"“{words}” kan schuren met “{other.tekst.split()[0]}” in het andere punt."
        found |= {
            "werkversie": None,  # only with another text: see version_one_one
            "partijen": [{"partij": "studenten", "woorden": words}],
            "spanning": [{"naar": other.id, "waarom": reason, "vraag": "Hoe ga je daarmee om in de praktijk?"}],
        }
    if "vastgesteld_in" in found:
        found |= {record.status_field: "vastgesteld"}
    if isinstance(record, Overgang):
        part = next(part.id for part in parts_of(kb, record.van))
        found |= {"regels": [{"oud": part, "verhouding": "vervalt", "waarom": "Een proef van de redactie."}]}
    if isinstance(record, Praktijkvoorbeeld):
        found |= {"periode": None}  # only without a year: see without_year
    return found


def emptied(record: Record) -> dict[str, Any]:
    """Every optional field of a record, gone; but those that another field asks for stay."""
    found: dict[str, Any] = {field.name: None for field in fields_of(type(record)) if not field.required}
    if "vastgesteld_in" in found:
        found |= {record.status_field: "concept"}
    needed = [name for name in ("bronnen", "voor") if name in found]
    for name in needed:
        found.pop(name)
    return found


def least_known(kb: Kennisbank, model: type[Record]) -> Record:
    """The record of a kind to which fewest others lead, so that it can be withdrawn and emptied."""
    standing = [record for record in kb.of(model) if not record.ingetrokken]
    return min(standing, key=lambda record: (len(kb.links_to(record)), record.id))


def fill_and_empty(model: type[Record]) -> Iterator[tuple[str, Callable[[Desk], None]]]:
    """Two changes for a kind: every optional field filled, and every one emptied."""
    chosen: list[str] = []

    def fill(desk: Desk) -> None:
        record = least_known(desk.kb, model)
        chosen.append(record.id)
        desk.put(record.id, **filled(desk.kb, record))

    def empty(desk: Desk) -> None:
        desk.put(chosen[0], **emptied(desk.kb.get(chosen[0])))

    yield f"{model.kind.name}: every optional field filled", fill
    yield f"{model.kind.name}: every optional field emptied", empty


def all_settings(desk: Desk) -> None:
    path = desk.root / "principles/instellingen.yml"
    node = read_bytes(path.read_bytes(), path.name).root
    now = data_of(node) if node else {}
    assert isinstance(now, dict)
    new = {field.name: now.get(field.name) or value(desk.kb, Instellingen, field.name, None) for field in fields_of(Instellingen)}
    path.write_bytes(changed(path.read_bytes(), path.name, Instellingen, new))


def rename_judged(desk: Desk) -> None:
    """An example that the judged queries name."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        judged = [
            part.rpartition(":")[0]
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for part in row["oordelen"].split()
        ]
    id = next(id for id in judged if id in desk.kb.reads and isinstance(desk.kb.get(id), Praktijkvoorbeeld))
    desk.command("hernoem", id, "proef-met-een-nieuwe-naam")


def withdraw(desk: Desk, successor: bool) -> None:
    """Two examples: one without, and one with another that takes its place."""
    rows = [row.id for row in desk.kb.standing(Praktijkvoorbeeld)]
    words = ["--opvolger", rows[-2]] if successor else []
    desk.command("intrek", rows[-1 if successor else 0], "--reden", "Een proef van de redactie.", *words)


def version_one_one(desk: Desk) -> None:
    """The text of a point gets a word more, from a newer source."""
    punt = next(punt for punt in desk.kb.standing(Punt) if not punt.werkversie and len(desk.kb.released.of(punt.id)) == 1)
    told = [
        *[change.model_dump() for change in punt.wijzigingen],
        {"datum": TODAY, "soort": "formulering", "wat": "Een woord meer, als proef."},
    ]
    desk.put(punt.id, tekst=f"{punt.tekst} Proef.", werkversie="ja", bronnen=["proefbron"], wijzigingen=told)
    desk.command("uitgeven", punt.id, "--versie", "1.1")


def without_year(desk: Desk) -> None:
    desk.put("proefvoorbeeld", periode="ouder")


def add_transition(desk: Desk) -> None:
    """Between two frameworks that have none yet."""
    frameworks = [kader.id for kader in desk.kb.standing(Kader)]
    old = next(id for id in frameworks if parts_of(desk.kb, id))
    new = [id for id in frameworks if id != old][-1]
    if f"{old}-naar-{new}" not in desk.kb.reads:
        add(desk, "overgang", f"{old}-naar-{new}", van=old, naar=new)


def text_of(model: type[Record], name: str, words: str) -> Callable[[Desk], None]:
    """A change of one text of the first record of a kind that has it."""

    def change(desk: Desk) -> None:
        record = next(record for record in desk.kb.standing(model) if getattr(record, name))
        desk.put(record.id, **{name: words})

    return change


def out_of_the_menu(desk: Desk) -> None:
    """The last page of the menu that has others beside it."""
    path = desk.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    [*_, last] = re.finditer(r"^ +- (?:[^:\n]+: )?\S+\.md\n", text, re.MULTILINE)
    path.write_text(text[: last.start()] + text[last.end() :], encoding="utf-8")


PAGE = "---\ntitle: Een proef\ndescription: Een pagina om te proberen.\n---\n\n# Een proef\n\nGewone tekst, met een [link](index.md).\n"


def changes() -> Iterator[tuple[str, Callable[[Desk], None]]]:
    """Every change, with its name, in order."""
    yield "all settings filled in", all_settings
    yield "a source added", lambda desk: add(desk, "bron", "proefbron", titel="Een bron van de proef", uitgever="Proef", datum="2026-11-01")
    yield (
        "a theme added, the fifth",
        lambda desk: add(desk, "thema", "proefthema", naam="Proef", omschrijving="Een thema van de proef.", volgorde="12"),
    )
    yield "a point under the fifth theme", lambda desk: desk.put(desk.kb.of(Punt)[-7].id, thema="proefthema")
    yield "a role added", lambda desk: add(desk, "rol", "proefrol", naam="Proefrol")
    yield "a term added", lambda desk: add(desk, "begrip", "begrip-proefterm", term="Proefterm")
    yield (
        "a synonym group added",
        lambda desk: add(desk, "synoniem", "s-proefwoord", voorkeur="proefwoord", sterkte="gelijk", termen="[{term: probeersel}]"),
    )
    yield "a question added", lambda desk: add(desk, "peervraag", "v900", vraag="Wat leren jullie van een proef?", voor="[proefrol]")
    yield "an example added", lambda desk: add(desk, "praktijkvoorbeeld", "proefvoorbeeld", titel="Een proef", organisatie="Proefschool",
        samenvatting="Twee scholen proberen iets uit.", bronnen="[proefbron]", punten=f"[{{naar: {desk.kb.of(Punt)[0].id}, waarom: De proef raakt dit punt.}}]")  # fmt: skip
    yield "a framework added", lambda desk: add(desk, "kader", "proefkader", naam="Het kader van de proef", bronnen="[proefbron]")
    yield "a transition between frameworks added", add_transition
    yield "the register written", lambda desk: desk.command("controleer", "--stil", "--herstel", "--ja", "principles/adressen.txt")
    yield "an example only known to be older", without_year
    yield "a short title changed", text_of(Punt, "titel", "Een andere korte titel")
    yield "a title changed", text_of(Praktijkvoorbeeld, "titel", "Een titel die anders is")
    yield "a summary changed", text_of(Praktijkvoorbeeld, "samenvatting", "Deze samenvatting is nieuw. Zij vervangt de vorige.")
    yield "a note changed", text_of(Praktijkvoorbeeld, "kanttekening", "Deze kanttekening is anders dan eerst.")
    yield "an example of the judged queries renamed", rename_judged
    yield "a record withdrawn", lambda desk: withdraw(desk, successor=False)
    yield "a record withdrawn with a successor", lambda desk: withdraw(desk, successor=True)
    yield "a version 1.1", version_one_one
    yield "a page added", lambda desk: desk.write("docs/over/proef.md", PAGE)
    yield "a page taken from the menu", out_of_the_menu
    for model in KINDS:
        yield from fill_and_empty(model)
    yield "the register written again", lambda desk: desk.command("controleer", "--stil", "--herstel", "--ja", "principles/adressen.txt")


def changed_copy(folder: Path) -> Path:
    """The project in which all was changed; AssertionError with the name of the change after which the check is not green."""
    desk = Desk(scratch.project(folder, real=True))
    for name, change in changes():
        try:
            change(desk)
            desk.kb = desk.checked()
        except AssertionError as wrong:
            raise AssertionError(f"{name}: {wrong}") from wrong
    return desk.root


def main() -> int:
    """Run the tests about content on the changed copy."""
    with tempfile.TemporaryDirectory() as folder:
        root = changed_copy(Path(folder))
        return subprocess.run([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/inhoud"], cwd=root).returncode


if __name__ == "__main__":
    sys.exit(main())
