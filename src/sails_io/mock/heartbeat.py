"""The heartbeat of a connection: finds out that the client has died."""

import asyncio
from collections.abc import Awaitable, Callable


class Heartbeat:
    """Waits for one beat after the other.

    Args:
        interval, timeout: engine.io's ``pingInterval`` and ``pingTimeout``, in seconds.
        ping: sends a ping; None when the client sends them.
        on_silence: called when a beat does not come in time.
    """

    def __init__(
        self,
        interval: float,
        timeout: float,
        ping: Callable[[], None] | None,
        on_silence: Callable[[], Awaitable[None]],
    ) -> None:
        self._interval, self._timeout = interval, timeout
        self._ping, self._on_silence = ping, on_silence
        self._felt = asyncio.Event()
        self._task = asyncio.ensure_future(self._watch())

    def felt(self) -> None:
        """A beat has come."""
        self._felt.set()

    def stop(self) -> None:
        """Watch no more."""
        if asyncio.current_task() is not self._task:
            self._task.cancel()

    async def _watch(self) -> None:
        try:
            while True:
                await self._next_beat()
        except asyncio.TimeoutError:
            await self._on_silence()

    async def _next_beat(self) -> None:
        limit = self._timeout
        if self._ping is None:
            limit += self._interval
            self._felt.clear()
        else:
            await asyncio.sleep(self._interval)
            self._felt.clear()
            self._ping()
        await asyncio.wait_for(self._felt.wait(), limit)
