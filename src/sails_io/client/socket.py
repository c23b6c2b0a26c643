"""SailsSocket: the public face."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call, are_options
from sails_io.client.connection import Connection
from sails_io.client.errors import connect_error
from sails_io.client.interop.errors import new_error
from sails_io.client.interop.lists import chained
from sails_io.client.interop.objects import accessor, get, keys, merged
from sails_io.client.interop.values import is_object, is_undefined
from sails_io.client.listeners import Listeners
from sails_io.client.options import AT_ANY_TIME, OF_CONNECTION
from sails_io.client.outbox import Outbox
from sails_io.client.properties import read_option, write_option
from sails_io.client.subscription import Subscription


class SailsSocket:
    """A connection to a Sails server, usable at once: what is asked of it before it is up waits for that.

    Its options (`url`, `transports`, `headers` …) are properties: always readable, and writable while it is not
    connected; `headers`, `auth` and limits at any time.

    Attributes:
        status: `disconnected`, `connecting`, `connected` or `reconnecting`; each change is told by `sails:status`.
        _raw: the socket of socket.io beneath, for its `id` and `connected`; None before it first connects.

    Example:
        await io.socket.get('/status/200', (body, jwr) => console.log(jwr.statusCode)); // 200
    """

    def __init__(self, surroundings: Any, options: Any) -> None:
        """Make a socket that is not connected yet; pages get theirs as `io.socket` or from `io.sails.connect()`."""
        self._surroundings = surroundings
        self._mightBeAboutToAutoConnect = False
        #: The options of this socket: those given to it, and all others as they were when it first connected.
        self._own: Any = merged(options, None)
        self._listeners = Listeners()
        self._outbox = Outbox(lambda name: self._setting(name))
        self._connection = Connection(surroundings, self._listeners, self._outbox)

    # Requests

    def get(self, url: str, data: Any = None, callback: Any = None) -> Any:
        """Ask as `$.get` would.

        Arguments:
            url: of the server's routes, such as `/user/3`.
            data: an object (or array) of values that JSON can hold; may be left out.
            callback: called once with `(body, jwr)`; with `(error, jwr)` and `jwr.statusCode` 0 when no answer came.
                An object in its place has options of this request: `headers`, `timeout`, `signal`, `queue`.

        Returns:
            the request, which can be awaited and aborted.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.

        Example:
            const { body, statusCode } = await io.socket.get('/order', { limit: 10 }, { timeout: 5000 });
            console.log(statusCode, body.length); // 200 0
        """
        return self._ask('get', 'params', url, data, callback)

    def post(self, url: str, data: Any = None, callback: Any = None) -> Any:
        """Ask as `$.post` would; with the arguments, and the answer, of `get`."""
        return self._ask('post', 'data', url, data, callback)

    def put(self, url: str, data: Any = None, callback: Any = None) -> Any:
        """Ask with the method PUT; with the arguments, and the answer, of `get`."""
        return self._ask('put', 'params', url, data, callback)

    def patch(self, url: str, data: Any = None, callback: Any = None) -> Any:
        """Ask with the method PATCH; with the arguments, and the answer, of `get`."""
        return self._ask('patch', 'params', url, data, callback)

    def delete(self, url: str, data: Any = None, callback: Any = None) -> Any:
        """Ask with the method DELETE; with the arguments, and the answer, of `get`."""
        return self._ask('delete', 'params', url, data, callback)

    def request(self, options: Any, callback: Any = None) -> Any:
        """Ask with any method and with headers, as `$.ajax` would.

        Arguments:
            options: `{url, method, params or data}`, and

                - `headers`: an object of strings;
                - `timeout`: milliseconds until the request ends with E_TIMEOUT, also while it waits;
                - `signal`: an AbortSignal that ends it with E_ABORTED;
                - `queue`: false, where it must not wait for a connection.
            callback: as for `get`.

        Returns:
            the request, which can be awaited and aborted.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.

        Example:
            const { body } = await io.socket.request({ url: '/echo', method: 'put', headers: { 'x-token': 'a' } });
            console.log(body.headers['x-token']); // a
        """
        call = Call(options, callback)
        self._outbox.send(call)
        return call

    def subscribe(self, url: str, data: Any = None, callback: Any = None) -> Subscription:
        """Ask with GET, now and again after every reconnect: the server forgets what its sockets had subscribed.

        Arguments:
            url: of the server's routes; or an object of options as `request` takes them, for other methods.
            data: as for `get`.
            callback: called with each answer, as for `get`.

        Returns:
            the subscription; `stop()` ends it, `request` is its latest request.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.

        Example:
            const orders = io.socket.subscribe('/order', (body) => console.log(body.length)); // 0
            await orders.request;
            orders.stop();
        """
        if is_object(url):
            return self._outbox.subscribe(url, data)
        options: Any = {'method': 'get', 'url': url}
        if callable(data):
            callback = data
        else:
            options['params'] = data
        if are_options(callback):
            return self._outbox.subscribe(merged(callback, options))
        return self._outbox.subscribe(options, callback)

    def intercept(self, interceptors: Any) -> Any:
        """Have a say in every request before it is sent, and in every answer before it is handed out.

        Arguments:
            interceptors: `{request(packet, request), response(jwr, request)}`; either may be left out, and each may
                be asynchronous. What one returns takes the place of what it was given; what it throws ends the
                request. `packet` is `{method, headers, data, url}` and may be changed.

        Returns:
            a function that removes them.

        Raises:
            Error: neither of the two is a function.

        Example:
            const remove = io.socket.intercept({ request: (packet) => { packet.headers['x-page'] = 'board'; } });
            console.log((await io.socket.get('/echo')).body.headers['x-page']); // board
            remove();
        """
        return self._outbox.interceptors.add(interceptors)

    def queued(self) -> list[Call]:
        """Return the requests that wait for the connection, in order.

        Example:
            console.log(io.socket.queued().length); // 0
        """
        return self._outbox.queued()

    def clearQueue(self) -> None:
        """End all requests that wait, with the code E_ABORTED."""
        self._outbox.fail(self._outbox.queued(), 'E_ABORTED', 'Not sent: the queue was cleared.')

    def _ask(self, method: str, key: str, url: Any, data: Any, callback: Any) -> Any:
        options: Any = {'method': method, 'url': url}
        if callable(data):
            callback = data
            data = {}
        options[key] = data
        # By way of `request`, because pages put a function of their own in its place.
        if are_options(callback):
            return self.request(merged(callback, options))
        return self.request(options, callback)

    # Events

    def on(self, event: str, handler: Any) -> Any:
        """Call `handler` at each `event`, of the server or of the connection.

        Arguments:
            event: its name, such as that of a model, or one of the events of the connection.
            handler: a function, called with the values of the event.

        Returns:
            the socket, for chaining.

        Raises:
            Error: `handler` is not a function.

        Example:
            io.socket.on('order', ({ verb, id }) => console.log(verb, id)); // created 1
            const guest = io.sails.connect(location.origin);
            await io.socket.get('/order');
            await guest.post('/order', { item: 'tea' });
            guest.disconnect();
            await io.socket.get('/order');
        """
        self._listeners.add(event, handler)
        return self

    def once(self, event: str, handler: Any) -> Any:
        """Call `handler` at the next `event` only.

        Arguments:
            event: as for `on`.
            handler: as for `on`.

        Returns:
            the socket, for chaining.

        Raises:
            Error: `handler` is not a function.
        """
        self._listeners.add_once(event, handler)
        return self

    def onAny(self, handler: Any) -> Any:
        """Call `handler` at each event that the server sends, and at none of the connection.

        Arguments:
            handler: a function, called with the name of the event and its values.

        Returns:
            the socket, for chaining.

        Raises:
            Error: `handler` is not a function.
        """
        self._listeners.add_any(handler)
        return self

    def offAny(self, handler: Any = None) -> Any:
        """Forget what `onAny` was given.

        Arguments:
            handler: one of them; all when left out.

        Returns:
            the socket, for chaining.
        """
        self._listeners.remove_any(handler)
        return self

    def off(self, event: str | None = None, handler: Any = None) -> Any:
        """Forget what `on` and `once` were given.

        Arguments:
            event: its name; all handlers of all events are forgotten when it is left out.
            handler: one of them; all of this event when left out.

        Returns:
            the socket, for chaining.
        """
        if event is None:
            return self.removeAllListeners()
        self._listeners.remove(event, handler)
        return self

    def removeAllListeners(self) -> Any:
        """Forget all handlers of the page; returns the socket. Requests on their way are answered all the same."""
        self._listeners.clear()
        return self

    # The connection

    def isConnected(self) -> bool:
        """Whether requests reach the server now."""
        return self._connection.state == 'connected'

    def isConnecting(self) -> bool:
        """Whether the socket is on its way to a first answer from the server."""
        return self._connection.state in ['preparing', 'opening']

    def ready(self) -> Any:
        """Wait until the socket is connected.

        Returns:
            a promise of this socket, kept when it is connected. It is broken, with E_NOT_CONNECTED, when the connection
            is refused or given up; while the socket is disconnected it waits for the next `reconnect`.

        Example:
            console.log((await io.socket.ready()).status); // connected
        """
        return self._connection.status.ready(self)

    def mightBeAboutToAutoConnect(self) -> bool:
        """Whether this is `io.socket` in the moment before it connects by itself, or is told not to."""
        return self._mightBeAboutToAutoConnect

    def disconnect(self) -> Any:
        """Disconnect, or stop connecting or trying to reconnect.

        Returns:
            the raw socket, as it always did.

        Raises:
            Error: there is nothing to disconnect.
        """
        if self._connection.state == 'idle':
            raise new_error('E_STATE', 'Cannot disconnect- socket is already disconnected')
        self._connection.close()
        return self._connection.raw

    def reconnect(self) -> None:
        """Connect again, with the options as they are now; handlers and waiting requests are kept.

        Raises:
            Error: the socket is connected or connecting, or an option cannot be used.
        """
        if self.isConnecting():
            raise new_error('E_STATE', 'Cannot connect- socket is already connecting')
        if self.isConnected():
            raise new_error('E_STATE', 'Cannot connect- socket is already connected')
        self._connection.halt()
        self._connect()

    def _connect(self) -> None:
        self._own['url'] = read_option(self, 'url')
        for name in keys(self._surroundings.io.sails):
            if name not in AT_ANY_TIME:
                self._own[name] = self._setting(name)
        try:
            self._connection.open(self._own)
        except Exception as error:
            error = connect_error(error)
            raise error

    def _setting(self, name: str) -> Any:
        value = get(self._own, name)
        return get(self._surroundings.io.sails, name) if is_undefined(value) else value


def _define_option(name: str) -> None:
    accessor(
        SailsSocket,
        name,
        lambda socket: read_option(socket, name),
        lambda socket, value: write_option(socket, name, value),
    )


for option in chained(OF_CONNECTION, AT_ANY_TIME):
    _define_option(option)
accessor(SailsSocket, 'status', lambda socket: socket._connection.status.word, lambda socket, value: None)
# Private by name, but pages read `io.socket._raw.id` and `_raw.connected`.
accessor(SailsSocket, '_raw', lambda socket: socket._connection.raw, lambda socket, value: None)
