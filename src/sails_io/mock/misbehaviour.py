"""Servers that behave badly, by name: for the tests of clients that must bear it."""

from collections.abc import Callable
from dataclasses import dataclass

from .errors import MockUsageError
from .routing import Address, Pattern, covers

#: What each does to the requests of its route.
MISBEHAVIOURS = {
    'never_answer': 'the route runs not at all and nothing is ever answered',
    'answer_late': 'the route runs at once, its answer waits for `seconds`',
    'answer_twice': 'the same acknowledgement is sent twice',
    'lose_answer': 'the route runs, then the connection is cut in place of the answer',
    'drop_connection': 'the route runs not at all, the connection is cut',
    'parse_error': 'the answer is the error object that Sails sends when it cannot parse a request',
    # Real Sails with sails-hook-sockets 3.0.2 and sendResponseHeaders: false dies so at its first answer.
    'crash_server': 'the whole server dies: every connection is cut and nobody listens any more',
}


@dataclass
class Misbehaviour:
    """One rule. ``stop()`` ends it.

    Attributes:
        name: one of MISBEHAVIOURS.
        seconds: delay of ``answer_late``.
        times: how many requests it still catches; None for all.
    """

    name: str
    address: Address
    seconds: float
    times: int | None

    def stop(self) -> None:
        """Behave well again."""
        self.times = 0

    def matches(self, method: str, path: str) -> bool:
        """Whether it would catch such a request."""
        return (
            self.times != 0
            and covers(self.address, method)
            and Pattern(self.address.path).params(path) is not None
        )


class Misbehaviours:
    """All rules of one app, the newest first."""

    def __init__(self) -> None:
        self._rules: list[Misbehaviour] = []

    def add(self, name: str, route: str, seconds: float = 1.0, times: int | None = None) -> Misbehaviour:
        """Add a rule; see ``MockSails.misbehave``."""
        if name not in MISBEHAVIOURS:
            raise MockUsageError(f'Unknown misbehaviour {name!r}. Write one of: {", ".join(MISBEHAVIOURS)}.')
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or seconds < 0:
            raise MockUsageError(f'seconds is a number of at least 0, but {seconds!r} was given.')
        if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 1):
            raise MockUsageError(
                f'times is a whole number of at least 1, or None for always, but {times!r} was given.'
            )
        rule = Misbehaviour(name, Address.parse(route), float(seconds), times)
        self._rules.insert(0, rule)
        return rule

    def clear(self) -> None:
        """End all rules."""
        for rule in self._rules:
            rule.stop()
        self._rules.clear()

    def catch(self, method: str, path: str) -> Misbehaviour | None:
        """The rule that this request falls under; counts it."""
        for rule in self._rules:
            if rule.matches(method, path):
                if rule.times is not None:
                    rule.times -= 1
                return rule
        return None


Crash = Callable[[], None]
