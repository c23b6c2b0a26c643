"""Makes sockets."""

from __future__ import annotations

from typing import Any

from sails_io.client.raw_socket import raw_socket
from sails_io.client.sails import equip
from sails_io.client.script_tag import ScriptTag
from sails_io.face.names import sails_options
from sails_io.face.platform import socket_io
from sails_io.face.socket import Socket

#: `io.sails`, from the first socket on.
shared: Any = {'sails': None}


def connect(url: Any = None, **options: Any) -> Socket:
    """Return a socket that connects to a Sails server.

    Under CPython an event loop must be running.

    Arguments:
        url: where the server is, such as `https://example.com:1337`; in a page it may be left out: the page's own.
        transports: `websocket`, `polling`, in the order in which they are tried; the first alone, unless given.
        path: of socket.io on the server; `/socket.io`, unless given.
        query: what the URL of the handshake gets; a function is asked at each attempt.
        headers: of every request; a function is asked at each.
        auth: who the program says that it is; a function is asked at each attempt.
        initial_connection_headers: of the handshake.
        use_cors_route_to_get_cookie: in a page, whether and where a cookie is asked for first.
        multiplex: as socket.io has it.
        reconnection: whether it tries again, which it does not unless told to.
        reconnection_attempts: how often; without end, unless given.
        reconnection_delay: seconds before the first attempt, 1 unless given; they double each time.
        reconnection_delay_max: seconds before an attempt at most; 5, unless given.
        randomization_factor: the share of chance in that, from 0 to 1; 0.5, unless given.
        timeout: seconds that an attempt may take; 20, unless given.
        reject_unauthorized: whether certificates are checked.
        request_timeout: seconds that a request may take; without end, unless given.
        queue_limit: how many requests may wait for a connection; 100,000, unless given.
        queue_timeout: seconds that each of them may wait; without end, unless given.
        lost_after: seconds without a connection before the event `sails:lost`; 3, unless given.

    Returns:
        the socket; what is asked of it before it is connected waits for that.

    Raises:
        SailsError: an option is unknown, or cannot be used.

    Example:
        >>> async with connect('http://localhost:1337', reconnection=True) as socket:
        ...     print((await socket.get('/order')).body)
        [{'id': 1, 'item': 'tea'}]
    """
    if shared['sails'] is None:
        shared['sails'] = equip(socket_io(), ScriptTag(None), raw_socket).io.sails
    return Socket(shared['sails']['connect'](url, sails_options(options)))
