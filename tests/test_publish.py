"""Publishing on a server: the new site beside the old one, then one switch."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from debian import install
from scratch import FAKE_SSH, project, run

SCRIPT = ROOT / ".ci/publiceer.sh"


@pytest.fixture(scope="module", autouse=True)
def rsync():
    if not shutil.which("rsync"):
        install("rsync")
    if not shutil.which("rsync"):
        pytest.fail("Het programma rsync ontbreekt: installeer het pakket 'rsync'.", pytrace=False)


@pytest.fixture
def built(tmp_path):
    """A site that is built, and beside it a program ssh that goes to this machine and says which server was asked for."""
    site = tmp_path / "werk/site"
    site.mkdir(parents=True)
    for name in ("index.html", "404.html", "stil.html", ".htaccess"):
        (site / name).write_text(f"{name} een\n", encoding="utf-8")
    ssh = tmp_path / "bin/ssh"
    ssh.parent.mkdir()
    ssh.write_text(FAKE_SSH.format(seen=tmp_path / "servers"), encoding="utf-8")
    ssh.chmod(0o755)
    return site


def publish(site: Path, target: str, **settings: str) -> subprocess.CompletedProcess[str]:
    path = f"{site.parent.parent}/bin:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "DOEL": target, **settings}
    return subprocess.run(["sh", str(SCRIPT)], cwd=site.parent, capture_output=True, text=True, env=environment)


def releases(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "uitgaven").iterdir())


def older(folder: Path, count: int) -> list[str]:
    """Releases of earlier days, as they lie on the server."""
    names = [f"2024010{day}T000000Z-oud" for day in range(1, count + 1)]
    for name in names:
        (folder / "uitgaven" / name).mkdir(parents=True)
    return names


@pytest.mark.parametrize("server", ["", "redactie@server.voorbeeld:"])
def test_site_is_served_from_a_symlink(built, tmp_path, server):
    up = tmp_path / "www"
    result = publish(built, f"{server}{up}")
    assert result.returncode == 0, result.stderr
    assert (up / "huidig").is_symlink()
    assert {path.name for path in (up / "huidig/").iterdir()} == {"index.html", "404.html", "stil.html", ".htaccess"}
    assert str((up / "huidig").readlink()) == f"uitgaven/{releases(up)[0]}"
    assert f"{server}{up}/huidig wijst naar uitgaven/{releases(up)[0]}." in result.stdout
    if server:
        assert set((tmp_path / "servers").read_text(encoding="utf-8").split()) == {"redactie@server.voorbeeld"}


def test_visitor_sees_the_old_site_or_the_new_one(built, tmp_path):
    """The switch replaces the symlink in one step; what did not change is the same file still."""
    up = tmp_path / "www"
    older(up, 1)
    assert publish(built, str(up)).returncode == 0
    now = (up / "huidig").resolve()
    first = now.rename(now.with_name("20240601T000000Z-eerder"))
    (up / "huidig").unlink()
    (up / "huidig").symlink_to(f"uitgaven/{first.name}")
    (built / "index.html").write_text("index.html twee\n", encoding="utf-8")
    assert publish(built, str(up)).returncode == 0
    assert (up / "huidig/index.html").read_text(encoding="utf-8") == "index.html twee\n"
    assert (first / "index.html").read_text(encoding="utf-8") == "index.html een\n"
    assert (up / "huidig/stil.html").samefile(first / "stil.html")
    assert not (up / "huidig.nieuw").exists()


def test_a_few_old_releases_stay(built, tmp_path):
    up = tmp_path / "www"
    names = older(up, 6)
    assert publish(built, str(up), BEWAAR="3").returncode == 0
    assert releases(up)[:2] == names[-2:]
    assert len(releases(up)) == 3


def test_site_that_is_not_whole_is_not_published(built, tmp_path):
    up = tmp_path / "www"
    assert publish(built, str(up)).returncode == 0
    before = (up / "huidig").readlink()
    (built / "404.html").unlink()
    result = publish(built, str(up))
    assert result.returncode == 1
    assert "Er is niets gepubliceerd." in result.stderr
    assert (up / "huidig").readlink() == before


def test_copy_that_stops_half_way_leaves_the_old_site_up(built, tmp_path):
    up = tmp_path / "www"
    names = older(up, 1)
    (up / "huidig").symlink_to(f"uitgaven/{names[0]}")
    broken = tmp_path / "bin/rsync"
    broken.write_text('#!/bin/sh\nfor last; do :; done\necho half > "$last/index.html"\nexit 12\n', encoding="utf-8")
    broken.chmod(0o755)
    result = publish(built, str(up))
    assert (result.returncode, result.stderr) == (1, "Het kopiëren is gestopt. Er is niets gepubliceerd.\n")
    assert str((up / "huidig").readlink()) == f"uitgaven/{names[0]}"
    assert releases(up) == names


@pytest.mark.parametrize("target", ["", "ergens", "-oProxyCommand=x:/pad", "server:/pad; rm -rf x", "/pad met spatie", "/pad'"])
def test_target_that_cannot_be_meant_is_refused(built, target):
    result = publish(built, target)
    assert result.returncode == 1
    assert "DOEL" in result.stderr
    assert "Er is niets gepubliceerd." in result.stderr


def test_number_to_keep_is_a_number(built, tmp_path):
    result = publish(built, str(tmp_path / "www"), BEWAAR="veel")
    assert (result.returncode, result.stderr.split(":")[0]) == (1, "BEWAAR is een aantal")


def test_folder_in_the_way_is_not_overwritten(built, tmp_path):
    up = tmp_path / "www"
    (up / "huidig").mkdir(parents=True)
    result = publish(built, str(up))
    assert result.returncode == 1
    assert "huidig geen symlink" in result.stderr
    assert (up / "huidig").is_dir()


def test_content_with_an_error_never_reaches_the_server(tmp_path):
    root, up = project(tmp_path), tmp_path / "www"
    good = root / "principles/praktijkvoorbeelden/rocmn-opleidingsschool.yml"
    good.write_text(good.read_text(encoding="utf-8").replace("stand:", "stnad:"), encoding="utf-8")
    result = run(root, f"make publiceer DOEL={up}")
    assert result.returncode != 0
    assert "Bedoelde je 'stand'?" in result.stdout + result.stderr
    assert not up.exists()
