"""One connection of python-socketio, from opening to closing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
import socketio

#: What python-socketio calls the reasons for which a connection ends, and what socket.io calls them.
REASONS = {
    'client disconnect': 'io client disconnect',
    'server disconnect': 'io server disconnect',
}


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
    """What an engine tells: each function is called at most once, but for `event`.

    Attributes:
        connected: with the socket's id, when the server has let it in.
        refused: with the error, when it has not.
        event: with the name and the values of each event.
        closed: with the reason, when an open connection is over.
    """

    connected: Callable[[str], None]
    refused: Callable[[ConnectError], None]
    event: Callable[[str, list[Any]], None]
    closed: Callable[[str], None]


@dataclass
class Engine:
    """A connection; it can be opened once.

    Attributes:
        options: those of socket.io-client that are of use here: `path`, `transports`, `query`, `extraHeaders`,
            `rejectUnauthorized`.
        cookies: the jar that all connections of a socket share, as those of a page do.
        listener: who is told.
    """

    options: dict[str, Any]
    cookies: aiohttp.CookieJar
    listener: Listener
    _client: Any = None
    _session: aiohttp.ClientSession | None = None
    _is_over: bool = False
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def readyState(self) -> str:  # noqa: N802 - socket.io's name
        """`open` while packets can be sent, as in engine.io."""
        return (
            'closed'
            if self._is_over or self._client is None or self._client.eio.state != 'connected'
            else 'open'
        )

    async def open(self, url: str, auth: Any) -> None:
        """Connect, and ask the server to be let in.

        Arguments:
            url: of the server, `http://host:port`.
            auth: the object that the server gets.

        Raises:
            ConnectError: the server cannot be reached, or does not speak engine.io 4.
        """
        self._session = aiohttp.ClientSession(cookie_jar=self.cookies)
        client = socketio.AsyncClient(
            reconnection=False,
            handle_sigint=False,
            http_session=self._session,
            ssl_verify=self.options.get('rejectUnauthorized') is not False,
        )
        client.on('connect', self._on_connect)
        client.on('connect_error', self._on_refusal)
        client.on('disconnect', self._on_disconnect)
        client.on('*', self._on_event)
        self._client = client
        try:
            await client.connect(
                _with_query(url, self.options.get('query')),
                headers=dict(self.options.get('extraHeaders') or {}),
                auth=auth,
                transports=self.options.get('transports'),
                socketio_path=str(self.options.get('path') or 'socket.io').strip('/'),
                wait=False,
            )
        except (socketio.exceptions.ConnectionError, aiohttp.ClientError, OSError, ValueError) as error:
            await self._release()
            raise ConnectError(str(error) or type(error).__name__) from error
        except BaseException:
            await self._release()
            raise

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
        """End the connection; nobody is told."""
        if not self._is_over:
            self._is_over = True
            task = asyncio.get_running_loop().create_task(self._release())
            # The loop itself holds tasks weakly.
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of an ended connection is left."""
        return self._is_over and not self._tasks

    async def closed(self) -> None:
        """Wait until nothing of the connection is left."""
        for task in list(self._tasks):
            await task

    async def _release(self) -> None:
        self._is_over = True
        if self._client is not None:
            await self._client.disconnect()
        if self._session is not None:
            await self._session.close()

    # What python-socketio tells

    def _on_connect(self) -> None:
        if not self._is_over:
            # One that the server takes back at once is connected all the same.
            self._client.connected = True
            self.listener.connected(self._client.get_sid())

    def _on_refusal(self, *values: Any) -> None:
        if not self._is_over and self._client.eio.state == 'connected':
            said = values[0] if values else None
            message = said.get('message') if isinstance(said, dict) else said
            error = ConnectError(
                str(message or 'refused'), said.get('data') if isinstance(said, dict) else None
            )
            self.close()
            self.listener.refused(error)

    def _on_disconnect(self, reason: str) -> None:
        if not self._is_over:
            self.close()
            self.listener.closed(REASONS.get(reason, reason))

    def _on_event(self, event: str, *values: Any) -> None:
        if not self._is_over:
            self.listener.event(event, list(values))


def _with_query(url: str, query: Any) -> str:
    text = urlencode(query) if isinstance(query, dict) else (query or '')
    return f'{url}?{text}' if text else url


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits: python-socketio puts packets into a queue without an end."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError('python-socketio was expected to send without waiting.')
