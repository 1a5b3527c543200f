"""The macros on a page in docs/: are they right, before anything is built, and what do they make?

A page may call the macros of ``shortcodes`` with fixed texts, and nothing else
of Jinja. So every call can be tried here, and what is wrong is a finding with
the line of the author's own file.
"""

from collections.abc import Iterable, Iterator
from typing import Any, get_origin

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.finding import Finding, errors, printable, suggest
from macros.reading.document import Place, place_of
from macros.reading.signs import FORBIDDEN
from macros.written.page import WrittenPage
from macros.written.shortcodes import SHORTCODES, At, Later, MistakeError, Shortcode

OPENS_COMMENT = "Met {# begint hier een opmerking die nergens eindigt. Een eigen anker kan hier niet staan: elke kop krijgt er vanzelf een. Haal het stuk vanaf {# weg."
BADLY_WRITTEN = 'Deze macro is niet goed geschreven. Schrijf bijvoorbeeld {{ kaart("u05") }}.'


def check_page(page: WrittenPage, at: At | None) -> Iterator[Finding]:
    """Check one page: its head, and every call of a macro. Without ``at`` (the records are not right yet) calls are read but not tried."""
    yield from page.document.findings
    if errors(page.document.findings):
        return
    yield from page.wrong
    yield from _body(page, at)


def _body(page: WrittenPage, at: At | None) -> Iterator[Finding]:
    told, calls = read_calls(page)
    yield from told
    for part, place in calls:
        if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name):
            wrong: Iterable[tuple[str, str]] = _call(page, at, part, part.node.name)
        else:
            wrong = [("geen-macro", f"Tussen {{{{ en }}}} hoort een macro met haakjes.{_suggest_name(part)}")]
        for code, text in wrong:
            yield page.document.finding(place, code, text)


def read_calls(page: WrittenPage) -> tuple[list[Finding], list[tuple[nodes.Node, Place]]]:
    """What is wrong with how macros are written on a page, and what stands between braces, each with its place."""
    calls: list[tuple[nodes.Node, Place]] = []
    return page.once("calls", lambda: ([*_read(page, calls)], calls))


def _read(page: WrittenPage, found: list[tuple[nodes.Node, Place]]) -> Iterator[Finding]:
    """Read the macros of a page into ``found``; what is wrong with how they are written."""
    try:
        tree = Environment().parse(page.body)  # noqa: S701 - parsed, never rendered
        tokens = _tokens(page.body)
    except TemplateSyntaxError as error:
        line = next((n for n, text in enumerate(page.document.lines, 1) if "{#" in text), 0) if "comment" in str(error.message) else 0
        if line:
            place = Place(line, page.document.lines[line - 1].find("{#") + 1)
            yield page.document.finding(place, "macro-schrijfwijze", OPENS_COMMENT)
        else:
            yield page.finding(error.lineno, "macro-schrijfwijze", BADLY_WRITTEN)
        return
    except (RecursionError, ValueError):  # a number of thousands of digits is a ValueError
        yield page.finding(
            1, "macro-schrijfwijze", "Op deze pagina staat een macro met te veel haakjes in elkaar, of een veel te lang getal."
        )
        return
    statements = list(_statements(page.body, tokens))
    for place, word in statements:
        text = f"'{{% {word} %}}' kan niet op een pagina staan. Een pagina gebruikt macro's, en {{% raw %}} om accolades te laten zien."
        yield page.document.finding(place, "geen-macro", text)
    calls = _calls(tree)
    places = macro_places(page.body) if not statements else [page.place_of_line(call.lineno) for call in calls]
    found += zip(calls, places, strict=True)


Token = tuple[int, str, str]
"""Where a piece of a page starts, what Jinja takes it for, and its text."""


def _tokens(body: str) -> list[Token]:
    """A page cut as Jinja does, nothing left out. Raises TemplateSyntaxError."""
    found, offset = [], 0
    for _, name, value in Environment().lex(body):  # noqa: S701 - read only
        offset = body.find(value, offset)  # a - beside a brace takes white space away
        found.append((offset, name, value))
        offset += len(value)
    return found


def _statements(body: str, tokens: list[Token]) -> Iterator[tuple[Place, str]]:
    """Where code between {% and %} begins, and its first word."""
    for number, (offset, name, _) in enumerate(tokens):
        if name == "block_begin":
            word = next((value for _, kind, value in tokens[number + 1 :] if kind == "name"), "")
            if not word.startswith("end") and word not in ("else", "elif"):
                yield place_of(body, offset), word


def macro_places(body: str) -> list[Place]:
    """Where each macro of a page begins, in their order. Raises TemplateSyntaxError."""
    return [place_of(body, offset) for offset, name, _ in _tokens(body) if name == "variable_begin"]


def _calls(tree: nodes.Template) -> list[nodes.Node]:
    """What stands between braces, in its order; what stands in other code of Jinja is left out with it."""
    parts = [part for output in tree.body if isinstance(output, nodes.Output) for part in output.nodes]
    return [part for part in parts if not isinstance(part, nodes.TemplateData)]


def pieces(page: WrittenPage, at: At) -> Iterator[Later]:
    """What makes the HTML of the macros of a page, one by one; the page must be right."""
    for call, _ in read_calls(page)[1]:
        if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name):
            named = {pair.key: _constant(pair.value) for pair in call.kwargs}
            yield SHORTCODES[call.node.name].function(at, *map(_constant, call.args), **named)


def _suggest_name(part: nodes.Node) -> str:
    return suggest(part.name, SHORTCODES) if isinstance(part, nodes.Name) else ""


def _call(page: WrittenPage, at: At | None, call: nodes.Call, name: str) -> Iterator[tuple[str, str]]:
    """Code and sentence of all that is wrong with a call."""
    code = SHORTCODES.get(name)
    if code is None:
        yield "onbekende-macro", f"De macro '{name}' bestaat niet.{suggest(name, SHORTCODES)}"
        return
    if code.block and not _stands_alone(page.document.lines, call.lineno):
        yield "macro-niet-alleen", f"De macro '{name}' hoort alleen te staan, met een lege regel ervoor en erna."
    try:
        if call.dyn_args or call.dyn_kwargs:
            raise nodes.Impossible
        args = [_constant(arg) for arg in call.args]
        pairs = [(pair.key, _constant(pair.value)) for pair in call.kwargs]
    except nodes.Impossible:
        yield "argument", f"De macro '{name}' vraagt vaste teksten tussen aanhalingstekens."
        return
    if problem := _misfit(code, args, pairs):
        yield "argument", problem
        return
    if at is None:
        return
    try:
        code.function(at, *args, **dict(pairs))
    except MistakeError as mistake:
        yield "argument", str(mistake)


def _constant(node: nodes.Node) -> Any:
    """What stands there as it is written: nothing is worked out."""
    if isinstance(node, nodes.List):
        return [_constant(item) for item in node.items]
    if isinstance(node, nodes.Const):
        return node.value
    raise nodes.Impossible


def _stands_alone(lines: list[str], start: int) -> bool:
    """Whether the call that begins on line ``start`` fills its own paragraph."""
    end = next((number for number in range(start, len(lines) + 1) if "}}" in lines[number - 1]), start)
    before = lines[start - 2].strip() if start > 1 else ""
    after = lines[end].strip() if end < len(lines) else ""
    own = "\n".join(lines[start - 1 : end]).rstrip()
    # A - or + beside a brace takes the empty line away, or puts it back.
    whole = own.startswith("{{") and own.endswith("}}") and own.count("{{") == 1 and own[2] not in "-+" and own[-3] not in "-+"
    return whole and before in ("", "---") and not after


def _misfit(code: Shortcode, args: list[Any], pairs: list[tuple[str, Any]]) -> str:
    """Say in Dutch why these arguments do not fit the macro; empty when they do."""
    names = [parameter.name for parameter in code.parameters]
    for name, _ in pairs:
        if name not in names:
            return f"De macro '{code.name}' kent '{name}' niet.{suggest(name, names)}"
    if len(args) > len(names):
        return f"De macro '{code.name}' heeft te veel argumenten: hoogstens {len(names)}."
    said = [*names[: len(args)], *(name for name, _ in pairs)]
    if twice := next((name for name in said if said.count(name) > 1), ""):
        return f"De macro '{code.name}' krijgt '{twice}' twee keer. Laat er een weg."
    given = dict(zip(names, args, strict=False)) | dict(pairs)
    for parameter in code.parameters:
        if parameter.name not in given and parameter.default is parameter.empty:
            return f"De macro '{code.name}' mist '{parameter.name}'."
        if parameter.name in given and not _fits(given[parameter.name], parameter.annotation):
            kind = "een lijst van teksten" if get_origin(parameter.annotation) is list else "een tekst tussen aanhalingstekens"
            return f"'{parameter.name}' van de macro '{code.name}' is {kind}."
    if unseen := next(
        (text for value in given.values() for text in ([value] if isinstance(value, str) else value) if not _can_be_seen(text)), ""
    ):
        return f"In '{printable(unseen)}' staat een teken dat niemand ziet. Haal het weg, met de \\ ervoor als die er staat."
    return ""


def _can_be_seen(text: str) -> bool:
    """Whether a text holds only signs that a file may hold: an escape such as \\x00 makes others."""
    return FORBIDDEN.search(text) is None and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _fits(value: object, annotation: Any) -> bool:
    if get_origin(annotation) is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)
