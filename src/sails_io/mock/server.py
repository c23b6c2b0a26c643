"""A running app, and what a test may do to it from its own thread."""

import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .connection import Connection
from .errors import MockUsageError
from .journal import Journal
from .kept_port import KeptPort
from .lift import Lift
from .visitor import Answer, ask

if TYPE_CHECKING:
    from .app import MockSails


class Server:
    """A server in a background thread. All methods may be called from any thread, and wait until they are
    done.

    Example:
        >>> from sails_io.mock import MockSails
        >>> with MockSails().serve() as server:
        ...     server.drop_all()  # as when the network breaks
        ...     server.stop()  # refuses connections from here on
        ...     server.start()  # same port; records and sessions are still there
    """

    def __init__(self, app: 'MockSails', host: str, port: int) -> None:
        if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port <= 65535:
            raise MockUsageError(
                f'port is a number from 0 to 65535, 0 for any free one, but {port!r} was given.'
            )
        self.app = app
        self.host = host
        self.port = port
        self._kept_port = KeptPort()
        self._lift: Lift | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> 'Server':
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._kept_port.release()

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f'http://{self.host}:{self.port}'

    @property
    def running(self) -> bool:
        """Whether the server listens."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def journal(self) -> Journal:
        """The app's journal: handshakes and requests for assertions."""
        return self.app.journal

    @property
    def sockets(self) -> list[str]:
        """Ids of the sockets that are connected now, oldest first."""
        return list(self.app.sockets.connections)

    def start(self) -> None:
        """Listen: the first time on the port asked for, later on the same one. Harmless when running.

        Raises:
            OSError: somebody else has the port, or the app's Redis does not answer.
        """
        if self.running:
            return
        self._kept_port.release()
        lift = Lift(self.app, self.host, self.port, self._kept_port)
        self._thread = threading.Thread(target=lift.run, name=f'mock-sails:{self.port}', daemon=True)
        self._thread.start()
        try:
            self.port = lift.started.result()
        except BaseException:
            self._thread.join()  # so that another start may follow at once
            raise
        self._lift = lift
        self.journal.changed()

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 5.0,
    ) -> Answer:
        """Make a request over plain HTTP, as a visitor whom no page knows. Not to be called by a route.

        Args:
            method: a verb.
            path: path and query of the URL.
            body: what is sent as JSON; None sends nothing.
            headers: more headers of the request.
            seconds: how long to wait for the answer.

        Raises:
            ConnectionError: the server is stopped, or cut the connection.
            TimeoutError: no answer came in time.

        Example:
            >>> from sails_io.mock import MockSails
            >>> app = MockSails()
            >>> orders = app.model('order', {'item': 'string'})
            >>> with app.serve() as server:
            ...     server.request('POST', '/order', {'item': 'tea'}).body  # pages that show orders are told
            {'id': 1, 'item': 'tea'}
        """
        return ask(self.url, method, path, body, headers, seconds)

    def stop(self) -> None:
        """Close all connections with a close frame (clients: ``transport close``) and stop listening. The
        port stays this server's, for its next start, until the ``with`` block ends. Harmless when stopped."""
        self._end(abruptly=False)

    def kill(self) -> None:
        """Stop as by a crash: every connection is cut with nothing said."""
        self._end(abruptly=True)

    def drop_all(self) -> None:
        """Cut every socket's TCP connection with nothing said; the server goes on."""
        self._each(lambda connection: connection.cut())

    def close_all(self) -> None:
        """Close every socket with a close frame; clients call it ``transport close``."""
        self._each(lambda connection: connection.close())

    def disconnect_all(self) -> None:
        """Send every socket a disconnect packet; clients call it ``io server disconnect`` and do not
        reconnect."""
        self._each(lambda connection: connection.disconnect())

    def wait_for_sockets(self, count: int, seconds: float = 5.0) -> list[str]:
        """Wait until exactly so many sockets are connected, and return their ids.

        Args:
            count: how many.
            seconds: how long to wait.

        Raises:
            TimeoutError: there were not so many in time.
        """
        self.journal.wait_for(lambda: len(self.sockets) == count, seconds)
        return self.sockets

    def wait(self) -> None:
        """Wait until the server ends, or Ctrl-C is pressed."""
        try:
            while self._thread is not None and self._thread.is_alive():
                # A join without a limit cannot be interrupted on every platform.
                self._thread.join(0.5)
        except KeyboardInterrupt:
            pass

    def _end(self, abruptly: bool) -> None:
        if self._lift is not None and self.running:
            self._lift.stop(abruptly)
        if self._thread is not None:
            self._thread.join()

    def _each(self, action: Callable[[Connection], None]) -> None:
        def act() -> None:
            for connection in list(self.app.sockets.connections.values()):
                action(connection)

        if self._lift is not None and self.running:
            self._lift.call(act)
