"""Browser pages for one test after the other: opening one takes longer than most tests do."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext

from .client_page import TIME_LIMIT, ClientPage
from .server import Server


class PagePool:
    """The pages of one visitor. After each test they are emptied, and the visitor has no cookies any more.

    Args:
        browser: where to open them.
        keeps: whether the next test gets the same pages; otherwise it is another visitor's turn.
    """

    def __init__(self, browser: Browser, keeps: bool) -> None:
        self._browser = browser
        self._keeps = keeps
        self._context: BrowserContext | None = None
        self._idle: list[ClientPage] = []
        self._used: list[ClientPage] = []

    @property
    def context(self) -> BrowserContext:
        """The visitor."""
        if self._context is None:
            self._context = self._browser.new_context()
        return self._context

    def take(self, server: Server) -> ClientPage:
        """A page that no test is using, for the pages of this server."""
        if self._idle:
            page = self._idle.pop()
            page.server = server
            page.page.set_default_timeout(TIME_LIMIT)
        else:
            page = ClientPage(self.context.new_page(), server)
        self._used.append(page)
        return page

    def listen(self) -> None:
        """Hear what the pages in use have said until now."""
        for page in self._used:
            page.run('0')

    def take_back(self) -> None:
        """Empty the pages that are in use, which ends their connections."""
        if not self._keeps:
            self.close()
            return
        for page in self._used:
            page.page.goto('about:blank')
            page.frames.connections.clear()
        self._idle += self._used
        self._used = []
        self.context.clear_cookies()

    def close(self) -> None:
        """Close every page."""
        if self._context is not None:
            self._context.close()
        self._context, self._idle, self._used = None, [], []
