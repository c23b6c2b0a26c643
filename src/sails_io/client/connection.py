"""The states of a connection, as a table, and the raw socket that lives in them."""

from __future__ import annotations

from typing import Any

from sails_io.client.cookie import CookieStep
from sails_io.client.handshake import address_of, handshake
from sails_io.client.interop import get, kind, new_error
from sails_io.client.listeners import Listeners
from sails_io.client.log import Log
from sails_io.client.origin import absolute, is_cross_origin
from sails_io.client.outbox import Outbox

#: From each state, by event, to the next. An event that a state does not know changes nothing: it came too late.
TRANSITIONS: dict[str, dict[str, str]] = {
    'idle': {'open': 'preparing'},
    # the cookie step
    'preparing': {'prepared': 'opening', 'end': 'idle'},
    'opening': {'up': 'connected', 'lost': 'retrying', 'end': 'idle'},
    'connected': {'lost': 'retrying', 'end': 'idle'},
    # socket.io waits for its next attempt, or makes it
    'retrying': {'up': 'connected', 'lost': 'retrying', 'end': 'idle'},
}


class Connection:
    """Brings up one raw socket at a time, and tells listeners and outbox what becomes of it."""

    def __init__(self, surroundings: Any, listeners: Listeners, outbox: Outbox) -> None:
        """Make a connection that does nothing yet.

        Arguments:
            surroundings: the `Surroundings` that all sockets of one `io` share.
            listeners: told of events.
            outbox: told when it can send, and what is lost.
        """
        self.surroundings = surroundings
        self.log: Log = surroundings.log
        self.listeners = listeners
        self.outbox = outbox
        self.state = 'idle'
        self.raw: Any = None
        self.cookie_step: Any = None

    def open(self, settings: Any) -> None:
        """Begin to connect.

        Arguments:
            settings: what `options.resolved` returns.

        Raises:
            Error: a setting cannot be used; nothing has begun then.
        """
        url = address_of(settings)
        options = handshake(settings, self.surroundings.sdk)
        self._warn_of_headers(options)
        self._move('open')
        route = get(settings, 'useCORSRouteToGetCookie')
        location = self.surroundings.location
        if location is not None and url is not None and route and is_cross_origin(url, location):
            path = route if kind(route) == 'string' else '/__getcookie'
            self.cookie_step = CookieStep(
                f'{absolute(url, location)}{path}', lambda: self._start(url, options)
            )
        else:
            self._start(url, options)

    def close(self) -> None:
        """Disconnect, stop connecting, or stop trying again, as the page asks."""
        self._end('The request was not sent: the socket was disconnected first.')

    def halt(self) -> None:
        """Stop, and keep what waits for the next connection."""
        if self._move('end'):
            self._dispose()

    def _start(self, url: Any, options: Any) -> None:
        self._move('prepared')
        self.cookie_step = None
        try:
            # socket.io takes a null URL for the options.
            raw = self.surroundings.io(options) if url is None else self.surroundings.io(url, options)
        except Exception as error:
            self._end('The request was not sent: the socket could not connect.')
            raise error
        self.raw = raw
        self.listeners.attach(raw)
        raw.on('connect', lambda: self._on_connect(raw))
        raw.on('disconnect', lambda reason, details: self._on_disconnect(raw, reason, details))
        raw.on('connect_error', lambda error: self._on_connect_error(raw, error))
        self._relay_attempts(raw)

    def _relay_attempts(self, raw: Any) -> None:
        # socket.io 4 tells of its attempts on the manager only, and has no `reconnecting` any more.
        manager = raw.io
        manager.on('reconnect_attempt', lambda attempt: self._on_attempt(raw, attempt))
        manager.on('reconnect', lambda attempt: self._on_reconnect(raw, attempt))
        manager.on('reconnect_error', lambda error: self._relay(raw, 'reconnect_error', [error]))
        manager.on('reconnect_failed', lambda: self._on_reconnect_failed(raw))

    def _on_connect(self, raw: Any) -> None:
        if raw is self.raw and self._move('up'):
            self.log.say(f'connected to {raw.io.uri} (sails.io.js {self.surroundings.sdk["version"]})')
            self.outbox.up(raw)
            self.listeners.tell('connect', [])

    def _on_disconnect(self, raw: Any, reason: str, details: Any) -> None:
        if raw is not self.raw:
            return
        if self.state == 'opening':
            self._on_connect_error(
                raw, new_error('E_CONNECT', f'The connection closed while connecting: {reason}')
            )
            return
        lost = self.outbox.down()
        given_up = not _tries_again(raw)
        self._move('end' if given_up else 'lost')
        self.log.say(f'disconnected ({reason})')
        self.listeners.tell('disconnect', [reason, details])
        self.outbox.fail(
            lost, new_error('E_DISCONNECTED', 'The socket disconnected before the request completed.')
        )
        if given_up and self.state == 'idle':
            self._dispose()

    def _on_connect_error(self, raw: Any, error: Any) -> None:
        if raw is not self.raw:
            return
        refused = not raw.active
        if _tries_again(raw):
            self._move('lost')
            self.log.say('could not connect; trying again', error)
            self.listeners.tell('connect_error', [error])
            return
        waiting = self.outbox.queued()
        self._move('end')
        self.log.say(
            'could not connect: the server may be down, or refuse this page '
            '(see `sails.config.sockets.onlyAllowOrigins` and `beforeConnect`)',
            error,
        )
        self.listeners.tell('connect_error', [error])
        if refused:
            self.listeners.tell('error', [error])
        self._give_up(waiting, 'The request was not sent: the socket could not connect.')

    def _on_attempt(self, raw: Any, attempt: int) -> None:
        if raw is self.raw:
            self.log.say(f'trying to reconnect (attempt {attempt})')
        self._relay(raw, 'reconnect_attempt', [attempt])
        self._relay(raw, 'reconnecting', [attempt])

    def _on_reconnect(self, raw: Any, attempt: int) -> None:
        self._relay(raw, 'reconnect', [attempt])

    def _on_reconnect_failed(self, raw: Any) -> None:
        if raw is self.raw:
            waiting = self.outbox.queued()
            self._move('end')
            self.log.say('stopped trying to reconnect')
            self.listeners.tell('reconnect_failed', [])
            self._give_up(waiting, 'The request was not sent: all attempts to reconnect failed.')

    def _relay(self, raw: Any, event: str, values: Any) -> None:
        if raw is self.raw:
            self.listeners.tell(event, values)

    def _end(self, why: str) -> None:
        waiting = self.outbox.queued()
        if self._move('end'):
            self._give_up(waiting, why)

    def _give_up(self, waiting: Any, why: str) -> None:
        """End the calls that waited, unless the page has begun to connect again when it was told."""
        if self.state == 'idle':
            self._dispose()
            self.outbox.fail(waiting, new_error('E_NOT_CONNECTED', why))

    def _dispose(self) -> None:
        """Leave nothing behind that could still act: cookie step, attempts, raw socket."""
        if self.cookie_step is not None:
            self.cookie_step.stop()
            self.cookie_step = None
        if self.raw is not None:
            self.raw.disconnect()

    def _move(self, event: str) -> bool:
        """Go to the next state; False when this event changes nothing in the present one."""
        row = TRANSITIONS[self.state]
        known = event in row
        if known:
            self.state = row[event]
        return known

    def _warn_of_headers(self, options: Any) -> None:
        sdk = self.surroundings.sdk
        if (
            'extraHeaders' in options
            and sdk['platform'] == 'browser'
            and 'polling' not in options['transports']
        ):
            self.log.warn(
                "`initialConnectionHeaders` is not sent: a browser's WebSocket takes no headers. "
                "Put 'polling' first in `transports`, or write them in `query`."
            )


def _tries_again(raw: Any) -> bool:
    """Whether socket.io itself makes another attempt: not after a refusal, nor where the server hung up."""
    manager = raw.io
    return raw.active and manager.reconnection() and manager._readyState != 'open'
