"""data/context.json: what the names in the JSON files mean, as a JSON-LD 1.1 context.

Drawn from the models. The same name may mean different things in different
parts (``begrip`` is an id in one and a word in another), so each kind and each
part has a context of its own.
"""

from pydantic import BaseModel

from macros.exports.json_files import CONTEXT, JsonObject, as_json
from macros.exports.publication import Files, Publication
from macros.exports.rights import Recht
from macros.fields import fields_of
from macros.model import KINDS, Versie

DCT = "http://purl.org/dc/terms/"
KNOWN = {
    "id": f"{DCT}identifier",
    "titel": f"{DCT}title",
    "bronnen": f"{DCT}source",
    "datum": f"{DCT}issued",
    "uitgever": f"{DCT}publisher",
    "rechten": f"{DCT}rights",
    "licentie": f"{DCT}license",
    "pagina": "http://xmlns.com/foaf/0.1/page",
}
"""Names that mean what a well-known vocabulary means; all others are ours."""
ADDRESSES = ("pagina", "licentie", "adres")


def context(publication: Publication) -> Files:
    """The context; our own names stand under ``veld/`` in the namespace."""
    own = f"{publication.namespace}veld/" if publication.namespace else "#veld/"
    terms: JsonObject = {"@version": 1.1, "@language": "nl", "@vocab": own}
    terms |= {name: _term(name, own, dutch=False) for name in ("id", "soort", "pagina")}
    terms["rechten"] = _term("rechten", own) | {"@context": _terms(Recht, own)}
    terms |= {kind.__name__: {"@id": own + kind.__name__, "@context": _terms(kind, own)} for kind in KINDS}
    terms["Versie"] = {"@id": own + "Versie", "@context": _terms(Versie, own) | {"van": {"@id": f"{DCT}isVersionOf", "@type": "@id"}}}
    yield CONTEXT, as_json({"@context": terms})


def _terms(model: type[BaseModel], own: str) -> JsonObject:
    """The terms for the fields of one model, and of the parts in it."""
    terms: JsonObject = {}
    for field in fields_of(model):
        term = _term(field.name, own, dutch=field.prose, reference=bool(field.kinds))
        terms[field.name] = term | ({"@context": _terms(field.part, own)} if field.part else {})
    return terms


def _term(name: str, own: str, *, dutch: bool = True, reference: bool = False) -> JsonObject:
    """A term; codes, numbers and dates are no Dutch, and have no language."""
    kind = {"@type": "@id"} if reference or name in ADDRESSES else {} if dutch else {"@language": None}
    return {"@id": KNOWN.get(name, own + name)} | kind
