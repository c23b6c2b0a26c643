"""What a developer is told of a connection that does not work as it is written."""

from __future__ import annotations

from typing import Any

from sails_io.client.raw_socket import is_answered, is_up


def say_unreachable(log: Any, raw: Any, message: str) -> None:
    """Say why there is no connection."""
    advice = 'Is the server up, and does it allow this origin?'
    if is_up(raw) and is_answered(raw):
        advice = 'The server is on socket.io 2 (sails-hook-sockets 1 or 2): use sails.io.legacy.js.'
    log.say(f'Could not connect to {raw.io.uri}: {message}. {advice}')


def warn_of_headers(surroundings: Any, options: Any) -> None:
    """Say so where a browser would not send the headers of the handshake.

    Arguments:
        surroundings: the `Surroundings` of the socket.
        options: those for socket.io.
    """
    if (
        'extraHeaders' in options
        and surroundings.sdk['platform'] == 'browser'
        and 'polling' not in options['transports']
    ):
        surroundings.log.warn(
            "A browser sends `initialConnectionHeaders` with the transport 'polling' only; use `query` instead."
        )
