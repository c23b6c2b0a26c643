"""What the library says in the console: nothing in production."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import console_of


class Log:
    """Writes to the console while `io.sails.environment` is not `production`."""

    def __init__(self, io: Any) -> None:
        self._io = io

    def say(self, text: str) -> None:
        """Tell the developer what happened."""
        self._write('log', text)

    def warn(self, text: str) -> None:
        """Tell the developer what will not work as it is written."""
        self._write('warn', text)

    def _write(self, level: str, text: str) -> None:
        console = console_of()
        if console is not None and self._io.sails['environment'] != 'production':
            console[level](f'sails.io.js: {text}')
