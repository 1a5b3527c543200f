"""A text of a record on its way out: through the restricted Markdown, hyphens, Markdown for programs, scripts and linked data."""

import json
import re
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from rdflib import Graph, Literal

from fuzz.made_up import HOSTILE, SIGNS, anything, texts, tries
from fuzz.shown import in_markdown
from macros.exports.as_text import script
from macros.exports.markdown import line, paragraphs
from macros.exports.rdf import Iri, Text, Thing, turtle
from macros.views.page import description
from macros.views.render import SOFT_HYPHEN, formatted, hyphenated

TAGS = {"p", "em", "strong", "ul", "ol", "li", "a"}
marked = st.lists(
    st.sampled_from(
        ["*", "**", "_", "[", "]", "(", ")", "](https://x.nl/)", "](javascript:x)", "- ", "1. ", "\n", "\\", "<", "&", "`", "woord", " "]
    ),
    max_size=40,
).map("".join) | texts(1, 1500, lines=True)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert (tag, name) in {("a", "href"), ("a", "title"), ("ol", "start")}
            assert name != "href" or re.match(r"https?://[^/]", value or "", re.IGNORECASE)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def in_order(part: str, whole: str) -> bool:
    """Whether the signs of a text stand in another, in the same order."""
    left = iter(whole)
    return all(sign in left for sign in part)


@tries(100, 100_000)
@example("een\\\ntwee")
@given(marked)
def test_restricted_markdown_makes_few_tags_and_adds_no_sign(text: str) -> None:
    shown = "".join(Tags(str(formatted(text))).text.split())
    assert in_order(shown, "".join(text.split()))
    if not re.search(r"[*_\[\]\\]|^\s*([-+*]|\d+[.)])(\s|$)", text, re.MULTILINE):
        assert shown == "".join(text.split())


@tries(60, 50_000)
@given(texts(1, 300, lines=True))
def test_hyphens_change_no_sign(text: str) -> None:
    assert hyphenated(text).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


@tries(60, 50_000)
@given(texts(1, 300))
def test_markdown_for_programs_shows_the_text(text: str) -> None:
    assert "".join("".join(in_markdown(line(text))).split()) == "".join(text.split())
    assert "".join("".join(in_markdown(paragraphs(text))).split()) == "".join(text.split())


@tries(60, 50_000)
@given(anything)
def test_a_script_holds_the_text_and_no_markup(text: str) -> None:
    made = script("x", {text: [text]})
    assert made.isascii() and "<" not in made
    assert json.loads(made.removeprefix("window.x = ").removesuffix(";\n")) == {text: [text]}


@tries(25, 10_000)
@given(st.lists(texts(1, 200, lines=True), min_size=1, max_size=4, unique=True))
def test_linked_data_holds_the_text(words: list[str]) -> None:
    node = Thing(Iri("https://voorbeeld.nl/x"), "skos:Concept", (("skos:altLabel", tuple(Text(word) for word in words)),))
    graph = Graph().parse(data=turtle([node]), format="turtle")
    assert {str(found) for found in graph.objects() if isinstance(found, Literal)} == set(words)


@tries(60, 50_000)
@given(st.text(SIGNS, max_size=400) | texts(1, 400, lines=True), st.integers(20, 155))
def test_a_description_begins_as_the_text_does(text: str, limit: int) -> None:
    made = description(text, limit)
    assert len(made) <= limit + 2
    assert " ".join(text.split()).startswith(made.removesuffix(" …"))


def test_every_hostile_text_is_harmless_in_restricted_markdown() -> None:
    for text in HOSTILE:
        assert isinstance(formatted(text), Markup)
        Tags(str(formatted(text)))
