"""data/zoeken.js and a file with texts: what the browser searches in.

The first has all that a search needs. The second has the texts, to show words in
context; its name holds a hash of what is in it and of the order of the documents,
so the two can never be of different builds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import get_args

from macros.exports.as_text import script
from macros.exports.headers import HASHED
from macros.exports.kinds import described
from macros.exports.publication import Files
from macros.exports.search.document import EDITORS, PAGE, Searchable, documents
from macros.exports.search.index import index
from macros.exports.search.words import STOP
from macros.kennisbank import Kennisbank
from macros.model import KINDS, Rol, Sector, Synoniem
from macros.views.themes_and_roles import themes
from macros.words import SECTOR

INDEX = "data/zoeken.js"
GLOBAL = "kennisbankZoeken"
TEXTS = "kennisbankZoekteksten"


def files(kb: Kennisbank, pages: Sequence[Searchable] = ()) -> Files:
    """The two files, of all records and of what authors wrote."""
    return pack(kb, [*documents(kb), *pages])


def pack(kb: Kennisbank, found: list[Searchable]) -> Files:
    """The two files for these documents; the choices to filter by are those of the Kennisbank."""
    found.sort(key=lambda document: document.soort == Synoniem.kind.name)
    texts = script(TEXTS, [_texts(document) for document in found])
    mark = sha256("\n".join([texts, *(document.id for document in found)]).encode()).hexdigest()[:8]
    name = f"{HASHED}zoekteksten.{mark}.js"
    yield INDEX, script(GLOBAL, _index(kb, found, name))
    yield name, texts


@dataclass(frozen=True)
class Index:
    """What the first file holds; every row of ``documenten`` belongs to the text at the same place in the second.

    A row is the place of its kind in ``soorten``, its id, title, number, the place of its
    address in ``adressen`` (``*`` stands for the id), the places of the documents it leads to, of its
    themes, sectors and roles, 1 when it was withdrawn, and its other names. ``woorden`` and ``plaatsen`` are
    packed by ``index``. A group of ``woordgroepen`` starts with its id and 1 when its words mean the
    same, 0 when they are akin; the groups are documents too, after those of ``documenten`` and in
    the same order, and their words are not in ``woorden`` again; ``woordgroep`` says their kind and address.
    """

    teksten: str
    soorten: list[dict[str, object]]
    adressen: list[str]
    themas: list[tuple[str, str]]
    sectoren: list[tuple[str, str]]
    rollen: list[tuple[str, str]]
    documenten: list[list[object]]
    woorden: str
    plaatsen: str
    woordgroepen: list[list[object]]
    woordgroep: dict[str, str]
    stopwoorden: str


def _index(kb: Kennisbank, found: Sequence[Searchable], texts: str) -> dict[str, object]:
    kinds = [*(model.kind for model in KINDS), PAGE, EDITORS]
    topics = [(thema.id, thema.naam) for thema in themes(kb)]
    sectors = [(name, SECTOR[name]) for name in get_args(Sector)]
    roles = [(rol.id, rol.naam) for rol in kb.of(Rol)]
    addresses = sorted({_pattern(document) for document in found})
    places = {
        "soort": {kind.name: place for place, kind in enumerate(kinds)},
        "adres": {address: place for place, address in enumerate(addresses)},
        "document": {document.id: place for place, document in enumerate(found)},
        "thema": {id: place for place, (id, _) in enumerate(topics)},
        "sector": {id: place for place, (id, _) in enumerate(sectors)},
        "rol": {id: place for place, (id, _) in enumerate(roles)},
    }
    groups = kb.of(Synoniem)
    rows = found[: len(found) - len(groups)]
    words, postings = index(rows)
    return vars(
        Index(
            teksten=texts,
            soorten=[*(described(model.kind) for model in KINDS), described(PAGE) | {"page": 1}, described(EDITORS) | {"editors": 1}],
            adressen=addresses,
            themas=topics,
            sectoren=sectors,
            rollen=roles,
            documenten=[_row(document, places) for document in rows],
            woorden=words,
            plaatsen=postings,
            woordgroepen=[[group.id, int(group.sterkte == "gelijk"), *_group(group)] for group in groups],
            woordgroep={"soort": Synoniem.kind.name, "adres": Synoniem.kind.address.format(id="*")},
            stopwoorden=" ".join(sorted(STOP)),
        )
    )


def _texts(document: Searchable) -> list[str]:
    """What a piece can be shown of: the text, and then the reasons of links, without empty ones at the end."""
    return [document.text, document.related] if document.related else [document.text] if document.text else []


def _row(document: Searchable, places: dict[str, dict[str, int]]) -> list[object]:
    """The row of a document, without the empty values at its end."""
    row: list[object] = [
        places["soort"][document.soort],
        document.id,
        document.title,
        document.number,
        places["adres"][_pattern(document)],
        [places["document"][id] for id in document.links],
        [places["thema"][id] for id in document.themas],
        [places["sector"][id] for id in document.sectoren],
        [places["rol"][id] for id in document.rollen],
        int(document.withdrawn),
        list(document.doors),
    ]
    while not row[-1]:
        row.pop()
    return row


def _pattern(document: Searchable) -> str:
    """The address with ``*`` for the id: there are few such patterns, and many documents."""
    before, found, after = document.address.rpartition(document.id)
    return f"{before}*{after}" if found else document.address


def _group(group: Synoniem) -> list[str]:
    """The words of a group, the preferred one first."""
    return list(dict.fromkeys([group.voorkeur, *(word.term for word in group.termen)]))
