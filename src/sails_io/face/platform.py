"""The platform, under CPython, as far as the Pythonic face needs more of it than the client does.

Its twin `platform.js` is what the compiled code gets: the same functions. A test holds the two to the same names.
"""

from __future__ import annotations

import re
from typing import Any

from sails_io.face.stream import Stream
from sails_io.transport import SocketIo
from sails_io.twin import Later


def socket_io() -> Any:
    """Return socket.io's function, which makes raw sockets."""
    return SocketIo()


def snake_case(name: str) -> str:
    """Return a name of JavaScript's as Python would write it.

    Example:
        >>> snake_case('useCORSRouteToGetCookie')
        'use_cors_route_to_get_cookie'
    """
    apart = re.sub('([a-z])([A-Z])', r'\1_\2', name)
    return re.sub('([A-Z])([A-Z][a-z])', r'\1_\2', apart).lower()


def stream() -> Any:
    """Return an asynchronous iterator, `items`, and what fills it: `push`, `end`, `when_left`."""
    return Stream()


def entered(value: Any, promise: Any) -> Any:
    """Return what comes to `value` when a promise is kept."""
    return Later(lambda: _entered(value, promise))


async def _entered(value: Any, promise: Any) -> Any:
    await promise
    return value


def opened(value: Any, promise: Any) -> Any:
    """Return the same, for a block that is not entered, and so not left, when that fails: then nothing is left over.

    Arguments:
        value: a `Socket`.
        promise: kept when it is connected.
    """
    return Later(lambda: _opened(value, promise))


async def _opened(value: Any, promise: Any) -> Any:
    try:
        await promise
    except BaseException:
        await value.disconnect()
        raise
    return value


def left(raw: Any) -> Any:
    """Return what comes to an end when nothing of a raw socket is left.

    Arguments:
        raw: one that has been disconnected, or None.
    """
    return Later(lambda: _closed(raw))


async def _closed(raw: Any) -> None:
    if raw is not None:
        await raw.io.closed()
