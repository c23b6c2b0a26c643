"""One connection of python-socketio, from opening to closing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import socketio

from sails_io.transport.client import at_once, client_of, connect, hang_up, reason_of, seconds_of
from sails_io.transport.listener import ConnectError, Listener
from sails_io.transport.packet import ParseError, dumps
from sails_io.transport.session import Session

OLD_SERVER = 'The server speaks the protocol of socket.io 2, and this client that of socket.io 3 and 4.'


@dataclass
class Engine:
    """A connection; it can be opened once.

    Attributes:
        options: those of socket.io-client that are of use here: `path`, `transports`, `query`, `extraHeaders`,
            `rejectUnauthorized`, `timeout`.
        cookies: the jar that all connections of a socket share, as those of a page do.
        listener: who is told.
    """

    options: dict[str, Any]
    cookies: aiohttp.CookieJar
    listener: Listener
    #: The id of the next event whose acknowledgement somebody waits for.
    ids: int = 1
    _client: Any = None
    _session: Session | None = None
    _is_open: bool = False
    _is_over: bool = False
    _opening: asyncio.Task[None] | None = None
    _ending: asyncio.Task[None] | None = None

    @property
    def readyState(self) -> str:  # noqa: N802 - socket.io's name
        """`open` while packets can be sent, as in engine.io."""
        is_up = not self._is_over and self._client is not None and self._client.eio.state == 'connected'
        return 'open' if is_up else 'closed'

    @property
    def transport(self) -> str | None:
        """`websocket` or `polling`; None before it is open."""
        return None if self._client is None else self._client.eio.current_transport

    def open(self, url: str, auth: Any) -> None:
        """Connect, and ask the server to be let in.

        Arguments:
            url: of the server, `http://host:port`.
            auth: the object that the server gets.
        """
        self._opening = asyncio.get_running_loop().create_task(self._open(url, auth))

    def emit(self, event: str, data: Any, acknowledge: Callable[..., None] | None) -> None:
        """Send an event at once.

        Arguments:
            event: its name.
            data: its one value.
            acknowledge: called with the values that the server acknowledges it with.

        Raises:
            TypeError, ValueError: JSON cannot hold the value.
        """
        if acknowledge is not None:
            self.ids += 1  # as python-socketio counts them
        at_once(self._client.emit(event, data, callback=acknowledge))

    def forget(self, id: int) -> None:
        """Wait for an acknowledgement no more; harmless where nobody does."""
        self._client.callbacks.get('/', {}).pop(id, None)

    def close(self) -> None:
        """End the connection, when what has been sent is on its way; nobody is told."""
        if not self._is_over:
            self._is_over = True
            self._ending = asyncio.get_running_loop().create_task(self._end())

    @property
    def is_gone(self) -> bool:
        """Whether nothing of an ended connection is left."""
        return self._ending is not None and self._ending.done()

    async def closed(self) -> None:
        """Wait until nothing of the connection is left."""
        if self._ending is not None:
            await asyncio.wait([self._ending])

    # Opening

    async def _open(self, url: str, auth: Any) -> None:
        try:
            dumps(auth)
        except (TypeError, ValueError, RecursionError) as error:
            self._fail(ConnectError(f'JSON cannot hold `auth`: {error}'))
            return
        self._session = Session(self.cookies)
        self._client = self._listening(client_of(self.options, self._session))
        try:
            await asyncio.wait_for(connect(self._client, url, self.options, auth), seconds_of(self.options))
            # python-engineio tells nothing when it cannot send any more, until something is heard.
            self._client.eio.write_loop_task.add_done_callback(
                lambda task: self._lose(reason_of(self._client.eio))
            )
        except asyncio.TimeoutError:
            self._fail(ConnectError('timeout'))
        except (socketio.exceptions.ConnectionError, aiohttp.ClientError, OSError) as error:
            self._fail(ConnectError(str(error) or type(error).__name__))
        except Exception as error:  # whatever python-engineio stumbles upon in an answer that is none
            self._fail(
                ConnectError(f'The server does not speak engine.io 4 ({type(error).__name__}: {error})')
            )

    def _listening(self, client: Any) -> Any:
        client.on('connect', self._on_connect)
        client.on('connect_error', self._on_refusal)
        client.on('disconnect', self._on_disconnect)
        client.on('*', self._on_event)
        # python-socketio tells nothing of a connection that ends before the server has let the socket in.
        eio = client.eio
        begin, hear, end = (eio.handlers[name] for name in ('connect', 'message', 'disconnect'))

        async def on_open() -> None:
            await begin()
            self._on_open()

        async def on_message(data: Any) -> None:
            try:
                if not data:
                    raise ParseError('A message is empty.')
                await hear(data)
            except ParseError:
                self._lose('parse error')

        async def on_end(reason: str) -> None:
            self._lose(reason_of(eio))
            await end(reason)

        eio.on('connect', on_open)
        eio.on('message', on_message)
        eio.on('disconnect', on_end)
        return client

    def _fail(self, error: ConnectError) -> None:
        if self._is_open:
            self._lose('transport error')
        elif not self._is_over:
            self.close()
            self.listener.failed(error)

    def _lose(self, reason: str) -> None:
        if not self._is_over:
            self.close()
            self.listener.closed(reason)

    # Closing

    async def _end(self) -> None:
        if self._opening is not None and not self._opening.done():
            self._opening.cancel()
            await asyncio.wait([self._opening])
        try:
            if self._client is not None:
                await hang_up(self._client)
        finally:  # also where the program ends meanwhile, which cancels this
            if self._session is not None:
                await self._session.close()

    # What python-socketio tells

    def _on_open(self) -> None:
        if not self._is_over:
            self._is_open = True
            self.listener.opened()

    def _on_connect(self) -> None:
        if self._is_over:
            return
        # One that the server takes back at once is connected all the same.
        self._client.connected = True
        sid = self._client.get_sid()
        if sid == self._client.eio.sid:
            # python-socketio puts engine.io's in the place of an id that the server has left out.
            self.listener.outdated(ConnectError(OLD_SERVER))
        else:
            self.listener.connected(sid)

    def _on_refusal(self, *values: Any) -> None:
        if not self._is_over and self._is_open:
            said = values[0] if values else None
            message = said.get('message') if isinstance(said, dict) else said
            data = said.get('data') if isinstance(said, dict) else None
            self.close()
            self.listener.refused(ConnectError(str(message or 'refused'), data))

    def _on_disconnect(self, reason: str) -> None:
        # Other ends have been told of by now.
        self._lose('io server disconnect')

    def _on_event(self, event: str, *values: Any) -> None:
        if not self._is_over:
            self.listener.event(event, list(values))
