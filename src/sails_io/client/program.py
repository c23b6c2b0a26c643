"""The factory as programs in Node get it: a server that talks nonsense does not end them."""

from __future__ import annotations

from typing import Any

from sails_io.client.factory import factory_of
from sails_io.client.interop.functions import wrap
from sails_io.client.interop.objects import get
from sails_io.client.interop.text import parsed
from sails_io.client.interop.values import is_array, is_object
from sails_io.client.raw_socket import older_raw_socket


def factory(io: Any = None) -> Any:
    """Return `io`, with `io.sails` and `io.socket` added; see `sails_io.client.factory`."""
    return factory_of(io, careful_raw_socket)


def careful_raw_socket(io: Any, url: Any, options: Any) -> Any:
    """Return a raw socket as `older_raw_socket` does, which looks at the first packet of each connection.

    socket.io-client trusts that. What it throws at nonsense is an uncaught error: a page goes on, a program ends.
    """
    raw = older_raw_socket(io, url, options)
    wrap(raw.io, 'open', lambda opening, done: _open(raw.io, opening, done))
    return raw


def _open(manager: Any, opening: Any, done: Any) -> None:
    opening(done)
    manager.engine.on('packet', _refuse_nonsense)


def _refuse_nonsense(packet: Any) -> None:
    if packet.type == 'open':
        greeting = parsed(packet.data)
        if not (is_object(greeting) and is_array(get(greeting, 'upgrades'))):
            packet.type = 'error'
