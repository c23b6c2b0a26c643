"""What happened, for assertions: handshakes and requests in the order of their coming."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .connection import Handshake


@dataclass(frozen=True)
class VirtualRequest:
    """A virtual request exactly as the client sent it.

    Attributes:
        socket_id: whose request it was.
        event: name of the socket.io event, a lower-case verb.
        message: the payload, normally a dict of method, headers, data and url.
        acknowledged: whether the client asked for an acknowledgement.
    """

    socket_id: str
    event: str
    message: Any
    acknowledged: bool

    @property
    def url(self) -> Any:
        """The URL in the payload, None when there is none."""
        return self.message.get('url') if isinstance(self.message, dict) else None


@dataclass
class Journal:
    """The log of one app, kept over stop and start.

    Attributes:
        handshakes: every attempt to connect, refused ones too.
        requests: every virtual request, those that cannot be parsed too.
        http_requests: method and URL of every plain HTTP request, static files too.

    Example:
        >>> from sails_io.mock import MockSails
        >>> with MockSails().serve() as server:
        ...     answer = server.request('GET', '/hello')
        ...     server.journal.http_requests
        [('GET', '/hello')]
    """

    handshakes: list[Handshake] = field(default_factory=list)
    requests: list[VirtualRequest] = field(default_factory=list)
    http_requests: list[tuple[str, str]] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def clear(self) -> None:
        """Forget everything so far."""
        self.handshakes.clear()
        self.requests.clear()
        self.http_requests.clear()

    def changed(self) -> None:
        """Wake those who wait; called after every change of the server's state."""
        with self._changed:
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], Any], seconds: float = 5.0) -> Any:
        """Wait in a test's thread until a condition about the server holds, and return its value.

        Args:
            condition: called whenever something has happened on the server.
            seconds: how long to wait.

        Raises:
            TimeoutError: the condition did not hold in time.

        Example:
            >>> from sails_io.mock import MockSails
            >>> with MockSails().serve() as server:
            ...     server.journal.wait_for(lambda: len(server.sockets) == 0)
            True
        """
        with self._changed:
            value = self._changed.wait_for(condition, seconds)
        if not value:
            raise TimeoutError(f'The condition did not hold within {seconds} seconds.')
        return value
