"""The records that a field may lead to, as an editor picks them: by title, in groups, or found by words."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from macros.kennisbank import Kennisbank
from macros.model import BY_NAME, Bron, Criterium, Kader, Praktijkvoorbeeld, Punt, Record, Waarborg
from macros.views.names import framework, name, short_name
from macros.words import in_sentence

FEW, MANY = 12, 40
"""So many targets stand in a row of boxes to tick; so many in a list to choose from; more are searched."""
MOST_FOUND = 8


@dataclass(frozen=True)
class Target:
    """A record to lead to: its id, its name, and what tells it from others."""

    id: str
    name: str
    about: str


@dataclass(frozen=True)
class Group:
    """Targets under one heading; without a heading when there is only one group."""

    title: str
    targets: tuple[Target, ...]


def targets(kb: Kennisbank, kinds: tuple[str, ...]) -> tuple[Record, ...]:
    """Every record that a field for these kinds may lead to, in the order of lists."""
    return kb.once(f"targets {kinds}", lambda: tuple(one for kind in kinds for one in kb.standing(BY_NAME[kind])))


def target(kb: Kennisbank, record: Record) -> Target:
    """A record as one of the targets."""
    return Target(record.id, name(kb, record), about(kb, record))


def groups(kb: Kennisbank, kinds: tuple[str, ...], chosen: str = "") -> tuple[Group, ...]:
    """The targets in their groups; also the one that is chosen now, when it is no longer to choose."""
    records = list(targets(kb, kinds))
    if chosen in kb.reads and kb.get(chosen) not in records:
        records.append(kb.get(chosen))
    rows: dict[str, list[Target]] = {}
    for record in records:
        rows.setdefault(_group(kb, record, kinds), []).append(target(kb, record))
    return tuple(Group(title if len(rows) > 1 else "", tuple(found)) for title, found in rows.items())


def _group(kb: Kennisbank, record: Record, kinds: tuple[str, ...]) -> str:
    """The heading of a record: its theme, its framework, or its kind."""
    if isinstance(record, Punt):
        return kb.get(record.thema).title if record.thema in kb.reads else record.kind.label_plural
    if isinstance(record, Waarborg | Criterium) and kb.top_of(record) in kb.reads and isinstance(kb.get(kb.top_of(record)), Kader):
        return short_name(framework(kb, record))
    return record.kind.label_plural if len(kinds) > 1 else ""


def about(kb: Kennisbank, record: Record) -> str:
    """What tells a record from others of its kind, in a few words."""
    if isinstance(record, Bron):
        words = [record.uitgever, (record.datum or "")[:4]]
    elif isinstance(record, Praktijkvoorbeeld):
        words = [record.regio or "", ", ".join(record.sector), str(record.jaar or "jaar onbekend")]
    else:
        words = []
    return " · ".join(filter(None, words))


def folded(text: str) -> str:
    """The letters and figures of a text, as they are searched."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def found(kb: Kennisbank, words: str, kinds: Iterable[str]) -> list[Record]:
    """The records of these kinds in which every word stands, those with it in their name first; an address or id finds its record."""
    if not (sought := re.findall(r"[\w-]+", folded(_without_host(kb, words)))):
        return []
    haystacks = kb.once("haystacks", lambda: {one.id: _haystack(kb, one) for one in kb.all()})
    wanted = set(kinds)
    hits = [
        (sum(word in haystacks[one.id][0] for word in sought), one)
        for one in kb.all()
        if one.soort in wanted and all(word in haystacks[one.id][1] for word in sought)
    ]
    return [one for _, one in sorted(hits, key=lambda hit: -hit[0])]


def _without_host(kb: Kennisbank, words: str) -> str:
    """The last part of a web address of this site, which is an id; other words as they are."""
    if "/" not in words.strip() or " " in words.strip():
        return words
    path = re.sub(r"^https?://[^/]+", "", words.strip())
    return re.split(r"[/#]", path.removesuffix("index.html").strip("/#"))[-1]


def _haystack(kb: Kennisbank, record: Record) -> tuple[str, str]:
    """The name of a record with its id, and all that is said in it, to search."""
    head = folded(f"{name(kb, record)} {record.id} {record.address}")
    return head, f"{head} {in_sentence(record.kind.label)} {folded(' '.join(_texts(record.model_dump())))}"


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
