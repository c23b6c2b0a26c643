"""What was asked, and what has become of it: a request is in one place at any time, and none is ever lost."""

from __future__ import annotations

from typing import Any

#: Where a request is until it is over: it waits for the connection, is under way, or waits to be tried again.
OPEN = ['waiting', 'flying', 'again']


class Ticket:
    """One request of the visitor.

    Attributes:
        number: counts all of them.
        method: `get` or `post`.
        url: of this request alone.
        place: one of `OPEN`; or `answered`, `failed`, `abandoned`.
        attempts: how often it has been sent.
        code: why it ended, or the last attempt did; empty while all is well.
        limit: seconds that it may take in all; None without a limit.
        asked_at: milliseconds, on the page's clock.
        took: milliseconds until it was over.
        pause: milliseconds before it is tried again.
    """

    def __init__(self, number: int, method: str, limit: Any, now: float) -> None:
        self.number = number
        self.method = method
        self.url = f'/job/{number}'
        self.place = 'waiting'
        self.attempts = 0
        self.code = ''
        self.limit = limit
        self.asked_at = now
        self.took = 0.0
        self.pause = 0.0


class Ledger:
    """All requests, and where they are.

    Attributes:
        asked: how many there were.
        ended: how many have ended, by how they did.
        open: those that have not.
    """

    def __init__(self, clock: Any, tell: Any) -> None:
        """Begin with none.

        Arguments:
            clock: returns the milliseconds of now.
            tell: called with each ticket that is new or has moved.
        """
        self.clock = clock
        self.tell = tell
        self.asked = 0
        self.ended: Any = {'answered': 0, 'failed': 0, 'abandoned': 0}
        self.open: list[Ticket] = []

    def ask(self, method: str, limit: Any) -> Ticket:
        """Begin a new one."""
        self.asked = self.asked + 1
        ticket = Ticket(self.asked, method, limit, self.clock())
        self.open.append(ticket)
        self.tell(ticket)
        return ticket

    def find(self, url: str) -> Any:
        """Return the open ticket of a URL, or None."""
        for ticket in self.open:
            if ticket.url == url:
                return ticket
        return None

    def send(self, ticket: Ticket) -> None:
        """It goes out."""
        ticket.attempts = ticket.attempts + 1
        self._move(ticket, 'flying')

    def pause(self, ticket: Ticket, code: str, milliseconds: float) -> None:
        """It ended with a code, and is tried again after a pause."""
        ticket.code = code
        ticket.pause = milliseconds
        self._move(ticket, 'again')

    def wait(self, ticket: Ticket) -> None:
        """The pause is over, but there is no connection."""
        self._move(ticket, 'waiting')

    def close(self, ticket: Ticket, place: str, code: str) -> None:
        """It is over: `answered`, `failed` or `abandoned`."""
        ticket.took = self.clock() - ticket.asked_at
        ticket.code = code
        self.open = [other for other in self.open if other is not ticket]
        self.ended[place] = self.ended[place] + 1
        self._move(ticket, place)

    def adds_up(self) -> bool:
        """Whether each that was asked is open or has ended, and nothing was counted twice."""
        over: int = self.ended['answered'] + self.ended['failed'] + self.ended['abandoned']
        return self.asked == over + len(self.open)

    def _move(self, ticket: Ticket, place: str) -> None:
        ticket.place = place
        self.tell(ticket)
