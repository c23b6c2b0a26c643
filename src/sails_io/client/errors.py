"""Errors that say what was wrong, what was given, and what to write instead."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import json, kind, new_error


def usage_error(problem: str, given: Any, instead: str, usage: str = None) -> Any:
    """Return the Error for an argument that cannot be used.

    Arguments:
        problem: what is wrong, as a sentence.
        given: the value that was given.
        instead: what the value should be.
        usage: how the function is called, shown on lines of its own.
    """
    message = f'{problem} Given: {shown(given)}. It should be {instead}.'
    if usage is not None:
        message = f'{message}\n{usage}'
    return new_error('E_USAGE', message)


def shown(value: Any) -> str:
    """Return a value as it can be read in a message, with its type."""
    if value is None:
        return str(value)
    if kind(value) == 'function' or kind(value) == 'symbol':
        return f'a {kind(value)}'
    return f'`{json_or_text(value)}` (a {kind(value)})'


def json_or_text(value: Any) -> str:
    try:
        return json(value)
    except Exception:
        return str(value)
