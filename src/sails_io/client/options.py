"""The settings of a socket: each option once, and where it may be set."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.lists import chained

#: What socket.io computes with. What is no number there makes it try again without a pause, or
#: throw where nobody hears it.
NUMBERS = [
    'reconnectionAttempts',
    'reconnectionDelay',
    'reconnectionDelayMax',
    'randomizationFactor',
    'timeout',
]

#: Those of 1.2.1: properties of each socket, which cannot be changed while it is connected.
OF_CONNECTION = chained(
    [
        'url',
        'transports',
        'query',
        'initialConnectionHeaders',
        'useCORSRouteToGetCookie',
        'path',
        'multiplex',
        'reconnection',
        'rejectUnauthorized',
    ],
    NUMBERS,
)

#: Properties of each socket that can be changed at any time.
AT_ANY_TIME = [
    'headers',
    'auth',  # read when the socket connects
    'requestTimeout',  # milliseconds; unset: a request waits for its answer for ever, as it always did
    'queueLimit',  # requests that may wait for a connection at the same time
    'queueTimeout',  # milliseconds that each of them may wait; unset: as long as it takes
    'lostAfter',  # milliseconds without a connection before the event `sails:lost`
]

#: All others are handed to socket.io, but for `auth`, which it gets when it connects, for those that would change
#: what a request is, and for what would be no option there, but the prototype of all.
WITHHELD = ['auth', 'ackTimeout', 'retries', '__proto__']

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
