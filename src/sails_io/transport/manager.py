"""Opens connections, one at a time, and tries again when one fails or is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import aiohttp

from sails_io.client.interop.timers import LONGEST, after
from sails_io.transport.emitter import Emitter
from sails_io.transport.engine import Engine
from sails_io.transport.listener import ConnectError, Listener
from sails_io.transport.options import checked


class Manager(Emitter):
    """socket.io's Manager, for one raw socket.

    It tells the events `reconnect_attempt`, `reconnect`, `reconnect_error` and `reconnect_failed`. Names without an
    underscore are socket.io's, because the core of the client uses them.
    """

    def __init__(self, uri: str, options: dict[str, Any], raw: Any) -> None:
        """Make one that does nothing yet.

        Arguments:
            uri: of the server.
            options: of socket.io-client; see `options`.
            raw: the raw socket, told by `onopen`, `onclose`, `onerror` and as a `Listener` has it.
        """
        super().__init__()
        self.uri = uri
        self.opts = checked(options)
        self.engine: Engine | None = None
        self.skipReconnect = False
        self._raw = raw
        self._readyState = 'closed'
        self._reconnecting = False
        self._attempts = 0
        self._cookies = aiohttp.CookieJar(unsafe=True)  # of servers without a name, such as 127.0.0.1, too
        self._ended: list[Engine] = []
        self._timer: Any = None

    def reconnection(self) -> bool:
        """Whether it tries again."""
        return bool(self.opts['reconnection'])

    def open(self, done: Callable[[Any], None] | None = None) -> None:
        """Open a connection, unless one is open or being opened.

        Arguments:
            done: called with None, or with what went wrong; where it is left out, another attempt follows a failed one.
        """
        if 'open' in self._readyState:
            return
        self._readyState = 'opening'
        self.skipReconnect = False
        self.engine = Engine(self.opts, self._cookies, self._listener(done))
        self.engine.open(self.uri, self._raw.auth)

    def _listener(self, done: Callable[[Any], None] | None) -> Listener:
        def opened() -> None:
            self._readyState = 'open'
            if done is not None:
                done(None)

        def failed(error: ConnectError) -> None:
            self._retire()
            self._readyState = 'closed'
            self._raw.on_error(error)
            if done is not None:
                done(error)
            else:
                self.maybeReconnectOnOpen()

        raw = self._raw
        return Listener(
            opened=opened,
            failed=failed,
            connected=raw.on_connect,
            refused=raw.on_refusal,
            outdated=raw.on_error,
            event=raw.on_event,
            closed=raw.on_close,
        )

    def maybeReconnectOnOpen(self) -> None:  # noqa: N802 - socket.io's name
        """Try again after a first attempt that failed."""
        if not self._reconnecting and self.reconnection() and self._attempts == 0:
            self._reconnect()

    def close(self) -> None:
        """End what is open or being opened, and try no more."""
        self.skipReconnect = True
        self._reconnecting = False
        self._attempts = 0
        self._stop()

    async def closed(self) -> None:
        """Wait until nothing is left of connections that have ended."""
        for engine in list(self._ended):
            await engine.closed()

    def lose(self) -> None:
        """Go on after a connection is lost."""
        self._stop()
        if self.reconnection() and not self.skipReconnect:
            self._reconnect()

    def _stop(self) -> None:
        self._attempts = 0
        self._readyState = 'closed'
        if self._timer is not None:
            self._timer.cancel()
        if self.engine is not None:
            self.engine.close()
            self._retire()

    def _retire(self) -> None:
        engine, self.engine = self.engine, None
        self._ended = [*(each for each in self._ended if not each.is_gone), *([engine] if engine else [])]

    # Trying again

    def _reconnect(self) -> None:
        if self._reconnecting or self.skipReconnect:
            return
        if self._attempts >= self.opts['reconnectionAttempts']:
            self._attempts = 0
            self._reconnecting = False
            self.tell('reconnect_failed')
            return
        self._reconnecting = True
        self._timer = after(self._delay(), self._attempt)

    def _delay(self) -> float:
        """The milliseconds until the next attempt: twice as long each time, and some more or less by chance."""
        base: float = min(self.opts['reconnectionDelay'], LONGEST) * 2.0 ** min(self._attempts, 32)
        self._attempts += 1
        part = self.opts['randomizationFactor']
        if 0 < part <= 1:
            base += base * part * random.uniform(-1, 1)
        return float(min(base, self.opts['reconnectionDelayMax'], LONGEST))

    def _attempt(self) -> None:
        if self.skipReconnect:
            return
        self.tell('reconnect_attempt', self._attempts)
        # A handler may have disconnected.
        if not self.skipReconnect:
            self.open(self._attempted)

    def _attempted(self, error: Any) -> None:
        self._reconnecting = False
        if error is None:
            attempts, self._attempts = self._attempts, 0
            self.tell('reconnect', attempts)
        else:
            self._reconnect()
            self.tell('reconnect_error', error)
