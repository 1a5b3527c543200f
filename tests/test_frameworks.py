"""A second quality framework: entered, paired with the old one, links moved, and the old one withdrawn, on one day."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, made, put_content

from macros.check import check, load
from macros.cli import main
from macros.finding import errors
from macros.kennisbank.publishing import published
from macros.kennisbank.transition import framework_links
from macros.model import Criterium, Invulling, Overgang, Waarborg
from macros.views import kit

NEW = "kk-de-regio"
SEARCH = """
import {{ makeLexicon }} from "{root}/overrides/js/search/lexicon.js";
import {{ unpack }} from "{root}/overrides/js/search/library.js";
import {{ understand }} from "{root}/overrides/js/search/understand.js";
const lexicon = makeLexicon(unpack({index}));
for (const query of {queries}) console.log(JSON.stringify(understand(query, lexicon).ids));
"""
"""Says which records a query calls by name."""
DAY = "2027-08-01"
SIZES = (4, 4, 4, 2)
"""Criteria of each waarborg, as in the old framework."""
RELATIONS = ("staat-er-nog", "ruimer", "smaller", "opgegaan-in")


def write(root: Path, folder: str, id: str, text: str) -> None:
    path = root / f"principles/{folder}/{id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"id: {id}\n{text}", encoding="utf-8")


def framework(root: Path, wait: str) -> None:
    """An invented framework in invented official words; ``wait`` is the line that lets it wait for its day, or empty."""
    told = f"{wait}wijzigingen:\n  - datum: {DAY}\n    soort: nieuw\n    wat: Dit hoort bij het nieuwe kader.\n" if wait else ""
    write(root, "bronnen", "besluit-proef", f"titel: Een verzonnen besluit\nuitgever: Een verzonnen uitgever\ndatum: 2026-11-01\n{told}")
    adopted = f"herkomst: letterlijk\nstatus: vastgesteld\nvastgesteld_in: besluit-proef\nbronnen:\n  - besluit-proef\n{told}"
    write(root, "kaders", NEW, f"naam: Een verzonnen kader\nkorte_naam: Proefkader\n{adopted}")
    for w, size in enumerate(SIZES, 1):
        text = (
            f"kader: {NEW}\nnummer: {w}\nnaam: Verzonnen waarborg {w}\nsamenvatting: Het verzonnen kader vraagt hier iets van iedereen.\n"
        )
        write(root, "waarborgen", f"{NEW}-w{w}", text + adopted)
        for n in range(1, size + 1):
            text = f"waarborg: {NEW}-w{w}\nnummer: {n}\ntekst: Het verzonnen kader vraagt ding {n} van waarborg {w}.\n"
            write(root, "criteria", f"{NEW}-w{w}-{n}", text + adopted)


def transition(root: Path, wait: str) -> None:
    """Every old part is said something of: most come back, the last criterium lapses, and one waarborg is new."""
    lines = []
    for w, size in enumerate(SIZES, 1):
        pairs = [(f"kk2021-w{w}", f"{NEW}-w{w}"), *((f"kk2021-w{w}-{n}", f"{NEW}-w{w}-{n}") for n in range(1, size + 1))]
        for index, (old, new) in enumerate(pairs):
            if old == "kk2021-w4-2":
                lines.append(f"  - oud: {old}\n    verhouding: vervalt\n    waarom: Het verzonnen kader vraagt dit niet meer.")
            else:
                lines.append(
                    f"  - oud: {old}\n    verhouding: {RELATIONS[index % 4]}\n    nieuw: {new}\n    waarom: Beide teksten vragen hier hetzelfde."
                )
    told = f"{wait}wijzigingen:\n  - datum: {DAY}\n    soort: nieuw\n    wat: Zo hangen de twee kaders samen.\n" if wait else ""
    text = f"van: kk2021\nnaar: {NEW}\nherkomst: redactie\nstatus: concept\nregels:\n" + "\n".join(lines) + "\n"
    write(root, "overgangen", f"kk2021-naar-{NEW}", text + told)


def reread(root: Path) -> None:
    """What an editor does: reads each reason that was moved, and takes the mark away."""
    for path in (root / "principles").glob("*/*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\n +na_te_lezen: ja", "", text), encoding="utf-8")


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The content of the trial site, to enter the invented framework in."""
    root = tmp_path / "kennisbank"
    put_content(root)
    shutil.rmtree(root / "principles/overgangen")
    register = root / "principles/adressen.txt"
    register.write_text("".join(line for line in register.open(encoding="utf-8") if "-naar-" not in line), encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_official_words_are_released_frozen_compared_and_cited_as_a_point_is(content, tmp_path, capsys):
    framework(content, "")
    file = content / f"principles/criteria/{NEW}-w1-1.yml"
    assert main(["uitgeven", f"{NEW}-w1-1", "--versie", "1.0", "--wijziging", "Eerste versie van dit criterium."]) == 0
    assert main(["uitgeven", f"{NEW}-w1", "--versie", "1.0", "--wijziging", "Eerste versie van deze waarborg."]) == 0
    assert main(["uitgeven", "kk2021-w1-1", "--versie", "1.0", "--wijziging", "Eerste versie van dit criterium."]) == 1
    assert "officiële woorden" in capsys.readouterr().err
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("vraagt ding 1", "wil ding 1"), encoding="utf-8")
    assert [finding.code for finding in errors(check(content).findings)] == ["tekst-wijkt-af"]
    told = "wijzigingen:\n  - datum: 2026-12-01\n    soort: formulering\n    wat: Korter gezegd dan eerst.\n"
    file.write_text(text.replace("vraagt ding 1", "wil ding 1") + "werkversie: ja\n" + told, encoding="utf-8")
    write(content, "bronnen", "later-besluit", "titel: Een later besluit\nuitgever: Een verzonnen uitgever\ndatum: 2026-11-20\n")
    file.write_text(
        file.read_text(encoding="utf-8").replace("bronnen:\n  - besluit-proef", "bronnen:\n  - later-besluit"), encoding="utf-8"
    )
    assert main(["uitgeven", f"{NEW}-w1-1", "--versie", "1.1"]) == 0
    assert main(["hernoem", f"{NEW}-w1-1", f"{NEW}-w1-9"]) == 1

    with_program(content)
    site = made(content, tmp_path / "site")
    address = f"kwaliteitskader/{NEW}-w1-1"
    page = (site / address / "index.html").read_text(encoding="utf-8")
    frozen = (site / address / "1.0/index.html").read_text(encoding="utf-8")
    assert "wil ding 1" in page and "versie 1.1" in page and "vraagt ding 1" in frozen and "Er is een nieuwere versie" in frozen
    assert "<del>" in (site / address / "versies/index.html").read_text(encoding="utf-8")
    for name in ("citeer.bib", "citeer.ris", "citeer.csl.json"):
        cited = (site / address / "1.1" / name).read_text(encoding="utf-8")
        assert "Criterium 1.1 van het Een verzonnen kader" in cited and "Een verzonnen uitgever" in cited
    assert '<meta name="citation_author" content="Een verzonnen uitgever,">' in page
    assert 'rel="cite-as"' in frozen and 'rel="latest-version"' in frozen
    assert f"/{address}/1.0/" in (site / address / "linkset.json").read_text(encoding="utf-8")
    data = json.loads(re.search(r"= (\{.*\});", (site / "data/citaten.js").read_text(encoding="utf-8")).group(1))
    [part] = [point for point in data["punten"] if point["id"] == f"{NEW}-w1-1"]
    script = tmp_path / "vraag.mjs"
    recognise = (content / "overrides/js/citation/recognise.js").as_uri()
    lines = [
        "Zie Criterium 1.1 van het Een verzonnen kader (Versie 1.0).",
        f"https://x.nl/{address}/1.1/",
        "waarborg 1",
        "waarborg 7",
        "Waarborg een lijn.",
    ]
    script.write_text(
        f"import {{ recognise }} from {json.dumps(recognise)};\nconst data = {json.dumps(data)};\n"
        f"for (const line of {json.dumps(lines)}) console.log(JSON.stringify(recognise(line, data).map((item) => [item.point?.id, item.version])));",
        encoding="utf-8",
    )
    found = [json.loads(line) for line in subprocess.run(["node", script], capture_output=True, text=True, check=True).stdout.splitlines()]
    assert found == [[[f"{NEW}-w1-1", "1.0"]], [[f"{NEW}-w1-1", "1.1"]], [[f"{NEW}-w1", ""]], [[None, ""]], [[None, ""]]]
    assert (part["nummer"], part["kader"], [one["versie"] for one in part["versies"]]) == ("1.1", "Een verzonnen kader", ["1.0", "1.1"])


def with_program(root: Path) -> None:
    """What a build needs beside the content."""
    (root / ".build").mkdir(exist_ok=True)
    for name in ("macros", "overrides", *(f".build/{name}" for name in ("assets", "assets.json", "licenties.txt"))):
        (root / name).symlink_to(ROOT / name)


def links(kb) -> list[tuple[str, str]]:
    """Every link to a part of a framework: the record that has it, and the part."""
    return [(record.id, link.naar) for record in kb.all() for _, rows in framework_links(record) for link in rows]


def test_links_are_proposed_beside_the_old_ones_once_and_shown_when_read(content, capsys):
    framework(content, "")
    transition(content, "")
    before = links(load(content).kennisbank)
    assert main(["verhuis", f"kk2021-naar-{NEW}"]) == 0
    told = capsys.readouterr().out
    kb = load(content).kennisbank
    after = links(kb)
    assert set(before) < set(after)
    moved = [(id, old) for id, old in before if old != "kk2021-w4-2"]
    assert set(after) - set(before) == {(id, old.replace("kk2021", NEW)) for id, old in moved}
    assert f"{len(moved)} koppelingen erbij" in told
    assert all(f"'{old}' vervalt" in told for _, old in before if old == "kk2021-w4-2")
    assert links(published(kb)) == before  # readers see none that nobody read
    assert main(["verhuis", f"kk2021-naar-{NEW}"]) == 1
    assert "elke koppeling staat er al" in capsys.readouterr().err
    reread(content)
    shown = links(published(load(content).kennisbank))
    assert set(shown) == set(after)


def test_belonging_follows_no_successor_and_what_hangs_below_goes_along_or_nothing_does(content, capsys):
    framework(content, "")
    kb = load(content).kennisbank
    words = ["intrek", "kk2021", "--reden", "Het nieuwe kader komt ervoor in de plaats.", "--opvolger", NEW, "--datum", "2026-12-01"]
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "4 waarborgen (kk2021-w1, " in told and "14 criteria" in told and "--met-onderdelen" in told
    transition(content, "")
    assert main([*words, "--met-onderdelen"]) == 0
    told = capsys.readouterr().out
    assert "Mee ingetrokken: 4 waarborgen" in told
    after = load(content).kennisbank
    old = [record for record in kb.all() if record.id.startswith("kk2021")]
    assert all(after.get(record.id).ingetrokken for record in old)
    assert {record.kader for record in after.of(Waarborg) if record.id.startswith("kk2021")} == {"kk2021"}
    assert {record.waarborg for record in after.of(Criterium) if record.id.startswith(NEW)} == {f"{NEW}-w{w}" for w in (1, 2, 3, 4)}
    successors = {record.id: after.get(record.id).ingetrokken.opvolger for record in old}
    assert successors["kk2021"] == NEW and successors["kk2021-w1-1"] == f"{NEW}-w1-1" and successors["kk2021-w4-2"] is None
    assert not [record for record in after.of(Invulling) if successors.get(record.id)]
    assert not errors(check(content).findings)


def test_the_whole_comes_on_one_day_and_nothing_is_lost(content, monkeypatch):
    wait = f"publiceren_vanaf: {DAY}\n"
    before = links(published(load(content).kennisbank))
    framework(content, wait)
    transition(content, wait)
    assert main(["verhuis", f"kk2021-naar-{NEW}"]) == 0
    reread(content)
    reason = "Het nieuwe kader komt ervoor in de plaats."
    assert main(["intrek", "kk2021", "--reden", reason, "--opvolger", NEW, "--datum", DAY, "--met-onderdelen"]) == 0
    today = published(load(content).kennisbank)
    assert links(today) == before
    assert not [record for record in today.all() if record.ingetrokken or record.id.startswith(NEW)]
    assert not today.of(Overgang)

    monkeypatch.setenv("KENNISBANK_DATUM", DAY)
    assert not errors(check(content).findings)
    then = published(load(content).kennisbank)
    moved = {(id, old if old == "kk2021-w4-2" else old.replace("kk2021", NEW)) for id, old in before}
    assert set(links(then)) == moved
    assert len([record for record in then.all() if record.id.startswith(NEW)]) == 19


def test_two_frameworks_stand_on_the_site_each_by_its_name(content, tmp_path):
    framework(content, "")
    transition(content, "")
    assert main(["verhuis", f"kk2021-naar-{NEW}"]) == 0
    reread(content)
    with_program(content)
    site = made(content, tmp_path / "site")
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    own = {name: text for name, text in pages.items() if NEW in name}
    assert not [name for name, text in pages.items() if re.search(r"\bNone\b", text)]
    for name, text in own.items():
        if name.startswith("kwaliteitskader/") and "naar" not in name:
            figure = text[text.index('<figure class="statement"') : text.index("</figure>")]
            assert "Letterlijk en vastgesteld" in figure and "Vastgesteld in: <a" in figure and 'id="gemis"' not in text
    criterium = pages[f"kwaliteitskader/{NEW}-w4-2/index.html"]
    assert "Criterium 4.2 · Proefkader" in criterium and "Vorige · 4.1" in criterium and "Volgende" not in criterium
    for n in range(1, 5):
        assert f"Waarborg {n} · Proefkader" in pages["matrix/index.html"]
    index = json.loads(re.fullmatch(r"window\.kennisbankZoeken = (.*);\n", (site / "data/zoeken.js").read_text(encoding="utf-8")).group(1))
    assert len([row for row in index["documenten"] if str(row[1]).startswith(f"{NEW}-w") and "Proefkader" in str(row[3])]) == 18
    words = [["waarborg 3", {"kk2021-w3", f"{NEW}-w3"}], ["criterium 4.2", {"kk2021-w4-2", f"{NEW}-w4-2"}]]
    script = tmp_path / "zoek.mjs"
    script.write_text(
        SEARCH.format(root=content.as_uri(), index=json.dumps(index), queries=json.dumps([word for word, _ in words])), encoding="utf-8"
    )
    asked = subprocess.run(["node", script], capture_output=True, text=True, check=True).stdout.splitlines()
    for (word, ids), line in zip(words, asked, strict=True):
        assert ids <= set(json.loads(line)), (word, line)
    tables = {name: (site / f"data/{name}.csv").read_text(encoding="utf-8") for name in ("waarborgen", "criteria")}
    assert [text.count(";Een verzonnen kader;") for text in tables.values()] == [4, 14]
    assert "skos:broadMatch" in (site / "data/begrippen.ttl").read_text(encoding="utf-8")
    asked_of = json.loads(re.search(r"= (\{.*\});", (site / "data/kit.js").read_text(encoding="utf-8")).group(1))
    assert len([part for part in asked_of["kader"].values() if part["van"] == "Een verzonnen kader" and "Proefkader" in part["kort"]]) == 18
    pair = pages[f"kwaliteitskader/kk2021-naar-{NEW}/index.html"]
    assert pair.count('id="heen-') == 18 + 1 and pair.count('id="terug-') == 18 + 1 or pair.count('id="heen-kk2021') == 18
    assert 'Vervallen</dt><dd><a href="#heen-kk2021-w4-2"' in pair


def test_a_withdrawn_waarborg_is_no_longer_offered_and_its_page_to_print_stays(content):
    words = ["--reden", "Dit geldt niet meer.", "--datum", "2026-12-01", "--met-onderdelen"]
    assert main(["intrek", "kk2021-w2", *words]) == 0
    kb = published(load(content).kennisbank)
    offered = [choice.id for choice in kit.offered(kb)]
    assert "kk2021-w1" in offered and "kk2021-w2" not in offered
    assert "peer-review/kk2021-w2/" in {page.address for page in kit.pages(kb)}
