"""Errors that say what was wrong, what was given, and what to write instead."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import new_error, shown


def usage_error(rule: str, given: Any, usage: str | None = None) -> Any:
    """Return the Error for an argument that cannot be used.

    Arguments:
        rule: what the argument has to be, as a sentence without its full stop.
        given: the value that was given.
        usage: an example of the whole call.

    Example:
        >>> usage_error('`url` must be a string', 42).message
        '`url` must be a string. Given: 42 (number).'
    """
    message = f'{rule}. Given: {shown(given)}.'
    if usage is not None:
        message = f'{message}\n{usage}'
    return new_error('E_USAGE', message)
