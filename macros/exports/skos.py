"""data/begrippen.ttl: the terms, and the points with their themes, as two concept schemes.

SKOS (W3C, 2009) in the Dutch profile NL-SBB 1.0 (Geonovum), which asks a
definition for every concept: a term that nobody explained yet is left out.
"""

from collections.abc import Iterable, Iterator

from macros.exports.publication import Files, Publication
from macros.exports.rdf import Iri, Text, Thing, Value, turtle
from macros.exports.rights import in_words, rights_of
from macros.kennisbank import Kennisbank
from macros.kennisbank.transition import parts_of
from macros.model import Begrip, Bron, Criterium, Kader, Overgang, Punt, Record, Synoniem, Thema, Waarborg
from macros.views.names import framework, full_name, kicker, number, short_name

TERMS, POINTS = "kader/begrippen", "kader/punten"
"""Names of the schemes in the namespace; no id of a record holds a slash."""


def as_turtle(publication: Publication) -> Files:
    """The schemes in Turtle."""
    yield "data/begrippen.ttl", turtle(nodes(publication))


def nodes(publication: Publication) -> list[Thing]:
    """The schemes, their concepts, and the sources that these name."""
    kb = publication.kennisbank
    terms = [begrip for begrip in kb.of(Begrip) if begrip.uitleg]
    points = kb.of(Punt)
    frameworks = {kader: parts_of(kb, kader.id) for kader in kb.of(Kader)}
    parts = [part for row in frameworks.values() for part in row]
    concepts: list[Record] = [*terms, *kb.of(Thema), *points, *parts]
    return kb.once(
        "skos nodes",
        lambda: [
            _scheme(publication, TERMS, f"Begrippen: {kb.instellingen.naam}", terms),
            _scheme(publication, POINTS, f"Thema’s, uitgangspunten en aandachtspunten: {kb.instellingen.naam}", kb.of(Thema)),
            *(_term(publication, begrip) for begrip in terms),
            *(_theme(publication, thema) for thema in kb.of(Thema)),
            *(_point(publication, punt) for punt in points),
            *(
                _scheme(publication, kader.id, full_name(kader), [part for part in row if isinstance(part, Waarborg)])
                for kader, row in frameworks.items()
                if row
            ),
            *(_part(publication, part) for part in parts),
            *_sources(publication, concepts),
        ],
    )


def _scheme(publication: Publication, id: str, title: str, top: Iterable[Record]) -> Thing:
    """A scheme: the terms, the points, or a quality framework."""
    said = (("dct:title", words(title)), ("skos:hasTopConcept", _things(publication, top)))
    return Thing(Iri(publication.identifier(id)), "skos:ConceptScheme", said)


def _term(publication: Publication, begrip: Begrip) -> Thing:
    """A term; words of a group that means the same are labels, those of a group that is akin are relations or a note."""
    kb = publication.kennisbank
    labels = distinct(same_words(kb, begrip), taken=[begrip.term])
    hidden = distinct(begrip.vormen, taken=[begrip.term, *labels])
    scheme = (Iri(publication.identifier(TERMS)),)
    said = (
        ("skos:prefLabel", words(begrip.term)),
        ("skos:altLabel", words(*labels)),
        ("skos:hiddenLabel", words(*hidden)),
        ("skos:definition", words(begrip.uitleg)),
        ("skos:scopeNote", words(*(meaning.uitleg for meaning in begrip.meer), *notes(kb, begrip))),
        ("skos:editorialNote", words(begrip.kanttekening)),
        ("skos:related", _things(publication, related(kb, begrip))),
        ("skos:topConceptOf", scheme),
    )
    return _concept(publication, begrip, TERMS, said)


def _theme(publication: Publication, thema: Thema) -> Thing:
    said = (
        ("skos:prefLabel", words(thema.naam)),
        ("skos:definition", words(thema.omschrijving)),
        ("skos:topConceptOf", (Iri(publication.identifier(POINTS)),)),
    )
    return _concept(publication, thema, POINTS, said)


def _point(publication: Publication, punt: Punt) -> Thing:
    kb = publication.kennisbank
    akin = {link.target for link in kb.links_from(punt, "verwant")} | {
        link.source for link in kb.links_to(punt, Punt) if link.field == "verwant"
    }
    said = (
        ("skos:prefLabel", words(punt.titel)),
        ("skos:altLabel", words(kicker(kb, punt))),
        ("skos:notation", (Text(punt.id, ""),)),
        ("skos:definition", words(punt.tekst)),
        ("skos:editorialNote", words(punt.kanttekening)),
        ("skos:broader", (Iri(publication.identifier(punt.thema)),)),
        ("skos:related", _things(publication, akin)),
    )
    return _concept(publication, punt, POINTS, said)


MATCHES = {"ruimer": "skos:broadMatch", "smaller": "skos:narrowMatch", "opgegaan-in": "skos:broadMatch", "staat-er-nog": "skos:closeMatch"}
"""From an old part to a new one (SKOS Reference, section 10); what lapses matches nothing."""


def _part(publication: Publication, part: Waarborg | Criterium) -> Thing:
    """A waarborg or criterium in the scheme of its framework, and what became of it in a newer one."""
    kb, kader = publication.kennisbank, framework(publication.kennisbank, part)
    top = isinstance(part, Waarborg)
    own = (
        ("skos:topConceptOf", (Iri(publication.identifier(kader.id)),))
        if top
        else ("skos:broader", (Iri(publication.identifier(part.owner)),))
    )
    said = (
        (
            "skos:prefLabel",
            words(f"{part.kind.label} {number(kb, part)} · {short_name(kader)}{f': {part.naam}' if isinstance(part, Waarborg) else ''}"),
        ),
        ("skos:notation", (Text(part.id, ""),)),
        ("skos:definition", words(part.wording)),
        ("skos:editorialNote", words(part.kanttekening)),
        own,
        *_matches(publication, part),
    )
    return _concept(publication, part, kader.id, said)


def _matches(publication: Publication, part: Waarborg | Criterium) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """What an old part became; exactly the same only where both are official words, and equal."""
    kb = publication.kennisbank
    found: dict[str, list[str]] = {}
    for overgang in kb.of(Overgang):
        for line in overgang.regels if not overgang.ingetrokken else ():
            if line.oud == part.id and line.nieuw in kb.reads:
                new = kb.get(line.nieuw)
                same = line.verhouding == "staat-er-nog" and part.releasable and new.releasable and part.wording == new.wording
                found.setdefault("skos:exactMatch" if same else MATCHES[line.verhouding], []).append(line.nieuw)
    for name, ids in sorted(found.items()):
        yield name, tuple(Iri(publication.identifier(id)) for id in sorted(ids))


def _concept(publication: Publication, record: Record, scheme: str, said: tuple[tuple[str, tuple[Value, ...]], ...]) -> Thing:
    """A concept with what all concepts share: their scheme, sources, page and rights."""
    shared: tuple[tuple[str, tuple[Value, ...]], ...] = (
        ("skos:inScheme", (Iri(publication.identifier(scheme)),)),
        ("dct:source", tuple(Iri(publication.identifier(id)) for id in getattr(record, "bronnen", ()))),
        ("dct:rights", words(in_words(rights_of(publication, record)))),
        ("foaf:page", (Iri(publication.address(record.address)),)),
    )
    return Thing(Iri(publication.identifier(record.id)), "skos:Concept", said + shared)


def _sources(publication: Publication, concepts: list[Record]) -> Iterable[Thing]:
    """The sources that the concepts name."""
    kb = publication.kennisbank
    named = {id for record in concepts for id in getattr(record, "bronnen", ())}
    for bron in kb.of(Bron):
        if bron.id in named:
            pages = (Iri(bron.adres),) if bron.adres else ()
            yield Thing(Iri(publication.identifier(bron.id)), "foaf:Document", (("dct:title", words(bron.titel)), ("foaf:page", pages)))


def words(*texts: str | None) -> tuple[Value, ...]:
    """Dutch literals, without the texts that are missing."""
    return tuple(Text(text) for text in texts if text)


def _things(publication: Publication, records: Iterable[Record]) -> tuple[Value, ...]:
    return tuple(Iri(publication.identifier(id)) for id in sorted({record.id for record in records}))


def distinct(texts: Iterable[str], taken: list[str]) -> list[str]:
    """The texts that differ from each other and from those taken, in more than capitals."""
    seen = {text.casefold() for text in taken}
    return [text for text in texts if not (text.casefold() in seen or seen.add(text.casefold()))]  # type: ignore[func-returns-value]


def same_words(kb: Kennisbank, begrip: Begrip) -> list[str]:
    """Every word of the groups that mean the same as this term."""
    groups = _groups(kb, begrip, "gelijk")
    return [word for group in groups for word in (group.voorkeur, *(woord.term for woord in group.termen))]


def related(kb: Kennisbank, begrip: Begrip) -> set[Begrip]:
    """The explained terms that stand in one group of akin words with this one, whichever of the two the group belongs to."""
    return kb.once("related terms", lambda: _related(kb)).get(begrip, set())


def _related(kb: Kennisbank) -> dict[Begrip, set[Begrip]]:
    by_word = _by_word(kb)
    found: dict[Begrip, set[Begrip]] = {}
    for begrip in set(by_word.values()):
        for group in _groups(kb, begrip, "verwant"):
            for word in group.termen:
                other = by_word.get(word.term.casefold(), begrip)
                if other is not begrip:
                    found.setdefault(begrip, set()).add(other)
                    found.setdefault(other, set()).add(begrip)
    return found


def _by_word(kb: Kennisbank) -> dict[str, Begrip]:
    """Each explained term by its words; the name of one goes before a form of another."""
    explained = [begrip for begrip in kb.of(Begrip) if begrip.uitleg]
    forms = {form.casefold(): begrip for begrip in explained for form in begrip.vormen}
    return forms | {begrip.term.casefold(): begrip for begrip in explained}


def notes(kb: Kennisbank, begrip: Begrip) -> list[str]:
    """What to know of the groups around a term: akin words that are no term of their own, and where confusion threatens."""
    known = kb.once("terms by word", lambda: _by_word(kb))
    found: list[str] = []
    for group in _groups(kb, begrip, "verwant"):
        akin = [word.term for word in group.termen if word.term.casefold() not in known]
        found += [f"Verwant, maar niet hetzelfde: {', '.join(akin)}."] if akin else []
    return found + [group.pas_op for group in kb.leading_to(begrip, Synoniem) if group.pas_op]


def _groups(kb: Kennisbank, begrip: Begrip, strength: str) -> list[Synoniem]:
    return [group for group in kb.leading_to(begrip, Synoniem) if group.sterkte == strength]
