"""Whatever happens to a build, the last good site stands, whole, and it is told in Dutch."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from kills import Prints, amount, build, call, kill, prints, started
from scratch import small
from test_bad_input import POWERLESS

from macros.host.__main__ import example
from macros.site import replace_folder as switch
from macros.site.build import build_of
from macros.site.replace_folder import beside
from macros.site.takeaway import ARCHIVE, PAGE

KEPT = "site/ is niet veranderd.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a good site."""
    root = small(tmp_path_factory.mktemp("goed"))
    result = build(root)
    assert (result.returncode, result.stdout, result.stderr) == (0, "De site staat in site/.\n", "")
    return root


@pytest.fixture
def good(root: Path) -> Prints:
    return prints(root / "site")


def left(root: Path) -> list[str]:
    return [path.name for path in (root / ".build").iterdir() if path.suffix in (".nieuw", ".oud")]


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(root, good, share):
    """As much of the new site is written; `make afbreken` tries more moments, on the real project."""
    call(root, f"Deel {share}")
    process = started(root)
    while process.poll() is None and amount(root / ".build/site.nieuw") < share * len(good):
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    kill(process)
    found = prints(root / "site")
    assert build(root).returncode == 0
    assert found in (good, prints(root / "site")) and left(root) == []
    assert found == good or share == 1.0


def test_content_with_an_error_leaves_the_site(root, good):
    path = root / "principles/uitgangspunten/u01.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("thema: ", "thema: on"), encoding="utf-8")
    result = build(root)
    path.write_text(before, encoding="utf-8")
    assert result.returncode == 1 and result.stderr.startswith("De inhoud klopt nog niet.\n") and result.stderr.endswith(KEPT)
    assert prints(root / "site") == good and left(root) == []


def test_a_built_site_with_a_dead_link_leaves_the_site(root, good):
    path = root / "docs/privacy.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n![Een beeld](weg.png)\n", encoding="utf-8")
    result = build(root)
    path.write_text(before, encoding="utf-8")
    assert result.returncode == 1 and "docs/privacy.md:" in result.stderr and result.stderr.endswith(KEPT)
    assert "Traceback" not in result.stderr
    assert prints(root / "site") == good and left(root) == []


def test_an_edition_that_fails_has_written_in_no_file_of_the_site(root, monkeypatch):
    """Also where the page that it changes at the end was taken over from the site that stands."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    offer = root / "docs/meenemen.md"
    plain = offer.read_text(encoding="utf-8")
    offer.write_text(f"{plain}\n{{{{ meenemen() }}}}\n", encoding="utf-8")
    (root / "site" / PAGE).write_text(build_of(root, uitgave=True).text(PAGE) or "", encoding="utf-8")
    stood = prints(root / "site")
    privacy = root / "docs/privacy.md"
    before = privacy.read_text(encoding="utf-8")
    privacy.write_text(f"{before}\n![Een beeld](weg.png)\n", encoding="utf-8")
    result = build(root, UITGAVE="true")
    privacy.write_text(before, encoding="utf-8")
    offer.write_text(plain, encoding="utf-8")
    assert result.returncode == 1 and result.stderr.endswith(KEPT)
    assert prints(root / "site") == stood
    assert build(root).returncode == 0


def test_a_full_disk_leaves_the_site(root, good):
    """A limit on the size of files stands in for the disk."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = f"ulimit -f 16; exec {sys.executable} -m macros.host"
    result = subprocess.run(["sh", "-c", command], cwd=root, capture_output=True, text=True, env=environment)
    assert result.returncode == 1 and result.stderr.endswith(KEPT)
    assert "een bestand mag daar niet zo groot zijn" in result.stderr and "Traceback" not in result.stderr
    assert prints(root / "site") == good and left(root) == []


def test_a_file_that_says_the_same_keeps_its_date_and_one_that_was_spoiled_is_made_anew(root, good):
    """Who copies the site to a server by date copies what changed; nothing that was done to site/ by hand stays."""
    same, spoiled, led = (root / "site" / name for name in ("matrix/index.html", "index.html", "data/kennisbank.json"))
    date = same.stat().st_mtime_ns
    (root / "elders.json").write_bytes(led.read_bytes())
    spoiled.write_text("kapot", encoding="utf-8")
    led.unlink()
    led.symlink_to(root / "elders.json")
    assert build(root).returncode == 0
    assert prints(root / "site") == good
    assert same.stat().st_mtime_ns == date and not led.is_symlink()


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("site", (), "Op de plek van site/ staat een bestand. Daar hoort een map: haal het weg.\nsite/ is niet veranderd.\n"),
        ("voorbeeld", ("voorbeeld",), "Op de plek van voorbeeld/ staat een bestand."),
    ],
)
def test_a_file_where_a_folder_should_be_is_told_and_stays(tmp_path, name, words, told):
    (tmp_path / name).write_text("van mij", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-m", "macros.host", *words]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert result.returncode == 1 and result.stderr.startswith(told)
    assert (tmp_path / name).read_text(encoding="utf-8") == "van mij"


def test_a_link_where_a_folder_should_be_is_told_and_nothing_behind_it_changes(tmp_path):
    (tmp_path / "elders").mkdir()
    (tmp_path / "site").symlink_to("elders")
    with pytest.raises(switch.PlaceError, match=r"Op de plek van site/ staat een verwijzing\."), beside(tmp_path, "site"):
        pass
    assert (tmp_path / "site").is_symlink()


@pytest.mark.parametrize("closed", [".", "site"])
def test_a_place_where_nobody_may_write_is_told_and_the_site_stays(root, good, closed):
    (root / closed).chmod(0o555)
    command = [*(POWERLESS if os.geteuid() == 0 else ()), sys.executable, "-m", "macros.host"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    (root / closed).chmod(0o755)
    assert result.returncode == 1 and "je mag daar niet schrijven of lezen" in result.stderr and result.stderr.endswith(KEPT)
    assert prints(root / "site") == good


def fill(root: Path, text: str) -> None:
    with beside(root, "site") as folder:
        (folder / "index.html").write_text(text, encoding="utf-8")


def stands(root: Path) -> str:
    return (root / "site/index.html").read_text(encoding="utf-8")


def test_where_folders_cannot_change_places_the_switch_is_healed(tmp_path, monkeypatch):
    """Some disks know no exchange: the old site steps aside, and a run that is stopped just then is mended by the next."""
    monkeypatch.setattr(switch, "CALLS", ())
    fill(tmp_path, "een")
    fill(tmp_path, "twee")
    assert stands(tmp_path) == "twee" and left(tmp_path) == []
    (tmp_path / "site").rename(tmp_path / ".build/site.oud")
    with pytest.raises(RuntimeError), beside(tmp_path, "site"):
        assert stands(tmp_path) == "twee", "it is back before the building starts"
        raise RuntimeError
    assert stands(tmp_path) == "twee" and left(tmp_path) == []


def test_who_builds_at_the_same_time_waits(tmp_path):
    fill(tmp_path, "een")
    code = "from pathlib import Path\nfrom macros.site.replace_folder import beside\nwith beside(Path(), 'site') as f: (f / 'index.html').write_text('twee')"
    with beside(tmp_path, "site") as folder:
        other = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        assert other.stderr and other.stderr.readline() == "Er wordt al gebouwd. Deze bouw wacht tot dat klaar is.\n"
        (folder / "index.html").write_text("drie", encoding="utf-8")
    other.communicate()
    assert other.returncode == 0 and stands(tmp_path) == "twee" and left(tmp_path) == []


def test_the_copy_is_unpacked_in_one_step(tmp_path):
    (tmp_path / "site/meenemen").mkdir(parents=True)
    for day in ("een", "twee"):
        with ZipFile(tmp_path / "site" / ARCHIVE, "w") as archive:
            archive.writestr("kennisbank/index.html", day)
            archive.writestr(f"kennisbank/{day}.html", day)
        example(tmp_path)
        assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "voorbeeld/kennisbank").iterdir()} == {
            "index.html": day,
            f"{day}.html": day,
        }
