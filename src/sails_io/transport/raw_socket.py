"""What the core of the client sees: socket.io's function, and the raw sockets that it makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.transport.emitter import Emitter
from sails_io.transport.listener import ConnectError
from sails_io.transport.manager import Manager
from sails_io.twin import Error, running_loop


class SocketIo:
    """socket.io-client's function `io`: it makes raw sockets, and the core adds `io.sails` and `io.socket`."""

    sails: Any = None
    socket: Any = None

    def __call__(self, url: Any, options: Any = None) -> RawSocket:
        """Return a raw socket that does not connect yet.

        Raises:
            ConnectError: no URL is given; only a page has one by itself.
            Error: no event loop is running.
        """
        running_loop()
        if not isinstance(url, str):
            raise ConnectError("No URL: write where the Sails server is, such as 'http://localhost:1337'.")
        return RawSocket(_with_scheme(url), options or {})


class Acknowledgements:
    """Those that a raw socket waits for, by id: `del` forgets one."""

    def __init__(self, manager: Manager) -> None:
        self._manager = manager

    def __delitem__(self, id: int) -> None:
        if self._manager.engine is not None:
            self._manager.engine.forget(id)


class RawSocket(Emitter):
    """socket.io-client's Socket, for the namespace `/`.

    It tells the events `connect`, `connect_error` and `disconnect`. Names without an underscore are socket.io's.
    """

    def __init__(self, url: str, options: dict[str, Any]) -> None:
        super().__init__()
        self.io = Manager(url, options, self)
        self.auth: Any = options.get('auth')
        self.id: str | None = None
        self.connected = False
        #: Something, while it hears what happens; None from the moment in which it has been taken down.
        self.subs: Any = None
        #: Packets that wait for a connection: the core sends none before.
        self.sendBuffer: list[Any] = []
        self.acks = Acknowledgements(self.io)
        self._any: list[Callable[..., None]] = []

    @property
    def ids(self) -> int:
        """The id of the next event that is to be acknowledged."""
        return 0 if self.io.engine is None else self.io.engine.ids

    def connect(self) -> None:
        """Open a connection, unless it is open or the manager is at it."""
        if not self.connected:
            self.subs = self.subs or ['/']
            if not self.io._reconnecting:
                self.io.open()

    def disconnect(self) -> None:
        """End the connection, or the attempts to have one; who waits for `disconnect` is told at once."""
        was_connected = self.connected
        self._destroy()
        if was_connected:
            self._over('io client disconnect')

    def destroy(self) -> None:
        """Take it down, and tell nobody."""
        self._destroy()

    def emit(self, event: str, data: Any, acknowledge: Callable[..., None] | None = None) -> None:
        """Send an event to the server, with one value.

        Raises:
            Error: JSON cannot hold the value.
        """
        if self.io.engine is not None:
            try:
                self.io.engine.emit(event, data, acknowledge)
            except (TypeError, ValueError, RecursionError) as error:
                raise Error('E_NOT_SENT', f'JSON cannot hold the data: {error}.') from error

    def onAny(self, handler: Callable[..., None]) -> None:  # noqa: N802 - socket.io's name
        """Call `handler` with the name and the values of each event of the server."""
        self._any.append(handler)

    # What the manager tells

    def on_connect(self, sid: str) -> None:
        """The server has let it in."""
        self.id = sid
        self.connected = True
        self.tell('connect')

    def on_refusal(self, error: ConnectError) -> None:
        """The server has not."""
        self._destroy()
        self.tell('connect_error', error)

    def on_error(self, error: ConnectError) -> None:
        """The server could not be reached, or not be talked with."""
        if not self.connected and self.subs is not None:
            self.tell('connect_error', error)

    def on_event(self, event: str, values: list[Any]) -> None:
        """The server has sent an event."""
        for handler in list(self._any):
            handler(event, *values)

    def on_close(self, reason: str) -> None:
        """A connection is over that nobody here has ended."""
        if reason == 'io server disconnect':
            # socket.io does not come back where it was sent away.
            self._destroy()
            self._over(reason)
        else:
            self.io.lose()
            self._over(reason)

    def _destroy(self) -> None:
        self.subs = None
        self.io.close()

    def _over(self, reason: str) -> None:
        self.connected = False
        self.id = None
        self.tell('disconnect', reason)


def _with_scheme(url: str) -> str:
    return url if '://' in url else f'http://{url.removeprefix("//")}'
