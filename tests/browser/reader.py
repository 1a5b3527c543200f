"""A reader of the site: opens pages, and notes everything that a page may not do."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page


@dataclass(frozen=True)
class Screen:
    """What the reader has, and what the reader's system asks for."""

    width: int = 1280
    dark: bool = False
    javascript: bool = True
    forced_colors: bool = False
    reduced_motion: bool = False


DESKTOP = Screen()
PHONE = Screen(width=390)
NARROW = Screen(width=320)
NO_SCRIPT = Screen(javascript=False)


@dataclass
class Reader:
    """Opens pages; ``problems`` must be empty at the end of a test.

    One window per screen for the whole run: opening a window costs a browser far more
    than opening a page in it. Nothing may be left behind there; test_alone.py sees to that.
    """

    browser: Browser
    server: str
    site: Path
    problems: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    windows: dict[Screen, Page] = field(default_factory=dict)

    def visit(self, address: str, screen: Screen = DESKTOP, *, missing: bool = False) -> Page:
        """Open an address of the served site; with ``missing`` it must be one that is not there."""
        url = self.server + address
        if missing:
            self.missing.add(url)
        page = self._window(screen)
        response = page.goto(url)
        assert response, f"{address} was not loaded"
        assert response.status == (404 if missing else 200), f"{address} answers {response.status}"
        return _ready(page)

    def first_visit(self, address: str) -> Page:
        """Open a page as somebody who was never here: nothing is kept from other pages."""
        if window := self.windows.pop(DESKTOP, None):
            window.context.close()
        return self.visit(address)

    def open_from_disk(self, address: str, screen: Screen = DESKTOP) -> Page:
        """Open a page as somebody does who has the folder on his computer."""
        page = self._window(screen)
        page.goto((self.site / address / "index.html").as_uri())
        return _ready(page)

    def _window(self, screen: Screen) -> Page:
        """The window for a screen, as it was when it was new."""
        if screen not in self.windows:
            self.windows[screen] = self._new_window(screen)
        page = self.windows[screen]
        page.set_viewport_size({"width": screen.width, "height": 800})
        page.emulate_media(color_scheme="dark" if screen.dark else "light")
        return page

    def _new_window(self, screen: Screen) -> Page:
        context = self.browser.new_context(
            java_script_enabled=screen.javascript,
            forced_colors="active" if screen.forced_colors else "none",
            reduced_motion="reduce" if screen.reduced_motion else "no-preference",
        )
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._asked(request.url, page))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        place = message.location["url"]
        # A page that is not there asks for its style wherever the root can be; only one of those places is right.
        if self.missing and "/assets/" in place and not place.startswith(f"{self.server}assets/"):
            return
        # The browser says aloud that a page is a 404, and that it preloads no fonts from disk.
        # It loads those later, as the style sheet asks; test_alone.py sees to that.
        is_preload = all(part in place + message.text for part in ("file:", ".woff2"))
        if message.type in ("error", "warning") and place not in self.missing and not is_preload:
            self.problems.append(f"{place}: {message.text}")

    def _asked(self, url: str, page: Page) -> None:
        if not url.startswith((self.server, self.site.as_uri())):
            self.problems.append(f"{page.url} asks another host: {url}")


def _ready(page: Page) -> Page:
    page.evaluate("document.fonts.ready.then(() => true)")
    return page
