"""The site is the same by every road: through the host, without it, and page by page in a preview."""

import contextlib
import gc
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from form import HERE, Window
from werkzeug.test import Client

from macros.cli.serve import add_form
from macros.host.preview import Preview
from macros.kennisbank import Kennisbank
from macros.site.build import build_of

ALONE = """
import sys
from pathlib import Path
from macros.site.build import build_of, write
write(build_of(Path()), Path(sys.argv[1]))
hosts = {"mkdocs", "mkdocs_macros", "material", "properdocs", "zensical"} & {name.partition(".")[0] for name in sys.modules}
sys.exit(f"{hosts} was needed" if hosts else 0)
"""


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def alone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as made without any host."""
    site = tmp_path_factory.mktemp("alleen") / "site"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1750000000"}
    result = subprocess.run([sys.executable, "-c", ALONE, str(site)], cwd=root, capture_output=True, text=True, env=environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return contents(site)


def test_without_a_host_every_file_is_the_same_byte_for_byte(alone, site):
    """And so are two builds; test_uitgave.py says the same of two editions by the host."""
    hosted = contents(site)
    assert alone.keys() == hosted.keys()
    assert [path for path in alone if alone[path] != hosted[path]] == []


def asked(preview: Preview, path: str) -> tuple[str, bytes]:
    said: list[str] = []
    environ = {"PATH_INFO": path, "HTTP_HOST": "localhost", "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
    body = b"".join(preview.serve_request(environ, lambda status, headers: said.append(status)))
    return said[0], body


def test_a_preview_shows_what_a_build_makes(root, alone, monkeypatch):
    """But for the follower on every page, what waits for its day, and where it stands."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    preview = Preview(root, "127.0.0.1", 0)
    with contextlib.redirect_stdout(None):
        preview.renew()
    for path in ("", "matrix/", "data/", "a-z/", "over/redactie/", "data/kennisbank.json", "robots.txt", "favicon.ico"):
        status, body = asked(preview, f"/{path}")
        file = f"{path}index.html" if path.endswith("/") or not path else path
        assert status == ("200 OK" if file in alone else "404 Not Found")
        start, script, rest = body.partition(b'<script src="/livereload/')
        assert file not in alone or start + rest.partition(b"</script>")[2] == alone[file] or b"vanaf" in body
    preview.close()


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A project to change."""
    shutil.copytree(root, tmp_path / "kennisbank", symlinks=True)
    return tmp_path / "kennisbank"


def test_a_preview_keeps_one_kennisbank_alive(copy):
    gc.collect()
    before = sum(isinstance(one, Kennisbank) for one in gc.get_objects())
    preview = Preview(copy, "127.0.0.1", 0)
    record = copy / "principles/uitgangspunten/u01.yml"
    with contextlib.redirect_stdout(None):
        for number in range(3):
            record.write_text(record.read_text(encoding="utf-8").replace("titel: ", f"titel: Nog {number} ", 1), encoding="utf-8")
            preview.renew()
            assert f"Nog {number} ".encode() in asked(preview, "/uitgangspunten/u01/")[1]
            gc.collect()
            assert sum(isinstance(one, Kennisbank) for one in gc.get_objects()) == before + 1
    preview.close()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("title: Bij ons # zo heet de pagina", "Bij ons"),
        ("title: >-\n  Bij ons\n  en bij jou", "Bij ons en bij jou"),
        ("title: 'Bij ons: samen'", "Bij ons: samen"),
        ('title: "{{ 6 * 7 }} & <b>wij</b>"', "{{ 6 * 7 }} & <b>wij</b>"),
    ],
)
def test_a_title_is_the_same_wherever_it_is_shown(copy, line, shown):
    """However its line is written: on the page itself, in the menu, and where a source says which pages name it."""
    source = next((copy / "principles/bronnen").glob("*.yml")).stem
    text = f'---\n{line}\ndescription: Een proef.\n---\n\n# Kop\n\n{{{{ kaart("{source}") }}}}\n'
    (copy / "docs/proef.md").write_text(text, encoding="utf-8")
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("nav:\n", "nav:\n  - proef.md\n", 1), encoding="utf-8")
    build = build_of(copy)
    assert f'<a href="../proef/">{escape(shown)}</a>' in (build.text("bronnen/index.html") or "")
    page = build.text("proef/index.html") or ""
    assert f"<title>{escape(shown)} | " in page and (shown, "proef/") in build.menu.bar


def test_what_the_form_saved_is_in_the_frame_beside_it_at_once(copy):
    """The server beside it follows files at its own pace: a new record would have no page yet, and a changed one its old page."""
    preview = Preview(copy, "127.0.0.1", 0)
    with contextlib.redirect_stdout(None):
        add_form(copy, preview)
        preview.renew()
        desk = Window(Client(preview.beheer))
        desk.open("/beheer/nieuw/bron/").type("titel", "Regioplan 2026").type("uitgever", "Onderwijsregio Achterhoek").press("Bewaar")
        assert "Bewaard." in desk.text
        assert "Regioplan 2026" in desk.client.get("/beheer/beeld/nu/bronnen/", base_url=HERE).text
        desk.open("/beheer/uitgangspunt/u01/").type("titel", "Nu anders").press("Bewaar")
        assert "Nu anders" in desk.client.get("/beheer/beeld/nu/uitgangspunten/u01/", base_url=HERE).text
    preview.close()
