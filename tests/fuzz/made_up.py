"""What the made-up tests share: how many are tried, the texts that are made up, and a way to ask the scripts of the browser.

``make test`` tries a few of each, always the same; ``make fuzz`` tries many, each time others.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent.parent
LONG = bool(os.environ.get("FUZZ"))
PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)


def tries(few: int, many: int, *, shrink: bool = True) -> Callable[[Any], Any]:
    """How many examples a test tries in ``make test`` and in ``make fuzz``; without ``shrink`` a failure is shown as it was found."""
    return settings(
        max_examples=many if LONG else few,
        derandomize=not LONG,
        database=None,
        deadline=None,
        phases=PHASES if shrink else (Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )


HOSTILE = (
    "{{ 7*7 }}", "{{ open", "open }}", "{% raw %}", "{% endraw %}", "{% if", "{# weg #}", "{#", "{{{", "}}}", "{", "}", "{}", "{0}", "%s %(x)s", "${x}", "$x$", "#{x}",
    "<script>alert(1)</script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<b", "a<b>c", "&amp;", "&lt;b&gt;", "&", "&#123;&#123;", "&nbsp;", '"><img src=x onerror=alert(1)>',
    "' onclick='x", "\" '", "''", "``", "[x](javascript:alert(1))", "[x](//kwaad.nl)", "[x](https://voorbeeld.nl/)", "![x](y)", "[a][b]", "[[[[", "]]]]", "((((", "**vet**", "*", "_a_b_", "__", "~~x~~",
    "# kop", "## kop {#anker}", "- lijst", "+ lijst", "1. lijst", "> citaat", "| a | b |", "---", "===", "```", "~~~", "\\", "\\\\", "\\n", "\\u0041", "\\*", "--8<-- \"/etc/hostname\"", '{: onclick="x" }', "[TOC]", "*[HTML]: x",
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", ";", ",", "\t", ": ", " #", "# ", "? ", "!!python/object", "&anker", "*anker", "%YAML 1.2", "- - -", "key: value", "null", "~", "true", "1e5", "0x10", "2026-01-01", "no",
    "TY  - RPRT", "ER  - ", "@article{x,", "},", "\\textbraceleft{}", "--", "---", ",,", "?`", "\"\"\"", "'''", "^^", "^^<http://x>", "@nl", "<http://x>", ".\n", "%0a", "%", "%25", "../../etc/passwd", "//x", "\\\\x", "javascript:", "data:,x", "mailto:x",
    "Merk*wordt*nadruk", "ĳ", "ﬃ", "ﷺ", "İ", "ß", "é", "e\u0301", "Łódź", "Œuvre", "👩🏽‍🏫", "🇳🇱", "مرحبا", "שלום", "漢字", "\U0001d400", "\xa0", "\u2011", "‘’“”", "…", "‰", "x" * 158, "a-" * 60, "ﬃ" * 60, "één " * 30,
    "__proto__", "constructor", "toString", "hasOwnProperty", "$&", "$1", "\\1", "\\g<0>", "undefined", "NaN", "rId" + "x" * 21, '"rIdabcdefghijklmnopqrstu"', "2026-01-01T00:00:00Z",
)  # fmt: skip
"""Signs that mean something in a language through which a text may pass on its way to a reader."""

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"))
"""Every sign that a text may hold; the reader refuses the rest."""
pieces = st.one_of(
    st.sampled_from(HOSTILE), st.text(SIGNS, min_size=1, max_size=12), st.sampled_from(["woord", "samen opleiden", " ", ". ", "\n"])
)


def texts(least: int = 1, most: int = 160, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Hostile and random pieces beside each other; with ``lines`` also line breaks."""

    def cut(parts: list[str]) -> str:
        text = "".join(parts)
        text = text if lines else text.replace("\n", " ")
        text = text[:most].strip() or "x"
        return text + "x" * (least - len(text))

    return st.lists(pieces, min_size=1, max_size=8).map(cut)


anything = st.text(st.characters(codec="utf-8"), max_size=200) | texts(lines=True)
"""Any text at all, control characters too."""
halves = st.text(st.characters() | st.sampled_from("\ud800\udfff\ud83d"), min_size=20, max_size=200)
"""What a program in a browser may put in a field: also halves of signs, which no file can hold."""


class Scripts:
    """Functions of the scripts of the browser, in one program that stays open."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def __call__(self, module: str, name: str, *arguments: Any) -> Any:
        """What a function gives; ``module`` is a path from the root of the project."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([str(ROOT / module), name, arguments]).encode() + b"\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer.get("value")


@contextmanager
def scripts() -> Iterator[Scripts]:
    """Node, ready to answer."""
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
    command = ["node", str(Path(__file__).parent / "bridge.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment) as process:
        yield Scripts(process)
        assert process.stdin
        process.stdin.close()
