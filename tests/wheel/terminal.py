"""`sails-io` as in a terminal: it is running, one reads what it says, and may press Ctrl-C."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.support.wheel import InstalledWheel

TIME_LIMIT = 60  # seconds


class Terminal:
    """A command that is running.

    Args:
        installed: where it is installed.
        arguments: what stands behind `sails-io`.
        folder: where it runs.
    """

    def __init__(self, installed: InstalledWheel, *arguments: str, folder: Path) -> None:
        self._process = installed.start(*arguments, cwd=folder)
        assert self._process.stdout is not None
        self.said = self._process.stdout

    def end(self, by: signal.Signals) -> tuple[int, str]:
        """Send a signal to all processes of the terminal, as Ctrl-C does; return the exit code, and what it says."""
        os.killpg(self._process.pid, by)
        said, _ = self._process.communicate(timeout=TIME_LIMIT)
        return self._process.returncode, said

    def close(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self.said.close()


class Serving(Terminal):
    """`sails-io serve` with a project.

    Attributes:
        url: where it is.
    """

    def __init__(self, installed: InstalledWheel, project: Path) -> None:
        super().__init__(installed, 'serve', project.name, '--port', '0', folder=project.parent)
        first = self.said.readline()
        if not first.startswith(f'{project.name} is at http://127.0.0.1:'):
            self.close()
            raise AssertionError(first)
        self.url = first.split(' is at ')[1].split()[0]
