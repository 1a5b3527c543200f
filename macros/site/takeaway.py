"""A copy of the site to take along: a zip that works from disk, without a server.

A server shows index.html for the address of a folder, a disk does not: in the
copy every link to a page names that file. What only a server reads stays out.
Two runs on one site give the same bytes: names sorted, one moment for all
files, one way to compress (zip after PKWARE's APPNOTE 6.3, deflate).
"""

import os
import re
import time
from html import escape, unescape
from html.parser import HTMLParser
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.today import build_date, build_moment
from macros.views.render import environment
from macros.words import date_in_words

NAME = "kennisbank-samen-opleiden"
ARCHIVE = f"meenemen/{NAME}.zip"
PAGE = "meenemen/index.html"
HERE = "<!-- hier komt de kopie -->"
"""Where the page says how to get the copy (templates/shortcodes/meenemen.html)."""
FOR_SERVERS = {"404.html", "_headers", ".htaccess", "robots.txt", "sitemap.xml"}
LINK = re.compile(r'(\s(?:href|action)=")([^"]*)(")|(\scontent="0; url=)([^"]*)(")')


def copy(root: Path, site: Path) -> None:
    """Write the zip into ``site``, and on the page that offers it how large it is."""
    page = site / PAGE
    if not page.exists():
        return
    archive = site / ARCHIVE
    facts = {"dag": date_in_words(build_date(os.environ).isoformat()), "versie": version(NAME)}
    _pack(site, archive, facts)
    offer = environment().get_template("meenemen/aanbod.html")
    offered = offer.render(facts, grootte=size_in_words(archive.stat().st_size), bestand=archive.name)
    text = page.read_text(encoding="utf-8").replace(HERE, offered)
    page.unlink()  # it may be a file of the site before too
    page.write_text(text, encoding="utf-8")


def _pack(site: Path, archive: Path, facts: dict[str, str]) -> None:
    """Write every file that a reader needs into the zip, below one folder."""
    note = environment().get_template("meenemen/kopie.html").render(facts)
    readme = environment().get_template("meenemen/leesmij.txt").render(facts)
    moment = time.gmtime(build_moment(os.environ))[:6]
    found = (path for path in site.rglob("*") if path.is_file() and not path.is_symlink() and path != archive)
    paths = sorted(path.relative_to(site).as_posix() for path in found)
    contents = {path: _content(site / path, note) for path in paths if path not in FOR_SERVERS}
    contents["LEES-MIJ.txt"] = readme.replace("\n", "\r\n").encode()  # Windows' plainest editor wants CRLF
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as opened:
        for path, content in sorted(contents.items()):
            entry = ZipInfo(f"{NAME}/{path}", moment)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            opened.writestr(entry, content)


def _content(path: Path, note: str) -> bytes:
    if path.suffix != ".html":
        return path.read_bytes()
    return from_disk(path.read_text(encoding="utf-8"), note).encode()


def from_disk(html: str, note: str = "") -> str:
    """A page whose links work without a server, with ``note`` at the end of its foot."""
    tags = _Tags(html)
    for start, tag in reversed(tags.found):
        changed = LINK.sub(_named, tag) if tag.startswith("<") and not tag.startswith("</") else note + tag
        html = html[:start] + changed + html[start + len(tag) :]
    return html.replace(HERE, "")


def _named(match: re.Match[str]) -> str:
    before, address, after = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    return f"{before}{escape(with_file(unescape(address)))}{after}"


def with_file(address: str) -> str:
    """A relative address of a folder with the name of the page in it; all others as they are."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.endswith(("/", "..")) and parts.path != ".":
        return address
    return parts._replace(path=f"{parts.path.rstrip('/')}/index.html").geturl().removeprefix("./")


class _Tags(HTMLParser):
    """The tags with links, and the end of the foot, as they are written, each with its place in the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("a", "link", "area", "form", "meta"):
            self._note(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "footer":
            self._note("</footer>")

    def _note(self, text: str) -> None:
        line, column = self.getpos()
        self.found.append((self.lines[line - 1] + column, text))


def size_in_words(size: int) -> str:
    """Bytes as people read them: 2,4 MB."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
