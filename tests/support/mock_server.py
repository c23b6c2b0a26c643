"""The mock Sails server, running the contract app in this process."""

from __future__ import annotations

from sails_io.mock import Server as Lifted

from .contract_app import build_app
from .server import Server


class MockServer(Server):
    """The same app as tests/sails_app, on sails_io.mock, in a thread of its own."""

    kind = 'mock'
    _lifted: Lifted | None = None

    def _lift(self) -> int:
        self._lifted = build_app(self.options, self.public).serve(port=self.port)
        return self._lifted.port

    def stop(self) -> None:
        if self._lifted is not None:
            self._lifted.kill()
