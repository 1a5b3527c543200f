"""A record as text with comments: the template of a kind, or a new record."""

import re
import textwrap

from macros.editing.yaml_text import WIDTH, field_lines
from macros.fields import Field, fields_of
from macros.model import BY_NAME, Part, Record, kinds_in_words
from macros.reading.document import Data

SELF_MADE = ("ingetrokken",)
"""Fields that a command writes."""
DEFAULTS = {"status": "concept", "status_redactie": "concept"}
"""What a new record says when nobody says otherwise."""


def record_text(model: type[Record], values: dict[str, Data]) -> str:
    """A record with these values; what it says nothing of stands in comments, ready to be filled in.

    Raises NotWritableError for a text that no record can hold.
    """
    rows = [f"# {model.kind.label}. Haal het # weg van wat je invult; laat weg wat je niet weet."]
    for field in fields_of(model):
        if field.name in values:
            rows += field_lines(field.name, values[field.name], model)
        elif field.name not in SELF_MADE:
            rows += [*_explained(field), *(f"#{line}" for line in _sample(field))]
    return "\n".join(rows) + "\n"


def template(model: type[Record]) -> str:
    """The template of a kind: every field, with what it asks."""
    rows = [
        f"# {model.kind.label}: kopieer dit bestand naar principles/{model.kind.folder}/ onder de naam <id>.yml.",
        "# Wat achter # staat, mag je weglaten; haal het # weg van wat je invult. Makkelijker gaat het met:",
        f"# kennisbank nieuw {model.kind.name}",
    ]
    return "\n".join([*rows, *_blank(model)]) + "\n"


def page_template(head: type[Part]) -> str:
    """The template of a page in docs/: the fields of its head, and where its text begins."""
    rows = ["# Een eigen pagina: kopieer dit bestand naar docs/ onder de naam <adres>.md.", *_blank(head)]
    return "\n".join(["---", *rows, "---", "", "# De titel, nog een keer", "", "De tekst.", ""])


def _blank(model: type[Part]) -> list[str]:
    """Every field with what it asks; those that may be left out stand in comments."""
    rows: list[str] = []
    for field in fields_of(model):
        if field.name not in SELF_MADE:
            rows += [*_explained(field), *(line if field.required else f"#{line}" for line in _sample(field))]
    return rows


def _explained(field: Field) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(explained(field), WIDTH - 2)]


def explained(field: Field) -> str:
    """What a field asks, in one line of Dutch."""
    parts = [field.label if field.label.endswith(".") else f"{field.label}.", field.help]
    if field.choices:
        parts.append(f"Kies uit: {', '.join(field.choices)}.")
    if field.kinds:
        parts.append(f"Een id van: {kinds_in_words(field.kinds)}.")
    return " ".join(part for part in parts if part)


def _sample(field: Field) -> list[str]:
    """A field with nothing in it yet, in the shape it will have."""
    if field.part:
        names = [inner.name for inner in fields_of(field.part)]
        dash = "- " if field.many else ""
        return [f"{field.name}:", *(f"  {dash if not index else ' ' * len(dash)}{name}:" for index, name in enumerate(names))]
    return [f"{field.name}:", "  -"] if field.many else [f"{field.name}:"]


def parts_from(field: Field, words: str) -> dict[str, Data]:
    """``u05: De reden.`` as a part: its fields in order, with a colon between them."""
    assert field.part is not None
    names = [inner.name for inner in fields_of(field.part)]
    texts = [text.strip() for text in re.split(r":\s+", words, maxsplit=len(names) - 1)]
    return dict(zip(names, texts, strict=False))


def model_for(word: str) -> type[Record] | None:
    """The kind by its name or its plural, which is also its folder."""
    found = [cls for cls in BY_NAME.values() if word.lower() in (cls.kind.name, cls.kind.plural)]
    return found[0] if found else None


def is_plain_part(part: type[Part]) -> bool:
    """Whether a part can be given in one line of words."""
    return all(not inner.many and not inner.part for inner in fields_of(part))
