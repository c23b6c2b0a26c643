"""Steps that connect and disconnect. The twin of `connecting.cjs`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def disconnect(socket: Any) -> None:
    """As the page asks."""
    socket.disconnect()


def reconnect(socket: Any) -> None:
    """As the page asks."""
    socket.reconnect()


def raw_connect(socket: Any) -> None:
    """As old pages do; while socket.io tries again by itself, that would confuse it."""
    if socket._raw is not None and socket.status == 'disconnected':
        socket._raw.connect()


def raw_disconnect(socket: Any) -> None:
    """As old pages do; while it connects, socket.io tells nobody of that."""
    if socket.isConnected():
        socket._raw.disconnect()


def engine_close(socket: Any) -> None:
    """As the platform's own end of a connection."""
    engine = None if socket._raw is None else socket._raw.io.engine
    if engine is not None and engine.readyState == 'open':
        engine._lose('transport close')


def hurry(socket: Any) -> None:
    """Let the page come to the foreground, where that is listened to."""
    if socket._connection._sleeps is not None:
        socket._connection._hurry()


STEPS: dict[str, Callable[[Any], None]] = {
    step.__name__: step for step in (disconnect, reconnect, raw_connect, raw_disconnect, engine_close, hurry)
}
