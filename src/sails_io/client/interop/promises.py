"""What takes time, and its end."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

from sails_io.twin import Deferred, begin


def deferred() -> Any:
    """Return an object with a `promise`, and with `resolve` and `reject`, which end it."""
    return Deferred()


def awaitable(owner: Any, promise_of: Callable[[Any], Any]) -> None:
    """Let objects of class `owner` be awaited: as long as nobody asks, no promise is made.

    Arguments:
        owner: the class.
        promise_of: returns the promise of an object.
    """

    def wait(self: Any) -> Any:
        promise = promise_of(self)
        try:
            return (yield from promise.__await__())
        except asyncio.CancelledError:
            # As where a fetch is aborted, unless somebody else still asks.
            if promise.waiting == 0:
                self.abort()
            raise

    owner.__await__ = wait


def attempt(fn: Callable[[], Any], done: Callable[[Any], None], fail: Callable[[Any], None]) -> None:
    """Call a function of the page, and hand on what it comes to: at once, unless that takes time.

    Arguments:
        fn: the function.
        done: called with what it returned, or with what the promise that it returned comes to.
        fail: called with what it raised, or with what the promise fails with.
    """
    try:
        value = fn()
    except Exception as error:
        fail(error)
    else:
        if inspect.isawaitable(value):
            begin(value, done, fail)
        else:
            done(value)


def on_abort(signal: Any, fn: Callable[..., None]) -> Callable[[], None]:
    """Call `fn` when an AbortSignal aborts; returns what ends that."""
    return signal.listen(fn)  # type: ignore[no-any-return]
