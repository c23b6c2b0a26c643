"""What the library says: in the console or to the page's own logger, and nothing in production."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.functions import invoke
from sails_io.client.interop.objects import get
from sails_io.client.interop.surroundings import console_of
from sails_io.client.interop.values import is_undefined


class Log:
    """Writes to `io.sails.logger`, else to the console, while `io.sails.environment` is not `production`."""

    def __init__(self, io: Any) -> None:
        self._io = io

    def say(self, text: str) -> None:
        """Tell the developer what happened."""
        self._write('log', text)

    def warn(self, text: str) -> None:
        """Tell the developer what will not work as it is written."""
        self._write('warn', text)

    def _write(self, level: str, text: str) -> None:
        logger = get(self._io.sails, 'logger')
        if is_undefined(logger):
            logger = console_of()
        if logger is not None and self._io.sails['environment'] != 'production':
            invoke(logger[level], logger, [f'sails.io.js: {text}'])
