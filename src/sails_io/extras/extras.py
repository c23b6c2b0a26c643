"""The entry point: adds to the sockets of an `io` what these modules have."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import get, global_io, is_truthy, new_error
from sails_io.extras.collection import Collection
from sails_io.extras.csrf import Csrf
from sails_io.extras.interop import add_method, has_method
from sails_io.extras.retry import Retry


def extend(io: Any = None) -> Any:
    """Let all sockets of `io` have `retry`, `csrf` and `collection`; returns `io`. A second time changes nothing.

    Arguments:
        io: what `sails.io.js` made; the global `io` when left out.

    Raises:
        Error: `sails.io.js` has not been there.

    Example:
        >>> extend(io).socket.retry()
    """
    found = global_io() if io is None else io
    sails = get(found, 'sails') if is_truthy(found) else None
    owner = get(sails, 'SailsSocket') if is_truthy(sails) else None
    if owner is None:
        raise new_error(
            'E_USAGE',
            'There is no `io.sails` to extend. Load sails.io.js first, and then sails.io.extras.js.',
        )
    if not has_method(owner, 'collection'):
        add_method(owner, 'retry', retry)
        add_method(owner, 'csrf', csrf)
        add_method(owner, 'collection', collection)
    return found


def retry(socket: Any, options: Any = None) -> Any:
    """Ask again what the connection or a busy server left unanswered; see `Retry`.

    Returns:
        a function that ends it.
    """
    return Retry(socket, options).remove


def csrf(socket: Any, options: Any = None) -> Any:
    """Send a CSRF token with each request that may change something; see `Csrf`.

    Returns:
        a function that ends it.
    """
    made = Csrf(socket, options)
    return lambda: made.remove()


def collection(socket: Any, model: Any, criteria: Any = None, options: Any = None) -> Collection:
    """Return the records of a blueprint model, which stay as they are on the server; see `Collection`."""
    return Collection(socket, model, criteria, options)
