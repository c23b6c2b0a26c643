"""Programs under CPython: each runs in an event loop of its own, and has to leave it as it found it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support import event_loop


@dataclass
class Program:
    """Runs coroutines as programs: with asyncio's debug mode, and with nothing left over at their ends.

    Attributes:
        complaints: what reached the event loop's exception handler.
    """

    complaints: list[BaseException] = field(default_factory=list)

    def run(self, main: Callable[[], Awaitable[Any]], debug: bool = True) -> Any:
        """Run a coroutine to its end, and answer what it returns.

        Everything that warns is an error in these tests: so nothing that is dropped may still have been open.
        """
        result = event_loop.run(self._watched(main), debug)
        gc.collect()
        return result

    async def _watched(self, main: Callable[[], Awaitable[Any]]) -> Any:
        ours = asyncio.all_tasks()  # this one, and the one that limits its time
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self.complaints.append(
                context.get('exception') or RuntimeError(context['message'])
            )
        )
        try:
            return await main()
        finally:
            left = asyncio.all_tasks() - ours
            assert not left, f'Tasks are left over: {left}'

    def expect(self, *kinds: type[BaseException]) -> None:
        """Say which errors the event loop is told of."""
        assert [type(error) for error in self.complaints] == list(kinds)
        self.complaints.clear()


@pytest.fixture
def program() -> Iterator[Program]:
    """Runs programs. What its event loop is told of, and nobody expects, fails the test."""
    program = Program()
    yield program
    assert program.complaints == []
