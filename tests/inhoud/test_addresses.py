"""An address that ever was on the site stays on the site."""

import re
from pathlib import Path

from macros.kennisbank import Kennisbank
from macros.rules.addresses import published_addresses


def on_the_site(site: Path) -> set[str]:
    """The address of every page, and of every place on one that can be linked to."""
    found = set()
    for page in site.rglob("index.html"):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        found |= {address, *(f"{address}#{id}" for id in re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8")))}
    return found


def test_every_address_of_the_register_is_still_there(site: Path, kb: Kennisbank) -> None:
    """Also that of an invulling that moved: its old page is there, and says where it went."""
    found = on_the_site(site)
    there = {address for address in kb.adressen if address in found or (address in kb.verhuisd and address.partition("#")[0] in found)}
    assert sorted(set(kb.adressen) - there - {""} - kb.later_addresses) == []


def test_every_page_is_known_as_published(site: Path, kb: Kennisbank) -> None:
    pages = {address for address in on_the_site(site) if "#" not in address}
    assert sorted(pages - published_addresses(kb) - {""}) == []
