"""A project of which every text is made up: four records of every kind, drawn from the model, each leading to those of its own row."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzz.made_up import ROOT
from macros.fields import Field, fields_of
from macros.kennisbank.versions import fingerprint
from macros.model import BY_NAME, KINDS, Criterium, Invulling, Overgang, Part, Peervraag, Punt, Record, Versie

ROWS = 4
SLUGS = ("gewoon", "praktijk", "a", "0")
"""Ids of examples: a plain one, and words that also stand in addresses."""
OTHERS = ("null", "voor", "themas")
LEFT_OUT = {"ingetrokken", "doi", "publiceren_vanaf", "spanning", "partijen", "periode", "werkversie", "sector_afgeleid", "vastgesteld_in"}
"""What would ask more of the records around it than that they are there."""
FIXED: dict[str, Any] = {
    "herkomst": "parafrase",
    "status": "concept",
    "status_redactie": "concept",
    "jaar": 2025,
    "jaar_tot": 2026,
    "adres": "https://voorbeeld.nl/x",
}
PAGES = (
    "toegankelijkheid",
    "privacy",
    "data",
    "citaat",
    "meenemen",
    "redactie",
    "praktijk/delen",
    "zoeken",
    "over/index",
    "over/redactie",
    "over/colofon",
)
OVERVIEWS = {
    "uitgangspunten": "uitgangspunt", "aandachtspunten": "aandachtspunt", "themas": "thema", "kwaliteitskader": "kader", "praktijk": "praktijkvoorbeeld",
    "peer-review": "peervraag", "voor": "rol", "begrippen": "begrip", "begrippen/woorden": "synoniem", "bronnen": "bron", "a-z": "alles", "nieuw": "nieuw",
}  # fmt: skip
Draw = Callable[[int, int, bool], str]
"""Gives a text: the least and the most characters, and whether it may have line breaks."""


@dataclass
class MadeUp:
    """Where the project stands, and every text in it: its row, its kind and field, and what it says, by the mark that ends it."""

    root: Path
    texts: dict[str, tuple[int, str, str]] = field(default_factory=dict)


def id_of(kind: type[Record], row: int) -> str:
    """The id of the record of a kind in a row."""
    name = kind.kind.name
    forms = {
        "uitgangspunt": f"u{row + 1:02}", "aandachtspunt": f"a{row + 1:02}", "peervraag": f"v{row + 1:03}", "kader": f"kk{row}", "waarborg": f"kk{row}-w1",
        "criterium": f"kk{row}-w1-1", "invulling": f"kk{row}-w1-i1", "begrip": f"begrip-{row}", "synoniem": f"s-{row}", "praktijkvoorbeeld": SLUGS[row], "overgang": f"kk{row}-naar-kk{(row + 1) % ROWS}",
    }  # fmt: skip
    return forms.get(name) or (f"{name}-{row}" if row == 0 or name != "rol" else OTHERS[row - 1])


def write(root: Path, draw: Draw) -> MadeUp:
    """Write the project in ``root``; the texts of row 0 are plain words, ``draw`` makes all others."""
    made = MadeUp(root)
    folder = root / "principles"
    shutil.rmtree(folder, ignore_errors=True)
    statements, locks, addresses = [], [], []
    for kind in KINDS:
        for row in range(ROWS):
            values = record_of(made, kind, row, draw)
            dump(folder / kind.kind.folder / f"{values['id']}.yml", values)
            record = kind.model_validate(values)
            addresses.append(record.address)
            if isinstance(record, Punt):
                path, versie = freeze(folder, record, made, draw, row)
                statements.append(f"{record.id}\t{record.tekst}\n")
                locks.append(f"{record.id}@1.0\t{fingerprint(versie.tekst)}\t{hashlib.sha256(path.read_bytes()).hexdigest()}\n")
                addresses.append(versie.address)
    (folder / "brontekst.tsv").write_text("".join(statements), encoding="utf-8")
    (folder / "versies/slot.tsv").write_text("".join(locks), encoding="utf-8")
    (folder / "adressen.txt").write_text("".join(f"{address}\n" for address in sorted(addresses)), encoding="utf-8")
    settings = {
        "naam": marked(made, draw, 1, "Instellingen.naam", 1, 120),
        "uitgever": marked(made, draw, 1, "Instellingen.uitgever", 1, 120),
        "eerste_publicatie": "2026-10-01",
    }
    dump(folder / "instellingen.yml", settings)
    return made


def freeze(folder: Path, record: Punt, made: MadeUp, draw: Draw, row: int) -> tuple[Path, Versie]:
    """The released text of a point."""
    what = marked(made, draw, row, "Versie.wijziging", 8, 400)
    values = {"id": record.id, "versie": "1.0", "soort": record.soort, "titel": record.titel, "tekst": record.tekst}
    values |= {"bronnen": list(record.bronnen), "datum": "2025-06-26", "wijziging": what}
    path = folder / f"versies/{record.id}/1.0.yml"
    dump(path, values)
    return path, Versie.model_validate(values)


def dump(path: Path, values: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(fields_as_yaml(values, "")), encoding="utf-8")


def fields_as_yaml(values: dict[str, Any], indent: str) -> Iterator[str]:
    """Lines of YAML with every text between single quotes, as an editor may write it; the program's own writer takes one paragraph only."""
    for name, value in values.items():
        if isinstance(value, list):
            yield f"{indent}{name}:\n"
            for item in value:
                lines = list(fields_as_yaml(item, f"{indent}    ")) if isinstance(item, dict) else [f"{indent}    {quoted(item, indent)}\n"]
                yield f"{indent}  - {lines[0].lstrip()}"
                yield from lines[1:]
        elif isinstance(value, dict):
            yield f"{indent}{name}:\n"
            yield from fields_as_yaml(value, f"{indent}  ")
        else:
            yield f"{indent}{name}: {quoted(value, indent)}\n"


def quoted(value: object, indent: str) -> str:
    """A line break in a text is an empty line between quotes (YAML 1.1, folding)."""
    return "'{}'".format(str(value).replace("'", "''").replace("\n", f"\n\n{indent}      ")) if isinstance(value, str) else str(value)


def marked(made: MadeUp, draw: Draw, row: int, name: str, least: int, most: int, lines: bool = False) -> str:
    """A text that ends in a mark of its own."""
    mark = f"zq{len(made.texts)}b"
    text = (draw(max(least - len(mark), 1), most - len(mark) - 1, lines) if row else "Gewone woorden") + f" {mark}"[
        (len(made.texts) + row) % 2 :
    ]
    made.texts[mark] = (row, name, text)
    return text


def record_of(made: MadeUp, kind: type[Record], row: int, draw: Draw) -> dict[str, Any]:
    """The fields of a record, as an editor may fill them all in."""
    values = part_of(made, kind, row, draw) | {"id": id_of(kind, row)}
    if issubclass(kind, Punt):
        values["kader"] = values["kader"][:1]
    if issubclass(kind, Criterium | Invulling):
        values["waarborg"] = f"kk{row}-w1"
    if issubclass(kind, Overgang):
        values["naar"] = f"kk{(row + 1) % ROWS}"
        values["regels"][0]["nieuw"] = f"kk{(row + 1) % ROWS}-w1"
    return values


def part_of(made: MadeUp, model: type[Part], row: int, draw: Draw) -> dict[str, Any]:
    schema = model.model_json_schema()
    found = {}
    for one in fields_of(model):
        if one.name not in LEFT_OUT and (value := value_of(made, model, one, schema, row, draw)) is not None:
            found[one.name] = [value] if one.many else value
    return found


def value_of(made: MadeUp, model: type[Part], one: Field, schema: dict[str, Any], row: int, draw: Draw) -> Any:
    """Something that may stand in a field."""
    shape = next(shape for shape in shapes(schema["properties"][one.name]) if "type" in shape or "$ref" in shape or "enum" in shape)
    if one.name in ("verwant", "opvolger") or (one.name == "voor" and not issubclass(model, Peervraag)):
        return None
    if one.part:
        return part_of(made, one.part, row, draw)
    if one.kinds:
        return id_of(BY_NAME[one.kinds[0]], row)
    if one.name in FIXED and (one.name != "adres" or "pattern" in shape):
        return FIXED[one.name]
    if one.choices:
        return "nee" if one.choices == ("ja", "nee") else one.choices[0]
    if one.date:
        return "2025-06-26" if one.name != "datum" or model.__name__ != "Wijziging" else "2026-11-01"
    if shape.get("type") == "integer":
        return row + 1
    if one.prose:
        name = f"{model.__name__}.{one.name}"
        return marked(
            made,
            draw,
            row,
            name,
            shape.get("minLength", 1),
            min(shape.get("maxLength", 160), 400),
            lines=shape.get("maxLength", 0) > 500 and not issubclass(model, Punt),
        )
    return None


def shapes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a piece of JSON Schema that say what a text may be."""
    for inner in [schema.get("items"), *schema.get("anyOf", ())]:
        if isinstance(inner, dict):
            yield from shapes(inner)
    if schema.get("type") not in ("array", "null"):
        yield schema


def with_pages(root: Path, title: str, description: str) -> None:
    """The project around the records: the tools of this one, and a page at every address that the shell leads to."""
    for name in ("macros", "overrides", ".build"):
        if not (root / name).exists():
            (root / name).symlink_to(ROOT / name)
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(menu.replace("- Uitgangspunten:", f"- {json.dumps(title, ensure_ascii=False)}:"), encoding="utf-8")
    for name, kind in OVERVIEWS.items():
        page(root, name if name == "nieuw" else f"{name}/index", f'{{{{ overzicht("{kind}") }}}}')
    for name in PAGES:
        page(root, name, "Tekst.")
    page(root, "peer-review/kit", "{{ peerreviewkit() }}\n\n{{ documenten() }}")
    page(root, "matrix/index", "{{ matrix() }}")
    calls = "\n\n".join(f'{{{{ kaart("{id_of(kind, 1)}") }}}}' for kind in KINDS)
    page(root, "index", f'{{{{ welkom(titel="Start", tekst="Begin hier") }}}}\n\n{calls}', "layout: home\n", heading="")
    quoted = [text.replace("'", "''") for text in (title, description)]
    text = '## Over {{ verwijzing("praktijk") }} & \\{\\{ haken \\}\\}\n\nEr zijn {{ aantal("bron") }}.\n\n{{ citaat("u02") }}\n\n{{ lijst("praktijkvoorbeeld") }}\n'
    (root / "docs/proef.md").write_text(
        f"---\ntitle: '{quoted[0]}'\ndescription: '{quoted[1]}'\n---\n\n# Proef\n\n{text}", encoding="utf-8"
    )


def page(root: Path, name: str, text: str, head: str = "", heading: str = "# Kop\n\n") -> None:
    path = root / f"docs/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {name.replace('/', ' ')}\ndescription: Een pagina.\n{head}---\n\n{heading}{text}\n", encoding="utf-8")
