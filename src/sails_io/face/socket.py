"""A socket, as Python has it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import accessor
from sails_io.face.events import events_of
from sails_io.face.names import milliseconds
from sails_io.face.platform import entered, left, opened


class Socket:
    """A connection to a Sails server, usable at once: what is asked of it before it is up waits for that.

    Make one with `connect`. It is an asynchronous context manager: entered when it is connected, and left disconnected.

    Attributes:
        status: `disconnected`, `connecting`, `connected` or `reconnecting`.
        inner: the `SailsSocket` of the JavaScript library, for what has no name here.

    Example:
        >>> async with connect('http://localhost:1337') as socket:
        ...     reply = await socket.get('/order', {'status': 'new'})
        ...     print(reply.status_code, reply.body)
    """

    status: str

    def __init__(self, inner: Any) -> None:
        """Wrap a `SailsSocket`."""
        self.inner = inner

    # Requests

    def get(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with GET.

        Arguments:
            url: of the server's routes, such as `/order/3`.
            data: a dict (or list) of values that JSON can hold.
            headers: a dict of strings, beside those of every request.
            timeout: seconds until it fails with E_TIMEOUT, also while it waits for a connection.
            queue: False, where it must not wait for a connection.

        Returns:
            the request, to be awaited: it comes to the reply, which has `body`, `headers` and `status_code`. It can be
            given up with `abort()`.

        Raises:
            SailsError: when awaited, for a status below 200 or from 400 on, and where there is no answer; at once,
                where an argument cannot be used. It has `code`, `status_code` and `reply`.
        """
        return _ask(self, 'get', url, data, headers, timeout, queue)

    def post(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with POST; see `get`."""
        return _ask(self, 'post', url, data, headers, timeout, queue)

    def put(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with PUT; see `get`."""
        return _ask(self, 'put', url, data, headers, timeout, queue)

    def patch(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with PATCH; see `get`."""
        return _ask(self, 'patch', url, data, headers, timeout, queue)

    def delete(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with DELETE; see `get`."""
        return _ask(self, 'delete', url, data, headers, timeout, queue)

    def request(
        self,
        method: str,
        url: str,
        data: Any = None,
        *,
        headers: Any = None,
        timeout: Any = None,
        queue: Any = None,
    ) -> Any:
        """Ask with any method; see `get`."""
        return _ask(self, method, url, data, headers, timeout, queue)

    def subscribe(
        self,
        url: str,
        data: Any = None,
        *,
        method: str | None = None,
        headers: Any = None,
        on_reply: Any = None,
    ) -> Any:
        """Ask now, and again after every reconnect: the server forgets what its sockets had subscribed.

        Arguments:
            url, data, headers: as for `get`.
            method: GET, unless it is given.
            on_reply: called with the body of each reply.

        Returns:
            the subscription; `stop()` ends it, `request` is its latest request.
        """
        options = _options('get' if method is None else method, url, data, headers, None, None)
        if on_reply is None:
            return self.inner.subscribe(options)
        return self.inner.subscribe(
            options, lambda body, jwr: on_reply(body) if jwr.statusCode != 0 else None
        )

    # Events

    def on(self, event: str, handler: Any = None) -> Any:
        """Call `handler` at each `event`, of the server or of the connection; without it, a decorator.

        Arguments:
            event: its name.
            handler: a function of the event's values; it may be asynchronous.

        Example:
            >>> @socket.on('order')
            ... def show(news):
            ...     print(news['verb'], news['id'])
        """
        if handler is None:
            return lambda decorated: self.on(event, decorated)
        self.inner.on(event, handler)
        return handler

    def once(self, event: str, handler: Any = None) -> Any:
        """Call `handler` at the next `event` only; see `on`."""
        if handler is None:
            return lambda decorated: self.once(event, decorated)
        self.inner.once(event, handler)
        return handler

    def off(self, event: Any = None, handler: Any = None) -> None:
        """Forget `handler` of `event`, or all handlers of `event`, or all handlers."""
        self.inner.off(event, handler)

    def events(self, event: str) -> Any:
        """Return an asynchronous iterator over an event, from now on.

        Example:
            >>> async for news in socket.events('order'):
            ...     print(news['verb'], news['id'])
        """
        return events_of(self.inner, event)

    # The connection

    def ready(self) -> Any:
        """Return what can be awaited: it comes to this socket when it is connected.

        Raises:
            SailsError: when awaited, where connecting is given up.
        """
        return entered(self, self.inner.ready())

    def connect(self) -> None:
        """Connect again, after `disconnect` or a connection that was given up."""
        self.inner.reconnect()

    def disconnect(self) -> Any:
        """Disconnect, or stop connecting, if there is anything to stop.

        Returns:
            what can be awaited: it comes to an end when nothing of the connection is left.
        """
        if self.status != 'disconnected':
            self.inner.disconnect()
        return left(self.inner._raw)

    def __aenter__(self) -> Any:
        return opened(self, self.inner.ready())

    def __aexit__(self, kind: Any = None, error: Any = None, trace: Any = None) -> Any:
        return self.disconnect()


accessor(Socket, 'status', lambda socket: socket.inner.status, lambda socket, value: None)


def _ask(socket: Any, method: str, url: str, data: Any, headers: Any, timeout: Any, queue: Any) -> Any:
    return socket.inner.request(_options(method, url, data, headers, timeout, queue))


def _options(method: str, url: str, data: Any, headers: Any, timeout: Any, queue: Any) -> Any:
    options: Any = {'method': method, 'url': url}
    if data is not None:
        options['data'] = data
    if headers is not None:
        options['headers'] = headers
    if timeout is not None:
        options['timeout'] = milliseconds('timeout', timeout)
    if queue is not None:
        options['queue'] = queue
    return options
