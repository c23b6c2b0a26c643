"""Stand-ins for what JavaScript has and Python has not, for `sails_io.client.interop` under CPython."""

from __future__ import annotations

import sys
from asyncio import wrap_future
from collections.abc import Iterator, MutableSet
from concurrent.futures import Future
from typing import Any
from urllib.parse import SplitResult


class Url:
    """As much of the URL standard's URL as the client reads."""

    def __init__(self, parts: SplitResult) -> None:
        standard = {'http': 80, 'https': 443}.get(parts.scheme)
        name = f'[{parts.hostname}]' if ':' in (parts.hostname or '') else parts.hostname
        self.protocol = f'{parts.scheme}:'
        self.host = f'{name}' if parts.port in (None, standard) else f'{name}:{parts.port}'
        self.origin = f'{self.protocol}//{self.host}'
        self.href = parts.geturl()


class Error(Exception):
    """JavaScript's Error, with a `code`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Deferred:
    """A promise, and the functions that end it."""

    def __init__(self) -> None:
        self.promise = self
        self._future: Future[Any] = Future()

    def resolve(self, value: Any) -> None:
        """Let it come to a value."""
        self._future.set_result(value)

    def reject(self, error: Exception) -> None:
        """Let it come to nothing."""
        self._future.set_exception(error)

    def __await__(self) -> Any:
        return wrap_future(self._future).__await__()


class OrderedSet(MutableSet[Any]):
    """JavaScript's Set, whose items stand in the order in which they were added."""

    def __init__(self) -> None:
        self._items: dict[Any, None] = {}

    def __contains__(self, item: Any) -> bool:
        return item in self._items

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def add(self, value: Any) -> None:
        """Add an item at the end, unless it is there."""
        self._items[value] = None

    def discard(self, value: Any) -> None:
        """Take out an item, if it is there."""
        self._items.pop(value, None)


class Console:
    """JavaScript's console."""

    def log(self, *values: Any) -> None:
        """Write a line."""
        print(*values)

    def warn(self, *values: Any) -> None:
        """Write a line that should be seen."""
        print(*values, file=sys.stderr)


def places(fn: Any, most: int) -> int:
    """Return how many of `most` arguments a function takes: JavaScript's leave out the rest."""
    code = getattr(getattr(fn, '__func__', fn), '__code__', None)
    if code is None or code.co_flags & 0x04:
        return most
    return int(code.co_argcount - (1 if hasattr(fn, '__self__') else 0))
