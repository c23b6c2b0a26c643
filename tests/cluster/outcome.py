"""What became of the visitors when a process failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .report import Report


@dataclass(frozen=True)
class Outcome:
    """One failure.

    Attributes:
        victim: the process.
        at: when it failed, in milliseconds.
        reports: of all visitors.
        events: those whose senders got an answer: `name`, and `begin` and `end` of the request, in milliseconds.
        ran: of each visitor, the numbers of the requests that ran, in the order in which they did.
    """

    victim: str
    at: float
    reports: list[Report]
    events: list[dict[str, Any]]
    ran: dict[str, list[int]]

    @property
    def moved(self) -> list[Report]:
        """Those who were at the process that failed."""
        return [report for report in self.reports if report.homes[0].node == self.victim]

    @property
    def stayed(self) -> list[Report]:
        """The others."""
        return [report for report in self.reports if report.homes[0].node != self.victim]

    def of_survivor(self) -> list[dict[str, Any]]:
        """The events that were sent through the other process."""
        return [event for event in self.events if event['from'] != self.victim]

    def missed(self, report: Report) -> list[dict[str, Any]]:
        """The events of the other process that did not come to a visitor."""
        return [event for event in self.of_survivor() if event['name'] not in report.heard]

    def away(self, report: Report) -> float:
        """How long a visitor was away, in milliseconds: until its subscription was answered again."""
        return report.homes[-1].at - self.at
