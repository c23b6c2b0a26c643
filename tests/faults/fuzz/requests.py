"""The model's part about requests: each ends exactly once, and runs at most once, in its turn, unless it was unsent."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .violation import hold

#: What the server ran: by socket, the data of each request in the order of their coming.
Runs = list[tuple[str, dict[str, Any]]]
#: Who is told how a request ends.
WHO = ('callback', 'awaited')
#: Codes that say that the server has never seen the request.
UNSENT = {'E_NOT_CONNECTED', 'E_QUEUE_FULL', 'E_NOT_SENT'}
#: Those by which alone the page learns of a fault of its own.
ENDINGS = UNSENT | {'E_TIMEOUT', 'E_ABORTED', 'E_DISCONNECTED', 'E_INTERCEPTED'}


@dataclass
class Request:
    """One request, from asking to its end.

    Attributes:
        place: how many were asked before it.
        tells: whether the server sends an event of the same number before it answers.
        ends: how it ended, by who was told.
        unsent: whether the server can never have seen it.
        met_connection: whether there was a connection at any time since it was asked.
        is_early: whether it was asked by a handler of `connect`, which goes before those that wait.
    """

    place: int
    tells: bool
    met_connection: bool
    is_early: bool = False
    ends: dict[str, Any] = field(default_factory=dict)
    unsent: bool = False

    @property
    def is_over(self) -> bool:
        """Whether everybody knows how it ended."""
        return len(self.ends) == len(WHO)


class Requests:
    """Knows all that were asked.

    Attributes:
        all: by their numbers in the plan.
        endings: how many ended how.
    """

    def __init__(self) -> None:
        self.all: dict[int, Request] = {}
        self.endings: Counter[str] = Counter()
        self._is_connected = self._is_early = False

    @property
    def open(self) -> dict[int, Request]:
        """Those that have not ended for everybody."""
        return {number: each for number, each in self.all.items() if not each.is_over}

    def up(self) -> None:
        """There is a connection."""
        self._is_connected = self._is_early = True
        for request in self.all.values():
            request.met_connection = True

    def down(self) -> None:
        """It is over."""
        self._is_connected = self._is_early = False

    def on_resumed(self) -> None:
        """Those that wait are being sent."""
        self._is_early = False

    def on_asking(self, number: int, verb: str, url: str) -> None:
        """One is about to be asked."""
        hold(number not in self.all, f'{number} was asked twice')
        tells = url == '/tell' and verb != 'options'  # which the server answers by itself
        self.all[number] = Request(len(self.all), tells, self._is_connected, self._is_early)

    def thrown(self, number: int, code: str) -> None:
        """One was not taken."""
        hold(code in ('E_NOT_SENT', 'E_CYCLIC'), f'asking {number} threw {code}')
        request = self.all[number]
        hold(not request.ends, f'asking {number} threw {code}, and it ended as {request.ends}')
        request.ends = dict.fromkeys(WHO, 'thrown')
        request.unsent = True
        self.endings['thrown'] += 1

    def on_aborting(self, number: int, was_waiting: bool) -> None:
        """One is about to be aborted."""
        request = self.all[number]
        request.unsent = request.unsent or (was_waiting and not request.ends)

    def on_ended(self, number: int, who: str, how: int | str, said_unsent: bool) -> None:
        """Somebody is told how one ended: by a status or a code."""
        hold(number in self.all, f'{number} ended, and was never asked')
        request = self.all[number]
        hold(who not in request.ends, f'{number} ended twice for its {who}: {request.ends.get(who)}, {how}')
        hold(not request.ends or how in request.ends.values(), f'{number} ended as {request.ends} and {how}')
        request.ends[who] = how
        if isinstance(how, int):
            self.endings['answer' if how < 400 else 'E_STATUS'] += 1
            return
        hold(how in ENDINGS, f'{number} ended as {how}')
        self.endings[how] += 1
        request.unsent = request.unsent or said_unsent or how in UNSENT or not request.met_connection
        if how == 'E_DISCONNECTED':
            hold(request.met_connection, f'{number} was lost, and there was no connection since it was asked')

    def ran(self, runs: Runs) -> None:
        """Compare with what the server ran.

        Raises:
            Violation: one ran that must not have, or twice, or before its turn.
        """
        of_each = Counter(data['n'] for _, data in runs if 'n' in data)
        hold(not of_each or max(of_each.values()) == 1, f'some ran more than once: {of_each.most_common(3)}')
        for number, request in self.all.items():
            if request.unsent:
                hold(number not in of_each, f'{number} ran, and ended as {request.ends}')
            if any(isinstance(how, int) for how in request.ends.values()):
                hold(number in of_each, f'{number} was answered, and never ran')
        again = Counter((socket, data['subscription']) for socket, data in runs if 'subscription' in data)
        hold(not again or max(again.values()) == 1, f'subscribed twice on a socket: {again.most_common(3)}')
        by_socket: dict[str, list[Request]] = {}
        for socket, data in runs:
            if data.get('n') in self.all:
                by_socket.setdefault(socket, []).append(self.all[data['n']])
        for requests in by_socket.values():
            early = list(itertools.takewhile(lambda request: request.is_early, requests))
            for each in (early, requests[len(early) :]):
                places = [request.place for request in each]
                hold(places == sorted(places), f'they ran in the order {places} of asking')
