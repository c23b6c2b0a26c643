"""The settings of a socket: each option once, and where it may be set."""

from __future__ import annotations

from typing import Any

#: Handed to socket.io as they are: all that it has, but for those that would change what a request is
#: (`ackTimeout`, `retries`), or who connects when (`autoConnect`, `forceNew`).
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
    'upgrade',
    'rememberUpgrade',
    'tryAllTransports',
    'transportOptions',
    'withCredentials',
    'forceBase64',
    'timestampRequests',
    'timestampParam',
    'protocols',
    'closeOnBeforeunload',
    'addTrailingSlash',
    'parser',
    'agent',
    'pfx',
    'key',
    'passphrase',
    'cert',
    'ca',
    'ciphers',
    'perMessageDeflate',
]

#: Read by this library when a socket connects.
OF_SAILS = ['url', 'transports', 'query', 'auth', 'initialConnectionHeaders', 'useCORSRouteToGetCookie']

#: Read at each request.
OF_REQUESTS = [
    'headers',
    'requestTimeout',  # milliseconds; unset: a request waits for its answer for ever, as it always did
    'queueLimit',  # requests that may wait for a connection at the same time
    'lostAfter',  # milliseconds without a connection before the event `sails:lost`
    'queueTimeout',  # milliseconds that each of them may wait; unset: as long as it takes
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
        # Long enough for a server's restart, short enough for somebody who waits for an answer.
        'lostAfter': 3000,
    }


def of_connection() -> list[str]:
    """Return the names of the options that are read when a socket connects."""
    found: list[str] = []
    for name in OF_SOCKET_IO:
        found.append(name)
    for name in OF_SAILS:
        found.append(name)
    return found


def names() -> list[str]:
    """Return the names of all options of a socket."""
    found = of_connection()
    for name in OF_REQUESTS:
        found.append(name)
    return found
