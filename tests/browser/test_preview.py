"""``make serve``: what is wrong stands on the page itself, and the page comes back when it is mended."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from scratch import project, small

from browser.test_access import violations

RECORD = "principles/uitgangspunten/u05.yml"
ADDRESS = "uitgangspunten/u05/"
BROKEN = ("thema: ", "thema: on")
PATIENCE = 120_000
"""Milliseconds to wait for a page; a slow machine passes too."""


@dataclass
class Desk:
    """An editor at work: a copy of the project, the preview that follows it, and a window on a page."""

    root: Path
    server: str
    page: Page
    terminal: Path

    def change(self, old: str, new: str, file: str = RECORD) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def said(self) -> str:
        return self.terminal.read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def start(root: Path, browser: Browser) -> Iterator[Desk]:
    port, terminal = free_port(), root.parent / "terminal.txt"
    command = [sys.executable, "-m", "macros.cli", "bekijk", "--poort", str(port)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}
    with terminal.open("w") as out, subprocess.Popen(command, cwd=root, stdout=out, stderr=out, text=True, env=environment) as process:
        while "De site staat op" not in terminal.read_text(encoding="utf-8"):
            with suppress(subprocess.TimeoutExpired):  # it leaves the machine to the preview meanwhile
                process.wait(0.1)
            assert process.poll() is None, terminal.read_text(encoding="utf-8")
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.set_default_navigation_timeout(PATIENCE)
        yield Desk(root, f"http://127.0.0.1:{port}/", page, terminal)
        page.context.close()
        process.terminate()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    """One for all tests: each leaves the content without mistakes."""
    yield from start(project(tmp_path_factory.mktemp("bureau")), browser)


@pytest.fixture
def broken_desk(tmp_path: Path, browser: Browser) -> Iterator[Desk]:
    """The preview is started while a record is wrong."""
    root = project(tmp_path)
    path = root / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace(*BROKEN, 1), encoding="utf-8")
    yield from start(root, browser)


def test_what_is_wrong_stands_on_the_page_until_it_is_mended(desk: Desk) -> None:
    page = desk.page
    page.goto(desk.server + ADDRESS)
    heading = page.get_by_role("heading", level=1)
    title = heading.inner_text()
    desk.change(*BROKEN)
    dialog = page.get_by_role("dialog", name=re.compile("De inhoud klopt nog niet: 1 fout"))
    expect(dialog).to_be_visible(timeout=PATIENCE)
    expect(dialog).to_contain_text(f"{RECORD}, regel ")
    expect(dialog).to_contain_text("Er is geen thema met id 'on")
    expect(dialog).to_contain_text("Bedoelde je '")
    expect(dialog.locator("pre")).to_contain_text("thema: on")
    assert f"{RECORD}:" in desk.said()
    assert "De laatste goede pagina's blijven staan." in desk.said()
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            head, close = (page.locator(part).bounding_box() for part in ("#bevindingen-kop", "#bevindingen header button"))
            assert head and close and close["x"] > head["x"] + head["width"], "the button stands beside what is said, not under it"
            assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(heading).to_have_text(title)
    page.get_by_role("button", name="Toon de fouten").press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Sluiten").press("Enter")
    expect(dialog).to_be_hidden()

    desk.change(BROKEN[1], BROKEN[0])
    desk.change("titel: ", "titel: Nieuw en ")
    expect(heading).to_contain_text("Nieuw en", timeout=PATIENCE)
    expect(page.locator(".bevindingen")).to_have_count(0)


def test_started_with_a_mistake_it_shows_the_mistake_and_then_the_site(broken_desk: Desk) -> None:
    page = broken_desk.page
    page.goto(broken_desk.server + ADDRESS)
    expect(page.get_by_role("dialog")).to_contain_text("Er is geen thema met id 'on")
    broken_desk.change(BROKEN[1], BROKEN[0])
    expect(page.locator("blockquote").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_page_in_docs_a_file_of_data_and_a_record_that_waits(desk: Desk) -> None:
    """A slip in a page by hand is told too; exports follow what was saved; what waits is shown as waiting."""
    page = desk.page
    page.goto(desk.server + "over/")
    desk.change("\n# ", '\n{{ kaart("u55") }}\n\n# ', "docs/over/index.md")
    expect(page.get_by_role("dialog")).to_contain_text("Er is geen record met id 'u55'", timeout=PATIENCE)
    desk.change('\n{{ kaart("u55") }}\n', "", "docs/over/index.md")
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=PATIENCE)
    desk.change("titel: ", "titel: Beter en ")
    page.goto(desk.server + ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Beter en", timeout=PATIENCE)
    assert "Beter en" in page.request.get(desk.server + "data/uitgangspunten/u05.json").text()
    assert page.request.get(desk.server + "bestaat-niet/").status == 404

    known = desk.root / "principles/praktijkvoorbeelden/zuidwest-samen-solidair.yml"
    text = known.read_text(encoding="utf-8").replace("id: zuidwest-samen-solidair", "id: later").replace("titel: ", "titel: Later en ", 1)
    text = text.replace("\nstatus:", "\npubliceren_vanaf: 2099-01-01\nstatus:")
    known.with_name("later.yml").write_text(text, encoding="utf-8")
    expect(page.get_by_role("link", name=re.compile(r"\(vanaf 1 januari 2099\)"))).to_have_count(1, timeout=PATIENCE)
    page.goto(desk.server + "praktijk/later/")
    expect(page.locator("main")).to_contain_text("Nog niet gepubliceerd, vanaf 1 januari 2099.")


def test_a_port_that_is_taken_is_said_in_dutch(root: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        command = [sys.executable, "-m", "macros.cli", "bekijk", "--poort", port]
        result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert result.returncode == 1
    assert f"Poort {port} is niet vrij" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_port_that_cannot_be_is_said_in_dutch(root: Path) -> None:
    command = [sys.executable, "-m", "macros.cli", "bekijk", "--poort", "99999"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr == "Een poort is een getal van 1 tot en met 65535, zoals: make serve POORT=8001\n"


def test_two_requests_to_stop_end_it_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "macros.cli", "bekijk", "--poort", port]
    with subprocess.Popen(command, cwd=small(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if "Stop met Ctrl+C" in line:
                break
        process.terminate()
        process.terminate()
        rest, told = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "Gestopt.\n")
    assert "Traceback" not in told


def test_published_site_holds_nothing_of_the_preview(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".html", ".css", ".js"):
            assert "bevindingen" not in path.read_text(encoding="utf-8"), path
