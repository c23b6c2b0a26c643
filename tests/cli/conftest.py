"""The command line, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COMMAND = (sys.executable, '-u', '-m', 'sails_io')
TIME_LIMIT = 60  # seconds


@pytest.fixture
def sails_io(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`sails_io('new', 'board')`: run a command in an empty folder."""
    return lambda *words: subprocess.run(
        [*COMMAND, *words], cwd=tmp_path, capture_output=True, text=True, timeout=TIME_LIMIT, check=False
    )


@pytest.fixture
def board(sails_io: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A new project."""
    assert sails_io('new', 'board').returncode == 0
    return tmp_path / 'board'


class Serving:
    """`sails-io serve`, running."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [*COMMAND, 'serve', '--port', '0'],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        self.said = self._process.stdout
        first = self.said.readline()
        assert ' is at http://127.0.0.1:' in first, first + self.said.read()
        self.url = first.split(' is at ')[1].split()[0]

    def interrupt(self) -> int:
        """Press Ctrl-C, and return the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(TIME_LIMIT)

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self.said.close()


@pytest.fixture
def serving(board: Path) -> Iterator[Serving]:
    """The new project, served."""
    served = Serving(board)
    yield served
    served.stop()
