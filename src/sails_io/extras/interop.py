"""The platform, under CPython, as far as the extras need more of it than the client does.

Its twin `interop.js` is what the compiled code gets: the same functions. A test holds the two to the same names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from sails_io.client.interop.errors import new_error
from sails_io.twin import Deferred


def add_method(owner: Any, name: str, method: Callable[..., Any]) -> None:
    """Let objects of class `owner` have a method `name`, a function of the object and of the arguments."""
    setattr(owner, name, lambda self, *values: method(self, *values))


def has_method(owner: Any, name: str) -> bool:
    """Whether objects of class `owner` have a method `name`."""
    return hasattr(owner, name)


def weak_table() -> Any:
    """Return an empty table by object, which keeps no object alive."""
    return WeakKeyDictionary()


def has(table: Any, key: Any) -> bool:
    """Whether a weak table knows the object `key`."""
    return key in table


def recall(table: Any, key: Any) -> Any:
    """Return what a weak table has for the object `key`, or None."""
    return table.get(key)


def keep(table: Any, key: Any, value: Any) -> None:
    """Let a weak table have `value` for the object `key`."""
    table[key] = value


def ask(socket: Any, options: Any, callback: Any) -> Any:
    """Make a request as the library itself does, whatever a page has put in the place of `socket.request`."""
    return type(socket).request(socket, options, callback)


def same(one: Any, other: Any) -> bool:
    """Whether two values would be the same JSON, whatever the order of their members."""
    return type(one) is type(other) and bool(one == other)


def when_over(call: Any, fn: Callable[[], None]) -> None:
    """Call `fn` when a request has ended, however it did."""
    if call.jwr is None:
        # To await it would keep it alive where the task that asked for it is cancelled.
        call.at_end(fn)
    else:
        fn()


def fetched_json(url: str, limit: float) -> Any:
    """Return a promise of what a URL answers over HTTP, as JSON: there is no page, and so no cookie.

    Arguments:
        url: where to ask.
        limit: milliseconds until it fails.
    """
    promised = Deferred()
    promised.reject(new_error('E_NO_PAGE', f'{url} is not asked: there is no page'))
    return promised
