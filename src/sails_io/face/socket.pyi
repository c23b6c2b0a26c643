from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Literal, TypeVar, overload

from sails_io.face.types import Events, Request, Subscription
from sails_io.face.types import Reply as Reply

_Handler = TypeVar('_Handler', bound=Callable[..., object])

class Socket:
    """A connection to a Sails server, usable at once: what is asked of it before it is up waits for that."""

    status: Literal['disconnected', 'connecting', 'connected', 'reconnecting']
    inner: Any

    def __init__(self, inner: Any) -> None: ...
    def get(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with GET.

        Arguments:
            url: of the server's routes, such as `/order/3`.
            data: a dict (or list) of values that JSON can hold.
            headers: beside those of every request.
            timeout: seconds until it fails with E_TIMEOUT, also while it waits for a connection.
            queue: False, where it must not wait for a connection.

        Returns:
            the request, to be awaited: it comes to the reply. It can be given up with `abort()`.

        Raises:
            SailsError: when awaited, for a status below 200 or from 400 on, and where there is no answer; at once,
                where an argument cannot be used.
        """

    def post(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with POST; see `get`."""

    def put(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with PUT; see `get`."""

    def patch(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with PATCH; see `get`."""

    def delete(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with DELETE; see `get`."""

    def request(
        self,
        method: str,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request:
        """Ask with any method; see `get`."""

    def subscribe(
        self,
        url: str,
        data: Any = None,
        *,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        on_reply: Callable[[Any], object] | None = None,
    ) -> Subscription:
        """Ask now, and again after every reconnect: the server forgets what its sockets had subscribed.

        Arguments:
            url, data, headers: as for `get`.
            method: GET, unless it is given.
            on_reply: called with the body of each reply.

        Returns:
            the subscription; `stop()` ends it, `request` is its latest request.
        """

    @overload
    def on(self, event: str, handler: None = None) -> Callable[[_Handler], _Handler]:
        """Call `handler` at each `event`, of the server or of the connection; without it, a decorator."""

    @overload
    def on(self, event: str, handler: _Handler) -> _Handler: ...
    @overload
    def once(self, event: str, handler: None = None) -> Callable[[_Handler], _Handler]:
        """Call `handler` at the next `event` only; see `on`."""

    @overload
    def once(self, event: str, handler: _Handler) -> _Handler: ...
    def off(self, event: str | None = None, handler: Callable[..., object] | None = None) -> None:
        """Forget `handler` of `event`, or all handlers of `event`, or all handlers."""

    def events(self, event: str) -> Events:
        """Return an asynchronous iterator over an event, from now on; it ends with the connection."""

    def ready(self) -> Awaitable[Socket]:
        """Return what can be awaited: it comes to this socket when it is connected.

        Raises:
            SailsError: when awaited, where connecting is given up.
        """

    def connect(self) -> None:
        """Connect again, after `disconnect` or a connection that was given up."""

    def disconnect(self) -> Awaitable[None]:
        """Disconnect, or stop connecting; awaited, it ends when nothing of the connection is left."""

    def __aenter__(self) -> Awaitable[Socket]: ...
    def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> Awaitable[None]: ...
