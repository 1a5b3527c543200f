"""The site as a good host serves it: with the headers it asks for, and its own page for what is missing."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@cache
def rules(site: Path) -> list[tuple[str, list[str]]]:
    """The file ``_headers``: patterns of paths, and the lines that stand under each."""
    found: list[tuple[str, list[str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            found.append((line.strip(), []))
        elif line.strip():
            found[-1][1].append(line.strip())
    return found


def headers_for(path: str, site: Path) -> dict[str, str]:
    """What the file ``_headers`` asks for one path; "! Name" takes an earlier header back."""
    found: dict[str, str] = {}
    for line in [line for pattern, lines in rules(site) if fnmatchcase(path, pattern) for line in lines]:
        name, _, value = line.removeprefix("! ").partition(":")
        if line.startswith("! "):
            found.pop(name, None)
        else:
            found[name] = value.strip()
    return found


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder of files as the hosts do for which ``_headers`` is made."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in headers_for(self.path.partition("?")[0], Path(self.directory)).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The media type that ``_headers`` asks for, else what the machine knows."""
        found = headers_for(self.path.partition("?")[0], Path(self.directory)).get("Content-Type")
        return found or super().guess_type(path)

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
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder on a free port; gives the address of its root, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
