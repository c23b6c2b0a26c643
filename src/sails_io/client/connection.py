"""A connection through its states, and the raw socket that lives in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.client.advice import say_unreachable, warn_of_headers
from sails_io.client.cookie import cookie_step, cookie_url
from sails_io.client.handshake import address_of, handshake
from sails_io.client.identity import identify
from sails_io.client.interop.errors import new_error
from sails_io.client.interop.functions import arguments_of
from sails_io.client.interop.objects import get
from sails_io.client.interop.page import on_wakeup
from sails_io.client.interop.values import is_object, is_truthy
from sails_io.client.listeners import Listeners
from sails_io.client.outbox import Outbox
from sails_io.client.raw_socket import is_answered, is_up, readiness, tries_again
from sails_io.client.states import ASKED, TRANSITIONS, WORDS
from sails_io.client.status import Status


class Connection:
    """Brings up one raw socket at a time, and tells listeners and outbox what becomes of it."""

    def __init__(self, surroundings: Any, listeners: Listeners, outbox: Outbox) -> None:
        """Make a connection that does nothing yet.

        Arguments:
            surroundings: the `Surroundings` that all sockets of one `io` share.
            listeners: told of events.
            outbox: told when it can send, and what is lost.
        """
        self._surroundings = surroundings
        self._listeners = listeners
        self._outbox = outbox
        self._stop_cookie_step: Any = None
        #: Handlers of `connect` that go before the requests that wait: those from before the raw socket was made.
        #: Pages log in there, and set headers. None: all of them, when a connection comes back.
        self._first_to_connect: Any = None
        #: Handlers of `disconnect` that go before the requests that are lost, likewise.
        self._first_to_disconnect: Any = None
        self._has_said = False
        self._sleeps: Any = None
        self._was_woken = False
        self.status = Status(listeners, outbox.setting)
        self.state = 'idle'
        self.raw: Any = None

    def open(self, settings: Any) -> None:
        """Begin to connect.

        Arguments:
            settings: the options of a socket, by their names.

        Raises:
            Error: a setting cannot be used; nothing has begun then.
        """
        url = address_of(settings)
        options = handshake(settings, self._surroundings.sdk)
        warn_of_headers(self._surroundings, options)
        place = cookie_url(url, get(settings, 'useCORSRouteToGetCookie'), self._surroundings.location)
        if not self._move('open'):
            return
        self._was_woken = False
        if place is None:
            self._start(url, options, settings)
        else:
            self._stop_cookie_step = cookie_step(place, lambda: self._start(url, options, settings))
        self._tell_status(None, 'it connects')

    def close(self) -> None:
        """Disconnect, stop connecting, or stop trying again, as the page asks."""
        self.status.calm()
        self._end([], ASKED, [])

    def halt(self) -> None:
        """Stop, and keep what waits for the next connection."""
        self._move('end')
        self._dispose()
        self._tell_status(None, ASKED)

    def halt_attempts(self) -> None:
        """Stop trying to reconnect, and keep what waits."""
        if self.state == 'retrying':
            manager = self.raw.io
            if is_truthy(get(manager, '_reconnecting')) or is_truthy(get(manager, 'reconnecting')):
                self.status.calm()
                self.halt()

    # Beginning

    def _start(self, url: Any, options: Any, settings: Any) -> None:
        self._move('prepared')
        self._has_said = False
        self._stop_cookie_step = None
        try:
            raw = self._surroundings.raw_socket(self._surroundings.io, url, options)
            self.raw = raw
            auth = self._outbox.setting('auth')
            identify(
                raw, settings, auth, self._surroundings.sdk, lambda error: self._on_connect_error([error])
            )
            raw.connect()
            # The page waits for the connection, and this need not be done before it is asked for: socket.io tells of
            # nothing until a moment later.
            self._attach(raw)
        except Exception as error:
            self._end([], 'it could not connect', [error])
            raise error

    def _attach(self, raw: Any) -> None:
        self._listeners.attach(raw)
        self._first_to_connect = self._listeners.of('connect')
        self._first_to_disconnect = self._listeners.of('disconnect')
        self._hear(raw, 'connect', lambda values: self._on_connect())
        self._hear(raw, 'disconnect', lambda values: self._on_disconnect(values))
        self._hear(raw, 'connect_error', lambda values: self._on_connect_error(values))
        # socket.io 4 tells of its attempts on the manager only, and has no `reconnecting` any more.
        manager = raw.io
        self._hear(manager, 'reconnect_attempt', lambda values: self._on_attempt(values))
        self._hear(manager, 'reconnect', lambda values: self._listeners.tell('reconnect', values))
        self._hear(manager, 'reconnect_error', lambda values: self._listeners.tell('reconnect_error', values))
        self._hear(manager, 'reconnect_failed', lambda values: self._on_reconnect_failed())

    def _hear(self, emitter: Any, event: str, handler: Callable[[Any], None]) -> None:
        """Listen to the raw socket or its manager, while it is the one in use."""
        raw = self.raw
        emitter.on(event, arguments_of(lambda values: handler(values) if raw is self.raw else None))

    # What socket.io tells

    def _on_connect(self) -> None:
        if not is_answered(self.raw):
            # The end of this connection was told first: socket.io hands packets on a moment after they came.
            self.raw.connected = False
        elif self._move('up'):
            self._has_said = False
            self._say(f'Now connected to {self.raw.io.uri}.')
            self._outbox.up(self.raw)
            self._tell_status(None, 'it is connected')
            if self._was_woken:
                self._was_woken = False
                self._listeners.tell('reconnect', [1])
            if self.state == 'connected':
                first = self._first_to_connect
                self._first_to_connect = None
                self._listeners.tell_around('connect', first, [], lambda: self._outbox.resume())

    def _on_disconnect(self, values: Any) -> None:
        if self.state in ['opening', 'retrying']:
            self._on_connect_error([new_error('E_CONNECT', f'Connection lost while connecting: {values[0]}')])
            return
        # The page has not heard of this one: it has asked for another at an event that came before `connect`.
        if self._outbox.raw is None:
            return
        first = self._first_to_disconnect
        lost = self._outbox.down()
        will_retry = tries_again(self.raw)
        self._say(f'Socket was disconnected ({values[0]}).')
        if self._move('lost' if will_retry else 'end'):
            self._tell_status('E_DISCONNECTED', values[0])
        self._listeners.tell_around('disconnect', first, [values[0]], lambda: self._lose(lost))
        if not will_retry and self.state == 'idle':
            self._dispose()

    def _on_connect_error(self, values: Any) -> None:
        # socket.io 2 has a bare text now and then, such as `timeout`
        error = values[0] if is_object(values[0]) else new_error('E_CONNECT', values[0])
        message = get(error, 'message')
        if not self._has_said:
            self._has_said = True
            say_unreachable(self._surroundings.log, self.raw, message)
        self._was_woken = False
        if tries_again(self.raw):
            self._move('lost')
            self._tell_status('E_CONNECT', message)
            self._listeners.tell('connect_error', [error])
        else:
            # A refusal by the server was an `error` before socket.io 3.
            self._end(
                ['connect_error'] if is_up(self.raw) else ['connect_error', 'error'],
                'it could not connect',
                [error],
            )

    def _on_attempt(self, values: Any) -> None:
        self._say(f'Trying to reconnect (attempt {values[0]}).')
        self._listeners.tell('reconnect_attempt', values)
        self._listeners.tell('reconnecting', values)

    def _on_reconnect_failed(self) -> None:
        self._end(['reconnect_failed'], 'it could not reconnect', [])

    def _lose(self, calls: Any) -> None:
        self._outbox.lose(calls, 'E_DISCONNECTED', 'The socket disconnected before the request completed.')

    # Ending

    def _end(self, events: list[str], why: str, values: Any) -> None:
        """Give the connection up: tell the page, and end the calls that wait, unless the page connects again."""
        waiting = self._outbox.queued()
        if self._move('end'):
            code = 'E_NOT_CONNECTED'
            self._tell_status(None if why == ASKED else code, why)
            for event in events:
                self._listeners.tell(event, values)
            if self.state == 'idle':
                self._dispose()
            if self.state == 'idle':
                cause = None if len(values) == 0 else values[0]
                self._outbox.lose(waiting, code, f'Not sent: {why}.', cause)
                self.status.end_promises(new_error(code, f'Not connected: {why}.'))

    def _tell_status(self, code: Any, reason: str) -> None:
        self.status.tell(WORDS[self.state], code, reason)
        retries = self.state == 'retrying'
        if retries and self._sleeps is None:
            self._sleeps = on_wakeup(lambda: self._hurry())
        elif not retries and self._sleeps is not None:
            self._sleeps()
            self._sleeps = None

    def _hurry(self) -> None:
        """Try at once, because the network or the page is there again, unless an attempt is under way."""
        raw = self.raw
        if self.state == 'retrying' and readiness(raw) != 'opening':
            self._was_woken = True
            self._on_attempt([1])
            if raw is self.raw and self.state == 'retrying':
                raw.disconnect()
                raw.connect()

    def _dispose(self) -> None:
        """Leave nothing behind that could still act: cookie step, attempts, raw socket."""
        if self._stop_cookie_step is not None:
            self._stop_cookie_step()
            self._stop_cookie_step = None
        if self.raw is not None:
            self.raw.disconnect()

    def _move(self, event: str) -> bool:
        """Go to the next state; False when this event changes nothing in the present one."""
        row = TRANSITIONS[self.state]
        known = event in row
        if known:
            self.state = row[event]
        return known

    def _say(self, text: str) -> None:
        self._surroundings.log.say(text)
