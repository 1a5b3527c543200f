"""Every page is whole: valid, without a dead link, and without anything that is left over of a macro."""

import re
from pathlib import Path

from valid import mistakes

from macros.check import Loaded
from macros.kennisbank import Kennisbank
from macros.site.check import check_site


def test_pages_are_whole(site: Path) -> None:
    """No dead link or anchor, no rest of a macro, one h1, lang=nl, a title and a description."""
    assert check_site(site) == []


def test_every_page_is_valid_html(site: Path) -> None:
    found = {page.relative_to(site).as_posix(): mistakes(page) for page in sorted(site.rglob("*.html"))}
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_every_record_and_page_stands_on_the_site(site: Path, loaded: Loaded, kb: Kennisbank) -> None:
    anchors = {path: set(re.findall(r'\sid="([^"]+)"', (site / path / "index.html").read_text(encoding="utf-8")))
               for path in {record.address.partition("#")[0] for record in kb.all()} | set(loaded.documents)}  # fmt: skip
    missing = [
        record.id
        for record in kb.all()
        if "#" in record.address and record.address.partition("#")[2] not in anchors[record.address.partition("#")[0]]
    ]
    assert missing == []
