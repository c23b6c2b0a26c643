"""What becomes of single WebSocket frames between a page and its server: a test says, the browser's driver does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from playwright.sync_api import Page, WebSocketRoute

#: The frames that go on in place of one: none where it is lost.
Rule = Callable[[str], Iterable[str]]

#: Beginnings of frames: engine.io's heartbeat, and socket.io's events and acknowledgements.
PING, PONG, EVENT, ANSWER = '2', '3', '42', '43'


def untouched(frame: str) -> list[str]:
    """Every frame goes on as it is."""
    return [frame]


class FrameFaults:
    """Stands in every WebSocket that a page opens from now on.

    Args:
        page: of the browser.

    Attributes:
        up: what becomes of a frame on the way to the server.
        down: of one on the way to the page.

    Example:
        >>> faults = FrameFaults(page)
        >>> faults.down = lambda frame: [] if frame.startswith(ANSWER) else [frame]
    """

    def __init__(self, page: Page) -> None:
        self.up: Rule = untouched
        self.down: Rule = untouched
        self._route: WebSocketRoute
        page.route_web_socket(re.compile('/socket.io/'), self._take)

    def give(self, *frames: str) -> None:
        """Send frames to the page."""
        _send(self._route, frames)

    def close(self, code: int) -> None:
        """Close the page's WebSocket with this code."""
        self._route.close(code=code)

    def _take(self, route: WebSocketRoute) -> None:
        self._route = route
        server = route.connect_to_server()
        route.on_message(lambda frame: _send(server, self.up(str(frame))))
        server.on_message(lambda frame: _send(route, self.down(str(frame))))


def _send(side: WebSocketRoute, frames: Iterable[str]) -> None:
    for frame in frames:
        side.send(frame)
