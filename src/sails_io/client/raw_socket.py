"""Raw sockets: those of socket.io-client 4, and those of versions 2 and 3, made to pass for them."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.functions import invoke
from sails_io.client.interop.objects import get, merged
from sails_io.client.interop.values import is_undefined

#: socket.io's types of packets: by the first a server refuses a connection.
REFUSAL = 4
EVENTS = [2, 5]


def raw_socket(io: Any, url: Any, options: Any) -> Any:
    """Return a raw socket that does not connect yet.

    Arguments:
        io: the function of socket.io-client 4.
        url: where to; None for the page's own origin.
        options: what `handshake.handshake` returns.
    """
    # socket.io takes a null URL for the options.
    return io(options) if url is None else io(url, options)


def tries_again(raw: Any) -> bool:
    """Whether socket.io itself makes another attempt: not after a refusal, nor where the server hung up."""
    will: bool = is_up(raw) and raw.io.reconnection() and not is_answered(raw)
    return will


def is_up(raw: Any) -> bool:
    """Whether socket.io has not taken the raw socket down, as it does after a refusal."""
    return raw.subs is not None


def readiness(raw: Any) -> Any:
    """Return `closed`, `opening` or `open`: what socket.io makes of the connection beneath."""
    manager = raw.io
    # socket.io 2 has no underscore.
    return get(manager, 'readyState') if is_undefined(get(manager, '_readyState')) else manager._readyState


def is_answered(raw: Any) -> bool:
    """Whether the server is there, and has something to say."""
    engine = raw.io.engine
    found: bool = engine is not None and engine.readyState == 'open'
    return found


def older_raw_socket(io: Any, url: Any, options: Any) -> Any:
    """Return such a raw socket, from whichever version of socket.io-client, 2 to 4, `io` is the function.

    Version 4 takes a socket down when the server refuses it, and then tells of a `connect_error`. Version 3
    leaves the socket up; version 2 does so too, tells of an `error`, and has no `onAny`.
    """
    # In a page version 2 reads the headers of a handshake here alone.
    polling = {'extraHeaders': get(options, 'extraHeaders')}
    options['transportOptions'] = merged({'polling': polling}, get(options, 'transportOptions'))
    raw = raw_socket(io, url, options)
    manager = raw.io
    is_2 = is_undefined(get(raw, 'onAny'))

    def on_packet(packet: Any) -> None:
        if packet.type == REFUSAL:
            raw.destroy()
            if is_2:
                raw.emit('connect_error', packet.data)

    manager.on('packet', on_packet)
    if is_2:
        raw.onAny = lambda handler: manager.on('packet', lambda packet: _hand_on(raw, packet, handler))
    return raw


def _hand_on(raw: Any, packet: Any, handler: Any) -> None:
    if packet.type in EVENTS:
        invoke(handler, raw, packet.data)
