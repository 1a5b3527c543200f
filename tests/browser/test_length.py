"""Pages are short on a phone, and what one comes for is seen without opening anything."""

from pathlib import Path

import pytest

from browser.reader import PHONE, Reader

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
