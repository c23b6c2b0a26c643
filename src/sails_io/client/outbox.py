"""The calls that wait for a connection, and those that wait for an answer."""

from __future__ import annotations

from collections.abc import MutableSet
from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop import after, filtered, get, listed, ordered_set
from sails_io.client.limits import limit_age, limit_time, obey
from sails_io.client.response import answered, unanswered


class Outbox:
    """Sends calls in the order in which they were made, and ends each of them exactly once."""

    def __init__(self, setting: Any) -> None:
        """Make an empty outbox.

        Arguments:
            setting: a function from the name of an option to the value in force.
        """
        self.setting = setting
        self.waiting: MutableSet[Call] = ordered_set()
        self.in_flight: MutableSet[Call] = ordered_set()
        #: The raw socket while it is connected.
        self.raw: Any = None

    def send(self, call: Call) -> None:
        """Send a call now, or when the connection is up."""
        call.outbox = self
        signal = call.signal
        if signal is not None and signal.aborted:
            self._end_soon(call, 'E_ABORTED', 'The request was aborted before it was made.', signal.reason)
        elif self.raw is not None:
            self._transmit(call)
            self._limit(call)
        else:
            self._wait(call)

    def up(self, raw: Any) -> None:
        """Send over `raw`, which has just connected, from now on."""
        self.raw = raw

    def flush(self) -> None:
        """Send all that waits, in order, while the connection lasts."""
        raw = self.raw
        while raw is not None and self.raw is raw and len(self.waiting) > 0:
            for call in listed(self.waiting):
                if self.raw is raw and call in self.waiting:
                    self.waiting.discard(call)
                    self._transmit_waiting(call)

    def queued(self) -> list[Call]:
        """Return the calls that wait now."""
        return listed(self.waiting)

    def down(self) -> list[Call]:
        """Forget the raw socket, and hand over the calls that it owes an answer."""
        lost = listed(self.in_flight)
        self.in_flight.clear()
        if self.raw is not None:
            _unbuffer(self.raw, lost)
        self.raw = None
        return lost

    def fail(self, calls: list[Call], code: str, message: str, cause: Any = None) -> None:
        """End calls that will not be answered; those still waiting are taken out of the queue.

        Arguments:
            calls: the calls; one that has ended already is left alone.
            code: of the Error that each gets.
            message: of that Error.
            cause: what is to blame, where there is such a thing.
        """
        for call in calls:
            self.waiting.discard(call)
        for call in calls:
            jwr = unanswered(code, message, cause)
            call.settle(jwr, jwr.error)

    def give_up(self, call: Call, code: str, message: str, cause: Any = None) -> None:
        """End a call without its answer, wherever it is; see `fail`."""
        self.in_flight.discard(call)
        if self.raw is not None:
            _unbuffer(self.raw, [call])
        self.fail([call], code, message, cause)

    def _wait(self, call: Call) -> None:
        most = self.setting('queueLimit')
        if not call.may_wait:
            self._end_soon(call, 'E_NOT_CONNECTED', 'Not sent: there is no connection, and `queue` is false.')
        elif most is not None and len(self.waiting) >= most:
            self._end_soon(
                call, 'E_QUEUE_FULL', f'Not sent: {most} requests wait for the connection (`queueLimit`).'
            )
        else:
            call.keep()
            self.waiting.add(call)
            age = self.setting('queueTimeout')
            if age is not None:
                limit_age(call, age)
            self._limit(call)

    def _limit(self, call: Call) -> None:
        limit = call.timeout
        if limit is None:
            limit = self.setting('requestTimeout')
        if limit is not None:
            limit_time(call, limit)
        if call.signal is not None:
            obey(call, call.signal)

    def _end_soon(self, call: Call, code: str, message: str, cause: Any = None) -> None:
        after(0, lambda: self.fail([call], code, message, cause))

    def _transmit(self, call: Call) -> None:
        raw = self.raw
        call.add_headers(self.setting('headers'))
        self.in_flight.add(call)
        try:
            raw.emit(call.method, call.packet, lambda reply: self._answer(call, reply))
        except Exception as error:
            self.in_flight.discard(call)
            raise error
        if len(_buffered(raw)) == 0:
            call.packet = None

    def _transmit_waiting(self, call: Call) -> None:
        try:
            self._transmit(call)
        except Exception as error:  # such as data that refers to itself
            self.fail([call], 'E_NOT_SENT', f'The request could not be sent: {get(error, "message")}', error)

    def _answer(self, call: Call, reply: Any) -> None:
        # An answer to a call that has ended meanwhile, or a second one, is nobody's.
        if call in self.in_flight:
            self.in_flight.discard(call)
            jwr = answered(reply)
            call.settle(jwr, jwr.body)


def _unbuffer(raw: Any, lost: list[Call]) -> None:
    """Take back what socket.io only buffered: it would still run on the server after it was reported lost."""
    buffered = _buffered(raw)
    if len(buffered) > 0:
        raw.sendBuffer = filtered(buffered, lambda packet: not _is_of(packet, lost))


def _buffered(raw: Any) -> list[Any]:
    found = get(raw, 'sendBuffer')
    return [] if found is None else found


def _is_of(packet: Any, calls: list[Call]) -> bool:
    return len(filtered(calls, lambda call: call.packet is not None and call.packet is packet.data[1])) > 0
