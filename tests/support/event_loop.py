"""Runs coroutines beside Playwright, which keeps an event loop in the thread of the tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Value = TypeVar('_Value')
TIME_LIMIT = 30  # seconds


def run(work: Coroutine[Any, Any, _Value], debug: bool = False) -> _Value:
    """Run a coroutine to its end, in a loop and a thread of its own, and return what it returns."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _limited(work), debug=debug).result()


async def _limited(work: Coroutine[Any, Any, _Value]) -> _Value:
    return await asyncio.wait_for(work, TIME_LIMIT)
