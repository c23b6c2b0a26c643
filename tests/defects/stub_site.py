"""A site under any address, https and IPv6 too, that exists in the browser alone."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route

from tests.support.client_page import TIME_LIMIT

PAGE = """<!doctype html><link rel="icon" href="data:,">
<script src="/sails.io.js" autoConnect="false"></script><main></main>"""


class StubSite:
    """Answers every HTTP request of a browser context, and notes who is asked for cookie and socket.

    Args:
        context: the browser context, of which no other page makes requests.
        client: the client file.
        origin: where the page is, such as `https://shop.test`.
        time_limit: milliseconds that a page waits for anything.
        sockets: whether WebSockets open, and stay silent; otherwise they are the browser's own.

    Attributes:
        cookies: the origins whose cookie route was fetched.
        sockets: the addresses of the WebSockets.
    """

    def __init__(
        self, context: BrowserContext, client: Path, origin: str, time_limit: int, sockets: bool = True
    ) -> None:
        self.cookies: list[str] = []
        self.sockets: list[str] = []
        self._client = client
        self._time_limit = time_limit
        self._origin = origin
        self._context = context
        context.route(lambda url: True, self._answer)
        if sockets:
            context.route_web_socket(lambda url: True, lambda socket: self.sockets.append(socket.url))

    def visit(self) -> Page:
        """Go to a page of the site that has loaded the client, and connects nothing by itself."""
        page = self._context.new_page()
        page.set_default_timeout(self._time_limit)
        page.set_default_navigation_timeout(TIME_LIMIT)
        page.goto(f'{self._origin}/')
        page.wait_for_function("() => window.io && !('socket' in io)")
        return page

    def _answer(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.path.endswith('/__getcookie'):
            self.cookies.append(f'{url.scheme}://{url.netloc}')
            route.fulfill(body='_sailsIoJSConnect();', content_type='application/javascript')
        elif url.path == '/sails.io.js':
            route.fulfill(path=self._client, content_type='application/javascript')
        elif url.path == '/':
            route.fulfill(body=PAGE, content_type='text/html')
        else:
            route.fulfill(status=404, body=json.dumps({'nothing': url.path}))
