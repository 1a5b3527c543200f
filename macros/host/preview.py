"""The site while you write: what the check finds stands on the page itself.

The host's own server (``mkdocs.livereload``, MkDocs 1.6) watches the files and
reloads browsers. It knows nothing of a last good state, so here each save that
is right gives a site of its own, of which a page is made when a browser asks
for it, by the same function as in a build.
"""

import mimetypes
import re
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs import livereload

from macros.check import Loaded, Memory, check
from macros.codes import PAGE
from macros.exports.headers import every_answer
from macros.finding import Finding, errors
from macros.site.build import BUILT, MISSING, Build
from macros.site.menu import menu_of, nav_in
from macros.views.render import TEMPLATES, environment
from macros.words import count_words

WATCHED = (
    "docs",
    "principles",
    "mkdocs.yml",
    "macros/templates",
    "overrides/main.html",
    "overrides/404.html",
    "overrides/shell",
    ".build/assets.json",
)
POLL = "/livereload/"
ROOM = f"{POLL}voorvertoning/"
"""Where the preview keeps what it puts on a page itself; no page of the site stands there."""
OWN = {
    "findings.css": (TEMPLATES / "preview/findings.css").read_bytes(),
    "findings.js": (TEMPLATES / "preview/findings.js").read_bytes(),
    # The host puts its own script on the page itself; the policy of the site lets a page run files only.
    "follow.js": (TEMPLATES / "preview/follow.js").read_bytes(),
}
BEHEER = "/beheer/"
"""Where the form for editors answers, when there is one."""
Program = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI program (PEP 3333)."""
NAMES = ("127.0.0.1", "localhost", "[::1]")
"""How this machine calls itself. Under another name a page of somebody else could read along (DNS rebinding)."""
UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ufffd]|//|(?:^|/)\.\.?(?:/|$)|^(?!/)")
"""What stands in no path of a site."""


@dataclass
class Sent:
    """What a browser gets."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def is_page(self) -> bool:
        return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in self.headers)


class Preview(livereload.LiveReloadServer):
    """Serves the project in ``root``; every save is checked, and shown when nothing is wrong."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.project = root
        self.findings: list[Finding] = []
        self.site: Build | None = None
        self.made: dict[str, bytes] = {}
        self.looks: list[int] = []
        self.beheer: Program | None = None
        self.lock, self.renewing = threading.Lock(), threading.RLock()
        memory = Memory()
        self.look: Callable[[], Loaded] = lambda: check(root, memory)
        self.checked: Loaded | None = None
        super().__init__(builder=self.renew, host=host, port=port, root=str(root / BUILT))
        self.serve_thread.daemon = True
        for path in WATCHED:
            if (root / path).exists():
                self.watch(str(root / path))

    def renew(self) -> None:
        """Check what was saved, and show it when nothing is wrong; tell both on the terminal."""
        with self.renewing:
            start = time.process_time()
            try:
                self.checked = self.look()
                self.findings = errors(self.checked.findings)
                if not self.findings:
                    self._show(self.checked)
            except Exception as error:
                self.findings = [Finding("mkdocs.yml", 1, 1, "bouwen", f"Het bouwen van de pagina's lukte niet: {error}")]
            self._tell(time.process_time() - start)

    def serve_beside_form(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """As ``serve_request``, for the form: it saves itself, and need not wait until this server sees that a file changed."""
        with self.renewing:
            if self.look() is not self.checked:
                self.renew()
        return self.serve_request(environ, start_response)

    def _show(self, checked: Loaded) -> None:
        """A new site takes the place of the one before; its pages come when they are asked for."""
        looks = [path.stat().st_mtime_ns for path in sorted(TEMPLATES.rglob("*.*"))]
        if looks != self.looks:
            environment.cache_clear()
        self.looks = looks
        site = Build(self.project, checked.kennisbank, checked.pages, menu_of(nav_in(self.project), checked.pages), preview=True)
        first = {path: (site.text(path) or "").encode() for path in ("index.html", MISSING)}
        with self.lock:
            self.site, self.made = site, first

    def _tell(self, seconds: float) -> None:
        for finding in self.findings:
            print(finding)
        kept = " De laatste goede pagina's blijven staan." if self.site else ""
        said = f"{count_words(len(self.findings), 'fout', 'fouten')}.{kept}" if self.findings else f"Bijgewerkt in {seconds:.1f} s."
        print(f"{time.strftime('%H:%M:%S')}  {said}", flush=True)

    def server_activate(self) -> None:
        super().server_activate()
        form = f" Het formulier staat op {self.url.rstrip('/')}{BEHEER}." if self.beheer else ""
        print(f"De site staat op {self.url} en volgt wat je bewaart.{form} Stop met Ctrl+C.", flush=True)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The answer to a browser (WSGI, PEP 3333), with the findings over the page when there are any."""
        if self.beheer and environ["PATH_INFO"].startswith(BEHEER):
            return self.beheer(environ, start_response)
        answer = _refused(environ) or _own(environ["PATH_INFO"]) or self._answer(environ)
        headers = [pair for pair in answer.headers if pair[0].lower() != "content-length"]
        headers += [("Content-Length", str(len(answer.body))), ("Cache-Control", "no-store"), *every_answer()]
        start_response(answer.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _answer(self, environ: dict[str, Any]) -> Sent:
        """What stands at the address, made now when nobody asked for it before."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(POLL):
            return self._ask(environ)
        epoch = self._ask({**environ, "PATH_INFO": f"{POLL}0/0"}).body.decode()
        with self.lock:
            answer = self._at(path, environ["QUERY_STRING"]) if self.site else _page("200 OK", _template("empty.html").encode())
        if answer.is_page:
            answer.body = _with(answer.body, _template("follow.html", room=ROOM, epoch=epoch, request=time.time_ns()))
            answer.body = _with(answer.body, _overlay(self.findings)) if self.findings else answer.body
        return answer

    def _ask(self, environ: dict[str, Any]) -> Sent:
        """What the host's server answers."""
        said: list[Any] = []
        parts = super().serve_request(environ, lambda status, headers, *_: said.extend((status, headers)))
        return Sent(said[0], said[1], b"".join(parts))

    def _at(self, path: str, query: str) -> Sent:
        """What the site has at a path."""
        name = path.lstrip("/") + "index.html" * path.endswith("/")
        try:
            if (body := self._content(name)) is not None:
                kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
                return Sent("200 OK", [("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)], body)
            if self._content(f"{name}/index.html") is not None:
                return Sent("302 Found", [("Location", f"{quote(path)}/{'?' * bool(query)}{query}")], b"")
        except Exception as error:
            return _plain("500 Internal Server Error", f"Deze pagina kon niet worden gemaakt: {error}")
        return _page("404 Not Found", self.made[MISSING])

    def _content(self, name: str) -> bytes | None:
        """A file of the site; None when it has none of this name."""
        assert self.site
        if name not in self.made:
            if (text := self.site.text(name)) is None:
                source = self.site.copies.get(name)
                return source.read_bytes() if source else None
            self.made[name] = text.encode()
        return self.made[name]

    def close(self) -> None:
        """Stop serving."""
        self.shutdown()


def _page(status: str, body: bytes) -> Sent:
    return Sent(status, [("Content-Type", "text/html; charset=utf-8")], body)


def _refused(environ: dict[str, Any]) -> Sent | None:
    """The answer to what no browser of an editor asks: another name, another method, a path that cannot be; else None."""
    name = re.sub(r":\d+$", "", environ.get("HTTP_HOST", ""))
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    if name.lower() not in NAMES:
        return _plain("403 Forbidden", "Deze voorvertoning is alleen te zien op de computer zelf, als 127.0.0.1 of localhost.")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return _plain("405 Method Not Allowed", "Hier is alleen iets te lezen.", ("Allow", "GET, HEAD"))
    if UNFIT.search(path):
        return _plain("400 Bad Request", "Dit adres kan niet.")
    return None


def _plain(status: str, text: str, *headers: tuple[str, str]) -> Sent:
    return Sent(status, [("Content-Type", "text/plain; charset=utf-8"), *headers], f"{text}\n".encode())


def _own(path: str) -> Sent | None:
    """A file of the preview itself; None for all other paths."""
    body = OWN.get(path.removeprefix(ROOM)) if path.startswith(ROOM) else None
    return None if body is None else Sent("200 OK", [("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")], body)


def _overlay(findings: list[Finding]) -> str:
    """The findings, to lay over a page."""
    total = count_words(len(findings), "fout", "fouten")
    return _template("findings.html", findings=findings, total=total, explained=PAGE, room=ROOM)


def _template(name: str, **values: object) -> str:
    return environment().get_template(f"preview/{name}").render(values)


def _with(page: bytes, piece: str) -> bytes:
    """The page with a piece at its end."""
    start, end, rest = page.rpartition(b"</body>")
    return start + piece.encode() + end + rest if end else page + piece.encode()
