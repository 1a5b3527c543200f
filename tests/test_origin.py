"""Of every record a reader can tell where it comes from and whether it is decided; and pages say it once, not at every line."""

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT, made, put_content

from macros.check import load
from macros.kennisbank import Kennisbank
from macros.model import Punt
from macros.words import HERKOMST, date_in_words

LINE = re.compile(r'<p class="page-status"><b>(.*?)</b>')
MARK = re.compile(r'<span class="mark(?:-fixed)?">(.*?)</span>')
UNDER = re.compile(r'<figcaption>.*?</figcaption>|<div class="excerpt-from">.*?</details>|<div class="excerpt-from">.*?</div>', re.DOTALL)
ENTRY = r'<(\w+)[^>]*\bid="{}"[^>]*>'


def words_of(page: str) -> str:
    """What a reader reads of a piece of HTML."""
    shown = re.sub(r"<(script|style|title|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", shown)).replace("\u00ad", "").split())


def pages_of(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def own_part(page: str, anchor: str) -> str:
    """The words about a record: its entry on a list, or what stands under its text on its own page."""
    main = page[page.index("<main") :]
    if not anchor:
        return " ".join(UNDER.findall(main)[:1])
    opened = re.search(ENTRY.format(re.escape(anchor)), main)
    assert opened, f"{anchor} has no place"
    rest = main[opened.end() :]
    return rest[: rest.find(' id="')] if ' id="' in rest else rest


def said_of(page: str, anchor: str) -> set[str]:
    """Origin and status as a reader derives them: what stands at the record, and else what the line of the page says."""
    line = LINE.search(page)
    near = " ".join(words_of(mark) for mark in MARK.findall(own_part(page, anchor))).lower()
    far = words_of(line[1]).lower() if line else ""
    origins = [[word for word in HERKOMST if re.search(rf"\b{word}\b", text)] for text in (near, far)]
    states = [[word for word in ("concept", "vastgesteld") if word in text] for text in (near, far)]
    return {*(origins[0] or origins[1]), *(states[0] or states[1])}


def wrongly_said(kb: Kennisbank, pages: dict[str, str]) -> Iterator[str]:
    for record in kb.all():
        if not hasattr(record, "herkomst"):
            continue
        path, _, anchor = record.address.partition("#")
        said, is_so = said_of(pages[path], anchor), {record.herkomst, record.status}
        if said != is_so:
            yield f"{record.id} on {path}: {sorted(said)}, and is {sorted(is_so)}"


def test_origin_and_status_of_every_record_are_on_its_page(kb, site):
    assert list(wrongly_said(kb, pages_of(site))) == []


def test_origin_and_status_are_told_when_they_differ_from_the_rest_of_the_page(tmp_path):
    """The same content after a decision on everything: no page may still say at a record that it is a draft."""
    root, site = tmp_path / "kennisbank", tmp_path / "site"
    put_content(root)
    for name in ("overrides", "macros", ".build"):
        (root / name).symlink_to(ROOT / name)
    for file in (root / "principles").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r"^status: concept$", "status: vastgesteld\nvastgesteld_in: opdenksessie-2025", text, flags=re.MULTILINE),
            encoding="utf-8",
        )
    made(root, site)
    decided = load(root).kennisbank
    assert {record.status for record in decided.all() if hasattr(record, "status")} == {"vastgesteld"}
    assert list(wrongly_said(decided, pages_of(site))) == []


def own_words(kb: Kennisbank) -> list[str]:
    """Every text of a record in which the word stands for itself: a site cannot choose those."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list | tuple):
            for part in value.values() if isinstance(value, dict) else value:
                yield from texts(part)

    found = (words_of(text) for record in kb.all() for text in texts(record.model_dump()))
    return sorted({text for text in found if "concept" in text and text != "concept"}, key=len, reverse=True)


def test_a_page_says_once_at_most_that_something_is_a_draft(kb, site):
    often = {}
    for address, page in pages_of(site).items():
        if address.startswith(("over/", "redactie/")):
            continue  # they tell what the word means, and what is still to be decided
        words = words_of(page)
        for own in own_words(kb):
            words = words.replace(own, "")
        if (number := len(re.findall(r"\bconcept\b", words, re.IGNORECASE))) > 1:
            often[address] = number
    assert often == {}


def test_a_heading_is_a_heading_and_no_mark(site):
    marked = re.compile(r'<h2\b(?:(?!</h2>).)*class="[^"]*\b(?:mark|mark-fixed|meta|chip|badge)\b', re.DOTALL)
    assert [address for address, page in pages_of(site).items() if marked.search(page)] == []


def test_a_point_says_above_everything_which_version_it_is_of_when_and_whose(kb, site):
    pages = pages_of(site)
    for punt in kb.of(Punt):
        newest, above = kb.released.of(punt.id)[-1], words_of(pages[punt.address].split("<h2", 1)[0])
        assert f"Versie {newest.versie}" in above and date_in_words(newest.datum) in above, punt.id
        assert kb.get(newest.bronnen[0]).uitgever in above, punt.id
    assert [address for address, page in pages.items() if re.search(r"\b[Ss]taat \.", words_of(page))] == []


def test_a_page_has_one_name_in_menu_footer_heading_and_crumbs(site):
    """The label of every link of the header's menu and the footer is the heading of its page, and the last crumb."""
    pages = pages_of(site)
    menu, footer = (re.search(rf"<{part}\b.*?</{part}>", pages["a-z/"], re.DOTALL) for part in ("header", "footer"))
    assert menu and footer
    wrong, seen = [], 0
    for href, label in re.findall(r'<a\b[^>]*?href="([^"#]*)"[^>]*>(.*?)</a>', menu[0] + footer[0], re.DOTALL):
        address = posixpath.normpath(posixpath.join("a-z", href)).lstrip(".") + "/"
        if href.startswith("http") or address == "/":
            continue  # elsewhere, or home: the name of the site
        heading = re.search(r"<h1.*?</h1>", pages[address], re.DOTALL)
        crumbs = re.search(r'<nav[^>]*class="breadcrumb".*?</nav>', pages[address], re.DOTALL)
        assert heading and crumbs, address
        names = {words_of(label), words_of(heading[0]), words_of(re.findall(r"<li[^>]*>(.*?)</li>", crumbs[0], re.DOTALL)[-1])}
        seen += 1
        wrong += [f"{address}: {sorted(names)}"] if len(names) > 1 else []
    assert wrong == [] and seen > 30
