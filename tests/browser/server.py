"""The site as a good host serves it: with its headers, and its own page for what is missing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from macros.exports.headers import FOR_EVER, HASHED, SHORT, headers


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as the files ``_headers`` and ``.htaccess`` ask."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in headers():
            self.send_header(name, value)
        self.send_header("Cache-Control", FOR_EVER if self.path.startswith(f"/{HASHED}") else SHORT)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page 404.html, whatever went wrong: a host of files knows no other error."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and code != HTTPStatus.NOT_MODIFIED:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address of its root, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
