"""A kind as the browser knows it."""

from macros.model import Kind


def described(kind: Kind) -> dict[str, object]:
    """What the browser must know of a kind, as in the model; what is empty is left out."""
    ids, found = kind.ids, kind.found
    data = {
        "id": kind.name,
        "label": kind.label,
        "plural": kind.label_plural,
        "letter": ids.letter,
        "figures": ids.figures,
        "owner": kind.owner,
        "hue": kind.hue,
        "weight": found.weight,
        "words": found.words,
        "nickname": found.nickname,
        "listed": int(found.listed),
        "defines": int(found.defines),
    }
    return {name: value for name, value in data.items() if value}
