"""A reader of the site: opens pages, and notes everything that a page may not do."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page


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
    """Opens pages, each with a fresh profile. ``problems`` must be empty at the end of a test."""

    browser: Browser
    server: str
    site: Path
    problems: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(self, address: str, screen: Screen = DESKTOP, *, missing: bool = False) -> Page:
        """Open an address of the served site; with ``missing`` it must be one that is not there."""
        page = self._page(screen, missing=missing)
        response = page.goto(self.server + address)
        assert response, f"{address} was not loaded"
        assert response.status == (404 if missing else 200), f"{address} answers {response.status}"
        return self._ready(page)

    def open_from_disk(self, address: str, screen: Screen = DESKTOP) -> Page:
        """Open a page as somebody does who has the folder on his computer."""
        page = self._page(screen)
        page.goto((self.site / address / "index.html").as_uri())
        return self._ready(page)

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _page(self, screen: Screen, *, missing: bool = False) -> Page:
        context = self.browser.new_context(
            viewport={"width": screen.width, "height": 800},
            color_scheme="dark" if screen.dark else "light",
            java_script_enabled=screen.javascript,
            forced_colors="active" if screen.forced_colors else "none",
            reduced_motion="reduce" if screen.reduced_motion else "no-preference",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self._heard(message, page, missing))
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._asked(request.url, page))
        return page

    def _heard(self, message: ConsoleMessage, page: Page, missing: bool) -> None:
        # The browser also says aloud that the page itself is a 404.
        is_page_itself = missing and message.location["url"] == page.url
        if message.type in ("error", "warning") and not is_page_itself:
            self.problems.append(f"{page.url}: {message.text}")

    def _asked(self, url: str, page: Page) -> None:
        if not url.startswith((self.server, self.site.as_uri())):
            self.problems.append(f"{page.url} asks another host: {url}")

    @staticmethod
    def _ready(page: Page) -> Page:
        page.evaluate("document.fonts.ready.then(() => true)")
        return page
