"""Who a page says it is when it connects: `auth` and `query`, read at each attempt where they are functions."""

from __future__ import annotations

from typing import Any

from sails_io.client.handshake import query_of
from sails_io.client.interop import after, attempt, get, wrap


def add_auth(options: Any, auth: Any, refuse: Any) -> None:
    """Add `auth` to socket.io's options.

    Arguments:
        options: for socket.io, which calls what is a function there with a function that takes the value.
        auth: an object, or a function that returns one.
        refuse: called with what the page's function threw.
    """
    if callable(auth):
        options['auth'] = lambda give: attempt(auth, give, refuse)
    elif auth is not None:
        options['auth'] = auth


def refresh_query(manager: Any, settings: Any, sdk: Any, refuse: Any) -> None:
    """Have a `query` that is a function read whenever socket.io opens a connection.

    Arguments:
        manager: socket.io's Manager.
        settings: the options of a socket, by their names.
        sdk: `io.sails.sdk`.
        refuse: called with what the page's function threw, where socket.io itself does not try again.
    """
    asked = get(settings, 'query')

    def around(opening: Any, done: Any) -> None:
        def open_with(query: str) -> None:
            # Set when it is closed meanwhile.
            if not manager.skipReconnect:
                manager.opts['query'] = query
                opening(done)

        manager.skipReconnect = False
        fail = refuse if done is None else done
        attempt(
            asked,
            lambda value: attempt(lambda: query_of(value, settings, sdk), open_with, fail),
            lambda error: after(0, lambda: fail(error)),
        )

    if callable(asked):
        wrap(manager, 'open', around)
