"""An asynchronous iterator that somebody else fills."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Any
from weakref import ref


class Items(AsyncIterator[Any]):
    """What is iterated over. When it is dropped, as it is when a loop over it is left, nobody fills it any more."""

    def __init__(self) -> None:
        self.kept: deque[Any] = deque()
        self.is_over = False
        self.leave: Callable[[], None] = lambda: None
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Let all who wait look again."""
        self._news.set()

    async def __anext__(self) -> Any:
        while not self.kept and not self.is_over:
            self._news.clear()
            await self._news.wait()
        if self.kept:
            return self.kept.popleft()
        self.leave()
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """End it."""
        self.is_over = True
        self.leave()
        self.wake()

    def __del__(self) -> None:
        self.leave()


class Stream:
    """Fills `items`, and does not keep them alive by itself.

    Attributes:
        items: what is iterated over; it can be taken once.
    """

    def __init__(self) -> None:
        items = Items()
        self._taken: Items | None = items
        self._items = ref(items)

    @property
    def items(self) -> Items:
        """Hand the items over."""
        assert self._taken is not None, 'the items have been taken'
        items, self._taken = self._taken, None
        return items

    def push(self, *values: Any) -> None:
        """Add a value; several are added as a list."""
        items = self._items()
        if items is not None and not items.is_over:
            items.kept.append(values[0] if len(values) == 1 else list(values))
            items.wake()

    def end(self) -> None:
        """Let the iteration come to an end, after what has been added."""
        items = self._items()
        if items is not None:
            items.is_over = True
            items.wake()

    def when_left(self, fn: Callable[[], None]) -> None:
        """Call `fn` when nobody iterates any more; it may be called more than once."""
        items = self._items()
        if items is not None:
            items.leave = fn
