"""The site while you write: what the check finds stands on the page itself.

The host's own server (``mkdocs.livereload``, MkDocs 1.6) watches the files and
reloads browsers. It knows nothing of a last good state, so here each build goes
to a folder of its own, and takes the place of the one before only when it is
whole. The page of a record is made when a browser asks for it, and so is
what stands beside the pages.
"""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from macros.codes import PAGE
from macros.finding import Finding, errors
from macros.folder import Memory
from macros.host.plugin import KennisbankPlugin, write
from macros.kennisbank import Kennisbank
from macros.project import check
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


@dataclass
class Answer:
    """What the server would send: read whole, so that something can be put in."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def is_page(self) -> bool:
        return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in self.headers)


class Preview(LiveReloadServer):
    """Serves the project in ``root``; every save is checked, and built when nothing is wrong."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.project = root
        self.scratch = Path(tempfile.mkdtemp(prefix="kennisbank-"))
        self.findings: list[Finding] = []
        self.door: KennisbankPlugin | None = None
        self.memory: Memory = {}
        self.looks: list[int] = []
        self.lock = threading.Lock()
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
        shutil.rmtree(before, ignore_errors=True)

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
        if self.door is None and not environ["PATH_INFO"].startswith(POLL):
            environ = {**environ, "PATH_INFO": "/"}
        answer = self._ask(environ)
        if answer.status.startswith("404") and self._make(environ["PATH_INFO"].strip("/") + "/"):
            answer = self._ask(environ)
        if self.findings and answer.is_page:
            answer.body = _with_findings(answer.body, self.findings)
        headers = [pair for pair in answer.headers if pair[0].lower() not in ("content-length", "cache-control")]
        start_response(answer.status, [*headers, ("Content-Length", str(len(answer.body))), ("Cache-Control", "no-store")])
        return [answer.body]

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
                write(Path(self.root), [(f"{address}index.html", page)])
                return True
            if self.door.beside:
                return False
            self.door.beside = self.door.exports()
            write(Path(self.root), self.door.beside)
            return True

    def _missing(self, code: int) -> bytes | None:
        page = Path(self.root) / "404.html"
        return page.read_bytes() if code == 404 and page.exists() else None

    def close(self) -> None:
        """Stop serving and leave nothing behind."""
        self.shutdown()
        shutil.rmtree(self.scratch, ignore_errors=True)


def _with_findings(page: bytes, findings: list[Finding]) -> bytes:
    """The page with the findings over it."""
    total = count_words(len(findings), "fout", "fouten")
    overlay = environment().get_template("preview/findings.html").render(findings=findings, total=total, explained=PAGE)
    start, end, rest = page.rpartition(b"</body>")
    return start + overlay.encode() + end + rest if end else page + overlay.encode()
