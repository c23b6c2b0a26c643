"""What a page does with every request before it is sent, and with every answer before it is handed out."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import attempt, get, is_object, with_item, without_item


class Interceptors:
    """Pairs of functions, in the order in which they were added; each may be asynchronous."""

    def __init__(self) -> None:
        self.pairs: list[Any] = []

    def add(self, pair: Any) -> Any:
        """Add `{request, response}`, of which either may be left out; returns the function that removes it.

        Raises:
            Error: it has neither.
        """
        if not is_object(pair) or not (callable(get(pair, 'request')) or callable(get(pair, 'response'))):
            raise usage_error('`intercept` takes an object with the function `request` or `response`', pair)
        self.pairs = with_item(self.pairs, pair)
        return lambda: self.remove(pair)

    def remove(self, pair: Any) -> None:
        """Forget a pair."""
        self.pairs = without_item(self.pairs, pair)

    def are_none(self) -> bool:
        """Whether there is no pair."""
        return len(self.pairs) == 0

    def run(self, name: str, value: Any, more: Any, done: Any, fail: Any) -> None:
        """Lead a value through all functions of a name; what one returns goes on to the next.

        Arguments:
            name: `request` or `response`.
            value: the packet or the JWR.
            more: the further argument of each function.
            done: called with what came of it.
            fail: called with what a function threw.
        """
        _run(self.pairs, 0, name, value, more, done, fail)


def _run(pairs: list[Any], place: int, name: str, value: Any, more: Any, done: Any, fail: Any) -> None:
    if place == len(pairs):
        done(value)
    else:
        attempt(
            lambda: _one(pairs[place], name, value, more),
            lambda changed: _run(
                pairs, place + 1, name, changed if is_object(changed) else value, more, done, fail
            ),
            fail,
        )


def _one(pair: Any, name: str, value: Any, more: Any) -> Any:
    return pair[name](value, more) if callable(get(pair, name)) else value
