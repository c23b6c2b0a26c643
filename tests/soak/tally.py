"""How requests have ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How the requests of a client have ended.

    Attributes:
        asked: how many there were.
        ended: of how many the callback was called.
        twice: how often a callback was called once more.
        connections: how often the client has connected.
        endings: how often each status or code of error came.
    """

    asked: int
    ended: int
    twice: int
    connections: int
    endings: dict[str, int]

    @property
    def lost(self) -> int:
        """How many never ended."""
        return self.asked - self.ended
