"""What the library says in the console: nothing in production."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import console_of


class Log:
    """Writes to the console while `io.sails.environment` is not `production`."""

    def __init__(self, sails: Any) -> None:
        self.sails = sails

    def say(self, text: str, detail: Any = None) -> None:
        """Tell the developer what happened."""
        console = console_of()
        if console is not None and self.sails['environment'] != 'production':
            if detail is None:
                console.log(f'sails.io.js: {text}')
            else:
                console.log(f'sails.io.js: {text}', detail)

    def warn(self, text: str) -> None:
        """Tell the developer what will not work as it is written."""
        console = console_of()
        if console is not None and self.sails['environment'] != 'production':
            console.warn(f'sails.io.js: {text}')
