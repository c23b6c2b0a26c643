"""What a page does with every request before it is sent, and with every answer before it is handed out."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.errors import usage_error
from sails_io.client.interop.lists import with_item, without_item
from sails_io.client.interop.objects import deep_copy, get
from sails_io.client.interop.promises import attempt
from sails_io.client.interop.values import is_object
from sails_io.client.response import JWR, unanswered


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

    def prepare(self, call: Call, common: Any, done: Any, fail: Any) -> None:
        """Make the packet of a request, with the headers of every request.

        Arguments:
            call: the request.
            common: those headers, or the page's function that returns them.
            done: called with the packet.
            fail: called with what a function of the page threw.
        """
        attempt(
            lambda: common() if callable(common) else common,
            lambda headers: attempt(
                lambda: _copied(call.pack(headers)),
                lambda packet: self._run('request', packet, call, done, fail),
                fail,
            ),
            fail,
        )

    def settle(self, call: Call, jwr: JWR) -> None:
        """End a request with an answer, or with what the interceptors make of it."""
        if len(self.pairs) == 0:
            call.settle(jwr)
        elif call.jwr is None:
            self._run(
                'response',
                jwr,
                call,
                lambda changed: call.settle(changed),
                lambda error: _reject(call, error),
            )

    def _run(self, name: str, value: Any, call: Any, done: Any, fail: Any) -> None:
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
            else:
                attempt(
                    lambda: (
                        pairs[place][name](present, call) if callable(get(pairs[place], name)) else present
                    ),
                    lambda changed: step(place + 1, changed if is_object(changed) else present),
                    fail,
                )

        step(0, value)

    def _remove(self, pair: Any) -> None:
        self.pairs = without_item(self.pairs, pair)


def _copied(packet: Any) -> Any:
    """Let interceptors change the data of this packet, and not that of one which is made when this one is lost."""
    packet['data'] = deep_copy(packet['data'])
    return packet


def _reject(call: Call, error: Any) -> None:
    """End a request with what an interceptor of answers threw, be it the error of a request of its own."""
    jwr = get(error, 'jwr')
    if jwr is None:
        message = f'An interceptor did not let the answer through: {get(error, "message")}'
        jwr = unanswered('E_INTERCEPTED', message, error)
    call.settle(jwr)
