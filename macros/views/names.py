"""How a record is called on a page."""

from collections.abc import Sequence

from macros.kennisbank import Kennisbank
from macros.model import GREY, Criterium, Invulling, Kader, Overgang, Punt, Record, Thema, Waarborg
from macros.views.themes_and_roles import themes
from macros.words import date_in_words


def kicker(kb: Kennisbank, record: Record) -> str:
    """Kind and number: ``Uitgangspunt 5``, ``Waarborg 3``, ``Criterium 3.2``; where there is more than one framework, also which."""
    which = f" · {among(kb, record)}" if among(kb, record) else ""
    return f"{record.kind.label} {number(kb, record)}".strip() + which


def number(kb: Kennisbank, record: Record) -> str:
    """The number in the name of a record, such as 5 or 3.2; empty when it has none."""
    if isinstance(record, Criterium):
        return f"{_number_of(kb, record.waarborg)}.{record.nummer}"
    return str(record.nummer) if isinstance(record, Punt | Waarborg) else ""


def among(kb: Kennisbank, record: Record) -> str:
    """The short name of the framework of a waarborg or criterium when readers see the parts of more than one; else empty."""
    if not isinstance(record, Waarborg | Criterium):
        return ""
    seen = kb.once("frameworks with parts", lambda: {waarborg.kader for waarborg in kb.of(Waarborg)})
    return short_name(framework(kb, record)) if len(seen) > 1 else ""


def _number_of(kb: Kennisbank, waarborg: str) -> int | str:
    found = kb.reads.get(waarborg)
    return found.value.nummer if found and isinstance(found.value, Waarborg) else "?"


def name(kb: Kennisbank, record: Record) -> str:
    """The text of a link to this record, understandable out of context."""
    if kb.waits(record):  # only in a preview
        return f"{_name(kb, record)} (vanaf {date_in_words(record.publiceren_vanaf or '')})"
    return f"{_name(kb, record)} (ingetrokken)" if record.ingetrokken else _name(kb, record)


def _name(kb: Kennisbank, record: Record) -> str:
    if isinstance(record, Punt | Waarborg):
        return f"{kicker(kb, record)} · {record.title}"
    if isinstance(record, Criterium):
        return f"{kicker(kb, record)} · {record.tekst.rstrip('.')}"
    if isinstance(record, Overgang):
        ends = [kb.reads[id].value if id in kb.reads else None for id in (record.van, record.naar)]
        return "Van {} naar {}".format(*(short_name(end) if isinstance(end, Kader) else "?" for end in ends))
    if isinstance(record, Invulling):
        return f"{record.wie}: {record.tekst}"
    return record.title


def full_name(kader: Kader) -> str:
    """The name of a framework, with its year when that is known."""
    return f"{kader.naam} ({kader.jaar})" if kader.jaar else kader.naam


def short_name(kader: Kader) -> str:
    """The name of a framework where there is little room."""
    return kader.korte_naam or kader.naam


def not_official(parts: Sequence[Waarborg | Criterium], all_of_them: str) -> str:
    """What to say of parts that are not the official words: ``all_of_them`` when none is; how many when some are; else nothing."""
    ours = sum(part.herkomst != "letterlijk" for part in parts)
    if ours == len(parts):
        return all_of_them if parts else ""
    return f"Van {ours} van deze {len(parts)} delen staan de officiële woorden hier nog niet." if ours else ""


def framework(kb: Kennisbank, record: Waarborg | Criterium | Kader) -> Kader:
    """The framework that a waarborg or criterium belongs to."""
    if isinstance(record, Criterium):
        waarborg = kb.get(record.waarborg)
        assert isinstance(waarborg, Waarborg)
        record = waarborg
    found = kb.get(record.kader) if isinstance(record, Waarborg) else record
    assert isinstance(found, Kader)
    return found


def hue(kb: Kennisbank, record: Record) -> int:
    """The colour of a record, 0 for none: that of its kind, or of its theme by its place in the row, grey from the fifth on."""
    if isinstance(record.kind.hue, int):
        return record.kind.hue
    if isinstance(record, Thema):
        return min(themes(kb).index(record) + 1, GREY)
    thema = kb.reads.get(getattr(record, "thema", ""))
    return hue(kb, thema.value) if thema else 0
