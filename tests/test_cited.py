"""What the head of a page tells reference managers and other programs is what its reader sees under "Citeer dit"."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from browser.server import serving
from signposting import find_signposting_html
from signposting.linkset import find_signposting_linkset

SITE = "https://kennisbank.example/"
OURS = "Kennisbank van Scholen & Opleiders"
PLATFORM = "Platform Samen Opleiden & Professionaliseren"
META = re.compile(r'<meta name="([^"]+)" content="([^"]*)">')
BLOCK = re.compile(r'<p id="citeer-apa">(.*?)</p>', re.DOTALL)


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Every page with a block, by its address."""
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if 'id="citeer-apa"' in text:
            yield path.parent.relative_to(site).as_posix() + "/", text


def tags(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in META.findall(page)}


def apa_line(page: str) -> str:
    found = BLOCK.search(page)
    return html.unescape(re.sub("<[^>]+>", "", found.group(1))) if found else ""


def from_tags(told: dict[str, str]) -> str:
    """The APA line that follows from the tags alone."""
    year = told.get("citation_date", "")[:4] or "z.d."
    version = told.get("citation_technical_report_number", "").replace("versie", "Versie")
    doi = told.get("citation_doi", "")
    where = f"https://doi.org/{doi}" if doi else told.get("citation_public_url", "")
    author = told["citation_author"].removesuffix(",")
    return f"{author}. ({year}). {told['citation_title']}{f' ({version})' if version else ''}. {where}".rstrip()


def test_every_page_with_a_block_tells_in_its_head_what_its_apa_line_says(settled):
    seen = dict(pages(settled.site))
    kinds = {address.split("/")[0] for address in seen}
    assert len(seen) > 50 and {"praktijk", "kwaliteitskader", "uitgangspunten", "aandachtspunten", "meenemen"} <= kinds
    for address, page in seen.items():
        told = tags(page)
        assert apa_line(page) == from_tags(told), address
        assert told["citation_author"] in (f"{OURS},", f"{PLATFORM},"), address
        assert told["citation_publication_date"] == told["citation_date"].replace("-", "/") and len(told["citation_date"]) == 10, address
        assert told["citation_public_url"].startswith(SITE) and told["z:itemType"] == "report", address


def test_no_page_with_words_of_others_gives_them_away(settled):
    """In the head nothing may stand of a licence where a whole statement, or another text word for word, can be read."""
    theirs = [plain(record.tekst) for record in settled.kb.all() if settled.kb.released.of(record.id)]
    heads = {path: path.read_text(encoding="utf-8").partition("</head>") for path in settled.site.rglob("*.html")}
    free = {path for path, (head, _, _) in heads.items() if "creativecommons" in head}
    holding = {path for path, (_, _, body) in heads.items() if any(text in plain(re.sub("<[^>]*>", " ", body)) for text in theirs)}
    assert len(free) > 10 and len(holding) > 40
    assert free & holding == set()
    assert "license" not in yaml.safe_load((settled.site / "CITATION.cff").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """The words of a text, without what only helps to break a line."""
    return " ".join(html.unescape(text).replace("\u00ad", "").split())


def test_what_has_no_version_is_dated_by_its_last_change_else_by_the_first_publication(settled):
    dates = {address: tags(page)["citation_date"] for address, page in pages(settled.site) if address.startswith("praktijk/")}
    told = {
        record.address: [line.datum for line in record.wijzigingen] for record in settled.kb.all() if record.soort == "praktijkvoorbeeld"
    }
    for address, days in told.items():
        assert dates[address] == max([*days, "2026-10-05"]), address


def test_themes_and_roles_can_be_imported_too(settled):
    for address in ("themas/samen-verantwoordelijk/", "voor/bestuurder/"):
        told = tags((settled.site / address / "index.html").read_text(encoding="utf-8"))
        assert told["citation_author"] == f"{OURS}," and told["citation_public_url"] == SITE + address


def test_without_an_address_none_is_given_and_the_block_says_what_is_missing(site):
    for address, page in pages(site):
        assert "citation_public_url" not in page, address
        assert "het adres van deze site is nog niet ingevuld" in page, address
        shown = "".join(re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL)) + apa_line(page)
        assert not re.search(r"UR  - |url = |\"URL\"|://| /\w", shown), address
        assert ("(z.d.)" in apa_line(page)) == ("de dag van de eerste publicatie is nog niet ingevuld" in page), address
    for name in ("ris", "bib", "csl.json"):
        assert "://" not in (site / f"data/punten.{name}").read_text(encoding="utf-8")


def test_doi_of_a_version_stands_in_every_form(settled):
    folder = settled.site / "uitgangspunten/u05/1.0"
    assert rispy.loads((folder / "citeer.ris").read_text(encoding="utf-8"))[0]["doi"] == "10.5281/zenodo.5"
    entry = bibtexparser.parse_string((folder / "citeer.bib").read_text(encoding="utf-8")).entries[0]
    assert entry["doi"] == "10.5281/zenodo.5" and entry["url"] == f"{SITE}uitgangspunten/u05/1.0/"
    assert json.loads((folder / "citeer.csl.json").read_text(encoding="utf-8"))[0]["DOI"] == "10.5281/zenodo.5"
    for page in (folder / "index.html", folder.parent / "index.html"):
        text = page.read_text(encoding="utf-8")
        assert apa_line(text).endswith("(Versie 1.0). https://doi.org/10.5281/zenodo.5")
        assert tags(text)["citation_doi"] == "10.5281/zenodo.5"
        assert '<link rel="cite-as" href="https://doi.org/10.5281/zenodo.5">' in text
        work = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
        assert work["identifier"] == "https://doi.org/10.5281/zenodo.5"


def test_edition_is_cited_on_the_page_of_the_whole_and_in_citation_cff(settled, site):
    page = (settled.site / "meenemen/index.html").read_text(encoding="utf-8")
    assert apa_line(page) == f"{OURS}. (2026). Samen Opleiden in de Onderwijsregio (Versie 1.0). https://doi.org/10.5281/zenodo.1000"
    told = yaml.safe_load((settled.site / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["version"], str(told["date-released"]), told["doi"]) == ("1.0", "2026-11-20", "10.5281/zenodo.1000")
    assert told["authors"] == [{"name": OURS}] and told["cff-version"] == "1.2.0" and told["url"] == SITE
    unknown = yaml.safe_load((site / "CITATION.cff").read_text(encoding="utf-8"))
    assert not {"version", "date-released", "doi", "url"} & set(unknown) and unknown["title"] == told["title"]


@pytest.fixture(scope="module")
def address(settled) -> Iterator[str]:
    with serving(settled.site) as found:
        yield found


def test_signposting_of_points_and_versions_is_complete_in_the_page_and_in_the_linkset(settled, address):
    points = [record for record in settled.kb.all() if settled.kb.released.of(record.id)]
    assert len(points) == 21
    for record in points:
        linkset = find_signposting_linkset(f"{address}{record.address}linkset.json", "application/linkset+json")
        for page in (record.address, *(versie.address for versie in settled.kb.released.of(record.id))):
            found = find_signposting_html(address + page)
            assert found.citeAs and str(found.citeAs.target).startswith(("https://doi.org/", SITE)), page
            assert {str(post.target) for post in found.types} == {"https://schema.org/AboutPage", "https://schema.org/CreativeWork"}, page
            assert {post.type for post in found.describedBy} == {
                "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json",
            }  # fmt: skip
            assert [str(post.target) for post in found.linksets] == [f"{SITE}{record.address}linkset.json"]
            assert {post.type for post in found.items} == ({"application/json", "text/markdown"} if page == record.address else set()), page
            assert links(linkset.for_context(SITE + page)) == links(found) - {("linkset", f"{SITE}{record.address}linkset.json")}, page


def links(found) -> set[tuple[str, str]]:
    return {(str(post.rel), str(post.target)) for post in found}


def test_what_a_signpost_leads_to_is_there_with_the_type_that_it_says(settled):
    for path in settled.site.rglob("index.html"):
        for rel, target, media in re.findall(
            r'<link rel="(item|describedby|linkset)" href="([^"]+)" type="([^"]+)">', path.read_text(encoding="utf-8")
        ):
            assert (settled.site / target.removeprefix(SITE)).is_file(), (path, rel, target)
            assert media


def test_citation_check_knows_every_page_that_says_how_to_cite_it(settled):
    text = (settled.site / "data/citaten.js").read_text(encoding="utf-8")
    data = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    known = {page["adres"]: page for page in data["paginas"]} | {
        version["adres"]: version for point in data["punten"] for version in point["versies"]
    }
    points = {point["adres"] for point in data["punten"]}
    for address, page in pages(settled.site):
        assert address in points or address in known, address
        if address in known and "verwijzing" not in known[address]:
            assert known[address]["titel"] == tags(page)["citation_title"] and known[address]["veranderd"]
