"""Errors that say what was wrong, what was given, and what to write instead."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import annotate, get
from sails_io.client.interop.text import shown


def usage_error(rule: str, given: Any, usage: str | None = None, hides: bool | None = None) -> Any:
    """Return the Error for an argument that cannot be used.

    Arguments:
        rule: what the argument has to be, as a sentence without its full stop.
        given: the value that was given.
        usage: an example of the whole call.
        hides: whether a text that was given may be a password or token, and is not shown.

    Example:
        >>> usage_error('`url` must be a string', 42).message
        '`url` must be a string. Given: 42 (number).'
    """
    message = f'{rule}. Given: {shown(given, hides)}.'
    if usage is not None:
        message = f'{message}\n{usage}'
    return new_error('E_USAGE', message)


def connect_error(error: Any) -> Any:
    """Return the Error for a connection that cannot be begun.

    Arguments:
        error: one of the library, which is returned as it is; or what socket.io threw at an option that it cannot use.
    """
    if get(error, 'code') is not None:
        return error
    found = new_error('E_CONNECT', f'Could not connect: {get(error, "message")}')
    annotate(found, 'cause', error)
    return found
