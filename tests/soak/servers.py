"""The servers of a soak run, and what befalls them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.mock_server import MockServer
from tests.support.sails_server import SailsServer


class Mock(MockServer):
    """The mock, which is stopped by turns with a word to its clients and without one."""

    _is_polite = False

    def stop(self) -> None:
        self._is_polite = not self._is_polite
        if self._lifted is not None and self._is_polite:
            self._lifted.stop()
        super().stop()


class Sails(SailsServer):
    """A real Sails app, whose process can be stopped as it stands."""

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Its process stands still for the time of a block: connections stay, and nobody answers."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)
