"""The built site: every link from both ends, nothing broken, nothing that runs."""

import html
import re
import shutil

import lxml.html
import pytest
from conftest import TRIAL

from macros.check import load
from macros.model import KINDS, Criterium, Invulling, Peervraag, Praktijkvoorbeeld, Punt
from macros.reading.document import lines_of
from macros.site.check import check_site
from macros.views.page import Heading, contents_of
from macros.views.point import page as page_of_point


def text_of(page: str) -> str:
    """What a reader reads: no tags, entities as letters, white space as one space."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).replace("\u00ad", "").split())


@pytest.fixture(scope="session")
def pages(site):
    return {path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def place(pages, record):
    """The part of the site where a record stands: its page, or its entry on a list."""
    path, _, anchor = record.address.partition("#")
    page = pages[path]
    if not anchor:
        return page
    match = re.search(rf'<(\w+) class="entry" id="{re.escape(anchor)}"[^>]*>', page)
    assert match, f"{record.id} has no entry on {path}"
    rest = page[match.end() :]
    following = re.search(r'class="entry" id=', rest)
    return rest[: following.start()] if following else rest


def leads_to(part, record):
    return re.search(rf'href="[^"]*{re.escape(record.address.split("/")[-1] or record.address.rstrip("/").split("/")[-1] + "/")}"', part)


def test_every_record_stands_on_the_site(kb, pages):
    for record in kb.all():
        assert place(pages, record)


def test_every_link_shows_at_both_ends_with_its_reason(kb, pages):
    for record in kb.all():
        for link in kb.links_from(record):
            here, there = place(pages, link.source), place(pages, link.target)
            same_page = link.source.address.startswith(link.target.address)
            assert same_page or leads_to(here, link.target), f"{link.source.id} does not lead to {link.target.id}"
            assert same_page or leads_to(there, link.source), f"{link.target.id} does not lead back to {link.source.id}"
            if link.waarom:
                assert link.waarom in text_of(here), f"{link.source.id} does not say why {link.target.id}"
                assert link.waarom in text_of(there), f"{link.target.id} does not say why {link.source.id}"


def test_a_caution_stands_where_the_claim_is_read(kb, pages):
    """Who reads of an example or an invulling, reads its remark there: at a point and on the list."""
    for record in (*kb.standing(Praktijkvoorbeeld), *kb.standing(Invulling)):
        if record.kanttekening:
            lists = ["praktijk/"] if isinstance(record, Praktijkvoorbeeld) else [record.address.partition("#")[0]]
            for address in (*lists, *(link.target.address for link in kb.links_from(record, "punten"))):
                assert record.kanttekening in text_of(pages[address]), f"{record.id} does not show its remark on {address}"


def test_a_question_carries_the_words_it_needs_wherever_it_is_asked(kb, pages):
    completed = [question for question in kb.standing(Peervraag) if question.aanvulling]
    assert completed
    for question in completed:
        told = f"{question.vraag} ({question.aanvulling}; aanvulling van de redactie)"
        for address in ("peer-review/", "peer-review/alles/", *(link.target.address for link in kb.links_from(question, "punten"))):
            assert told in text_of(pages[address]), f"{question.id} cannot be understood on {address}"


def test_a_source_says_which_written_pages_name_it(pages):
    entry = pages["bronnen/"].split('id="psop-cirkelmodel"')[1].split('id="psop-')[0]
    assert '<li>Pagina: <a href="../peer-review/">Peer review</a></li>' in entry


def test_words_that_only_help_the_search_bury_no_terms(kb, pages):
    """They stand folded, on a page beside the terms, and not between the subjects from A to Z."""
    assert all(f'id="{record.id}"' in pages["begrippen/"] for record in kb.all() if record.soort == "begrip")
    folded = pages["begrippen/woorden/"].partition('id="zoekwoorden"')[2]
    only_search = [group for group in kb.all() if group.soort == "synoniem" and f'id="{group.id}"' in folded]
    assert only_search
    assert all(not group.begrip and not any(word.bron for word in group.termen) for group in only_search)
    assert [group.id for group in only_search if f'#{group.id}"' in pages["a-z/"]] == []


def test_sentences_stand_in_no_alphabet_and_a_name_stands_there_once(kb, pages):
    letters = pages["a-z/"]
    assert [row.id for row in kb.all() if isinstance(row, Peervraag | Invulling | Criterium) and row.address in letters] == []
    groups = re.findall(r">([^<]*)</a> <small>woordgroep</small>", letters)
    assert len(groups) == len({name.lower() for name in groups})


def test_pages_are_whole(site):
    """No dead link or anchor, no rest of a macro, one h1, lang=nl, a title and a description."""
    assert check_site(site) == []


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ('<a href="nergens/">x</a>', "dode-link"),
        ('<a href="#nergens">x</a>', "dood-anker"),
        ("<p>\ue0007\ue001</p>", "macro-resten"),
        ("<h1>twee</h1>", "een-kop"),
        ('<p id="inhoud">x</p>', "dubbel-anker"),
    ],
)
def test_check_of_the_site_sees(slip, code, site, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    page = copy / "privacy/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", f"{slip}</main>"), encoding="utf-8")
    assert [finding.code for finding in check_site(copy)] == [code]


@pytest.mark.parametrize(
    ("href", "written", "place"),
    [
        ("../weg/", '{{ uitnodiging(naar="weg/") }}', (3, 22)),
        ("../privacy/#weg", "Zie [x](privacy.md#weg).", (3, 19)),
        ("beelden/weg.png", "![x](beelden/weg.png)", (3, 6)),
        ("weg/", "Een macro maakt de link.", (1, 1)),
    ],
)
def test_what_is_broken_on_a_built_page_is_told_at_the_line_of_the_author(tmp_path, href, written, place):
    for name in ("proef", "privacy"):
        (tmp_path / name).mkdir()
        head = '<html lang="nl"><title>x</title><meta name="description" content="x"><h1>x</h1>'
        (tmp_path / name / "index.html").write_text(f'{head}<p>\n\n <a href="{href if name == "proef" else "./"}">x</a>', encoding="utf-8")
    source = lines_of(f"# Kop\n\n{written}\n".encode(), "docs/proef.md")
    [finding] = check_site(tmp_path, sources={"proef/index.html": source})
    assert (finding.file, finding.line, finding.column) == ("docs/proef.md", *place)
    assert finding.source == source.lines[place[0] - 1]


def test_contents_lead_to_headings(kb, pages):
    for record in kb.all():
        if record.kind.has_page:
            page = pages[record.address]
            anchors = set(re.findall(r'id="([^"]+)"', page))
            for anchor in re.findall(r'<nav[^>]*class="toc".*?</nav>', page, re.DOTALL):
                for target, label in re.findall(r'href="#([^"]+)"[^>]*>([^<]*)', anchor):
                    assert target in anchors
                    heading = re.search(rf'<h[23][^>]*id="{target}"[^>]*>(.*?)</h', page, re.DOTALL)
                    assert not heading or text_of(heading[1]).strip().lower().startswith(label.strip().lower()), (record.id, label)


def test_contents_of_a_record_name_every_heading_with_an_anchor_and_whatever_else_says_so(kb, pages):
    for record in kb.all():
        if record.kind.has_page:
            page = lxml.html.fromstring(pages[record.address])
            marked = page.xpath("//article//*[@id and (self::h2 or @data-inhoud)]")
            told = page.xpath("//nav[@class='toc']//a/@href")
            assert told == [f"#{one.get('id')}" for one in marked], record.id
            assert all("".join(link.itertext()).strip() for link in page.xpath("//nav[@class='toc']//a")), record.id


@pytest.mark.parametrize(
    "html",
    ['<h2 id="a">Een &amp; twee</h2>', '<h2 class="x" id="a" lang="nl">Een &amp; twee</h2>', '<h2 id="a" data-inhoud="Een &amp; twee">Lang</h2>',
     '<section id="a" data-inhoud="Een &amp; twee"><p>x</p></section>', '<li class="x" id="a" data-inhoud="Een &amp; twee" data-rij="1">x</li>'],
)  # fmt: skip
def test_what_stands_in_contents_may_have_other_attributes(html):
    assert contents_of(f'<p id="b">x</p><h2>y</h2>{html}') == (Heading("a", "Een & twee"),)


def test_no_page_in_the_navigation_is_empty(kb, pages):
    main = {address: text_of(page.split("<main", 1)[1].split("</main>")[0]) for address, page in pages.items()}
    aliases = {f"{record.id}/" for record in kb.all() if isinstance(record, Punt)}
    assert {address for address, text in main.items() if len(text) < 150} <= {"404.html"} | aliases


def test_only_known_kinds_of_files_are_published(site):
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    kinds = {"html", "css", "js", "woff2", "svg", "png", "webp", "txt", "xml", "bib", "ris", "json", "csv", "ttl", "md"}
    assert {name for name in names if name.rsplit(".", 1)[-1] not in kinds} <= {"_headers", ".htaccess", "CITATION.cff"}
    assert not [name for name in names if "node_modules" in name or "besluiten" in name or name.startswith("overrides")]


def test_every_kind_with_pages_has_an_overview(pages, kb):
    for kind in KINDS:
        assert kind.kind.address.split("/")[0] + "/" in pages


def test_description_of_a_point_is_its_text(pages, kb):
    for point in kb.all():
        if isinstance(point, Punt):
            described = re.search(r'<meta name="description" content="([^"]*)"', pages[point.address])
            assert described
            assert html.unescape(described.group(1)).removesuffix(" …").rstrip(",") in point.tekst


def test_crumbs_of_a_written_page_name_the_pages_above_it(pages):
    crumbs = pages["over/redactie/meldingen/"].split('aria-label="Kruimelpad"')[1].split("</nav>")[0]
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', crumbs) == [
        ("../../../", "Start"),
        ("../../../over/", "Over deze kennisbank"),
        ("../../../over/redactie/", "Voor redacteuren"),
    ]


def test_the_kit_has_one_name(pages):
    """Whoever read of the peer-reviewkit finds it by that name; a plain 'kit' says to nobody what it is."""
    assert [address for address, page in pages.items() if re.search(r"(?<![\w-])kit\b", text_of(page), re.IGNORECASE)] == []


def test_readers_are_told_no_command(pages):
    """What an editor types stands on the pages for editors."""
    assert [
        address
        for address, page in pages.items()
        if not address.startswith(("over/redactie/", "over/meldingen/", "redactie/")) and re.search(r"\bmake \w+", text_of(page))
    ] == []


@pytest.mark.parametrize(("number", "folded", "all_of_them"), [(20, 17, 0), (21, 17, 1)])
def test_from_the_twenty_first_example_on_a_point_leads_to_the_overview(tmp_path, number, folded, all_of_them):
    shutil.copytree(TRIAL / "principles", tmp_path / "principles")
    shutil.copytree(TRIAL / "docs", tmp_path / "docs")
    examples = tmp_path / "principles/praktijkvoorbeelden"
    text = (examples / "zuidwest-samen-solidair.yml").read_text(encoding="utf-8")
    before = load(tmp_path).kennisbank
    for at in range(number - len(before.links_to(before.get("u05"), Praktijkvoorbeeld))):
        (examples / f"proef-{at}.yml").write_text(text.replace("id: zuidwest-samen-solidair", f"id: proef-{at}"), encoding="utf-8")
    kb = load(tmp_path).kennisbank
    page = page_of_point(kb, kb.get("u05")).body()
    assert f"Nog {folded} voorbeelden" in page
    assert page.count(f"Bekijk alle {number} voorbeelden bij dit punt") == all_of_them
    assert page.count('praktijk/?punt=u05"') == all_of_them
