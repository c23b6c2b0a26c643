"""What a page gives to the client: functions that return, take time or raise, and signals."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from contextlib import suppress
from typing import Any

#: What such a function raises says so.
ON_PURPOSE = 'on purpose'


class Signal:
    """As much of an AbortSignal as the client knows of."""

    def __init__(self, aborted: bool) -> None:
        self.aborted = aborted
        self.reason: Any = None
        self._listeners: list[Callable[..., None]] = []

    def addEventListener(self) -> None:  # noqa: N802 - the platform's name
        """Be taken for a signal."""

    def listen(self, fn: Callable[..., None]) -> Callable[[], None]:
        self._listeners.append(fn)

        def end() -> None:
            with suppress(ValueError):
                self._listeners.remove(fn)

        return end

    def abort(self) -> None:
        if not self.aborted:
            self.aborted = True
            for fn in list(self._listeners):
                fn()

    @property
    def heard_by(self) -> int:
        """How many listen."""
        return len(self._listeners)


def auth_of(mode: str) -> Any:
    """What `auth` is set to; `throws_once` does so the second time."""
    times = itertools.count(1)

    async def later() -> dict[str, str]:
        await asyncio.sleep(0.002)
        return {'token': 'x'}

    def throw() -> dict[str, str]:
        if next(times) == 2:
            raise ValueError(ON_PURPOSE)
        return {'token': 'x'}

    return {'function': lambda: {'token': 'x'}, 'async': later, 'throws_once': throw}.get(mode)


def headers_of(mode: str) -> Any:
    """What `headers` is set to."""

    async def later() -> dict[str, str]:
        await asyncio.sleep(0.001)
        return {'x-mode': mode}

    modes: dict[str, Any] = {
        'none': None,
        'object': {'x-mode': mode},
        'function': lambda: {'x-mode': mode},
        'async': later,
        'throws': _fail,
    }
    return modes[mode]


def interceptor_of(mode: str) -> dict[str, Any]:
    """What `intercept` is given."""

    async def late(value: Any) -> None:
        await asyncio.sleep(0.001)

    async def fail_late(value: Any) -> None:
        await asyncio.sleep(0.001)
        _fail()

    modes: dict[str, dict[str, Any]] = {
        'pass': {'request': lambda packet: None, 'response': lambda jwr: jwr},
        'async': {'request': late, 'response': late},
        'throws': {'request': _fail},
        'throws_late': {'request': fail_late},
        'throws_answer': {'response': _fail},
    }
    return modes[mode]


def _fail(*values: Any) -> None:
    raise ValueError(ON_PURPOSE)
