"""The settings of a socket: each option once, and where it may be set."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import get, is_undefined, table

#: Handed to socket.io as they are.
OF_SOCKET_IO = [
    'path',
    'multiplex',
    'reconnection',
    'reconnectionAttempts',
    'reconnectionDelay',
    'reconnectionDelayMax',
    'randomizationFactor',
    'timeout',
    'rejectUnauthorized',
]

#: Read by this library; together with the above, all that a socket can be given.
OF_SAILS = [
    'url',
    'transports',
    'query',
    'headers',
    'initialConnectionHeaders',
    'useCORSRouteToGetCookie',
    'requestTimeout',  # milliseconds; unset: a request waits for its answer for ever, as it always did
    'queueLimit',  # requests that may wait for a connection at the same time
]

#: May be written as attributes of the script element, plain or with `data-`.
ATTRIBUTES = ['autoConnect', 'reconnection', 'environment', 'headers', 'url', 'transports', 'path']


def defaults() -> Any:
    """Return what `io.sails` holds before anybody sets anything."""
    return {
        'autoConnect': True,
        'reconnection': False,
        'useCORSRouteToGetCookie': True,
        'transports': ['websocket'],
        # Far above what a page asks for while it connects; it stops a loop that never finds a server.
        'queueLimit': 100000,
    }


def names() -> list[str]:
    """Return the names of all options of a socket."""
    found: list[str] = []
    for name in OF_SOCKET_IO:
        found.append(name)
    for name in OF_SAILS:
        found.append(name)
    return found


def resolved(own: Any, general: Any) -> Any:
    """Return the settings in force: a socket's own, else those of `io.sails`.

    Arguments:
        own: the options given to one socket.
        general: `io.sails`.
    """
    settings = table()
    for name in names():
        value = get(own, name)
        if is_undefined(value):
            value = get(general, name)
        if value is not None:
            settings[name] = value
    return settings
