"""The files that help whoever edits records in a program of his own choice."""

import json
from collections.abc import Iterable
from pathlib import Path

from macros.editing.blank import page_template, template
from macros.editing.edit import replace_file
from macros.editing.schema import schemas
from macros.kennisbank import Kennisbank
from macros.model import KINDS
from macros.reading.files import REGISTER
from macros.rules.addresses import unregistered
from macros.written.page import Kop

TEMPLATES = "principles/.sjabloon"
SCHEMAS = ".build/schema"
SETTINGS = ".vscode/settings.json"


def template_files() -> dict[str, str]:
    """A template per kind and one for a page: its text by its path in the project."""
    records = {f"{TEMPLATES}/{model.kind.name}.yml": template(model) for model in KINDS}
    return {**records, f"{TEMPLATES}/pagina.md": page_template(Kop)}


def schema_files(kb: Kennisbank) -> dict[str, str]:
    """A schema per kind, with the ids of now: its text by its path in the project."""
    return {f"{SCHEMAS}/{name}": text for name, text in schemas(kb).items()}


def program_files(root: Path) -> dict[str, str]:
    """The settings of VS Code, in which the schema of each kind goes with its folder. A project without them does not get them."""
    settings = _read(root / SETTINGS)
    if settings is None:
        return {}
    kinds = {f"{SCHEMAS}/{model.kind.name}.json": f"principles/{model.kind.folder}/*.yml" for model in KINDS}
    schemas = {**kinds, f"{SCHEMAS}/instellingen.json": "principles/instellingen.yml"}
    return {SETTINGS: json.dumps(json.loads(settings) | {"yaml.schemas": schemas}, ensure_ascii=False, indent=2) + "\n"}


def address_file(kb: Kennisbank, pages: Iterable[str]) -> dict[str, str]:
    """The register of all addresses the site ever had, with those of now; ``pages`` are those of the pages in docs/. It only grows. A project without one does not get one."""
    new = unregistered(kb, pages) if kb.adressen else []
    return {REGISTER: "".join(f"{address}\n" for address in sorted({*kb.adressen, *new} - {""}))} if new else {}


def refresh(root: Path, files: dict[str, str]) -> list[str]:
    """Write those that are not as they should be; return their paths."""
    stale = [(name, text) for name, text in files.items() if _read(root / name) != text]
    for name, text in stale:
        replace_file(root / name, text.encode())
    return [name for name, _ in stale]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
