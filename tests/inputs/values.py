"""From descriptions of hostile values to the values, in Python: the twin of `values.cjs`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

ON_PURPOSE = 'on purpose'


def made(description: Any) -> Any:
    """Return the value that a description stands for, a new one each time."""
    if isinstance(description, list):
        return [made(item) for item in description]
    if isinstance(description, dict):
        if '$' in description:
            return SPECIALS[description['$']](description.get('size', 0))
        return {key: made(item) for key, item in description.items()}
    return description


def _throw(*values: Any) -> Any:
    raise RuntimeError(ON_PURPOSE)


async def _throw_late(*values: Any) -> Any:
    _throw()


class _ThrowingMember:
    url = property(_throw)
    __getattr__ = _throw


class _ThrowingText:
    __str__ = __repr__ = __format__ = _throw


def _cyclic_object(size: int) -> Any:
    value: dict[str, Any] = {}
    value['self'] = value
    return value


def _cyclic_list(size: int) -> Any:
    value: list[Any] = []
    value.append(value)
    return value


def _cyclic_without_prototype(size: int) -> Any:
    value = SimpleNamespace()
    value.self = value
    return value


def _deep_list(size: int) -> Any:
    value: list[Any] = []
    for _ in range(size):
        value = [value]
    return value


def _deep_object(size: int) -> Any:
    value: dict[str, Any] = {}
    for _ in range(size):
        value = {'a': value}
    return value


SPECIALS: dict[str, Callable[[int], Any]] = {
    'undefined': lambda size: None,
    'nan': lambda size: float('nan'),
    'infinity': lambda size: float('inf'),
    'minus infinity': lambda size: float('-inf'),
    'function': lambda size: lambda *values: None,
    'returning object': lambda size: lambda *values: {},
    'thrower': lambda size: _throw,
    'asynchronous thrower': lambda size: _throw_late,
    'cyclic object': _cyclic_object,
    'cyclic list': _cyclic_list,
    'bytes': lambda size: b'\x00\xff',
    'date': lambda size: datetime.datetime(2026, 1, 1),
    'big integer': lambda size: 10**400,
    'symbol': lambda size: object(),
    'no prototype': lambda size: SimpleNamespace(),
    'cyclic without prototype': _cyclic_without_prototype,
    'throwing member': lambda size: _ThrowingMember(),
    'throwing text': lambda size: _ThrowingText(),
    'set': lambda size: {1},
    'error': lambda size: ValueError('an error'),
    'deep list': _deep_list,
    'deep object': _deep_object,
    'long text': lambda size: 'x' * size,
    'wide object': lambda size: {f'k{number}': number for number in range(size)},
}
