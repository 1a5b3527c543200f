"""What follows from a thing that never changes, made the first time that it is asked for."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Once:
    """Something frozen that keeps what was made of it; a copy starts with nothing made."""

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, made the first time that ``key`` is asked for."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])
