"""A program that runs beside the tests: a browser, its driver, or the display that it draws on."""

from __future__ import annotations

import os
import re
import subprocess
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from signal import SIGKILL, SIGTERM, Signals
from threading import Thread
from typing import NoReturn

from .engine import BrowserFailed

START_LIMIT = 60  # seconds; a first start on a busy machine is slow


class Process:
    """A program, started now, whose output is read all the time.

    Args:
        arguments: the program and its arguments.
        environment: what is added to this process's environment.
    """

    def __init__(self, arguments: Sequence[Path | str], environment: Mapping[str, str]) -> None:
        self._name = Path(arguments[0]).name
        self._lines: Queue[str | None] = Queue()
        self._last: deque[str] = deque(maxlen=12)
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors='replace',
            env={**os.environ, **environment},
            start_new_session=True,  # so that it can be ended together with what it starts
        )
        # A program whose output nobody reads stops when the pipe is full.
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._last.append(line)
            self._lines.put(line)
        self._lines.put(None)

    def wait_for(self, pattern: str) -> str:
        """Wait for a line of its output and answer the pattern's first group."""
        with suppress(Empty):
            while (line := self._lines.get(timeout=START_LIMIT)) is not None:
                found = re.search(pattern, line)
                if found:
                    return found[1]
        return self.fail()

    def fail(self) -> NoReturn:
        """End it and raise BrowserFailed with its last words, because it did not start."""
        self.stop()
        raise BrowserFailed(f'{self._name} did not start; it said:\n{"".join(self._last)}')

    def running(self) -> bool:
        """Tell whether it has not ended yet."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it and what it has started, and wait until it is gone. Harmless when it has ended."""
        self._signal(SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)
        self._signal(SIGKILL)
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _signal(self, signal: Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal)
