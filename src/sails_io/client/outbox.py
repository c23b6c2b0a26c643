"""The calls that wait for a connection, and those that wait for an answer."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call, check, method_of
from sails_io.client.interceptors import Interceptors
from sails_io.client.interop.functions import bound
from sails_io.client.interop.lists import chained, filtered
from sails_io.client.interop.objects import get
from sails_io.client.interop.timers import after
from sails_io.client.interop.values import kind
from sails_io.client.limits import limit, limit_age
from sails_io.client.line import Line, leave
from sails_io.client.response import answered, unanswered
from sails_io.client.send_buffer import take_back
from sails_io.client.subscription import Subscription


class Outbox:
    """Sends calls in the order in which they were made, and ends each of them exactly once."""

    def __init__(self, setting: Any) -> None:
        """Make an empty outbox.

        Arguments:
            setting: a function from the name of an option to the value in force.
        """
        self.setting = setting
        self.unsent = Line()
        self.in_flight = Line()
        self.subscriptions: list[Subscription] = []
        self.interceptors = Interceptors()
        #: The order in which those that wait are sent, how far that has come, and whose turn it is to be made ready.
        self.line: list[Call] = []
        self.place = 0
        self.preparing: Any = None
        self.is_flushing = False
        #: Counts connections.
        self.era = 0
        #: Whether the page has been told that it is up, and those that wait can go.
        self.is_open = False
        #: The `Turn` that is told when a call begins to wait, or None.
        self.turn: Any = None
        #: The raw socket while it is connected.
        self.raw: Any = None

    def send(self, call: Call) -> None:
        """Send a call now, or when the connection is up and those before it are sent."""
        call.outbox = self
        signal = call.signal
        if signal is not None and signal.aborted:
            self._abort_soon(call)
        elif self.raw is not None and self._is_simple() and (self.unsent.count == 0 or not self.is_open):
            self._transmit_as_it_is(call)
            limit(call, self.setting)
        elif self.raw is not None or self._may_wait(call):
            self._wait(call)
            self.flush()

    def subscribe(self, options: Any, callback: Any = None) -> Subscription:
        """Send a request, now and whenever the connection has come back."""
        subscription = Subscription(self, options, callback)
        self.send(subscription.request)
        signal = subscription.request.signal
        if signal is None or not signal.aborted:
            self.subscriptions.append(subscription)
        return subscription

    def up(self, raw: Any) -> None:
        """Send over `raw`, which has just connected, from now on."""
        self.raw = raw
        self.era = self.era + 1

    def resume(self) -> None:
        """Send what was asked since the connection is up, the subscriptions, and then all that waits."""
        if self.raw is None:
            return  # the page has disconnected meanwhile
        waiting = self.unsent.listed()
        self.unsent = Line()
        for call in filtered(waiting, lambda call: call.era == self.era):
            self.unsent.add(call)
        for subscription in self.subscriptions:
            if subscription.request in waiting:
                self.unsent.add(subscription.request)
            elif subscription.request.line is not self.in_flight:
                self._wait(subscription.again())
        for call in waiting:
            self.unsent.add(call)
        self.is_open = True
        self.flush()

    def flush(self) -> None:
        """Send all that waits, in order, while the connection lasts."""
        if self.is_flushing:
            return
        self.is_flushing = True
        try:
            while self.is_open and self.preparing is None and self.unsent.count > 0:
                call = self._next()
                if call.line is self.unsent:
                    self._prepare(call)
        finally:
            self.is_flushing = False
            if self.unsent.count == 0:
                self.line = []

    def queued(self) -> list[Call]:
        """Return the calls that wait now."""
        return self.unsent.listed()

    def down(self) -> list[Call]:
        """Forget the raw socket, and hand over the calls that it owes an answer."""
        sent = self.in_flight.listed()
        unsent = filtered(self.unsent.listed(), lambda call: not call.may_wait)
        self.in_flight = Line()
        if self.raw is not None:
            take_back(self.raw, sent)
        self.raw = None
        self.is_open = False
        self.line = []
        self.preparing = None
        return chained(sent, unsent)

    def fail(self, calls: list[Call], code: str, message: str, cause: Any = None) -> None:
        """End calls that will not be answered; those still waiting are taken out of the queue.

        Arguments:
            calls: the calls; one that has ended already is left alone.
            code: of the Error that each gets.
            message: of that Error.
            cause: what is to blame, where there is such a thing.
        """
        self._leave(calls)
        for call in calls:
            call.settle(unanswered(code, message, cause))

    def lose(self, calls: list[Call], code: str, message: str, cause: Any = None) -> None:
        """End calls that the connection leaves unanswered; interceptors may still ask once more. See `fail`."""
        self._leave(calls)
        for call in calls:
            self.interceptors.settle(call, unanswered(code, message, cause))

    def give_up(self, call: Call, code: str, message: str, cause: Any = None) -> None:
        """End a call without its answer, wherever it is; see `fail`."""
        if call.line is self.in_flight:
            take_back(self.raw, [call])
        self.fail([call], code, message, cause)

    def _may_wait(self, call: Call) -> bool:
        most = self.setting('queueLimit')
        if not call.may_wait:
            self._end_soon(call, 'E_NOT_CONNECTED', 'there is no connection, and `queue` is false')
        elif kind(most) == 'number' and self.unsent.count >= most:
            self._end_soon(call, 'E_QUEUE_FULL', f'{most} requests wait for the connection (`queueLimit`)')
        else:
            return True
        return False

    def _wait(self, call: Call) -> None:
        if self.turn is not None:
            self.turn.hurry()
        call.outbox = self
        call.era = self.era
        call.keep()
        self.unsent.add(call)
        limit_age(call, self.setting)
        limit(call, self.setting)

    def _abort_soon(self, call: Call) -> None:
        after(0, lambda: call.abort(call.signal.reason))

    def _end_soon(self, call: Call, code: str, why: str) -> None:
        after(0, lambda: self.fail([call], code, f'Not sent: {why}.'))

    def _next(self) -> Call:
        if self.place >= len(self.line):
            self.line = self.unsent.listed()
            self.place = 0
        self.place = self.place + 1
        return self.line[self.place - 1]

    def _is_simple(self) -> bool:
        """Whether a request can be sent as it is, with no word of the page."""
        return len(self.interceptors.pairs) == 0 and not callable(self.setting('headers'))

    def _prepare(self, call: Call) -> None:
        """Send a request, when the page's functions have had their say: on its headers, and its interceptors."""
        if self._is_simple():
            self._try(call, lambda: self._transmit_as_it_is(call))
            return
        turn: Any = {'call': call}
        self.preparing = turn
        self.interceptors.prepare(
            call,
            self.setting('headers'),
            lambda packet: self._in_turn(
                turn, lambda: self._try(call, lambda: self._transmit_changed(call, packet))
            ),
            lambda error: self._in_turn(turn, lambda: self._fail_unsent(call, error)),
        )

    def _in_turn(self, turn: Any, act: Any) -> None:
        # Where it is not its turn any more, the call has ended, or the connection was lost: then it gets another.
        if self.preparing is turn:
            self.preparing = None
            act()
            self.flush()

    def _try(self, call: Call, act: Any) -> None:
        leave(call)
        try:
            act()
        except Exception as error:  # such as data that refers to itself
            self._fail_unsent(call, error)

    def _transmit_changed(self, call: Call, packet: Any) -> None:
        check(packet)
        packet['method'] = method_of(packet)
        self._transmit(call, packet)

    def _fail_unsent(self, call: Call, error: Any) -> None:
        self.fail([call], 'E_NOT_SENT', f'The request could not be sent: {get(error, "message")}', error)

    def _leave(self, calls: list[Call]) -> None:
        """Take calls out of the queue; whoever comes after one that was being made ready goes on."""
        for call in calls:
            leave(call)
        if self.preparing is not None and self.preparing['call'].line is not self.unsent:
            self.preparing = None
            after(0, lambda: self.flush())

    def _transmit_as_it_is(self, call: Call) -> None:
        self._transmit(call, call.pack(self.setting('headers')))

    def _transmit(self, call: Call, packet: Any) -> None:
        raw = self.raw
        self.in_flight.add(call)
        call.id = raw.ids
        try:
            raw.emit(packet['method'], packet, bound(call.answer, call))
        except Exception as error:
            take_back(raw, [call])
            leave(call)
            raise error
        if len(self.interceptors.pairs) == 0:
            call.unpack()

    def answer(self, call: Call, reply: Any) -> None:
        """End a call with what the server answered; where it has ended meanwhile, that is nobody's."""
        if call.line is self.in_flight:
            leave(call)
            self.interceptors.settle(call, answered(reply))
