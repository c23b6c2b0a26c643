"""The entry point for loaders that hand in their own socket.io client: CommonJS, AMD, bundlers."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import get
from sails_io.client.interop.surroundings import global_io
from sails_io.client.raw_socket import older_raw_socket
from sails_io.client.sails import augment
from sails_io.client.script_tag import ScriptTag


def factory(io: Any = None) -> Any:
    """Return `io`, the socket.io client function, with `io.sails` and `io.socket` added.

    Arguments:
        io: socket.io-client 2, 3 or 4: what `require('socket.io-client')` returns, or the namespace of an import
            of it; when left out, the global `io`.

    Raises:
        Error: there is no socket.io client.

    Example:
        const io = require('sails-io')(require('socket.io-client'));
    """
    return factory_of(io, older_raw_socket)


def factory_of(io: Any, make: Any) -> Any:
    """Return the same, whose raw sockets are made by the function `make`."""
    client = global_io() if io is None else io
    if client is not None and not callable(client):
        # An ES module's namespace object is frozen, and no function.
        client = get(client, 'io')
    if not callable(client):
        raise new_error(
            'E_NO_SOCKET_IO',
            'No socket.io client available. Pass one in:\n'
            "```\nvar io = require('sails.io.js')( require('socket.io-client') );\n```",
        )
    return augment(client, ScriptTag(None), make)
