"""What ends a request before its answer does: its time limit, its signal, the age at which it stops waiting."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop import after, cancel, on_abort


def limit_time(call: Call, milliseconds: float) -> None:
    """End a request when it has no answer in time, wherever it is by then."""
    message = f'No answer to {call.method} {call.url} within {milliseconds} ms.'
    timer = after(milliseconds, lambda: call.outbox.give_up(call, 'E_TIMEOUT', message))
    call.at_end(lambda: cancel(timer))


def limit_age(call: Call, milliseconds: float) -> None:
    """End a request that still waits for the connection then."""
    message = f'Not sent: {call.method} {call.url} waited {milliseconds} ms for the connection (`queueTimeout`).'
    timer = after(milliseconds, lambda: _end_if_waiting(call, message))
    call.at_end(lambda: cancel(timer))


def obey(call: Call, signal: Any) -> None:
    """End a request when its AbortSignal says so."""
    call.at_end(on_abort(signal, lambda: call.abort(signal.reason)))


def _end_if_waiting(call: Call, message: str) -> None:
    if call in call.outbox.waiting:
        call.outbox.give_up(call, 'E_TIMEOUT', message)
