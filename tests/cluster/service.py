"""A program that listens on a port of this machine until it is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.server import LOCAL

PATIENCE = 30  # seconds


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as place:
        place.bind((LOCAL, 0))
        return int(place.getsockname()[1])


class Service:
    """One of the processes that make up a cluster.

    Args:
        arguments: the program and its arguments.
        port: the one on which it will listen.
        folder: where it runs; `NAME.log` in it has what it says.
        environment: variables that are added to this process's own.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str | Path],
        port: int,
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.port = port
        self._arguments = arguments
        self._folder = folder
        self._environment = {**os.environ, **(environment or {})}
        self._log = folder / f'{name}.log'
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Host and port."""
        return f'{LOCAL}:{self.port}'

    def start(self) -> None:
        """Run it until it listens: always on the same port."""
        with self._log.open('ab') as log:
            self._process = subprocess.Popen(
                self._arguments,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + PATIENCE
        while not self._listens():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError(f'{self.name} did not start; it said:\n{self._log.read_text()}')
            time.sleep(0.02)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            # While nobody listens, a socket that happens to get the same port is connected with itself.
            return probe.connect_ex((LOCAL, self.port)) == 0 and probe.getsockname() != probe.getpeername()

    def kill(self) -> None:
        """End it with nothing said."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def lower(self) -> None:
        """Ask it to end, as who updates it does, and wait until it has."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(PATIENCE)

    def freeze(self) -> None:
        """Stop it in the middle of whatever it does, its connections open."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def recover(self) -> None:
        """Let it go on where it is frozen; start it again where it was killed."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGCONT)
        else:
            self.start()

    def stop(self) -> None:
        """End it. Harmless when it has not been started."""
        if self._process is not None:
            self.kill()
