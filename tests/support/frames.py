"""What went over the WebSockets of a page, as socket.io packets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, WebSocket

# engine.io message (4), socket.io type (2 event, 3 acknowledgement), its id, its JSON
PACKET = re.compile(r'4([23])(\d*)(\[.*\])', re.DOTALL)
EVENT, ACKNOWLEDGEMENT = '2', '3'


@dataclass(frozen=True)
class Packet:
    """An event or acknowledgement: its id (None where no answer is asked for) and its arguments."""

    kind: str
    id: int | None
    arguments: list[Any]


@dataclass
class Connection:
    """One WebSocket: its address and its frames, in order."""

    url: str
    sent: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)

    @property
    def query(self) -> dict[str, str]:
        """The handshake's query."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    @property
    def path(self) -> str:
        """The path of the handshake, such as /socket.io/."""
        return urlsplit(self.url).path


class Frames:
    """Records every WebSocket of a page from the moment it is made.

    >>> frames = Frames(page)                                         # doctest: +SKIP
    >>> frames.requests()[-1].arguments[0]                            # doctest: +SKIP
    'get'
    """

    def __init__(self, page: Page) -> None:
        self.connections: list[Connection] = []
        self._page = page
        page.on('websocket', self._follow)

    def leave(self) -> None:
        """Record no more."""
        self._page.remove_listener('websocket', self._follow)

    def _follow(self, websocket: WebSocket) -> None:
        connection = Connection(websocket.url)
        self.connections.append(connection)
        websocket.on('framesent', _keeper(connection.sent))
        websocket.on('framereceived', _keeper(connection.received))

    def requests(self) -> list[Packet]:
        """The events that the page sent, over all its connections, in order."""
        return [packet for connection in self.connections for packet in packets(connection.sent)]


def _keeper(frames: list[str]) -> Callable[[str | bytes], None]:
    return lambda payload: frames.append(payload if isinstance(payload, str) else repr(payload))


def packets(frames: list[str]) -> list[Packet]:
    """The events and acknowledgements among some frames; pings and connection packets are left out."""
    found = map(PACKET.fullmatch, frames)
    return [
        Packet(
            'event' if match[1] == EVENT else 'acknowledgement',
            int(match[2]) if match[2] else None,
            json.loads(match[3]),
        )
        for match in found
        if match
    ]
