"""Whatever an author writes in a page: what the check passes, a browser shows, in reasonable time, and nothing of it runs."""

import re
from pathlib import Path

import html5lib
import pytest
from editors import HEAD
from fuzz.made_up import tries
from hypothesis import given
from hypothesis import strategies as st

from macros.check import check
from macros.finding import errors
from macros.reading.document import lines_of
from macros.written.markdown import too_much
from macros.written.markup import KNOWN, check_markup
from macros.written.page import page_of

HEAVY = {
    "[": "[" * 20_000, "![": "![" * 10_000, "[a](": "[a](" * 5_000, "[x](\"": '[x]("a ' * 3_000, "one [ and a long block": "[a " * 400 + "x" * 40_000,
    "<a": "<a " * 7_000, "<!--": "<!--" * 5_000, "<?": "<?" * 10_000, "cdata": "<![CDATA[" * 2_200, "quotes": "> " * 10_000, "lists": "- " * 10_000,
    "numbers": "1. " * 7_000, "stairs": "\n".join("    " * step + "- a" for step in range(100)), "headings": "# a\n" * 5_000, "fences": "```\n" * 5_000,
    "columns": "|a" * 5_000 + "\n" + "|-" * 5_000,
}  # fmt: skip
"""What Markdown takes seconds for, or more depth than there is."""
LONG = {
    "words": "woord " * 10_000, "links": "Zie [x](index.md) en [y](index.md).\n" * 1_500, "rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * 9_000, "empty": "\n" * 20_000,
    "spaces": "a" + " " * 20_000, "items": "- een\n" * 9_000, "brackets": "a [b] (c)\n\n" * 5_000,
}  # fmt: skip
"""What is long, and no trouble."""


def page(text: str):
    return page_of(lines_of(f"{HEAD}{text}\n".encode(), "docs/proef.md"))


@pytest.mark.parametrize("name", HEAVY)
def test_a_page_that_would_take_too_long_is_refused(name):
    assert [finding.code for finding in check_markup(page(HEAVY[name]))] == ["te-diep"]


@pytest.mark.parametrize("name", LONG)
def test_a_long_page_is_no_trouble(name):
    assert too_much(page(LONG[name]).body) is None


def test_a_page_is_at_most_twenty_printed_pages(project):
    (project / "docs").mkdir()
    (project / "docs/proef.md").write_text(f"{HEAD}{'woord ' * 11_000}\n", encoding="utf-8")
    assert [finding.text for finding in errors(check(project).findings)] == ["Dit bestand is groter dan 64 kB."]


def test_a_number_of_thousands_of_digits_gives_a_finding(project):
    (project / "docs").mkdir()
    (project / "docs/proef.md").write_text(f"{HEAD}{{{{ kaart({'9' * 5000}) }}}}\n", encoding="utf-8")
    assert [finding.code for finding in errors(check(project).findings)] == ["macro-schrijfwijze"]


def test_no_more_is_told_of_one_page_than_one_can_read():
    assert len(list(check_markup(page("<div>" * 4_000)))) <= 100


PIECES = (
    "<", ">", "</", "/>", "<!--", "-->", "<!", "<?", "]]>", "`", "```\n", "\n", "\n\n", "    ", " ", "=", '"', "'", "&", ";", "&#106;", "\\", "*", "_", "#", "[", "](", ")", "|",
    "script", "SCRIPT", "iframe", "img", "a", "div", "b", "svg", "style", "p", "/p", "/div", "textarea", "title", "noscript", "xmp", "form", "base", "x-y",
    ' onerror="x()"', " onclick=x", ' href="javascript:x"', " href=//x.nl", ' src="https://x.nl/a"', ' src="a.webp"', " style=x", ' action="https://x.nl"', "javascript:x",
    "https://x.nl", "tekst", "é", "<script>x</script>", '<img src=x onerror=x>', "<div>", "</div>", "<b>", "</b>", "<br>", "<p>", "</p>",
)  # fmt: skip
XHTML = "{http://www.w3.org/1999/xhtml}"


def dangers(text: str) -> list[str]:
    """What could run, be fetched elsewhere or lead to a script, as a browser's own parser (html5lib) reads a page."""
    found = []
    for element in list(html5lib.parseFragment(text).iter())[1:]:
        tag = str(element.tag).removeprefix(XHTML)
        if re.match(r"[a-zA-Z]", tag) and tag not in KNOWN:
            found.append(tag)
        for name, value in element.attrib.items():
            name, plain = str(name), re.sub(r"[\x00-\x20]", "", value)
            if name.startswith("on") or (name == "style" and not re.fullmatch(r"text-align: \w+;?", value)):
                found.append(name)
            if name in ("href", "src", "action") and re.match(r"javascript:|data:|vbscript:", plain, re.IGNORECASE):
                found.append(f"{name}={value}")
            if (name in ("src", "action")) and re.match(r"https?:|[/\\]{2}", plain):
                found.append(f"{name}={value}")
    return found


@tries(300, 5_000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_the_check_passes_runs_nothing_in_a_browser(text):
    written = page(text)
    wrong = [finding for finding in check_markup(written) if finding.level == "fout"]
    assert wrong or dangers(written.html) == []


@tries(300, 5_000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_the_check_passes_stays_inside_its_page(text):
    """What stands after the page in the shell is not taken along."""
    written = page(text)
    if not [finding for finding in check_markup(written) if finding.level == "fout"]:
        tree = html5lib.parseFragment(f"<div id='in'>{written.html}</div><footer></footer>")
        assert [str(element.tag) for element in tree] == [f"{XHTML}div", f"{XHTML}footer"]


def test_the_pages_of_the_project_hold_no_html_that_is_wrong():
    root = Path(__file__).parent.parent
    for path in sorted((root / "docs").rglob("*.md")):
        if "besluiten" not in path.parts:
            written = page_of(lines_of(path.read_bytes(), path.relative_to(root).as_posix()))
            assert [str(finding) for finding in check_markup(written) if finding.level == "fout"] == []
