"""What is published, as the exports see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from macros.kennisbank import Kennisbank
from macros.views.citing import Head

Files = Iterable[tuple[str, str]]
"""Files of the site: the path of each, relative to the root of the site, and its text."""


@dataclass(frozen=True)
class Publication:
    """The records, and the address of every page relative to the root of the site, sorted."""

    kennisbank: Kennisbank
    addresses: tuple[str, ...]
    assets: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the built files, by the names under which pages ask for them."""
    cited: tuple[Head, ...] = ()
    """What the written pages that say how to cite them tell of themselves."""

    @property
    def root(self) -> str:
        """The address of the site, ending in a slash; empty when it is not set."""
        return self.kennisbank.instellingen.adres or ""

    def asset(self, name: str) -> str:
        """The address of a built file, relative to the root of the site."""
        return self.assets.get(name, name)

    @property
    def namespace(self) -> str:
        """What stands before an id to make an identifier; empty while no namespace is chosen."""
        return self.kennisbank.instellingen.naamruimte or ""

    def identifier(self, id: str) -> str:
        """The lasting name of a record: namespace and id, or the bare id."""
        return self.namespace + id

    def address(self, address: str) -> str:
        """A whole address, or one from the root of the site while the address of the site is not set."""
        return (self.root or "/") + address
