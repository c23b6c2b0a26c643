"""The options of socket.io-client that are of use here: what JavaScript would take somehow, Python does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.options import NUMBERS

#: socket.io's defaults; times are in milliseconds.
DEFAULTS = {
    'reconnection': True,
    'reconnectionAttempts': float('inf'),
    'reconnectionDelay': 1000,
    'reconnectionDelayMax': 5000,
    'randomizationFactor': 0.5,
    'timeout': 20000,
}


def checked(options: dict[str, Any]) -> dict[str, Any]:
    """Return options with the defaults of those that are not there.

    Raises:
        Error: one of them cannot be used; the message says which, and what was given.
    """
    for name, value in options.items():
        is_right, rule = RULES.get(name, (_anything, ''))
        if not is_right(value):
            raise usage_error(f'`{name}` must be {rule}', value)
    numbers = {name: float(options[name]) for name in NUMBERS if isinstance(options.get(name), str)}
    return {**DEFAULTS, **options, **numbers}


def _anything(value: Any) -> bool:
    return True


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_transports(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(each in ('websocket', 'polling') for each in value)


def _are_headers(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(each) for pair in value.items() for each in pair)


RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    'path': (_is_text, 'a text'),
    'transports': (_are_transports, "a list such as ['polling', 'websocket']"),
    'initialConnectionHeaders': (_are_headers, 'a dict of texts'),
    'extraHeaders': (_are_headers, 'a dict of texts'),
}
