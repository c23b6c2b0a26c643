"""One connection of python-socketio, from opening to closing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote, urlencode

import aiohttp
import socketio
from engineio.payload import Payload

from sails_io.transport.packet import Packet, ParseError
from sails_io.transport.session import Session

#: Seconds that an end may take: for what is still to be sent, and for the server to close its side.
CLOSING = 2.0

#: engine.io's own, in JavaScript, knows no limit; python-engineio's ends the connection at the 17th packet of a poll.
PACKETS_OF_A_POLL = 100_000

OLD_SERVER = 'The server speaks the protocol of socket.io 2, and this client that of socket.io 3 and 4.'

_logger = logging.getLogger('sails_io.transport')
_logger.setLevel(logging.ERROR)  # connections come and go, and the client tells of that by itself


class ConnectError(Exception):
    """A connection that did not come about.

    Attributes:
        message: why.
        data: what a server that refused had to say.
    """

    def __init__(self, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.data = data


@dataclass
class Listener:
    """What an engine tells, until it is closed: each function is called at most once, but for `event`.

    Attributes:
        opened: when the server speaks engine.io 4; it has not let the socket in yet.
        failed: with the error, when that did not come about.
        connected: with the socket's id, when the server has let it in.
        refused: with the error, when it has not.
        outdated: with the error, when it lets in nobody but clients of socket.io 2.
        event: with the name and the values of each event.
        closed: with the reason, when an open connection is over.
    """

    opened: Callable[[], None]
    failed: Callable[[ConnectError], None]
    connected: Callable[[str], None]
    refused: Callable[[ConnectError], None]
    outdated: Callable[[ConnectError], None]
    event: Callable[[str, list[Any]], None]
    closed: Callable[[str], None]


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
    _client: Any = None
    _session: Session | None = None
    _is_open: bool = False
    _is_over: bool = False
    _opening: asyncio.Task[None] | None = None
    _ending: asyncio.Task[None] | None = None
    _timeout: float | None = field(init=False)

    def __post_init__(self) -> None:
        limit = self.options['timeout']
        self._timeout = None if limit is False else limit / 1000

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
        _at_once(self._client.emit(event, data, callback=acknowledge))

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
            await asyncio.wait_for(self._connect(url, auth), self._timeout)
        except asyncio.TimeoutError:
            self._fail(ConnectError('timeout'))
        except (socketio.exceptions.ConnectionError, aiohttp.ClientError, OSError) as error:
            self._fail(ConnectError(str(error) or type(error).__name__))
        except Exception as error:  # whatever python-engineio stumbles upon in an answer that is none
            self._fail(
                ConnectError(f'The server does not speak engine.io 4 ({type(error).__name__}: {error})')
            )

    async def _connect(self, url: str, auth: Any) -> None:
        transports = self.options.get('transports')
        if transports is None or 'polling' in transports:
            Payload.max_decode_packets = PACKETS_OF_A_POLL
        self._session = Session(self.cookies)
        self._client = self._listening(
            socketio.AsyncClient(
                reconnection=False,
                handle_sigint=False,
                http_session=self._session,
                ssl_verify=self.options.get('rejectUnauthorized') is not False,
                serializer=Packet,
                logger=_logger,
                engineio_logger=_logger,
                # aiohttp's own limit for a message is 4 MB; socket.io-client has none.
                websocket_extra_options={
                    'max_msg_size': 0,
                    'timeout': aiohttp.ClientWSTimeout(ws_close=CLOSING),
                },
            )
        )
        await self._client.connect(
            _with_query(url, self.options['query']),
            headers=dict(self.options.get('extraHeaders') or {}),
            auth=auth,
            transports=transports,
            socketio_path=str(self.options.get('path') or 'socket.io').strip('/'),
            wait=False,
        )

    def _listening(self, client: Any) -> Any:
        client.on('connect', self._on_connect)
        client.on('connect_error', self._on_refusal)
        client.on('disconnect', self._on_disconnect)
        client.on('*', self._on_event)
        # python-socketio tells nothing of a connection that ends before the server has let the socket in.
        eio = client.eio
        connect, message, disconnect = (eio.handlers[name] for name in ('connect', 'message', 'disconnect'))

        async def on_open() -> None:
            await connect()
            self._on_open()

        async def on_message(data: Any) -> None:
            try:
                await message(data)
            except ParseError:
                self._lose('parse error')

        async def on_end(reason: str) -> None:
            self._lose(_reason_of(eio))
            await disconnect(reason)

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
                await self._hang_up(self._client.eio)
        finally:  # also where the program ends meanwhile, which cancels this
            if self._session is not None:
                await self._session.close()

    async def _hang_up(self, eio: Any) -> None:
        loops = [task for task in (eio.read_loop_task, eio.write_loop_task) if task is not None]
        if eio.state == 'connected' and eio.write_loop_task is not None:
            await _sent(eio)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._client.disconnect(), 2 * CLOSING)
        if loops:
            _, late = await asyncio.wait(loops, timeout=CLOSING)
            for task in late:
                task.cancel()

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
        if (
            sid == self._client.eio.sid
        ):  # what python-socketio puts in the place of an id that the server left out
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


def _with_query(url: str, query: str) -> str:
    """Add a query to a URL; of two values of one name the last counts, as in socket.io-client."""
    pairs = [pair.partition('=') for pair in query.split('&')]
    text = urlencode({unquote(name): unquote(value) for name, _, value in pairs}, quote_via=quote)
    return f'{url}?{text}'


def _reason_of(eio: Any) -> str:
    """Return what socket.io calls the reason for which a connection has ended by itself."""
    if eio.current_transport != 'websocket':
        return 'transport error'
    # One that is still open has been silent for too long.
    return 'transport close' if eio.ws.closed else 'ping timeout'


async def _sent(eio: Any) -> None:
    """Wait until what is to be sent has been, or cannot be."""
    all_sent = asyncio.ensure_future(eio.queue.join())
    await asyncio.wait([all_sent, eio.write_loop_task], timeout=CLOSING, return_when=asyncio.FIRST_COMPLETED)
    all_sent.cancel()


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits: python-socketio puts packets into a queue without an end."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError('python-socketio was expected to send without waiting.')
