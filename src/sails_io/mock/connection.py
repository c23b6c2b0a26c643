"""One live socket connection, and how it began."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .request import parse_query


@dataclass
class Handshake:
    """The HTTP request with which a client asked for a connection.

    Attributes:
        query: its query, with the client's ``__sails_io_sdk_*`` parameters.
        headers: lower-case names. Sails freezes ``cookie`` and ``origin`` from here for all virtual requests.
        url: path and query as sent.
        refused: why the connection was refused, None when it was let in.
    """

    query: dict[str, Any]
    headers: dict[str, str]
    url: str = ''
    refused: str | None = None

    @classmethod
    def of(cls, request: web.Request) -> 'Handshake':
        """Read the handshake of an aiohttp request."""
        headers: dict[str, str] = {}
        for name, value in request.headers.items():
            known = headers.get(name.lower())
            headers[name.lower()] = value if known is None else f'{known}, {value}'
        return cls(parse_query(request.query_string), headers, request.path_qs)

    @property
    def origin(self) -> str | None:
        """The Origin header."""
        return self.headers.get('origin')

    def sdk_version(self) -> str:
        """The version the client claims; 0.9.0 when it claims none."""
        name = '__sails_io_sdk_version'
        return str(self.headers.get(name) or self.query.get(name) or '0.9.0')


@dataclass(eq=False)
class Connection:
    """A socket as a route's function sees it (``req.socket``) and as a test controls it.

    Attributes:
        id: the socket's id, which the client knows as ``io.socket._raw.id``.
        handshake: how it began.
        transport: the TCP connection.

    All methods are to be called on the server's own loop, as routes are; tests use those of the server.
    """

    id: str
    eio_sid: str
    handshake: Handshake
    transport: asyncio.Transport | None = None
    emit: Callable[[str, Any], Awaitable[None]] | None = None
    _goodbye: Callable[['Connection', bool], Awaitable[None]] | None = field(default=None, repr=False)
    _tasks: set[asyncio.Future[None]] = field(default_factory=set, repr=False)

    def cut(self) -> None:
        """Cut the TCP connection with nothing said: what a dying server or network looks like."""
        if self.transport is not None:
            self.transport.abort()

    def close(self) -> None:
        """Close the transport with a close frame; clients call it ``transport close`` and may reconnect."""
        self._leave(False)

    def disconnect(self) -> None:
        """Send a disconnect packet, then close; clients call it ``io server disconnect`` and stay away."""
        self._leave(True)

    def _leave(self, politely: bool) -> None:
        if self._goodbye is not None:
            task = asyncio.ensure_future(self._goodbye(self, politely))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
