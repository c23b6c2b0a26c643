"""Functions that are handed on, or come between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.client.interop.errors import report
from sails_io.client.interop.promises import attempt
from sails_io.twin import places


def invoke(fn: Any, this: Any, values: list[Any]) -> None:
    """Call a function of the page; what it raises is reported, and stops nothing.

    Arguments:
        fn: the function.
        this: JavaScript's `this` for it; of no use here.
        values: its arguments. As in JavaScript, those that it does not take are left out.
    """
    attempt(lambda: fn(*values[: places(fn, len(values))]), lambda nothing: None, report)


def bound(method: Any, owner: Any) -> Any:
    """Return a method of `owner`, of one argument, that can be handed on; as in JavaScript, with any number of them."""
    return lambda value=None, *more: method(value)


def arguments_of(fn: Callable[[list[Any]], None]) -> Callable[..., None]:
    """Return a function that hands its arguments on as one list."""
    return lambda *values: fn(list(values))


def event_of(fn: Callable[[str, list[Any]], None]) -> Callable[..., None]:
    """Return a function that hands on its first argument, and the others as one list."""
    return lambda event, *values: fn(event, list(values))


def wrap(owner: Any, name: str, around: Callable[[Any, Any], Any]) -> None:
    """Let a function come between a method of an object and those who call it.

    Arguments:
        owner: the object.
        name: of the method, which takes one argument.
        around: called in its place, with the method and the argument.
    """
    inner = getattr(owner, name)
    setattr(owner, name, lambda value=None: around(inner, value))
