"""The outside addresses, asked for on a server that does what the web does: answer, move, lose, stall, refuse, break."""

import http.server
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT

from macros.model import Bron
from macros.site.web_addresses import addresses

KEEP = "overrides/links.mjs", "overrides/node_modules"
STATUS = {"/goed": 200, "/weg": 404, "/voorgoed-weg": 410, "/dicht": 403, "/stuk": 500}


class Web(http.server.BaseHTTPRequestHandler):
    """A small web; /traag waits until the test is over."""

    over = threading.Event()

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/traag":
            self.over.wait()
        self.send_response(301 if path == "/verhuisd" else STATUS.get(path, 200))
        if path == "/verhuisd":
            self.send_header("Location", "/goed?nieuw=1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 64  # nobody waits at the door


@pytest.fixture(scope="module")
def web():
    server = Server(("127.0.0.1", 0), Web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    Web.over.set()
    server.shutdown()


@pytest.fixture(scope="module")
def looked(web, tmp_path_factory):
    """A project with one source per kind of answer, and what the command made of it."""
    root = tmp_path_factory.mktemp("adressen") / "project"
    shutil.copytree(Path(__file__).parent / "klein", root)
    for name in KEEP:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(ROOT / name)
    for old in (root / "principles/bronnen").glob("*.yml"):
        old.write_text(
            "".join(line for line in old.read_text(encoding="utf-8").splitlines(True) if not line.startswith("adres:")), encoding="utf-8"
        )
    for name in ("goed", "verhuisd", "weg", "voorgoed-weg", "traag", "dicht", "stuk"):
        text = f"id: proef-{name}\ntitel: Proef\nuitgever: Proef\nadres: {web}/{name}\ngezien: volledig\n"
        (root / f"principles/bronnen/proef-{name}.yml").write_text(text, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    page = f"---\ntitle: Proef\ndescription: Proef.\n---\n\n# Proef\n\nKijk [daar]({web}/weg) of [hier]({web}/goed?a=1&b=2#x).\n"
    (root / "docs/proef.md").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "macros.cli", "adressen", "--tijd", "3", "--json", str(root / "uit.json")]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return result, json.loads((root / "uit.json").read_text(encoding="utf-8"))


def line_about(result, name):
    return next(line for line in result.stdout.splitlines() if line.startswith(f"principles/bronnen/proef-{name}.yml"))


def test_report_never_blocks(looked):
    result, _ = looked
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""


def test_good_address_is_only_counted(looked):
    result, _ = looked
    assert "proef-goed" not in result.stdout
    assert result.stdout.endswith("9 webadressen bekeken: 2 goed, 1 verhuisd, 3 weg, 1 traag, 1 geweigerd, 1 stuk.\n")


def test_moved_address_is_told_with_the_new_one(looked, web):
    result, _ = looked
    told = line_about(result, "verhuisd")
    assert told.startswith("principles/bronnen/proef-verhuisd.yml:4:8: advies [adres-verhuisd] ")
    assert f"leidt nu naar {web}/goed?nieuw=1." in told


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("weg", "adres-weg", "staat niets meer (HTTP 404)"),
        ("voorgoed-weg", "adres-weg", "(HTTP 410)"),
        ("traag", "adres-traag", "binnen 3 seconden geen antwoord"),
        ("dicht", "adres-geweigerd", "laat een controle niet toe (HTTP 403)"),
        ("stuk", "adres-stuk", "geeft een fout (HTTP 500)"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(looked, name, code, words):
    result, _ = looked
    told = line_about(result, name)
    assert f".yml:4:8: advies [{code}] " in told
    assert words in told


def test_links_on_written_pages_are_looked_at_too(looked):
    result, _ = looked
    assert "docs/proef.md:8:13: advies [adres-weg] " in result.stdout


def test_file_for_machines_holds_every_address(looked, web):
    _, rows = looked
    assert len(rows) == 9
    assert {
        "bestand": "principles/bronnen/proef-verhuisd.yml",
        "regel": 4,
        "kolom": 8,
        "adres": f"{web}/verhuisd",
        "stand": "verhuisd",
        "http": 200,
        "nieuw_adres": f"{web}/goed?nieuw=1",
    } in rows


def test_every_address_of_the_sources_is_looked_at(kb, root):
    known = {address.address for address in addresses(root, kb)}
    assert {record.adres for record in kb.of(Bron) if record.adres} <= known
