"""The events of a socket, one after the other."""

from __future__ import annotations

from typing import Any

from sails_io.face.platform import stream


def events_of(inner: Any, event: str) -> Any:
    """Return what `async for` goes through: the values of an event, from now on.

    An event with several values comes as a list of them. What nobody has taken yet is kept. It ends when the
    connection is over for good; leaving the loop forgets it.

    Arguments:
        inner: a SailsSocket.
        event: its name.
    """
    found = stream()

    def on_status(details: Any) -> None:
        if details['status'] == 'disconnected':
            found.end()

    def leave() -> None:
        inner.off(event, found.push)
        inner.off('sails:status', on_status)

    inner.on(event, found.push)
    inner.on('sails:status', on_status)
    found.when_left(leave)
    return found.items
