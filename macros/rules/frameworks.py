"""Quality frameworks: their parts stand under them, and what became of an old part is said once."""

import re
from collections.abc import Iterator, Mapping

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import framework_links, new_parts, parts_of
from macros.model import Criterium, Kader, Overgang, Overgangsregel, Waarborg
from macros.reading.document import Document


def ids_under_owner(kb: Kennisbank) -> Iterator[Finding]:
    """The id of a part begins with that of what it belongs to."""
    for record in kb.all():
        if record.kind.ids.made and not re.fullmatch(record.id_pattern, record.id):
            wanted = record.kind.ids.made.format_map(vars(record)).replace("#", "1")
            text = f"Dit id heeft niet de vorm van een {record.kind.label.lower()}: {record.kind.ids.form}, zoals '{wanted}'."
            yield kb.finding(record, ("id",), "vorm-van-id", text)


def transitions(kb: Kennisbank) -> Iterator[Finding]:
    """Each line of a transition leads from a part of the old framework to one of the new, or says that it lapses."""
    for overgang in kb.of(Overgang):
        if overgang.van == overgang.naar:
            yield kb.finding(overgang, ("naar",), "overgang", "Een kader kan niet in zichzelf overgaan: 'van' en 'naar' zijn gelijk.")
        for index, line in enumerate(overgang.regels):
            for name, text in _wrong(kb, overgang, line):
                yield kb.finding(overgang, ("regels", index, name), "overgang", text)


def _wrong(kb: Kennisbank, overgang: Overgang, line: Overgangsregel) -> Iterator[tuple[str, str]]:
    """The field of a line and what is wrong with it."""
    if line.verhouding == "vervalt" and line.nieuw:
        yield "nieuw", "Wat vervalt, heeft geen nieuw deel: haal 'nieuw' weg, of kies een andere verhouding."
    if line.verhouding != "vervalt" and not line.nieuw:
        yield "verhouding", f"Bij '{line.verhouding}' hoort een nieuw deel: vul 'nieuw' in. Komt het niet terug, kies dan vervalt."
    same = [other for other in overgang.regels if other.oud == line.oud]
    if line.verhouding == "vervalt" and len(same) > 1:
        yield "verhouding", f"'{line.oud}' heeft nog een regel. Wat vervalt, heeft maar één regel."
    if next(other for other in same if other.nieuw == line.nieuw) is not line:
        yield "nieuw", f"Deze regel staat er al: van '{line.oud}' naar '{line.nieuw or 'niets'}'."
    for name, part, owner in (("oud", line.oud, overgang.van), ("nieuw", line.nieuw, overgang.naar)):
        if part in kb.reads and (found := kb.top_of(kb.get(part))) != owner:
            yield name, f"'{part}' hoort bij het kader '{found}'; hier hoort een deel van '{owner}'."


def transitions_whole(kb: Kennisbank) -> Iterator[Finding]:
    """Parts of either framework that a transition says nothing of. Silent while a record cannot be read."""
    if len(kb.reads) < len(kb.known):
        return
    for overgang in kb.of(Overgang):
        named = {line.oud for line in overgang.regels} | {line.nieuw for line in overgang.regels}
        for kader, told in ((overgang.van, "Wat wordt er van"), (overgang.naar, "Zonder oud deel zijn nieuw")):
            if missing := [part.id for part in parts_of(kb, kader) if part.id not in named]:
                what = f"{told} {', '.join(missing)}?" if kader == overgang.van else f"{told}: {', '.join(missing)}. Klopt dat?"
                yield kb.finding(overgang, ("regels",), "overgang-open", what, advice=True)


def old_links(kb: Kennisbank) -> Iterator[Finding]:
    """A link to a part of a framework that another one follows, and that was not moved; and a moved one that nobody read again."""
    for record in kb.all():
        for name, links in framework_links(record) if not record.ingetrokken else ():
            for index, link in enumerate(links):
                path = (name, index, "naar")
                if link.na_te_lezen:
                    text = "Deze koppeling is overgenomen van een ouder kader; lezers zien die nog niet. Klopt de reden? Haal dan 'na_te_lezen: ja' weg."
                    yield kb.finding(record, path, "na-te-lezen", text, advice=True)
                elif link.naar in new_parts(kb) and not any(other.naar in new_parts(kb)[link.naar] for other in links):
                    became = ", ".join(new_parts(kb)[link.naar])
                    what = (
                        f"ervoor in de plaats: {became}. Draai: kennisbank verhuis"
                        if became
                        else "niets voor in de plaats: deze koppeling blijft bij het oude kader"
                    )
                    yield kb.finding(record, path, "kader-oud", f"'{link.naar}' is van een ouder kader. Er komt {what}.", advice=True)


NOT_THERE = re.compile(r"alleen de naam|officiële (?:woorden|tekst|formulering)|nog geen tekst|is hier nog niet", re.IGNORECASE)
"""How we say that we do not have the text of a framework."""


def stale_notes(kb: Kennisbank, pages: Mapping[str, Document]) -> Iterator[Finding]:
    """A note that the text of a framework is missing, where the official words are there."""
    parts: list[Waarborg | Criterium] = [*kb.of(Waarborg), *kb.of(Criterium)]
    records: list[Kader | Waarborg | Criterium] = [*kb.of(Kader), *parts]
    official = {kb.top_of(part) for part in parts if part.herkomst == "letterlijk"}
    for record in records:
        there = record.id in official if isinstance(record, Kader) else record.herkomst == "letterlijk"
        if there and record.kanttekening and (found := NOT_THERE.search(record.kanttekening)):
            text = f"Hier staat '{found.group()}', maar de officiële woorden staan er nu. Klopt deze kanttekening nog?"
            yield kb.finding(record, ("kanttekening",), "kader-er-nu", text, advice=True)
    names = {kader.naam: kader for kader in kb.of(Kader) if kader.id in official}
    for page in pages.values():
        said = "\n".join(page.lines)
        for name in names if NOT_THERE.search(said) else ():
            if name in said:
                text = f"Deze pagina zegt dat er tekst mist, en noemt het {name}. Daarvan staan de officiële woorden er nu. Klopt de pagina nog?"
                yield Finding(page.file, 1, 1, "kader-er-nu", text, level="advies")
