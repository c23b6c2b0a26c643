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
        options: those of a socket, by Python's names and with times in seconds: `headers`, `auth`, `query`,
            `initial_connection_headers`, `reconnection`, `reconnection_delay`, `request_timeout`, `queue_limit` …

    Raises:
        SailsError: an option is unknown, or cannot be used.

    Example:
        >>> async with connect('http://localhost:1337', reconnection=True) as socket:
        ...     print((await socket.get('/order')).body)
    """
    if shared['sails'] is None:
        shared['sails'] = equip(socket_io(), ScriptTag(None), raw_socket).io.sails
    return Socket(shared['sails']['connect'](url, sails_options(options)))
