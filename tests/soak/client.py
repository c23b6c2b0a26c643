"""The client under test, wherever it runs: what trials do with it."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.server import Server

from .counts import Counts
from .tally import Tally

SCRIPT = Path(__file__).with_name('client.js')
#: Seconds after which what has not happened will not happen.
PATIENCE = 30.0
#: Seconds between two looks.
PAUSE = 0.02


class Stuck(Exception):
    """A client or a server did not come to where a trial goes on."""


class Client(ABC):
    """One client, connected to one server. `client.js` says what it can do.

    Args:
        server: which it talks to.

    Attributes:
        name: where it runs.
    """

    name: str

    def __init__(self, server: Server) -> None:
        self.server = server

    @abstractmethod
    def do(self, method: str, *values: Any) -> Any:
        """Call a method of `soak`, and return what it comes to."""

    @abstractmethod
    def run(self, script: str) -> Any:
        """Return the value of an expression, and of a promise what it comes to."""

    @abstractmethod
    def _held(self) -> dict[str, int]:
        """What the client itself counts."""

    @abstractmethod
    def jump(self, milliseconds: int) -> None:
        """Put its clock forward, as a laptop's that has slept; no timer has run meanwhile."""

    @abstractmethod
    def sleep(self) -> None:
        """Let it sleep as on a laptop: for longer than its server, or it itself, waits for a sign of life."""

    @abstractmethod
    def kill(self) -> None:
        """End it in any case; harmless when it has ended."""

    @abstractmethod
    def end(self) -> tuple[int, str]:
        """Disconnect, and let it end by itself; return the code of its process, and what it had to complain of."""

    def connect(self, **options: Any) -> None:
        """Connect, with options that suit a server which comes and goes."""
        self.do('connect', self.server.url, {'reconnection': True, **DELAYS, **options})

    def status(self) -> str:
        """The state of its connection."""
        return str(self.do('status'))

    def tally(self) -> Tally:
        """How its requests have ended until now."""
        found = self.do('tally')
        del found['busy']
        return Tally(**found)

    def rest(self, told: Callable[[int], None] = lambda ended: None) -> None:
        """Wait until every request has ended and the connection is up, or until nothing changes any more.

        Args:
            told: is told how many have ended.
        """
        before, since = -1, time.monotonic()
        while True:
            found = self.do('tally')
            if found['busy'] == 0 and found['ended'] == found['asked'] and self.status() == 'connected':
                return
            if found['ended'] != before:
                before, since = found['ended'], time.monotonic()
                told(before)
            if time.monotonic() > since + PATIENCE:
                return  # what is missing is seen in the counts
            time.sleep(PAUSE)

    def counts(self) -> Counts:
        """What there is now, with everything at rest."""
        until(lambda: self.server.connected() == 1, needed=False)
        return Counts(**self._held(), served=self.server.connected())


#: Milliseconds until a lost connection is tried again, and until such an attempt is given up.
DELAYS = {'reconnectionDelay': 5, 'reconnectionDelayMax': 20, 'timeout': 1000, 'lostAfter': None}


def until(condition: Callable[[], bool], what: str = '', needed: bool = True) -> None:
    """Wait until a condition holds.

    Args:
        condition: asked again and again.
        what: it is, in words.
        needed: whether it is an error that it does not come.

    Raises:
        Stuck: it did not come.
    """
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            if needed:
                raise Stuck(f'Within {PATIENCE:g} seconds this did not happen: {what}.')
            return
        time.sleep(PAUSE)
