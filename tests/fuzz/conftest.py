"""Node, once for all tests of this room."""

from collections.abc import Iterator

import pytest

from fuzz.made_up import Scripts, scripts


@pytest.fixture(scope="session")
def script() -> Iterator[Scripts]:
    with scripts() as asked:
        yield asked
