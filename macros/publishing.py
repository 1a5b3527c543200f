"""All records to those that the site shows on the date of the build.

What is not published yet is left out with every trace: no page, no count, no
line in an export, and no link at the other end.
"""

from dataclasses import replace
from typing import TypeVar

from macros.fields import linking_fields
from macros.kennisbank import Kennisbank
from macros.model import Part, Record
from macros.reading.reader import Read

P = TypeVar("P", bound=Part)


def published(kb: Kennisbank) -> Kennisbank:
    """The Kennisbank without the records that wait for their day; itself when none does."""
    later = {record.id: record.publiceren_vanaf or "" for record in kb.all() if kb.waits(record)}
    if not later:
        return kb
    hidden = set(later)
    files = {kb.reads[id].document.file for id in hidden}
    reads: dict[str, Read[Record]] = {}
    for id, read in kb.reads.items():
        kept = None if id in hidden else _without(read.value, hidden)
        if kept:
            reads[id] = replace(read, value=kept)
    return replace(
        kb,
        reads=reads,
        known={id: kind for id, kind in kb.known.items() if id not in hidden},
        brontekst={id: text for id, text in kb.brontekst.items() if id not in hidden},
        verhuisd={address: id for address, id in kb.verhuisd.items() if id not in hidden},
        findings=tuple(finding for finding in kb.findings if finding.file not in files),
        later=later,
        _made={},
    )


def _without(part: P, hidden: set[str]) -> P | None:
    """The part without what leads to a hidden record; None when it is nothing without that."""
    changed: dict[str, object] = {}
    for field in linking_fields(type(part)):
        value = getattr(part, field.name)
        kept = _kept(value, hidden)
        if kept is None and value is not None and field.required:
            return None
        if kept is not value:
            changed[field.name] = kept
    return part.model_copy(update=changed) if changed else part


def _kept(value: object, hidden: set[str]) -> object:
    if isinstance(value, tuple):
        rows = tuple(kept for item in value if (kept := _kept(item, hidden)) is not None)
        return value if len(rows) == len(value) and all(a is b for a, b in zip(rows, value, strict=True)) else rows
    if isinstance(value, Part):
        return _without(value, hidden)
    return None if value in hidden else value
