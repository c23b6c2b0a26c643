"""Who a page says it is when it connects: `auth` and `query`, read at each attempt where they are functions."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.handshake import query_of
from sails_io.client.interop.functions import wrap
from sails_io.client.interop.objects import get
from sails_io.client.interop.promises import attempt
from sails_io.client.interop.text import as_json, position
from sails_io.client.interop.timers import after
from sails_io.client.raw_socket import readiness


def identify(raw: Any, settings: Any, auth: Any, sdk: Any, refuse: Any) -> None:
    """Let a raw socket say who the page is, whenever socket.io opens a connection.

    What one of the page's functions throws is an attempt that failed: socket.io counts it, and makes the next one.

    Arguments:
        raw: the raw socket, which does not connect yet.
        settings: the options of a socket, by their names.
        auth: an object for the server, or a function that returns one.
        sdk: `io.sails.sdk`.
        refuse: called with what was thrown.
    """
    if callable(get(settings, 'query')) or callable(auth):
        _ask_each_time(raw, settings, auth, sdk, refuse)
    elif auth is not None:
        raw.auth = _credentials(auth)


def _ask_each_time(raw: Any, settings: Any, auth: Any, sdk: Any, refuse: Any) -> None:
    manager = raw.io
    query = get(settings, 'query')
    latest = {'turn': 0}

    def around(opening: Any, done: Any) -> None:
        if readiness(raw) != 'closed':
            return  # socket.io would take no notice either
        turn = latest['turn'] + 1
        latest['turn'] = turn
        manager.skipReconnect = False

        # Set when the page disconnects meanwhile; and it may have connected again since.
        def is_wanted() -> bool:
            return turn == latest['turn'] and not manager.skipReconnect

        def give_up(error: Any) -> None:
            if is_wanted():
                refuse(error)
                if done is None:
                    manager.maybeReconnectOnOpen()
                else:
                    done(error)

        def fail(error: Any) -> None:
            # A moment later, as when a server cannot be reached.
            after(0, lambda: give_up(error))

        def open_with(found: Any) -> None:
            if is_wanted():
                raw.auth = found
                opening(done)

        def ask_for_auth(found: Any) -> None:
            manager.opts['query'] = query_of(found, settings, sdk)
            attempt(
                lambda: auth() if callable(auth) else auth,
                lambda given: attempt(lambda: _credentials(given), open_with, fail),
                fail,
            )

        attempt(
            lambda: query() if callable(query) else query,
            lambda found: attempt(lambda: ask_for_auth(found), lambda nothing: None, fail),
            fail,
        )

    wrap(manager, 'open', around)


def _credentials(given: Any) -> Any:
    """Return what the server is to get, which takes nothing but an object: at all else it would never answer.

    Raises:
        Error: it is none, or JSON cannot hold it; socket.io would find that out where nobody hears it.
    """
    if given is not None and position(f'{as_json(given)}', '{') != 0:
        raise usage_error('`auth` must be an object', given, None, True)
    return given
