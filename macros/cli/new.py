"""``kennisbank nieuw``: a new record, asked for field by field."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from macros.check import Loaded, Memory, check
from macros.cli.change import day_of
from macros.cli.check import within
from macros.cli.command import GOOD, WRONG, WRONG_USE, Command
from macros.cli.formats import as_text
from macros.cli.screen import screen_of
from macros.editing.blank import DEFAULTS, explained, is_plain_part, model_for, parts_from, record_text
from macros.editing.edit import RefusedError
from macros.editing.for_editors import address_file, refresh, schema_files
from macros.editing.new_id import proposed_id
from macros.editing.yaml_text import NotWritableError, field_lines
from macros.fields import Field, fields_of
from macros.finding import errors, suggest, summary
from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, KINDS, SLUG, Bron, Part, Record, kinds_in_words
from macros.reading.document import Data
from macros.reading.reader import read_part
from macros.reading.source import read_bytes


def run(root: Path, options: argparse.Namespace) -> int:
    """Ask what is not given, write the record, and check it."""
    model = model_for(options.soort)
    if model is None:
        known = [name for cls in KINDS for name in (cls.kind.name, cls.kind.plural)]
        print(f"Er is geen soort '{options.soort}'.{suggest(options.soort, known)} Kies uit: {', '.join(BY_NAME)}.", file=sys.stderr)
        return WRONG_USE
    session = Session(root, model)
    try:
        session.take(options)
        session.ask()
        path, checked = session.write()
    except RefusedError as refused:
        print(f"{refused}\nEr is niets geschreven.{session.kept()}", file=sys.stderr)
        return WRONG
    except (EOFError, KeyboardInterrupt):
        print(f"\nGestopt; er is niets geschreven.{session.kept()}", file=sys.stderr)
        return WRONG
    file = path.relative_to(root).as_posix()
    refresh(root, schema_files(checked.kennisbank) | address_file(checked.kennisbank, checked.documents))
    findings = within(checked.findings, file)
    print(f"Geschreven: {file}")
    sys.stdout.write(as_text(findings, checked.address, screen_of(sys.stdout)))
    print(summary(findings))
    return GOOD


class Session:
    """The making of one record: what it says so far, kept in .build/nieuw/ until it is written."""

    def __init__(self, root: Path, model: type[Record]) -> None:
        self.root, self.model, self.memory = root, model, Memory()
        checked = check(root, self.memory)
        self.kb, self.pages = checked.kennisbank, checked.documents
        self.fields = {field.name: field for field in fields_of(model)}
        self.values: dict[str, Data] = {}
        self.draft = root / ".build/nieuw" / f"{model.kind.name}.json"

    def take(self, options: argparse.Namespace) -> None:
        """What the command line gives. Raises RefusedError with all that is wrong with it."""
        problems: list[str] = []
        for name, words in _given(options).items():
            if name not in self.fields:
                problems.append(f"Een {self.model.kind.label.lower()} heeft geen veld '{name}'.{suggest(name, self.fields)}")
                continue
            self.values[name] = _value(self.fields[name], words)
            problems.append(_problem(self.kb, self.model, self.fields[name], self.values[name]))
        if options.vertel or options.vertel_op:
            try:
                told: dict[str, Data] = {
                    "datum": day_of(options.vertel_op),
                    "soort": "nieuw",
                    "wat": " ".join((options.vertel or "").split()),
                }
                self.values["wijzigingen"] = [told]
                problems.append(_problem(self.kb, self.model, self.fields["wijzigingen"], [told]))
            except RefusedError as refused:
                problems.append(str(refused))
        if any(problems):
            raise RefusedError("\n".join(filter(None, problems)))

    def ask(self) -> None:
        """Ask what is needed and not given, and with that what matters; then the id."""
        if any(field.required and name not in self.values for name, field in self.fields.items() if name != "id"):
            self._take_up()
            for name, field in self.fields.items():
                if (field.required or field.asked) and name not in self.values and name != "id":
                    self._put(field, DEFAULTS.get(name, ""))
        if "id" not in self.values:
            self._put(self.fields["id"], proposed_id(self.kb, self.pages, self.model, self.values))

    def write(self) -> tuple[Path, Loaded]:
        """Write the record and check it; what the check refuses is asked again, and the file goes. Raises RefusedError, EOFError."""
        while True:
            path = self._written()
            checked = check(self.root, self.memory)
            wrong = errors(within(checked.findings, path.relative_to(self.root).as_posix()))
            if not wrong:
                self.draft.unlink(missing_ok=True)
                return path, checked
            path.unlink()
            again = dict.fromkeys(str(finding.path[0]) for finding in wrong if finding.path and finding.path[0] in self.fields)
            print("\n".join(finding.text for finding in wrong))
            if not again:
                raise RefusedError("De controle laat dit record zo niet toe.")
            for name in again:
                self._put(self.fields[name], "", needed=True)

    def kept(self) -> str:
        """Where the answers are, in Dutch; empty when there are none."""
        name = self.model.kind.name
        return f" Je antwoorden zijn bewaard; verdergaan doe je met: kennisbank nieuw {name}" if self.draft.exists() else ""

    def _take_up(self) -> None:
        """Go on with the answers of another time, if there are and the editor wants to."""
        if not self.draft.exists():
            return
        if _agreed("Er zijn antwoorden bewaard van de vorige keer. Ga je daarmee verder?"):
            old = json.loads(self.draft.read_text(encoding="utf-8"))
            good = {
                name: value
                for name, value in old.items()
                if name in self.fields and not _problem(self.kb, self.model, self.fields[name], value)
            }
            self.values = good | self.values
            print("".join(f"{name}: {value}\n" for name, value in good.items() if isinstance(value, str)), end="")
        self.draft.unlink()

    def _put(self, field: Field, default: str, needed: bool = False) -> None:
        """Ask for a field and keep the answer. Raises EOFError when there is no more input."""
        value = self._asked(field, default, field.required or needed)
        if value:
            self.values[field.name] = value
            self.draft.parent.mkdir(parents=True, exist_ok=True)
            self.draft.write_text(json.dumps(self.values, ensure_ascii=False), encoding="utf-8")

    def _asked(self, field: Field, default: str, needed: bool) -> Data:
        print(explained(field) + ("" if needed else " Weet je het niet, laat het dan leeg."))
        if field.part:
            print(f"Schrijf het zo: {': '.join(_shown(inner) for inner in fields_of(field.part))}")
        while True:
            words = [_line(f"{field.name}{f' [{default}]' if default else ''}: ") or default]
            if not words[0] and not needed:
                return ""
            if field.many and words[0]:
                while more := _line(f"{field.name} (nog een, of leeg): "):
                    words.append(more)
            value = _value(field, [word for word in words if word] or [""])
            problem = _problem(self.kb, self.model, field, value) or self._unknown_in_parts(field, value)
            if not problem:
                return value
            print(problem)
            if self._made_source(field, value):
                return value

    def _unknown_in_parts(self, field: Field, value: Data) -> str:
        """The first id in the parts of a field that nobody has."""
        inner = {one.name: one for one in fields_of(field.part)} if field.part else {}
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        texts = [(inner[name], text) for row in rows for name, text in row.items() if name in inner and isinstance(text, str)]
        return next((found for one, text in texts if (found := _unknown(self.kb, one, text))), "")

    def _made_source(self, field: Field, value: Data) -> bool:
        """Offer to make the sources that are not there yet; True when all of them are there now."""
        if "bron" not in field.kinds or self.model is Bron or not isinstance(value, list):
            return False
        for id in [item for item in value if isinstance(item, str) and item not in self.kb.known]:
            if not re.fullmatch(SLUG, id) or not _agreed(f"Zal ik nu een bron maken met id '{id}'?"):
                return False
            source = Session(self.root, Bron)
            source.values["id"] = id
            source.ask()
            path, checked = source.write()
            print(f"Geschreven: {path.relative_to(self.root).as_posix()}. Verder met dit record.")
            self.kb = checked.kennisbank
        return not _problem(self.kb, self.model, field, value)

    def _written(self) -> Path:
        """The file, new. Raises RefusedError when the id is taken."""
        id, label = str(self.values["id"]), self.model.kind.label
        path = self.root / "principles" / self.model.kind.folder / f"{id}.yml"
        if path.exists() or id in self.kb.known:
            raise RefusedError(f"Het id '{id}' bestaat al. Kies een ander id voor dit record ({label.lower()}).")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(record_text(self.model, {name: self.values[name] for name in self.fields if name in self.values}))
        return path


def _shown(field: Field) -> str:
    """A field of a part as it stands in one line of words."""
    return {"naar": "id van het punt", "waarom": "de reden, in één zin"}.get(field.name, field.label.lower())


def _agreed(question: str) -> bool:
    """Ask until there is a yes or a no. Raises EOFError when there is no more input."""
    while True:
        answer = _line(f"{question} (ja/nee) ").lower()
        if answer in ("ja", "j", "nee", "n"):
            return answer in ("ja", "j")


def _given(options: argparse.Namespace) -> dict[str, list[str]]:
    return {name.removeprefix("veld_"): words for name, words in vars(options).items() if name.startswith("veld_") and words}


def _value(field: Field, words: list[str]) -> Data:
    words = [" ".join(word.split()) for word in words]
    if field.part and field.many:
        return [parts_from(field, word) for word in words]
    return [*words] if field.many else words[-1]


def _line(prompt: str) -> str:
    return input(prompt).strip()


def _problem(kb: Kennisbank, model: type[Record], field: Field, value: Data) -> str:
    """What is wrong with a value, in Dutch; the same words as the check's."""
    texts = [value] if isinstance(value, str) else [text for text in value if isinstance(text, str)]
    if not value or any(not text for text in texts):
        return f"Het veld '{field.name}' is verplicht."
    if problem := next((found for text in texts if (found := _unknown(kb, field, text))), ""):
        return problem
    if field.name == "id" and value in kb.known:
        return f"Het id '{value}' bestaat al. Kies een ander id."
    if field.name == "id" and not re.fullmatch(model.kind.ids.pattern, str(value)):
        return f"Dit id heeft niet de vorm van een {model.kind.label.lower()}: {model.kind.ids.form}."
    try:
        text = "\n".join(field_lines(field.name, value, model)) + "\n"
    except NotWritableError as error:
        return str(error)
    document = read_bytes(text.encode(), "nieuw.yml")
    _, findings = read_part(document, _only(model, field))
    return next((finding.text for finding in [*document.findings, *findings] if finding.level == "fout"), "")


def _unknown(kb: Kennisbank, field: Field, text: str) -> str:
    if not field.kinds or kb.known.get(text) in field.kinds:
        return ""
    candidates = [id for id, kind in kb.known.items() if kind in field.kinds]
    near = suggest(text, candidates) or (f" Kies uit: {', '.join(candidates)}." if len(candidates) < 20 else "")
    return f"Er is geen {kinds_in_words(field.kinds)} met id '{text}'.{near}"


def _only(model: type[Record], field: Field) -> type[Part]:
    """A model with one field of another."""
    info: Any = model.model_fields[field.name]
    return type("One", (Part,), {"__annotations__": {field.name: info.rebuild_annotation()}, "__module__": __name__})


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("soort", help=f"een van: {', '.join(BY_NAME)}")
    parser.add_argument("--vertel", help="één zin voor de pagina Nieuw, met de datum van vandaag")
    parser.add_argument("--vertel-op", help="de dag die bij --vertel hoort, zoals 2026-01-31; zonder dag vandaag")
    rows: dict[str, Field] = {}
    for cls in KINDS:
        rows |= {field.name: field for field in fields_of(cls) if field.name not in rows and _can_be_given(field)}
    for name, field in rows.items():
        form = "kan vaker; onderdelen met ': ' ertussen" if field.part else "kan vaker" if field.many else ""
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            dest=f"veld_{name}",
            action="append",
            metavar="...",
            help="; ".join(filter(None, (field.label, form))),
        )


def _can_be_given(field: Field) -> bool:
    return field.name not in ("ingetrokken", "wijzigingen") and (field.part is None or (field.many and is_plain_part(field.part)))


COMMAND = Command("nieuw", "maak een nieuw record; wat je niet meegeeft, wordt gevraagd", run, _options)
