"""What libyaml says of a file it cannot read, in Dutch, at the place where the editor must look.

libyaml tells where it lost its way (``problem_mark``), and often where what it
was reading began (``context_mark``). The slip mostly stands at the second.
"""

import re

import yaml

from macros.reading.meant import CURLY_TOLD, in_curly

Explained = tuple[int, int, str, str]
"""Line and column, both counted from 1; code; sentence."""

REFERENCE = (
    "verwijzing-in-yaml",
    "Een tekst die met & of * begint, heeft in YAML een eigen betekenis. Zet de tekst tussen aanhalingstekens.",
)
BRACE = (
    "opbouw",
    "Een [ of { opent in YAML een lijst. Hoort het teken bij de tekst, zet de tekst dan tussen aanhalingstekens. Sluit anders de lijst.",
)
NO_START = ("opbouw", "Een tekst kan niet met dit teken beginnen. Zet de tekst tussen aanhalingstekens.")
NO_COLON = "dubbele-punt-ontbreekt", "Na de naam van een veld hoort een dubbele punt met een spatie."
INDENT = ("inspringing", "De inspringing klopt hier niet, of er mist iets. Vergelijk deze regel met de regels erboven.")
UNCLOSED = ("aanhalingsteken", "Hier begint een aanhalingsteken dat niet wordt gesloten.")
BACKSLASH = ("aanhalingsteken", "Tussen dubbele aanhalingstekens heeft een \\ een eigen betekenis. Gebruik enkele aanhalingstekens (').")
DEEPER = "Deze regel springt verder in dan de regel erboven. Begint hier een veld, haal dan spaties weg. Hoort de regel bij de tekst erboven, zet die tekst dan tussen aanhalingstekens."
ENDED = "De tekst houdt hier op, door het aanhalingsteken ervoor. Hoort dat bij de tekst, zet de hele tekst dan tussen aanhalingstekens van de andere soort (' of \")."

AT_CONTEXT = (
    ("could not find expected ':'", NO_COLON),
    ("did not find expected ',' or", BRACE),
    ("did not find expected comment or line break", NO_START),
    ("did not find expected alphabetic or numeric character", REFERENCE),
    ("found unexpected end of stream", UNCLOSED),
)  # fmt: skip
"""What libyaml says where the slip stands at the beginning of what it was reading."""

AT_PROBLEM = (
    ("mapping values are not allowed", ("dubbele-punt", "Hier staat een dubbele punt met een spatie erna in een tekst. Zet de hele tekst tussen aanhalingstekens.")),
    ("found character that cannot start any token", NO_START),
    ("did not find expected <document start>", NO_START),
    ("did not find expected node content", NO_START),
    ("are not allowed in this context", NO_START),
    ("found unknown escape character", BACKSLASH),
    ("did not find expected hexdecimal number", BACKSLASH),
    ("found invalid Unicode character escape code", BACKSLASH),
    ("did not find expected", INDENT),
    ("found undefined tag", ("tag", "Een tekst kan niet met ! beginnen. Zet de tekst tussen aanhalingstekens.")),
)  # fmt: skip
"""What libyaml says where the slip stands at the place it came to."""

APOSTROPHE = re.compile(r"\s*(?:- )?(?:[a-z_]+: +)?(?='[stnk][- ])")
CLOSED = re.compile(r"""(["'\]}]) *$""")


def explained(lines: list[str], error: yaml.MarkedYAMLError) -> Explained:
    """The complaint of the parser as a finding."""
    problem = error.problem or ""
    line, column = _place(error.problem_mark or error.context_mark)
    ended = not "".join(lines[line - 1 :]).strip()
    if ended:  # the parser looked on to the end of the file
        line, column = _last(lines, "%" if "<document start>" in problem else ""), 1
    text = lines[line - 1] if line <= len(lines) else ""
    if (
        found := _curly(text, line)
        or _long_dash(text, line)
        or _tab(text, line, column)
        or _apostrophe(lines, line)
        or _field_without_colon(lines, problem, line, column)
    ):
        return found
    if "did not find expected key" in problem and (closed := CLOSED.search(text[: column - 1])):
        return (line, column, *BRACE) if closed[1] in "]}" else _opened(lines, line, closed[1]) or (line, column, "aanhalingsteken", ENDED)
    if "did not find expected node content" in problem and ended:
        return _left_open(lines)
    for english, told in AT_CONTEXT:
        if english in problem:
            start = _place(error.context_mark or error.problem_mark)
            return _no_colon(lines, *start) if told is NO_COLON else (*start, *told)
    for english, told in AT_PROBLEM:
        if english in problem:
            return line, column, *(_counted(lines, line) if told is INDENT else told)
    return line, column, "opbouw", "De opbouw van het bestand klopt hier niet."


def _last(lines: list[str], start: str) -> int:
    """The last line that says something and begins with ``start``; the first when there is none."""
    return next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip() and lines[number - 1].startswith(start)), 1)


def _left_open(lines: list[str]) -> Explained:
    """The bracket that opened last, when the file ended before it closed."""
    number = next((number for number in range(len(lines), 0, -1) if re.search(r"[\[{]", lines[number - 1])), 1)
    return number, max(lines[number - 1].rfind("["), lines[number - 1].rfind("{"), 0) + 1, *BRACE


def _curly(text: str, line: int) -> Explained | None:
    """A text between quotation marks as Word makes them."""
    match = re.match(r"\s*(?:- )?(?:[a-z_]+: +)?", text)
    start = match.end() if match else 0
    return (line, start + 1, "aanhalingsteken", CURLY_TOLD) if in_curly(text[start:]) else None


def _long_dash(text: str, line: int) -> Explained | None:
    """An item of a list with a dash that is no hyphen."""
    if match := re.match(r"(\s*)[‐‑‒–—―−•]\s", text):
        told = f"Hier staat '{match.group().strip()}'. Een onderdeel van een lijst begint met een gewoon streepje en een spatie (- )."
        return line, len(match[1]) + 1, "opbouw", told
    return None


def _counted(lines: list[str], line: int) -> tuple[str, str]:
    """With how many spaces a line begins, and the one above it to which it belongs."""
    own = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    above = next((text for text in reversed(lines[: line - 1]) if text.strip() and not text.lstrip().startswith("#")), "")
    if line > len(lines) or not lines[line - 1].strip() or own == _begin(above):
        return INDENT
    return INDENT[0], f"De inspringing klopt hier niet. {_spaces(own, _begin(above))}"


def _begin(line: str) -> int:
    """Where the words of a line begin, past the dash of a list."""
    return len(line) - len(re.sub(r"^\s*(?:- +)*", "", line))


def _spaces(own: int, above: int) -> str:
    return f"Deze regel begint na {_many(own)}, de regel erboven na {_many(above)}; wat bij elkaar hoort, begint recht onder elkaar."


def _many(number: int) -> str:
    return f"{number} {'spatie' if number == 1 else 'spaties'}"


def _opened(lines: list[str], line: int, quote: str) -> Explained | None:
    """Where a text that a quotation mark on a later line closed began: there the mark that ends it was forgotten."""
    for number in range(line - 1, 0, -1):
        if match := re.match(rf"\s*(?:- )?(?:[a-z_]+: +)?(?={quote}[^{quote}]*$)", lines[number - 1]):
            return number, match.end() + 1, *UNCLOSED
    return None


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _tab(text: str, line: int, column: int) -> Explained | None:
    """A tab where only spaces may stand."""
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        return line, text.index("\t") + 1, "tab", "Deze regel springt in met een tab. Gebruik spaties."
    if text[column - 1 : column] == "\t":
        return line, column, "tab", "Hier staat een tab. Gebruik een spatie."
    return None


def _apostrophe(lines: list[str], line: int) -> Explained | None:
    """Where a text starts like 's-Hertogenbosch, at or before the place where the parser lost its way."""
    for number in range(min(line, len(lines)), 0, -1):
        if match := APOSTROPHE.match(lines[number - 1]):
            told = "Deze tekst begint met een apostrof. Zet de hele tekst tussen dubbele aanhalingstekens."
            return number, match.end() + 1, "apostrof", told
    return None


def _field_without_colon(lines: list[str], problem: str, line: int, column: int) -> Explained | None:
    """A line that went on as the text above it, though it is a field: it stands too far in, or the one above lacks its colon."""
    text = lines[line - 1] if line <= len(lines) else ""
    if "mapping values are not allowed" not in problem or ": " in text[: column - 1]:
        return None
    indent = len(text) - len(text.lstrip())
    above = lines[line - 2] if line > 1 else ""
    if above.strip() and indent == len(above) - len(above.lstrip()):
        return _no_colon(lines, line - 1, indent + 1)
    return line, indent + 1, "inspringing", f"{DEEPER} {_spaces(indent, _begin(above))}"


def _no_colon(lines: list[str], line: int, column: int) -> Explained:
    """A line that is no field; says what it may have to be."""
    code, told = NO_COLON
    if match := re.fullmatch(r"\s*(?:- )?([a-z_]+):(\S.*)", lines[line - 1]):
        return line, column, code, f"{told} Bedoelde je '{match[1]}: {match[2].strip()}'?"
    return line, column, code, f"{told} Hoort de regel bij de tekst erboven, laat hem dan twee spaties inspringen."
