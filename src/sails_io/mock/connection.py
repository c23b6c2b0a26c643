"""One live socket connection, and how it began."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from .request import parse_query

Manner = Literal['cut', 'close', 'disconnect']


@dataclass
class Handshake:
    """The HTTP request with which a client asked for a connection.

    Attributes:
        query: its query, with the client's ``__sails_io_sdk_*`` parameters.
        headers: lower-case names. Sails freezes ``cookie`` and ``origin`` from here for all virtual requests.
        url: path and query as sent.
        refused: why the connection was refused, None when it was let in.

    Example:
        >>> from sails_io.mock import MockSails
        >>> app = MockSails(before_connect=lambda handshake: handshake.query.get('token') == 'secret')
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
        eio_sid: the id of the engine.io connection under it.
        handshake: how it began.
        emit: sends an event.
        hang_up: ends the connection in one of the manners below.

    All methods are to be called on the server's own loop, as routes are; tests use those of the server.
    """

    id: str
    eio_sid: str
    handshake: Handshake
    emit: Callable[[str, Any], Awaitable[None]]
    hang_up: Callable[['Connection', Manner], None] = field(repr=False)

    def cut(self) -> None:
        """Cut the TCP connection with nothing said: what a dying server or network looks like."""
        self.hang_up(self, 'cut')

    def close(self) -> None:
        """Close the transport with a close frame; clients call it ``transport close``, may reconnect."""
        self.hang_up(self, 'close')

    def disconnect(self) -> None:
        """Send a disconnect packet and leave the closing to the client, as socket.io does; clients call it
        ``io server disconnect`` and stay away."""
        self.hang_up(self, 'disconnect')
