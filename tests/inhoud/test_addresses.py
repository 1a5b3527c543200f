"""An address that ever was on the site stays on the site."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from macros.check import Loaded
from macros.kennisbank import Kennisbank
from macros.rules.addresses import addresses_of, published_addresses


def on_the_site(site: Path) -> set[str]:
    """The address of every page, and of every place on one that can be linked to."""
    found = set()
    for page in site.rglob("index.html"):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        found |= {address, *(f"{address}#{id}" for id in re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8")))}
    return found


def led_on(site: Path, kb: Kennisbank) -> Iterator[str]:
    """Where records stood that left a list as a whole, when that list leads to the page where they stand now."""
    for record in (record for record in kb.all() if record.kind.was):
        old, (page, _, _) = record.kind.was.format(id=record.id), record.address.partition("#")
        left = old.partition("#")[0]
        links = re.findall(r'<a [^>]*href="([^"]+)" data-moved', (site / left / "index.html").read_text(encoding="utf-8"))
        if page in [urljoin(left, link) for link in links]:
            yield old


def test_every_address_of_the_register_is_still_there(site: Path, loaded: Loaded, kb: Kennisbank) -> None:
    """An old place on a page that moved as a whole is found by the page; a record that waits for its day is not there yet."""
    found, all_records = on_the_site(site), loaded.kennisbank
    waiting = {address for id in kb.later for address in addresses_of(all_records, all_records.get(id))}
    moved = {address for address in kb.verhuisd if address.partition("#")[0] in found}
    assert sorted(set(kb.adressen) - found - moved - waiting - {*led_on(site, kb)} - {""}) == []


def test_every_page_of_the_site_is_known_as_published(site: Path, loaded: Loaded, kb: Kennisbank) -> None:
    pages = {address for address in on_the_site(site) if "#" not in address}
    assert sorted(pages - published_addresses(kb, loaded.documents) - {""}) == []
