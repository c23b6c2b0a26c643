"""Errors, and who hears of them."""

from __future__ import annotations

import asyncio
from typing import Any

from sails_io.twin import Error, running_loop


def error_class() -> Any:
    """Return the class of the errors that `new_error` makes."""
    return Error


def new_error(code: str, message: str) -> Any:
    """Return an Error with a `code`."""
    return Error(code, message)


def report(error: Any) -> None:
    """Let an error that somebody else's code raised be seen, and go on: the event loop's handler gets it."""
    if isinstance(error, asyncio.CancelledError):
        return  # that is no error, but how a program ends
    context = {'message': 'An error in a handler of sails_io', 'exception': error}
    running_loop().call_exception_handler(context)
