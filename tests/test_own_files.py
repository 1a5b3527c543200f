"""Nothing but the project's own files reaches the site, by any road."""

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import build
from editors import HEAD, SMALL
from test_publish import built, publish  # noqa: F401 - a fixture

from macros.check import check
from macros.finding import errors
from macros.site.takeaway import copy

FILE = "Dit bestand is een verwijzing naar een andere plek. Zet hier het bestand zelf neer."
FOLDER = "Deze map is een verwijzing naar een andere plek. Zet hier de map zelf neer."


@pytest.fixture
def pages(project: Path) -> Path:
    """The small project with a page, a picture and a folder in docs/, without errors."""
    (project / "docs/over/diep").mkdir(parents=True)
    for name in ("index", "over/index", "over/diep/index"):
        (project / f"docs/{name}.md").write_text(HEAD.replace("title: Proef", f"title: {name}"), encoding="utf-8")
    (project / "docs/over/beeld.webp").write_bytes(b"beeld")
    assert errors(check(project).findings) == []
    return project


def told(root: Path) -> list[str]:
    return [f"{finding.file} [{finding.code}] {finding.text}" for finding in errors(check(root).findings)]


@pytest.mark.parametrize(
    ("link", "target", "text"),
    [
        ("docs/env.txt", "/proc/self/environ", FILE),
        ("docs/passwd.md", "/etc/passwd", FILE),
        ("docs/over/diep/twee.webp", "../beeld.webp", FILE),
        ("docs/over/diep/ook.md", "index.md", FILE),
        ("docs/over/weg.txt", "/nergens", FILE),
        ("docs/over/zelf.txt", "zelf.txt", FILE),
        ("docs/elders", "/etc", FOLDER),
        ("docs/over/diep/terug", "../..", FOLDER),
        ("docs/over/pagina.md", "diep", FOLDER),
        ("docs/over/programma", "../../principles", FOLDER),
        ("docs/besluiten", "over", FOLDER),
        ("principles/rollen/ook.yml", "schoolopleider.yml", FILE),
        ("principles/versies/u02/9.9.yml", "1.0.yml", FILE),
    ],
)
def test_a_link_is_told_once_at_its_own_place_and_nobody_looks_behind_it(pages, link, target, text):
    (pages / link).symlink_to(target)
    assert told(pages) == [f"{link} [koppeling-naar-elders] {text}"]


@pytest.mark.parametrize("name", ["docs", "docs/over", "principles", "principles/rollen", "principles/versies", "principles/versies/u02"])
def test_a_folder_that_became_a_link_is_what_is_told_not_the_files_behind_it(pages, tmp_path, name):
    (pages / name).rename(tmp_path / "elders")
    (pages / name).symlink_to(tmp_path / "elders")
    assert told(pages) == [f"{name} [koppeling-naar-elders] {FOLDER}"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "principles/instellingen.yml", "principles/adressen.txt", "docs/index.md"])
def test_a_file_that_became_a_link_is_told(pages, tmp_path, name):
    (pages / name).rename(tmp_path / "elders")
    (pages / name).symlink_to(tmp_path / "elders")
    assert told(pages) == [f"{name} [koppeling-naar-elders] {FILE}"]


def test_what_would_hang_a_build_is_told(pages):
    os.mkfifo(pages / "docs/over/pijp.txt")
    assert told(pages) == ["docs/over/pijp.txt [niet-te-openen] Hier hoort een gewoon bestand te staan, geen map of iets anders."]


def test_links_that_no_page_can_show_are_left_alone(pages):
    """An editor's program puts a link beside a file that is open."""
    (pages / "docs/over/.#index.md").symlink_to("iemand@machine.1")
    assert told(pages) == []


@pytest.mark.parametrize("setting", ["docs_dir: elders", "INHERIT: ander.yml", "docs_dir: ../"])
def test_pages_come_from_docs_only(pages, setting):
    with (pages / "mkdocs.yml").open("a", encoding="utf-8") as host:
        host.write(f"{setting}\n")
    name = setting.partition(":")[0]
    assert told(pages) == [f"mkdocs.yml [keuze] Alleen pagina's in docs/ worden gecontroleerd en getoond. Haal de regel met '{name}' weg."]


def test_the_build_stops_and_nothing_of_the_link_is_written(pages, tmp_path):
    shutil.copy(SMALL.parent / "stuk/mkdocs.yml", pages / "mkdocs.yml")
    (tmp_path / "geheim").mkdir()
    (tmp_path / "geheim/pagina.md").write_text(f"{HEAD}Geheim.\n", encoding="utf-8")
    (pages / "docs/elders").symlink_to(tmp_path / "geheim")
    result = build(pages, tmp_path / "site")
    assert result.returncode == 1 and "docs/elders:1:1: fout [koppeling-naar-elders]" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_link_in_a_built_site_goes_into_no_zip(uitgave, tmp_path):
    copied = tmp_path / "site"
    (copied / "meenemen").mkdir(parents=True)
    shutil.copy(uitgave / "meenemen/index.html", copied / "meenemen/index.html")
    (tmp_path / "geheim").write_text("geheim", encoding="utf-8")
    (copied / "geheim.txt").symlink_to(tmp_path / "geheim")
    (copied / "map").symlink_to(tmp_path)
    copy(tmp_path, copied)
    with ZipFile(copied / "meenemen/kennisbank-samen-opleiden.zip") as archive:
        assert {Path(name).name for name in archive.namelist()} == {"index.html", "LEES-MIJ.txt"}


def test_a_link_in_a_built_site_goes_to_no_server(built, tmp_path):  # noqa: F811 - the fixture
    (built / "geheim.txt").symlink_to("/etc/passwd")
    result = publish(built, str(tmp_path / "www"))
    assert result.returncode == 1
    assert "site/geheim.txt. Draai eerst: make site. Er is niets gepubliceerd." in result.stderr
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(
    "name",
    ["spel.html", "spel.HTM", "x.xhtml", "x.js", "x.mjs", "x.css", "x.xml", "x.wasm", "x.php", "_headers", "_redirects", "docs.tar.gz"],
)
def test_what_a_browser_or_a_host_would_run_stands_not_beside_the_pages(pages, name):
    (pages / "docs/over" / name).write_text("<p>Tekst</p>", encoding="utf-8")
    [finding] = told(pages)
    assert finding.startswith(f"docs/over/{name} [html-onveilig] Een bestand ")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
RUNS = (
    "<script>x</script>", "<svg:script/>", '<rect onclick="x"/>', '<a href="javascript:x"/>', '<a xlink:href="&#106;avascript:x"/>', "<foreignObject/>",
    '<image href="https://voorbeeld.nl/x.png"/>', '<use href="//voorbeeld.nl/x.svg"/>', "<style>@import 'x'</style>", '<rect style="fill: url(https://x.nl/a)"/>',
)  # fmt: skip


@pytest.mark.parametrize("inside", RUNS)
def test_a_drawing_runs_nothing_and_asks_no_other_site(pages, inside):
    (pages / "docs/over/tekening.svg").write_text(SVG.format(inside), encoding="utf-8")
    assert [finding.partition(" Deze tekening")[0] for finding in told(pages)] == ["docs/over/tekening.svg [html-onveilig]"]


def test_a_plain_drawing_a_picture_and_a_document_may_stand_there(pages):
    plain = '<defs><g id="a"/></defs><use href="#a"/><a href="index.md"/><image href="data:image/png;base64,AA"/><path d="M0 0"/>'
    (pages / "docs/over/tekening.svg").write_text(SVG.format(plain), encoding="utf-8")
    for name in ("a.PNG", "b.pdf", "c.docx", "d.csv", ".DS_Store"):
        (pages / "docs/over" / name).write_bytes(b"x")
    assert told(pages) == []
