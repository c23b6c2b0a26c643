"""Questions to a value."""

from __future__ import annotations

import re
from typing import Any

_KINDS = {bool: 'boolean', int: 'number', float: 'number', str: 'string', type(None): 'undefined'}
_BASES = (str, int, float)
_DECIMAL = re.compile(r'[+-]?(Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)', re.ASCII)


def kind(value: Any) -> str:
    """Return what JavaScript's `typeof` says: `string`, `number`, `boolean`, `undefined`, `function` or `object`."""
    known = _KINDS.get(type(value))
    if known is None:
        # Members of an Enum, say, may be texts too.
        base = next((base for base in _BASES if isinstance(value, base)), None)
        known = 'function' if callable(value) else 'object' if base is None else _KINDS[base]
    return known


def is_undefined(value: Any) -> bool:
    """Whether there is no value at all."""
    return value is None


def is_object(value: Any) -> bool:
    """Whether a value is an object or array, and not `null`."""
    return kind(value) == 'object'


def is_array(value: Any) -> bool:
    """Whether a value is an array."""
    return isinstance(value, list)


def is_success(status: Any) -> bool:
    """Whether a status code, be it a text, is that of an answer which is no error."""
    try:
        return 200 <= float(status) < 400
    except (TypeError, ValueError, OverflowError):
        return False


def is_number(value: Any) -> bool:
    """Whether a value is a number, be it a decimal text, as JavaScript writes them."""
    if kind(value) == 'string':
        return _DECIMAL.fullmatch(value.strip()) is not None
    return kind(value) == 'number' and bool(value == value)  # only NaN is not


def is_truthy(value: Any) -> bool:
    """Whether JavaScript takes a value for true: empty arrays and objects are."""
    return is_object(value) or bool(value)
