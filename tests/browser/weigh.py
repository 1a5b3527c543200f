"""What a page weighs on its way to a reader."""

import gzip
from pathlib import Path

from playwright.sync_api import Page

LOADED = """() => [location, document.querySelector("link[rel=icon]"), ...performance.getEntriesByType("resource")]
    .map(entry => new URL(entry.href ?? entry.name).pathname.slice(1))"""
PACKED = (".woff2", ".png", ".webp")


def weight(file: Path) -> int:
    """Bytes of a file on its way to the reader."""
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def weights(page: Page, site: Path) -> dict[str, int]:
    """What the first view loads, and the bytes of each part."""
    paths: list[str] = page.evaluate(LOADED)
    files = {site / path / "index.html" if path == "" or path.endswith("/") else site / path for path in paths}
    return {file.relative_to(site).as_posix(): weight(file) for file in sorted(files)}


def over(name: str, parts: dict[str, int], limit: int) -> str:
    """Which page is too heavy, by how much, and what it loads; or nothing."""
    too_much = sum(parts.values()) - limit
    return f"{name or 'home'} is {too_much} bytes over {limit}: {parts}" if too_much > 0 else ""
