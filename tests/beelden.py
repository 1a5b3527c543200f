"""Makes the pictures of the guide and of the README from the real thing: ``make beelden``.

The guide is followed step by step in a copy, and what then shows is taken in
Chromium. Pictures are WebP, some 1200 pixels wide, and weigh less than 60 kB.
"""

import base64
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from browser.server import serving
from chromium import find
from conftest import ROOT
from guide import Step, steps
from newcomer import Newcomer, settled
from playwright.sync_api import Browser, Page, sync_playwright

GUIDE = ROOT / "docs/over/beelden"
README = ROOT / "docs/besluiten/beelden"
WIDTH, SCALE, MOST = 800, 1.5, 60_000
WEBP = """async ([png, quality]) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
BESIDE = """<!doctype html><style>body {{ margin: 0; display: flex; gap: 12px; align-items: start; background: #fff; }}
img {{ height: 560px; }}</style>{pictures}"""


@dataclass
class Camera:
    """Takes pictures in one Chromium."""

    browser: Browser

    def page(self, width: int = WIDTH, height: int = 600, scale: float = SCALE) -> Page:
        return self.browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)

    def save(self, png: bytes, path: Path) -> None:
        """Save as WebP, in the best quality that is light enough."""
        page = self.page()
        for quality in (0.9, 0.8, 0.7, 0.6, 0.5):
            picture = base64.b64decode(page.evaluate(WEBP, [base64.b64encode(png).decode(), quality]))
            if len(picture) < MOST:
                break
        page.close()
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture)
        print(f"{path.relative_to(ROOT)}: {len(picture)} bytes")

    def site(self, address: str, path: Path, height: int = 600, prepare: Callable[[Page], object] = lambda page: None) -> None:
        """The top of a page of the site."""
        page = self.page(1000, height, 1.2)
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
        prepare(page)
        self.save(page.screenshot(), path)
        page.close()

    def beside(self, address: str, path: Path) -> None:
        """A page on a wide screen and on a phone, beside each other."""
        pictures = ""
        for width in (1160, 390):
            page = self.page(width, 815, 1)
            page.goto(address)
            page.evaluate("document.fonts.ready.then(() => true)")
            pictures += f'<img alt="" src="data:image/png;base64,{base64.b64encode(page.screenshot()).decode()}">'
            page.close()
        page = self.page(1077, 560, 1)
        page.set_content(BESIDE.format(pictures=pictures))
        self.save(page.screenshot(), path)
        page.close()


EXAMPLE = "praktijk/samen-leren-in-de-wijk/"


def guide(camera: Camera, editor: Newcomer) -> None:
    """Follow the guide, and take its pictures on the way."""
    for step in steps():
        if step.changed and step.page == "redactie/meldingen":
            with editor.serving("make serve") as address:
                camera.site(f"{address}{EXAMPLE}", GUIDE / "melding.webp", prepare=partial(mistake, editor, step))
            return
        if "make serve" in step.command and (editor.root / f"principles/praktijkvoorbeelden/{Path(EXAMPLE).name}.yml").exists():
            with editor.serving(step.command) as address:
                camera.site(f"{address}{EXAMPLE}", GUIDE / "voorbeeld.webp")
        else:
            editor.follow(step)


SUBJECT = "beheer/praktijkvoorbeeld/rocmn-opleidingsschool/"


def form(camera: Camera, editor: Newcomer) -> None:
    """The form for editors: a record with a change, and one with errors."""

    def filled(title: str, year: str, page: Page) -> None:
        page.locator("[name=titel]").fill(title)
        page.locator("[name=jaar]").fill(year)
        page.get_by_role("button", name="Controleer en bekijk").last.click()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.activeElement.blur()")

    with editor.serving("BROWSER=true make beheer") as address:
        camera.site(address + SUBJECT, GUIDE / "formulier.webp", 860, partial(filled, "Samen opleiden in de hele regio", "2024"))
        camera.site(address + SUBJECT, GUIDE / "formulier-fout.webp", 760, partial(filled, "", "2024-2025"))


def mistake(editor: Newcomer, step: Step, page: Page) -> None:
    """Make the mistake of the guide while the page is open."""
    editor.follow(step)
    page.get_by_text("Er zijn u01 tot en met").wait_for()


def main() -> None:
    path = find() or sys.exit("Geen Chromium gevonden.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        camera = Camera(playwright.chromium.launch(executable_path=path, chromium_sandbox=False))
        form(camera, settled(Path(home) / "formulier"))
        guide(camera, settled(Path(home) / "gids"))
        with serving(ROOT / "site") as address:
            camera.site(f"{address}redactie/", GUIDE / "overzicht.webp", height=760)
            camera.beside(f"{address}uitgangspunten/u05/", README / "uitgangspunt.webp")


if __name__ == "__main__":
    main()
