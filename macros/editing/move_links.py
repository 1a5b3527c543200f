"""Links to an old quality framework, proposed anew to the one that follows it."""

from collections.abc import Iterator
from pathlib import Path

from macros.editing.draft import Drafts
from macros.editing.edit import Changes, RefusedError
from macros.finding import suggest
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import framework_links
from macros.model import Overgang, Record
from macros.words import count_words


def move_links(root: Path, kb: Kennisbank, id: str) -> Changes:
    """What changes when every link to an old part gets beside it the links that a transition gives. Raises RefusedError.

    The old link stays. A new one has the old reason, and the mark ``na_te_lezen``: readers do not see it until an
    editor has read the reason and taken the mark away. What is there already is left alone, so this can be done again.
    """
    overgang = kb.reads[id].value if id in kb.reads else None
    if not isinstance(overgang, Overgang):
        names = [name for name, kind in kb.known.items() if kind == "overgang"]
        raise RefusedError(f"Er is geen overgang met id '{id}'.{suggest(id, names)}")
    drafts, notes, made = Drafts(root, kb), [], 0
    for record in kb.all():
        for name, links in framework_links(record) if not record.ingetrokken else ():
            for index, new in reversed([*_proposed(overgang, record, name)]):
                _insert(drafts.of(record.id)[name], index, new)
                made += 1
            place = kb.reads[record.id].places
            for index, link in enumerate(links):
                if any(line.oud == link.naar and line.verhouding == "vervalt" for line in overgang.regels):
                    notes.append(
                        f"{kb.reads[record.id].document.file}:{place[name, index, 'naar'].line}: '{link.naar}' vervalt; deze koppeling blijft daar."
                    )
    if not made:
        raise RefusedError("\n".join(["Er is niets meer te verhuizen: elke koppeling staat er al.", *notes]))
    told = f"{count_words(made, 'koppeling', 'koppelingen')} erbij, gemerkt met 'na_te_lezen: ja'. Lees elke reden na en haal dan die regel weg."
    return Changes(drafts.texts(), notes=[*notes, told])


def _proposed(overgang: Overgang, record: Record, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The new links of a list, each with the place of the old one behind which it comes."""
    links = dict(framework_links(record))[name]
    there = {link.naar for link in links}
    for index, link in enumerate(links):
        for line in overgang.regels:
            if line.oud == link.naar and line.nieuw and line.nieuw not in there:
                there.add(line.nieuw)
                yield index + 1, {"naar": line.nieuw, "waarom": link.waarom, "na_te_lezen": "ja"}


def _insert(links: object, index: int, new: dict[str, str]) -> None:
    assert isinstance(links, list), "the model says so"
    links.insert(index, new)
