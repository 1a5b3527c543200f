"""All records to those that the site shows on the date of the build.

What is not published yet is left out with every trace: no page, no count, no
line in an export, and no link at the other end. A withdrawal of a later day has
not happened yet. A link to a new framework that nobody has read again is left
out, and so is one to an old, withdrawn part beside the link to what that became.
"""

from dataclasses import replace
from typing import TypeVar

from macros.fields import linking_fields
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import framework_links, new_parts
from macros.model import Kaderkoppeling, Part, Record
from macros.reading.reader import Read

P = TypeVar("P", bound=Part)


def published(kb: Kennisbank) -> Kennisbank:
    """The Kennisbank as readers see it on the date of the build; itself when nothing waits."""
    later = {record.id: record.publiceren_vanaf or "" for record in kb.all() if kb.waits(record)}
    hidden = set(later)
    standing = {record.id for record in kb.all() if not record.ingetrokken or _planned(kb, record)}
    files = {kb.reads[id].document.file for id in hidden}
    reads: dict[str, Read[Record]] = {}
    for id, read in kb.reads.items():
        kept = None if id in hidden else _shown(kb, read.value, hidden, standing)
        if kept:
            reads[id] = read if kept is read.value else replace(read, value=kept)
    if len(reads) == len(kb.reads) and all(read is kb.reads[id] for id, read in reads.items()):
        return kb
    return replace(
        kb,
        reads=reads,
        known={id: kind for id, kind in kb.known.items() if id not in hidden},
        brontekst={id: text for id, text in kb.brontekst.items() if id not in hidden},
        verhuisd={address: id for address, id in kb.verhuisd.items() if id not in hidden},
        findings=tuple(finding for finding in kb.findings if finding.file not in files),
        later=later,
    )


def _planned(kb: Kennisbank, record: Record) -> bool:
    """Whether the day on which a record is withdrawn is still to come."""
    return record.ingetrokken is not None and record.ingetrokken.datum > kb.today.isoformat()


def _shown(kb: Kennisbank, record: Record, hidden: set[str], standing: set[str]) -> Record | None:
    """A record without what readers do not see yet, or no more; None when it is nothing without that."""
    if _planned(kb, record):
        told = tuple(change for change in record.wijzigingen if change.datum <= kb.today.isoformat())
        record = record.model_copy(update={"ingetrokken": None, "wijzigingen": told})
    for name, links in framework_links(record):
        kept = tuple(link for link in links if not link.na_te_lezen and (link.naar in standing or not _has_moved(kb, link, links, hidden)))
        if len(kept) < len(links):
            record = record.model_copy(update={name: kept})
    return _without(record, hidden) if hidden else record


def _has_moved(kb: Kennisbank, link: Kaderkoppeling, links: tuple[Kaderkoppeling, ...], hidden: set[str]) -> bool:
    """Whether readers see beside a link to an old part the link to what that part became."""
    became = set(new_parts(kb).get(link.naar, ())) - hidden
    return any(other.naar in became and not other.na_te_lezen for other in links)


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
