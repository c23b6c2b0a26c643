"""Who is told of a connection, and the error of one that did not come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class ConnectError(Exception):
    """A connection that did not come about.

    Attributes:
        message: why.
        data: what a server that refused had to say.
    """

    def __init__(self, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.data = data


@dataclass
class Listener:
    """What an engine tells, until it is closed: each function is called at most once, but for `event`.

    Attributes:
        opened: when the server speaks engine.io 4; it has not let the socket in yet.
        failed: with the error, when that did not come about.
        connected: with the socket's id, when the server has let it in.
        refused: with the error, when it has not.
        outdated: with the error, when it lets in nobody but clients of socket.io 2.
        event: with the name and the values of each event.
        closed: with the reason, when an open connection is over.
    """

    opened: Callable[[], None]
    failed: Callable[[ConnectError], None]
    connected: Callable[[str], None]
    refused: Callable[[ConnectError], None]
    outdated: Callable[[ConnectError], None]
    event: Callable[[str, list[Any]], None]
    closed: Callable[[str], None]
