"""``kennisbank keur``: a published site as a stranger sees it, on a server that is right and on one with many faults."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser.server import headers_for
from conftest import Settled

from macros.cli import main
from macros.site.from_outside import Edition, look
from macros.site.visit import Visitor

MEDIA = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
    ".csv": "text/csv", ".txt": "text/plain", ".xml": "application/xml", ".svg": "image/svg+xml", ".png": "image/png",
    ".webp": "image/webp", ".woff2": "font/woff2", ".zip": "application/zip"}  # fmt: skip
DAY = formatdate(1_750_000_000, usegmt=True)
Reply = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""
Change = Callable[[Reply], Reply]


@cache
def right(site: Path, path: str) -> Reply:
    """What a good host gives."""
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    if path not in ("_headers", ".htaccess") and (site / path).is_dir() and not path.endswith("/") and path:
        return 301, {"Location": f"/{path}/"}, b""
    status = 200 if file.is_file() and path not in ("_headers", ".htaccess") else 404
    file = file if status == 200 else site / "404.html"
    headers = {"Content-Type": MEDIA.get(file.suffix, "application/octet-stream"), "Last-Modified": DAY} | headers_for(f"/{path}", site)
    return status, headers, file.read_bytes()


@contextmanager
def host(site: Path, changes: dict[str, Change]) -> Iterator[str]:
    """A host on a free port; ``changes`` says what is wrong at a path."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.lstrip("/")
            change = changes.get(path, lambda reply: reply)
            status, headers, body = change(right(site, path))
            if status == 200 and self.headers.get("If-Modified-Since") == headers.get("Last-Modified"):
                status, body = 304, b""
            if len(body) > 1000 and headers.get("Content-Encoding") != "geen":
                headers, body = {**headers, "Content-Encoding": "gzip"}, gzip.compress(body, 1)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                if value != "geen":
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def header(name: str, value: str = "geen") -> Change:
    return lambda reply: (reply[0], {**reply[1], name: value}, reply[2])


def body(old: str, new: str) -> Change:
    return lambda reply: (reply[0], reply[1], reply[2].replace(old.encode(), new.encode(), 1))


def status(number: int, **headers: str) -> Change:
    return lambda reply: (number, {**reply[1], **headers}, reply[2])


def all_of(*changes: Change) -> Change:
    def change(reply: Reply) -> Reply:
        for one in changes:
            reply = one(reply)
        return reply

    return change


PLAIN = "application/octet-stream"
STYLE = "assets/*.css"
"""Stands for the stylesheet, whose name follows from its content."""
FAULTS: list[tuple[str, str, Change]] = [
    ("weg", "praktijk/zuidwest-samen-solidair/", status(404)),
    ("weg", "data/uitgangspunten/u03.json", status(500)),
    ("leidt-weg", "voor/bestuurder/", status(302, Location="https://elders.example/")),
    ("oud-adres-weg", "praktijk/een-oud-adres/", status(404)),
    ("bevroren-anders", "uitgangspunten/u05/1.0/", body("Bovenbestuurlijke", "Bestuurlijke")),
    ("bevroren-anders", "uitgangspunten/u06/1.0/citeer.ris", body("RPRT", "BOOK")),
    ("anders", "data/kennisbank.json", body("u05", "u50")),
    ("anders", "u05/", body("uitgangspunten/u05/", "uitgangspunten/u06/")),
    ("verzoek-aan-anderen", "begrippen/", body("</body>", '<script src="https://elders.example/tel.js"></script></body>')),
    ("verzoek-aan-anderen", STYLE, body("{", "{background:url(//elders.example/x.png);")),
    ("dode-link", "bronnen/", body("</main>", '<a href="../weg/">x</a></main>')),
    ("dood-anker", "a-z/", body("</main>", '<a href="../bronnen/#er-niet">x</a></main>')),
    ("tekenset", "matrix/", all_of(header("Content-Type", "text/html"), body('<meta charset="utf-8">', ""))),
    ("mediatype", "uitgangspunten/u07/1.0/citeer.ris", header("Content-Type", PLAIN)),
    ("mediatype", "uitgangspunten/u07/1.0/citeer.bib", header("Content-Type", PLAIN)),
    ("mediatype", "uitgangspunten/u07/1.0/citeer.csl.json", header("Content-Type", "application/json")),
    ("mediatype", "documenten/peer-review-alles.docx", header("Content-Type", PLAIN)),
    ("mediatype", "data/begrippen.ttl", header("Content-Type", "text/plain")),
    ("mediatype", "nieuw/atom.xml", all_of(header("Content-Type", "text/html"), body("<feed", "<fout"))),
    ("feed-stuk", "nieuw/atom.xml", lambda reply: reply),
    ("kop-ontbreekt", "uitgangspunten/u01/", header("Content-Security-Policy")),
    ("kop-anders", "uitgangspunten/u02/", header("Content-Security-Policy", "default-src *")),
    ("kop-ontbreekt", "uitgangspunten/u03/", header("X-Content-Type-Options")),
    ("cookie", "uitgangspunten/u04/", header("Set-Cookie", "wie=jij")),
    ("bewaren-te-kort", STYLE, header("Cache-Control", "max-age=60")),
    ("bewaren-te-lang", "uitgangspunten/u08/", header("Cache-Control", "max-age=864000")),
    ("niet-gecomprimeerd", "uitgangspunten/u09/", header("Content-Encoding")),
    ("geen-404", "dit-adres-bestaat-niet/", all_of(status(200), lambda reply: (reply[0], reply[1], b"Welkom"))),
    ("vreemde-404", "dit-adres-bestaat-niet/", lambda reply: reply),
    ("lijst-van-bestanden", "assets/", status(200)),
    ("htaccess-te-lezen", ".htaccess", status(200)),
    ("zonder-streep", "a-z", status(404)),
    ("steeds-opnieuw", "", all_of(header("Last-Modified"), header("ETag"))),
    ("niet-in-hoofdmap", "robots.txt", lambda reply: (200, reply[1], b"User-agent: *\nDisallow: /\n")),
    ("niet-te-vinden", "robots.txt", lambda reply: reply),
    ("sitemap-onvolledig", "sitemap.xml", body("<loc>https://kennisbank.example/matrix/</loc>", "<loc>https://elders.example/</loc>")),
    ("sitemap-vreemd", "sitemap.xml", lambda reply: reply),
]  # fmt: skip


def changes_at(site: Path) -> dict[str, Change]:
    """What is wrong by path; more faults at one path come one after the other."""
    found: dict[str, Change] = {}
    for _, path, change in FAULTS:
        at = named(site, path)
        found[at] = all_of(found[at], change) if at in found else change
    return found


def named(site: Path, path: str) -> str:
    return next(file.relative_to(site).as_posix() for file in sorted(site.glob(path))) if "*" in path else path


def edition(settled: Settled) -> Edition:
    kb = settled.kb
    return Edition(settled.site, "/", (*kb.adressen, "praktijk/een-oud-adres/"), tuple(kb.released.addresses))


def test_every_fault_is_told_at_its_address(settled):
    with host(settled.site, changes_at(settled.site)) as address:
        found = {(fault.code, fault.address) for fault in look(Visitor(address), edition(settled), lambda count, total: None)}
    wanted = {(code, named(settled.site, path)) for code, path, _ in FAULTS}
    assert len(wanted) > 25
    assert wanted - found == set()
    assert {code for code, _ in found - wanted} <= {"anders", "bevroren-anders"}  # what follows from a changed text


def test_nothing_is_told_of_a_right_server_and_it_costs_little(settled, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(settled.root)
    with host(settled.site, {}) as address:
        before = time.process_time()
        assert main(["keur", address, "--site", str(settled.site), "--json", str(tmp_path / "keur.json")]) == 0
        spent = time.process_time() - before
    told = capsys.readouterr()
    assert told.out == f"{address}: geen fouten, geen adviezen.\n"
    assert "adressen" in told.err
    assert json.loads((tmp_path / "keur.json").read_text(encoding="utf-8")) == {"adres": address, "bevindingen": []}
    assert spent < 20, "the server of the test counts too"


def test_report_names_what_is_wrong_with_its_addresses_and_the_cure(settled, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(settled.root)
    small = tmp_path / "site"
    small.mkdir()
    for name in ("index.html", "404.html", "robots.txt"):
        (small / name).write_bytes((settled.site / name).read_bytes())
    changes = {path: header("X-Content-Type-Options") for path in ("", "robots.txt")}
    with host(settled.site, changes) as address:
        assert main(["keur", address, "--site", str(small), "--json", str(tmp_path / "keur.json")]) == 1
    out = capsys.readouterr().out
    assert (
        f"fout [kop-ontbreekt] De antwoordkop X-Content-Type-Options ontbreekt. Neem over wat in _headers en .htaccess staat.\n  {address}, {address}robots.txt\n"
        in out
    )
    assert out.splitlines()[-1].endswith(": 1 fout, geen adviezen.")
    [row] = json.loads((tmp_path / "keur.json").read_text(encoding="utf-8"))["bevindingen"]
    assert (row["niveau"], row["code"], row["adressen"]) == ("fout", "kop-ontbreekt", ["", "robots.txt"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["keur", "voorbeeld"], "Zeg welk adres"),
        (["keur", "https://naam:geheim@127.0.0.1:9/"], "Zeg welk adres"),
        (["keur", "https:///"], "Zeg welk adres"),
        (["keur", "http://127.0.0.1:9/"], "make uitgave"),
    ],
)
def test_wrong_use_is_told(settled, monkeypatch, capsys, words, told):
    monkeypatch.chdir(settled.root)
    assert main(words) == 2
    assert told in capsys.readouterr().err


def test_no_answer_is_told(settled, monkeypatch, capsys):
    monkeypatch.chdir(settled.root)
    assert main(["keur", "http://127.0.0.1:9/", "--site", str(settled.site)]) == 1
    assert "Er komt geen antwoord" in capsys.readouterr().out
