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
        return lambda: self._remove(pair)

    def run(self, name: str, value: Any, call: Any, done: Any, fail: Any) -> None:
        """Lead a value through all functions of a name; what one returns goes on to the next.

        Arguments:
            name: `request` or `response`.
            value: the packet or the JWR.
            call: the request.
            done: called with what came of it.
            fail: called with what a function threw.
        """
        pairs = self.pairs

        def step(place: int, present: Any) -> None:
            if place == len(pairs):
                done(present)
            elif callable(get(pairs[place], name)):
                attempt(
                    lambda: pairs[place][name](present, call),
                    lambda changed: step(place + 1, changed if is_object(changed) else present),
                    fail,
                )
            else:
                step(place + 1, present)

        step(0, value)

    def _remove(self, pair: Any) -> None:
        self.pairs = without_item(self.pairs, pair)
