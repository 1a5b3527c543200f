"""``kennisbank nieuw``: a new record, asked for field by field."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from macros.cli.change import day_of
from macros.cli.check import within
from macros.cli.command import GOOD, WRONG, WRONG_USE, Command
from macros.cli.formats import as_text, summary
from macros.cli.screen import screen_of
from macros.editing.blank import explained, is_plain_part, model_for, parts_from, record_text
from macros.editing.edit import RefusedError
from macros.editing.for_editors import address_file, refresh, schema_files
from macros.editing.new_id import proposed_id
from macros.editing.yaml_text import NotWritableError, field_lines
from macros.fields import Field, fields_in_file
from macros.finding import errors, suggest
from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, KINDS, Part, Record, kinds_in_words
from macros.project import check
from macros.reading.document import Data
from macros.reading.reader import read_part
from macros.reading.source import read_bytes

DEFAULTS = {"status": "concept", "status_redactie": "concept"}


def run(root: Path, options: argparse.Namespace) -> int:
    """Ask what is not given, write the record, and check it."""
    model = model_for(options.soort)
    if model is None:
        known = [name for cls in KINDS for name in (cls.kind.name, cls.kind.plural)]
        print(f"Er is geen soort '{options.soort}'.{suggest(options.soort, known)} Kies uit: {', '.join(BY_NAME)}.", file=sys.stderr)
        return WRONG_USE
    try:
        path = _made(root, model, options)
    except RefusedError as refused:
        print(f"{refused}\nEr is niets geschreven.", file=sys.stderr)
        return WRONG
    except (EOFError, KeyboardInterrupt):
        print("\nGestopt; er is niets geschreven.", file=sys.stderr)
        return WRONG
    file = path.relative_to(root).as_posix()
    checked = check(root)
    refresh(root, schema_files(checked.kennisbank) | address_file(checked.kennisbank))
    findings = within(checked.findings, file)
    print(f"Geschreven: {file}")
    sys.stdout.write(as_text(findings, checked.address, screen_of(sys.stdout)))
    print(summary(findings))
    return WRONG if errors(findings) else GOOD


def _made(root: Path, model: type[Record], options: argparse.Namespace) -> Path:
    """Gather the values and write the file. Raises RefusedError."""
    kb = check(root).kennisbank
    values = _gathered(kb, model, options)
    label = model.kind.label
    id = str(values["id"])
    path = root / "principles" / model.kind.folder / f"{id}.yml"
    if path.exists() or id in kb.known:
        raise RefusedError(f"Het id '{id}' bestaat al. Kies een ander id voor dit record ({label.lower()}).")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(record_text(model, values))
    return path


def _gathered(kb: Kennisbank, model: type[Record], options: argparse.Namespace) -> dict[str, Data]:
    values: dict[str, Data] = {}
    fields = {field.name: field for field in fields_in_file(model)}
    problems: list[str] = []
    for name, words in _given(options).items():
        if name not in fields:
            problems.append(f"Een {model.kind.label.lower()} heeft geen veld '{name}'.{suggest(name, fields)}")
            continue
        values[name] = _value(fields[name], words)
        if problem := _problem(kb, model, fields[name], values[name]):
            problems.append(problem)
    if options.vertel or options.vertel_op:
        try:
            told: dict[str, Data] = {"datum": day_of(options.vertel_op), "soort": "nieuw", "wat": " ".join((options.vertel or "").split())}
            values["wijzigingen"] = [told]
            problems.append(_problem(kb, model, fields["wijzigingen"], [told]))
        except RefusedError as refused:
            problems.append(str(refused))
    if any(problems):
        raise RefusedError("\n".join(filter(None, problems)))
    for field in fields.values():
        if field.required and field.name not in values and field.name != "id":
            values[field.name] = _asked(kb, model, field, DEFAULTS.get(field.name, ""))
    if "id" not in values:
        values["id"] = _asked(kb, model, fields["id"], proposed_id(kb, model, values))
    return {name: values[name] for name in fields if name in values}


def _given(options: argparse.Namespace) -> dict[str, list[str]]:
    return {name.removeprefix("veld_"): words for name, words in vars(options).items() if name.startswith("veld_") and words}


def _value(field: Field, words: list[str]) -> Data:
    words = [" ".join(word.split()) for word in words]
    if field.part and field.many:
        return [parts_from(field, word) for word in words]
    return [*words] if field.many else words[-1]


def _asked(kb: Kennisbank, model: type[Record], field: Field, default: str) -> Data:
    """Ask until the answer is right. Raises EOFError when there is no more input."""
    print(explained(field))
    while True:
        words = [_line(f"{field.name}{f' [{default}]' if default else ''}: ") or default]
        if field.many and words[0]:
            while more := _line(f"{field.name} (nog een, of leeg): "):
                words.append(more)
        value = _value(field, [word for word in words if word] or [""])
        problem = _problem(kb, model, field, value)
        if not problem:
            return value
        print(problem)


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
    if field.name == "id" and not re.fullmatch(model.kind.id_pattern, str(value)):
        return f"Dit id heeft niet de vorm van een {model.kind.label.lower()}: {model.kind.id_form}."
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
        rows |= {field.name: field for field in fields_in_file(cls) if field.name not in rows and _can_be_given(field)}
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
