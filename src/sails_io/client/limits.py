"""What ends a request before its answer does: its time limit, its signal, the age at which it stops waiting."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop.promises import on_abort
from sails_io.client.interop.timers import after, cancel
from sails_io.client.interop.values import kind


def limit(call: Call, setting: Any) -> None:
    """Let a request end at its time limit, and when its AbortSignal says so.

    Arguments:
        call: the request.
        setting: a function from the name of an option to the value in force.
    """
    milliseconds = call.timeout
    if milliseconds is None:
        milliseconds = setting('requestTimeout')
    if kind(milliseconds) == 'number':
        _end_after(call, milliseconds, False, 'No answer to', 'within')
    signal = call.signal
    if signal is not None:
        call.at_end(on_abort(signal, lambda: call.abort(signal.reason)))


def limit_age(call: Call, setting: Any) -> None:
    """Let a request end when it has waited too long for the connection."""
    milliseconds = setting('queueTimeout')
    if kind(milliseconds) == 'number':
        _end_after(call, milliseconds, True, 'Not sent:', 'has waited for')


def _end_after(call: Call, milliseconds: float, only_waiting: bool, what: str, how: str) -> None:
    def end() -> None:
        if not only_waiting or call.line is call.outbox.unsent:
            message = f'{what} {call.method} {call.url} {how} {milliseconds} ms.'
            call.outbox.give_up(call, 'E_TIMEOUT', message)

    timer = after(milliseconds, end)
    call.at_end(lambda: cancel(timer))
