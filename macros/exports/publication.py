"""What is published, as the exports see it."""

from dataclasses import dataclass

from macros.kennisbank import Kennisbank


@dataclass(frozen=True)
class Publication:
    """The records, and the address of every page relative to the root of the site, sorted."""

    kennisbank: Kennisbank
    addresses: tuple[str, ...]

    @property
    def root(self) -> str:
        """The address of the site, ending in a slash; empty when it is not set."""
        return self.kennisbank.instellingen.adres or ""
