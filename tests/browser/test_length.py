"""Pages are short on a phone, and what one comes for is seen without opening anything."""

from pathlib import Path

import pytest

from browser.reader import DESKTOP, PHONE, Reader
from macros.kennisbank import Kennisbank
from macros.model import Rol

HEIGHT = 844
# Screens of a phone at most.
LONGEST = {"peer-review/": 7, "begrippen/": 20, "bronnen/": 26, "a-z/": 3, "praktijk/": 7}
POINT_LONGEST = 5.5


def screens(reader: Reader, address: str) -> float:
    page = reader.visit(address, PHONE)
    return float(page.evaluate("document.documentElement.scrollHeight")) / HEIGHT


@pytest.mark.parametrize(("address", "limit"), LONGEST.items())
def test_long_list_fits_on_its_screens(reader: Reader, address: str, limit: int) -> None:
    assert screens(reader, address) <= limit


def test_every_point_fits_on_its_screens(reader: Reader, site: Path) -> None:
    points = sorted(
        f"{path.parent.relative_to(site).as_posix()}/"
        for kind in ("uitgangspunten", "aandachtspunten")
        for path in site.glob(f"{kind}/*/index.html")
    )
    assert len(points) == 21
    lengths = {point: screens(reader, point) for point in points}
    assert {point: length for point, length in lengths.items() if length > POINT_LONGEST} == {}


def test_every_role_is_a_tap_away_on_the_first_screens_of_their_overview(reader: Reader, kb: Kennisbank) -> None:
    """One who looks for a role does not know under which place it stands."""
    for screen in (PHONE, DESKTOP):
        links = reader.visit("voor/", screen).get_by_role("navigation", name="Alle rollen").get_by_role("link")
        assert sorted(links.all_inner_texts()) == sorted(rol.naam for rol in kb.standing(Rol))
        box = links.last.bounding_box()
        assert box and box["y"] + box["height"] <= HEIGHT * 1.2
