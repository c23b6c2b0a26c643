"""What one visitor has kept: `visitor.js` tells it as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

OK = 200
LOST = 'E_DISCONNECTED'


@dataclass(frozen=True)
class Home:
    """Where a visitor was let in.

    Attributes:
        node: by which process.
        at: when, in milliseconds.
        visits: how often it had been there, as its session says.
    """

    node: str
    at: float
    visits: int


@dataclass(frozen=True)
class Report:
    """What became of all that a visitor did.

    Attributes:
        name: its own.
        retries: whether it asks again.
        again: how often it did.
        waited: the numbers of the requests that it made while it had no connection.
        endings: of each request, how it ended (a status or a code), as often as it did.
        heard: how often each event came.
        homes: one after the other.
    """

    name: str
    retries: bool
    again: int
    waited: list[int]
    endings: list[list[Any]]
    heard: dict[str, int]
    homes: list[Home]

    @classmethod
    def read(cls, told: dict[str, Any]) -> Report:
        """Read one."""
        return cls(**{**told, 'homes': [Home(**home) for home in told['homes']]})

    def ended(self, ending: object) -> list[int]:
        """The numbers of the requests that ended so."""
        return [number for number, endings in enumerate(self.endings, start=1) if ending in endings]
