"""Stand-ins for what JavaScript has and Python has not, for `sails_io.client.interop` under CPython."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any
from urllib.parse import SplitResult


class Url:
    """As much of the URL standard's URL as the client reads."""

    def __init__(self, parts: SplitResult) -> None:
        standard = {'http': 80, 'https': 443}.get(parts.scheme)
        name = f'[{parts.hostname}]' if ':' in (parts.hostname or '') else parts.hostname
        self.protocol = f'{parts.scheme}:'
        self.host = f'{name}' if parts.port in (None, standard) else f'{name}:{parts.port}'
        self.origin = f'{self.protocol}//{self.host}'
        self.href = parts.geturl()


class Error(Exception):
    """JavaScript's Error, with a `code`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Deferred:
    """A promise, and the functions that end it."""

    def __init__(self) -> None:
        self.promise = self
        #: How many wait for it now.
        self.waiting = 0
        self._future: asyncio.Future[Any] = running_loop().create_future()

    def resolve(self, value: Any) -> None:
        """Let it come to a value."""
        if not self._future.done():
            self._future.set_result(value)

    def reject(self, error: BaseException) -> None:
        """Let it come to nothing; that is no news for the event loop where nobody waits."""
        if not self._future.done():
            self._future.set_exception(error)
            self._future.exception()

    def __await__(self) -> Generator[Any, Any, Any]:
        self.waiting += 1
        try:
            # Who waits may be cancelled without the others.
            return (yield from asyncio.shield(self._future).__await__())
        finally:
            self.waiting -= 1


class Later:
    """A coroutine that is made when somebody awaits it: nobody needs to."""

    def __init__(self, make: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        self._make = make

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._make().__await__()


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop in which all happens.

    Raises:
        Error: none is running.
    """
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        message = 'No event loop is running! Use the client inside of a coroutine: `asyncio.run(main())`.'
        raise Error('E_USAGE', message) from None


#: The event loop itself keeps its tasks weakly.
_tasks: set[asyncio.Future[Any]] = set()


def begin(work: Awaitable[Any], done: Callable[[Any], None], fail: Callable[[BaseException], None]) -> None:
    """Wait for something awaitable, and hand on what it comes to."""

    async def run() -> None:
        try:
            value = await work
        except asyncio.CancelledError as error:
            fail(error)
            raise
        except Exception as error:
            fail(error)
        else:
            done(value)

    task = running_loop().create_task(run())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


def console() -> dict[str, Callable[..., None]]:
    """Return JavaScript's console: the logger `sails_io`."""
    logger = logging.getLogger('sails_io')

    def writer(write: Callable[[str], None]) -> Callable[..., None]:
        return lambda *values: write(' '.join(map(str, values)))

    return {'log': writer(logger.info), 'warn': writer(logger.warning)}


def places(fn: Any, most: int) -> int:
    """Return how many of `most` arguments a function takes: JavaScript's leave out the rest."""
    try:
        taken = [each.kind for each in inspect.signature(fn).parameters.values()]
    except (TypeError, ValueError):  # some of those that are written in C do not tell
        return most
    if inspect.Parameter.VAR_POSITIONAL in taken:
        return most
    by_name_only = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
    return min(most, sum(each not in by_name_only for each in taken))
