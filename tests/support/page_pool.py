"""Browser pages for one test after the other: opening one takes longer than most tests do."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext

from .client_page import ClientPage
from .server import Server


class PagePool:
    """The pages of one browser context. After each test they are emptied, and the context forgets its cookies.

    Args:
        browser: where to open them.
    """

    def __init__(self, browser: Browser) -> None:
        self.context: BrowserContext = browser.new_context()
        self._idle: list[ClientPage] = []
        self._used: list[ClientPage] = []

    def take(self, server: Server) -> ClientPage:
        """A page that no test is using, for the pages of this server."""
        if self._idle:
            page = self._idle.pop()
            page.server = server
        else:
            page = ClientPage(self.context.new_page(), server)
        self._used.append(page)
        return page

    def take_back(self) -> None:
        """Empty the pages that are in use, which ends their connections."""
        for page in self._used:
            page.page.goto('about:blank')
            page.frames.connections.clear()
        self._idle += self._used
        self._used = []
        self.context.clear_cookies()

    def close(self) -> None:
        """Close every page."""
        self.context.close()
