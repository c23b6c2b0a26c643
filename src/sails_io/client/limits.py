"""What ends a request before its answer does: its time limit, its signal, the age at which it stops waiting."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop import after, cancel, on_abort


def limit(call: Call, setting: Any) -> None:
    """Let a request end at its time limit, and when its AbortSignal says so.

    Arguments:
        call: the request.
        setting: a function from the name of an option to the value in force.
    """
    milliseconds = call.timeout
    if milliseconds is None:
        milliseconds = setting('requestTimeout')
    if milliseconds is not None:
        _end_after(call, milliseconds)
    if call.signal is not None:
        _obey(call, call.signal)


def limit_age(call: Call, setting: Any) -> None:
    """Let a request end when it has waited too long for the connection."""
    milliseconds = setting('queueTimeout')
    if milliseconds is not None:
        _end_waiting_after(call, milliseconds)


def _end_after(call: Call, milliseconds: float) -> None:
    message = f'No answer to {call.method} {call.url} within {milliseconds} ms.'
    timer = after(milliseconds, lambda: call.outbox.give_up(call, 'E_TIMEOUT', message))
    call.at_end(lambda: cancel(timer))


def _obey(call: Call, signal: Any) -> None:
    call.at_end(on_abort(signal, lambda: call.abort(signal.reason)))


def _end_waiting_after(call: Call, milliseconds: float) -> None:
    message = f'Not sent: {call.method} {call.url} waited {milliseconds} ms for the connection (`queueTimeout`).'
    timer = after(milliseconds, lambda: _end_if_waiting(call, message))
    call.at_end(lambda: cancel(timer))


def _end_if_waiting(call: Call, message: str) -> None:
    if call in call.outbox.waiting:
        call.outbox.give_up(call, 'E_TIMEOUT', message)
