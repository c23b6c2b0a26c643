"""What there is at a moment: the client's lists, its raw sockets and its timers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from .page import Signal

#: Whose timers and tasks those are that begin now.
whose: ContextVar[object] = ContextVar('whose')


def census(socket: Any, raws: list[Any], signals: Iterable[Signal], owner: object) -> dict[str, Any]:
    """Count.

    Args:
        socket: the client's.
        raws: all raw sockets that it ever had.
        signals: all that its requests were given.
        owner: whose timers are counted.
    """
    outbox, listeners, connection = socket._outbox, socket._listeners, socket._connection
    return {
        'state': connection.state,
        'status': socket.status,
        'queued': len(socket.queued()),
        'in_flight': len(outbox.in_flight.listed()),
        'miscounted': any(line.count != len(line.listed()) for line in (outbox.unsent, outbox.in_flight)),
        'line': len(outbox.line),
        'preparing': outbox.preparing is not None,
        'flushing': outbox.is_flushing,
        'subscriptions': len(outbox.subscriptions),
        'interceptors': len(outbox.interceptors.pairs),
        'promises': len(connection.status._promises),
        'handlers': sum(map(len, listeners._handlers.values())),
        'once': sum(map(len, listeners._once.values())),
        'any': len(listeners._any),
        'signals': sum(signal.heard_by for signal in signals),
        'sleeps': connection._sleeps is not None,
        'raws': sum(raw.io._readyState != 'closed' for raw in raws),
        'timers': _timers_of(owner),
    }


def _timers_of(owner: object) -> int:
    """How many timers of the client's run that have come from this actor's steps."""
    scheduled = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    return sum(
        not handle.cancelled()
        and handle._context.get(whose, None) is owner
        and str(getattr(handle._callback, '__module__', '')).startswith('sails_io.client')
        for handle in scheduled
    )
