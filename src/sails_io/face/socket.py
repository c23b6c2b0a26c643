"""A socket, as Python has it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.objects import accessor
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
        ...     reply = await socket.get('/order', {'item': 'tea'})
        ...     print(reply.status_code, reply.body)
        200 [{'id': 1, 'item': 'tea'}]
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

        Example:
            >>> reply = await socket.get('/order', {'sort': 'item ASC'}, timeout=5)
            >>> reply.status_code, [order['item'] for order in reply.body]
            (200, ['tea'])
        """
        return _ask(self, 'get', url, data, headers, timeout, queue)

    def post(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with POST; with the arguments, and the answer, of `get`."""
        return _ask(self, 'post', url, data, headers, timeout, queue)

    def put(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with PUT; with the arguments, and the answer, of `get`."""
        return _ask(self, 'put', url, data, headers, timeout, queue)

    def patch(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with PATCH; with the arguments, and the answer, of `get`."""
        return _ask(self, 'patch', url, data, headers, timeout, queue)

    def delete(
        self, url: str, data: Any = None, *, headers: Any = None, timeout: Any = None, queue: Any = None
    ) -> Any:
        """Ask with DELETE; with the arguments, and the answer, of `get`."""
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
        """Ask with any method.

        Arguments:
            method: such as `OPTIONS`, in any case.
            url, data, headers, timeout, queue: as for `get`.

        Returns:
            the request, as `get` does.

        Raises:
            SailsError: as for `get`; at once, where there is no such method.

        Example:
            >>> (await socket.request('PATCH', '/order/1', {'item': 'cake'})).body['item']
            'cake'
        """
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

        Raises:
            SailsError: an argument cannot be used.

        Example:
            >>> subscription = socket.subscribe('/order', on_reply=lambda orders: print(len(orders)))
            >>> (await subscription.request).status_code
            1
            200
            >>> subscription.stop()
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

        Returns:
            the handler, or a decorator that returns it.

        Raises:
            SailsError: the handler is no function.

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
        """Call `handler` at the next `event` only; with the arguments, and the answer, of `on`."""
        if handler is None:
            return lambda decorated: self.once(event, decorated)
        self.inner.once(event, handler)
        return handler

    def off(self, event: Any = None, handler: Any = None) -> None:
        """Forget what `on` and `once` were given.

        Arguments:
            event: its name; all handlers of all events are forgotten when it is left out.
            handler: one of them; all of this event when left out.
        """
        self.inner.off(event, handler)

    def events(self, event: str) -> Any:
        """Return an asynchronous iterator over an event, from now on; it ends with the connection.

        Arguments:
            event: its name.

        Returns:
            what `async for` goes through. Of an event with several values it gives a list of them.

        Example:
            >>> orders = socket.events('order')
            >>> subscribed = await socket.get('/order')
            >>> order = await somebody.post('/order', {'item': 'soup'})
            >>> async for news in orders:
            ...     print(news['verb'], news['data']['item'])
            ...     break
            created soup
        """
        return events_of(self.inner, event)

    # The connection

    def ready(self) -> Any:
        """Return what can be awaited: it comes to this socket when it is connected.

        Raises:
            SailsError: when awaited, where connecting is given up.

        Example:
            >>> (await socket.ready()).status
            'connected'
        """
        return entered(self, self.inner.ready())

    def connect(self) -> None:
        """Connect again, after `disconnect` or a connection that was given up.

        Raises:
            SailsError: it is connected or connecting.

        Example:
            >>> await socket.disconnect()
            >>> socket.connect()
            >>> socket.status
            'connecting'
        """
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
