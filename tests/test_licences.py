"""Whose code and fonts the site carries: each named, with its version and the text of its licence, in one file on the site."""

import json
import re

import pytest
from conftest import ROOT

OVERRIDES = ROOT / "overrides"
BUNDLED_BEFORE = re.compile(r"^// (?:\S*/)?node_modules/((?:@[\w.-]+/)?[\w.-]+)/", re.MULTILINE)
"""What a bundler wrote into a package that was bundled before it came here: the package that the next lines are from."""


@pytest.fixture(scope="module")
def inside() -> dict[str, list[str]]:
    """What esbuild says that is in each bundle (its metafile), by the published name."""
    return json.loads((ROOT / ".build/inhoud.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock() -> dict[str, dict]:
    return json.loads((OVERRIDES / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def names(inside: dict[str, list[str]]) -> set[str]:
    """Every package that has code in a bundle, also inside a file that was bundled before."""
    files = {file for files in inside.values() for file in files if "node_modules/" in file}
    found = {match for file in files for match in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", file)}
    return found | {name for file in files for name in BUNDLED_BEFORE.findall((OVERRIDES / file).read_text(encoding="utf-8"))}


def test_every_package_in_a_bundle_and_every_font_is_named_with_its_version_and_the_text_of_its_licence(site, inside, lock):
    text = (site / "licenties.txt").read_text(encoding="utf-8")
    fonts = set(re.findall(r'file: "((?:@[^/]+/)?[^/]+)/', (OVERRIDES / "fonts.mjs").read_text(encoding="utf-8")))
    assert fonts and len(names(inside)) > 3
    for name in sorted(names(inside) | fonts | {"esbuild"}):
        known = lock[f"node_modules/{name}"]
        title = f"{name} {known['version']} ({known['license']})"
        assert f"- {title}\n" in text
        [own] = [path for path in (OVERRIDES / "node_modules" / name).iterdir() if re.match(r"licen[cs]e", path.name, re.IGNORECASE)]
        licence = own.read_text(encoding="utf-8").replace("\r\n", "\n").strip()
        assert len(licence) > 200 and licence in text.partition(f"\n{title}\n=")[2]


def test_every_script_and_style_of_the_site_is_in_a_bundle_that_was_looked_into(site, inside):
    assets = json.loads((ROOT / ".build/assets.json").read_text(encoding="utf-8"))
    assert {name for name in assets if name.endswith((".js", ".css"))} == set(inside) - {"documents.mjs"}
    kinds = (".js", ".css", ".woff2", ".mjs", ".wasm", ".ttf", ".otf", ".woff")
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in kinds}
    made_of_records = {path for path in found if path.startswith(("data/", "assets/zoekteksten."))}
    assert found - made_of_records <= set(assets.values())


def test_what_a_file_says_of_its_own_licence_comes_along(site):
    """docx holds code of others that no lock file names; its own comment does."""
    assert "Copyright Joyent, Inc. and other Node contributors." in (site / "licenties.txt").read_text(encoding="utf-8")


def test_who_takes_the_site_along_is_told_where_the_licences_stand():
    assert "licenties.txt" in (ROOT / "macros/templates/meenemen/leesmij.txt").read_text(encoding="utf-8")
