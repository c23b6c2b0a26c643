"""Calls that wait for the same thing."""

from __future__ import annotations

from sails_io.client.call import Call
from sails_io.client.interop.lists import filtered


class Line:
    """Calls in the order in which they came; each comes once, and leaves from anywhere.

    A call knows in which line it stands. To look it up in a set would be most of what an answer costs, where very many
    come out of order: the set's memory is far from everything else.

    Attributes:
        count: how many stand in it.
        calls: they, and some of those that have left.
    """

    def __init__(self) -> None:
        self.count = 0
        self.calls: list[Call] = []

    def add(self, call: Call) -> None:
        """Let a call that stands nowhere stand here; harmless when it does already."""
        if call.line is not self:
            call.line = self
            self.count = self.count + 1
            self.calls.append(call)

    def listed(self) -> list[Call]:
        """Return the calls that stand here now."""
        return filtered(self.calls, lambda call: call.line is self)


def leave(call: Call) -> None:
    """Let a call leave the line in which it stands, if any."""
    line = call.line
    if line is not None:
        call.line = None
        line.count = line.count - 1
        if len(line.calls) > 2 * line.count:
            line.calls = line.listed()
