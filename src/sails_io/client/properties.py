"""The options of a socket, as properties."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import get
from sails_io.client.interop.values import kind
from sails_io.client.options import AT_ANY_TIME, OF_CONNECTION
from sails_io.client.origin import without_trailing_slash


def read_option(socket: Any, name: str) -> Any:
    """Return an option of a socket as the page sees it."""
    value = socket._setting(name) if name in AT_ANY_TIME else get(socket._own, name)
    if value is None and name == 'url' and socket._connection.raw is not None:
        value = socket._connection.raw.io.uri
    return without_trailing_slash(value) if name == 'url' and kind(value) == 'string' else value


def write_option(socket: Any, name: str, value: Any) -> None:
    """Set an option of a socket.

    Raises:
        Error: it cannot be changed while the socket is connected.
    """
    if name in OF_CONNECTION:
        same = value == read_option(socket, name)
        if socket.isConnected() and not same and get(socket._surroundings.io.sails, 'strict') is not False:
            raise new_error(
                'E_STATE',
                f'Cannot change value of `{name}` while socket is connected. '
                f'Call socket.disconnect() first, and socket.reconnect() afterwards.',
            )
        # The attempts under way go where the old options pointed.
        socket._connection.halt_attempts()
    socket._own[name] = value
