"""What is read stands on one pair of edges, and what the site leads to is in sight when one arrives."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from browser.pages import KINDS
from browser.reader import DESKTOP, PHONE, Reader, Screen

TEXT = ("uitgangspunt met praktijk", "aandachtspunt", "praktijkvoorbeeld", "criterium", "peer review", "begrippen", "bronnen", "over", "gegevens", "privacy", "citaatcontrole")  # fmt: skip
# Blocks that are read and stand in no other block, each with its edges; what is written short ends early, so the box counts.
EDGES = """() => {
    const root = document.querySelector("main h1").parentElement;
    const read = [...root.querySelectorAll(":scope > :is(p, .statement, .questions, .links, .row-fold, .outcome, .excerpt, ul, ol)")];
    return read.filter(block => block.checkVisibility() && !block.matches(".breadcrumb, .chips, .only-js, .page-bar"))
        .map(block => [block.localName + "." + block.className, ...["left", "right"].map(side => Math.round(block.getBoundingClientRect()[side]))]);
}"""
# Goes to places of the page, each from the page with its folds closed; tells of those that are not shown, or are under a bar:
# the point at the top left is of the place itself or of what stands in it.
HIDDEN = """async ids => {
    const bars = [...document.querySelectorAll(".letter-bar, .page-bar, .facets-head, .site-header")];
    const arrived = () => new Promise(done => addEventListener("hashchange", () => setTimeout(done), { once: true }));
    const wrong = id => {
        const place = document.getElementById(id);
        if (!place) return "is not on the page";
        const closed = place.parentElement.closest("details:not([open])");
        if (closed && !(closed.querySelector("summary")?.contains(place))) return "is in a closed fold";
        const box = place.getBoundingClientRect();
        if (box.top < -1 && box.height < innerHeight || box.top > innerHeight) return `is at ${Math.round(box.top)} px`;
        const under = bars.find(bar => bar.checkVisibility() && !bar.contains(place) && ["sticky", "fixed"].includes(getComputedStyle(bar).position)
            && bar.getBoundingClientRect().top < box.top + 8 && bar.getBoundingClientRect().bottom > box.top + 8);
        return under ? `is under ${under.className}` : "";
    };
    const told = [];
    for (const id of ids) {
        for (const fold of document.querySelectorAll("main details[open]")) fold.open = false;
        const there = arrived();
        location.hash = id;
        await there;
        if (wrong(id)) told.push(`#${id} ${wrong(id)}`);
    }
    return told;
}"""


@pytest.mark.parametrize("kind", TEXT)
def test_what_is_read_stands_on_one_pair_of_edges(reader: Reader, kind: str) -> None:
    for screen in (DESKTOP, PHONE):
        blocks = reader.visit(KINDS[kind], screen).evaluate(EDGES)
        for side in (1, 2):
            found = sorted({block[side] for block in blocks})
            assert not found or found[-1] - found[0] <= 1, (screen.width, blocks)


def fragments(site: Path) -> dict[str, set[str]]:
    """Of every page the places on it that the site itself leads to."""
    found: dict[str, set[str]] = {}
    for page in site.rglob("*.html"):
        here = page.parent.relative_to(site).as_posix()
        for path, fragment in re.findall(r'<a\b[^>]*?href="([^"#?:]*)(?:\?[^"#]*)?#([^"]+)"', page.read_text(encoding="utf-8")):
            to = posixpath.normpath(posixpath.join(here, path))
            found.setdefault("" if to == "." else f"{to}/", set()).add(unquote(fragment))
    return found


@pytest.mark.parametrize("screen", [Screen(reduced_motion=True), Screen(width=PHONE.width, reduced_motion=True)], ids=["desktop", "phone"])
def test_every_place_that_the_site_leads_to_is_in_sight(reader: Reader, site: Path, screen: Screen) -> None:
    led, wrong = fragments(site), {}
    for address in KINDS.values():
        if ids := led.get(address):
            wrong[address] = reader.visit(address, screen).evaluate(HIDDEN, sorted(ids))
    assert {address: lines for address, lines in wrong.items() if lines} == {}
