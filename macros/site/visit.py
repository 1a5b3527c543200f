"""Asking a published site for its files, as a stranger does: nothing is sent but the address (urllib3, HTTP/1.1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote

import urllib3

AGENT = "kennisbank-keur (+https://www.rfc-editor.org/rfc/rfc9110)"
AT_ONCE = 8
LARGEST = 200_000_000
"""Bytes of one answer that are read."""


@dataclass(frozen=True)
class Answer:
    """What came back for an address: headers by their name in small letters, the body as it was before it was compressed.

    ``status`` is 0 when nothing came back; ``why`` then says so.
    """

    address: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    why: str = ""

    @property
    def media(self) -> str:
        """The media type, without what stands behind it."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Visitor:
    """Asks for addresses of one site; ``base`` is its own address and ends in a slash."""

    def __init__(self, base: str, seconds: float = 20) -> None:
        self.base = base
        retries = urllib3.Retry(connect=2, read=1, redirect=0, status=0, other=0, backoff_factor=0.2, raise_on_redirect=False)
        self.pool = urllib3.PoolManager(maxsize=AT_ONCE, block=True, timeout=urllib3.Timeout(seconds), retries=retries)

    def ask(self, path: str, **headers: str) -> Answer:
        """The answer for a path below the site, or for a whole address. A redirect is not followed."""
        address = path if "://" in path else self.base + quote(path)
        asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip"} | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            found = self.pool.request("GET", address, headers=asked, redirect=False, preload_content=False)
            try:
                body = found.read(LARGEST, decode_content=True)
                found.drain_conn()
            finally:
                found.release_conn()
        except urllib3.exceptions.HTTPError as error:
            return Answer(path, 0, why=type(getattr(error, "reason", None) or error).__name__)
        return Answer(path, found.status, {name.lower(): value for name, value in found.headers.items()}, body)

    def ask_all(self, paths: Iterable[str], seen: Callable[[int], None]) -> Iterator[Answer]:
        """The answers in the order of the paths, some asked for at once; ``seen`` is told how many came back."""
        with ThreadPoolExecutor(AT_ONCE) as workers:
            for count, answer in enumerate(workers.map(self.ask, paths), 1):
                seen(count)
                yield answer
