"""The client under CPython, which is given hostile inputs."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Coroutine
from typing import Any

from .subject import LIMIT, Subject, until
from .values import ON_PURPOSE

#: Seconds for the inputs of one example.
LIMIT_OF_ALL = 60.0


class CPythonSubject:
    """Clients in an event loop in a thread of its own: the twin of `NodeSubject`."""

    def __init__(self) -> None:
        self._complaints: list[str] = []
        self._subjects: dict[str, Subject] = {}
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._complain)
        self._handler = logging.Handler(logging.ERROR)
        self._handler.emit = self._read  # type: ignore[method-assign]
        logging.getLogger('sails_io').addHandler(self._handler)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def do(self, url: str, inputs: list[Any], waits: bool = False) -> dict[str, Any]:
        """Give it inputs, and return what came of them; see `NodeSubject`."""
        found: dict[str, Any] = self._run(self._do(url, inputs, waits))
        complaints, self._complaints = self._complaints, []
        return {**found, 'complaints': complaints, 'pollution': False}

    def close(self) -> None:
        """End the connections, and see that nothing is left."""
        left = self._run(self._end())
        gc.collect()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        logging.getLogger('sails_io').removeHandler(self._handler)
        assert (left, self._complaints) == (0, [])

    async def _do(self, url: str, inputs: list[Any], waits: bool) -> dict[str, Any]:
        if url not in self._subjects:
            self._subjects[url] = Subject(url)
        return await self._subjects[url].do(inputs, waits)

    async def _end(self) -> int:
        for subject in self._subjects.values():
            await subject.leave()
        await until(lambda: len(asyncio.all_tasks()) == 1, LIMIT)
        return len(asyncio.all_tasks()) - 1

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LIMIT_OF_ALL)

    def _read(self, record: logging.LogRecord) -> None:
        """Take errors that were logged as nobody had foreseen them; what is wrong with a packet may be logged."""
        if record.exc_info:
            self._complaints.append(f'{record.getMessage()}: {record.exc_info[1]!r}')

    def _complain(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        text = f'{context["message"]}: {context.get("exception")!r}'
        if ON_PURPOSE not in text:
            self._complaints.append(text)
