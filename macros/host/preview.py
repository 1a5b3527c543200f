"""The site while you write: what the check finds stands on the page itself.

The host's own server (``mkdocs.livereload``, MkDocs 1.6) watches the files and
reloads browsers. It knows nothing of a last good state, so here each build goes
to a folder of its own, and takes the place of the one before only when it is
whole. The page of a record is made when a browser asks for it, and so is
what stands beside the pages.
"""

import mimetypes
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs import livereload
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros.check import Memory, check
from macros.codes import PAGE
from macros.exports.headers import every_answer
from macros.finding import Finding, errors
from macros.host.plugin import KennisbankPlugin, write
from macros.kennisbank import Kennisbank
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
    # The host puts this on the page as a script of its own; the policy of the site lets a page run files only.
    "follow.js": livereload._SCRIPT_TEMPLATE.substitute(
        epoch="+document.currentScript.dataset.epoch", request_id="+document.currentScript.dataset.request"
    ).encode(),
}
NAMES = ("127.0.0.1", "localhost", "[::1]")
"""How this machine calls itself. Under another name a page of somebody else could read along (DNS rebinding)."""
UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ufffd]|//|(?:^|/)\.\.?(?:/|$)|^(?!/)")
"""What stands in no path of a site."""


@dataclass
class Answer:
    """What the server would send: read whole, so that something can be put in."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def is_page(self) -> bool:
        return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in self.headers)


class Preview(livereload.LiveReloadServer):
    """Serves the project in ``root``; every save is checked, and built when nothing is wrong."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.project = root
        self.scratch = Path(tempfile.mkdtemp(prefix="kennisbank-"))
        self.findings: list[Finding] = []
        self.door: KennisbankPlugin | None = None
        self.memory: Memory = {}
        self.looks: list[int] = []
        self.lock = threading.Lock()
        self.last = str(self.scratch / "vorige")
        self.builds = 0
        super().__init__(builder=self.renew, host=host, port=port, root=str(self.scratch / "leeg"))
        self.serve_thread.daemon = True
        self.error_handler = self._missing
        write(Path(self.root), [("index.html", environment().get_template("preview/empty.html").render())])
        for path in WATCHED:
            if (root / path).exists():
                self.watch(str(root / path))

    def renew(self) -> None:
        """Check what was saved, and build it when nothing is wrong; tell both on the terminal."""
        start = time.process_time()
        try:
            checked = check(self.project, self.memory)
            self.findings = errors(checked.findings)
            if not self.findings:
                self._build(checked.kennisbank)
        except (Exception, Abort) as error:
            self.findings = [Finding("mkdocs.yml", 1, 1, "bouwen", f"Het bouwen van de pagina's lukte niet: {error}")]
        self._tell(time.process_time() - start)

    def _build(self, kennisbank: Kennisbank) -> None:
        """A whole site in a new folder, which then takes the place of the one before."""
        looks = [path.stat().st_mtime_ns for path in sorted(TEMPLATES.rglob("*.*"))]
        if looks != self.looks:
            environment.cache_clear()
        self.looks = looks
        self.builds += 1
        site = self.scratch / str(self.builds)
        config = load_config(config_file=str(self.project / "mkdocs.yml"), site_dir=str(site), site_url=self.url)
        door = config.plugins["kennisbank"]
        assert isinstance(door, KennisbankPlugin)
        door.shown = kennisbank
        # Links to what the exports make lead nowhere as long as nobody asked for it.
        config.validation.links.not_found = 0
        build(config, serve_url=self.url)
        with self.lock:
            before, self.root, self.door = self.root, str(site), door
        # Who asked just before the switch still reads the one before.
        shutil.rmtree(self.last, ignore_errors=True)
        self.last = before

    def _tell(self, seconds: float) -> None:
        for finding in self.findings:
            print(finding)
        kept = " De laatste goede pagina's blijven staan." if self.door else ""
        said = f"{count_words(len(self.findings), 'fout', 'fouten')}.{kept}" if self.findings else f"Bijgewerkt in {seconds:.1f} s."
        print(f"{time.strftime('%H:%M:%S')}  {said}", flush=True)

    def server_activate(self) -> None:
        super().server_activate()
        print(f"De site staat op {self.url} en volgt wat je bewaart. Stop met Ctrl+C.", flush=True)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The answer to a browser (WSGI, PEP 3333), with the findings over the page when there are any."""
        answer = _refused(environ) or _own(environ["PATH_INFO"]) or self._site(environ)
        headers = [pair for pair in answer.headers if pair[0].lower() not in ("content-length", "cache-control")]
        headers += [("Content-Length", str(len(answer.body))), ("Cache-Control", "no-store"), *every_answer()]
        start_response(answer.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _site(self, environ: dict[str, Any]) -> Answer:
        """What stands at the address, made now when nobody asked for it before."""
        if self.door is None and not environ["PATH_INFO"].startswith(POLL):
            environ = {**environ, "PATH_INFO": "/"}
        answer = self._ask(environ)
        if answer.status.startswith("404") and self._make(environ["PATH_INFO"].strip("/") + "/"):
            answer = self._ask(environ)
        if environ["QUERY_STRING"]:
            answer.headers = [
                (name, f"{value}?{environ['QUERY_STRING']}" if name == "Location" else value) for name, value in answer.headers
            ]
        if self.findings and answer.is_page:
            answer.body = _with_findings(answer.body, self.findings)
        return answer

    def _ask(self, environ: dict[str, Any]) -> Answer:
        """What the host's server answers."""
        said: list[Any] = []
        parts = super().serve_request(environ, lambda status, headers, *_: said.extend((status, headers)))
        try:
            body = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close:
                close()
        return Answer(said[0], said[1], body)

    def _make(self, address: str) -> bool:
        """Write the page of a record, or else all that stands beside the pages, once for each build; whether that was done now."""
        with self.lock:
            if self.door is None:
                return False
            if page := self.door.page_at(address):
                self._write([(f"{address}index.html", page)])
                return True
            if self.door.beside:
                return False
            self.door.beside = self.door.exports()
            self._write(self.door.beside)
            return True

    def _write(self, files: list[tuple[str, str]]) -> None:
        """Put files into the site that is shown, each in one step: who asks meanwhile gets all of it or nothing."""
        part = self.scratch / "deel"
        for path, text in files:
            target = Path(self.root) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(text.encode())
            part.replace(target)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The host's way to reload a page that is open, as a file instead of a script on the page."""
        script = f'<script src="{ROOM}follow.js" data-epoch="{epoch}" data-request="{time.time_ns()}"></script>'
        start, end, rest = content.rpartition(b"</body>")
        return start + script.encode() + end + rest if end else content + script.encode()

    def _missing(self, code: int) -> bytes | None:
        page = Path(self.root) / "404.html"
        return page.read_bytes() if code == 404 and page.exists() else None

    def close(self) -> None:
        """Stop serving and leave nothing behind."""
        self.shutdown()
        shutil.rmtree(self.scratch, ignore_errors=True)


def _refused(environ: dict[str, Any]) -> Answer | None:
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


def _plain(status: str, text: str, *headers: tuple[str, str]) -> Answer:
    return Answer(status, [("Content-Type", "text/plain; charset=utf-8"), *headers], f"{text}\n".encode())


def _own(path: str) -> Answer | None:
    """A file of the preview itself; None for all other paths."""
    body = OWN.get(path.removeprefix(ROOM)) if path.startswith(ROOM) else None
    return None if body is None else Answer("200 OK", [("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")], body)


def _with_findings(page: bytes, findings: list[Finding]) -> bytes:
    """The page with the findings over it."""
    total = count_words(len(findings), "fout", "fouten")
    overlay = environment().get_template("preview/findings.html").render(findings=findings, total=total, explained=PAGE, room=ROOM)
    start, end, rest = page.rpartition(b"</body>")
    return start + overlay.encode() + end + rest if end else page + overlay.encode()
