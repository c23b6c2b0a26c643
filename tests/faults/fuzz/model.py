"""What must hold, whatever happens: a small model that reads what was noted, entry by entry, and objects."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sails_io.client.states import TRANSITIONS, WORDS

from .events import Events
from .requests import Requests, Runs
from .violation import Violation, hold

#: What has to be empty when all is over.
LISTS = (
    'queued', 'in_flight', 'line', 'preparing', 'flushing', 'subscriptions', 'interceptors', 'promises', 'signals',
    'timers', 'sleeps', 'raws',
)  # fmt: skip
#: Handlers of the actor itself, which note what the page is told.
OWN_HANDLERS = 3


class Model:
    """Knows what the page did and was told.

    Attributes:
        state: of the connection.
        requests: what was asked, and how it ended.
        events: what was told, and to whom.
    """

    def __init__(self) -> None:
        self.state = 'idle'
        self.requests = Requests()
        self.events = Events()
        self._seen: Counter[tuple[Any, ...]] = Counter()
        self._status = 'disconnected'
        self._raw_is_asked = False
        #: Promises of a connection that were asked for since the last one was given up.
        self._readies = 0
        #: Whether the page has to be told of the end of a connection.
        self._parts = False

    @property
    def seen(self) -> Counter[tuple[Any, ...]]:
        """How often what has happened: endings, states, moves and so on."""
        return self._seen + Counter({('ending', how): count for how, count in self.requests.endings.items()})

    def note(self, *what: Any) -> None:
        """Count something that has happened."""
        self._seen[what] += 1

    def read(self, entry: list[Any]) -> None:
        """Take in what was noted.

        Raises:
            Violation: it must not be.
        """
        kind, *values = entry
        name = f'on_{kind}'
        [part] = [part for part in (self, self.requests, self.events) if hasattr(part, name)]
        getattr(part, name)(*values)

    # The page's own

    def on_did(self, op: str, number: int | None) -> None:
        """A step was done."""
        self.note('did', op)
        self._raw_is_asked = self._raw_is_asked or op == 'raw_connect'
        self._readies += op == 'ready'

    def on_threw(self, op: str, number: int | None, code: str) -> None:
        """A step threw an error of the client's."""
        if op == 'ask' and number is not None:
            self.requests.thrown(number, code)
        elif op == 'disconnect':
            hold(code == 'E_STATE' and self.state == 'idle', f'disconnect() threw {code} while {self.state}')
        elif op == 'reconnect':
            at_work = self.state in ('preparing', 'opening', 'connected')
            hold(code == 'E_STATE' and at_work, f'reconnect() threw {code} while {self.state}')
        else:
            raise Violation(f'{op} threw {code}')

    def on_crashed(self, text: str) -> None:
        """Something was thrown that nobody caught."""
        raise Violation(f'Nobody caught: {text}')

    # The connection

    def on_moved(self, before: str, event: str, after: str) -> None:
        """The connection has gone to another state."""
        hold(before == self.state, f'the state was {self.state}, and is left as {before}')
        hold(TRANSITIONS[before][event] == after, f'{before} became {after} by {event}')
        self.state = after
        self._raw_is_asked = False
        self.note('state', after)
        self.note('move', before, event)
        if after == 'idle':
            self._readies = 0
        if after == 'connected':
            self.requests.up()
            self.events.begins('connect')
        elif before == 'connected':
            self.requests.down()
            self.events.begins('disconnect')
            self._parts = True

    def on_status(self, previous: str, status: str, reason: str) -> None:
        """The page was told of another status."""
        hold(previous == self._status, f'the status was {self._status}, and the page is told {previous}')
        hold(status != previous, f'the page is told {status} twice')
        self._status = status
        self.note('status', status)

    def on_parted(self, reason: str) -> None:
        """A handler of `disconnect` was told, the actor's own."""
        if not self._parts:
            # A raw socket that a page connects by itself tells so too where it does not come up.
            hold(self._raw_is_asked, f'the page is told of an end that is none: {reason}')
            self.events.begins('disconnect')
        self._parts = False

    def on_failed(self, message: str) -> None:
        """The first handler of `connect_error` was told, the actor's own."""
        self.events.begins('connect_error')

    # After each step

    def look(self, census: dict[str, Any], runs: Runs) -> None:
        """Compare with what there is after a step, and with what the server ran.

        Raises:
            Violation: it cannot be so.
        """
        self.events.are_over()
        hold(not self._parts, 'the page was not told of the end of a connection')
        self.requests.ran(runs)
        state = census['state']
        hold(state == self.state, f'the state is {state}, and should be {self.state}')
        hold(census['status'] == WORDS[state], f'the status of {state} is {census["status"]}')
        hold(census['status'] == self._status, f'the page was told {self._status}, not {census["status"]}')
        hold(census['raws'] <= 1, f'{census["raws"]} raw sockets live')
        by_itself = state == 'idle' and not self._raw_is_asked
        hold(not by_itself or census['raws'] == 0, 'a raw socket lives while the socket is disconnected')
        hold(not census['flushing'], 'the queue is being flushed for ever')
        hold(not census['miscounted'], 'a line does not know how many stand in it')
        if state != 'connected':
            hold(census['in_flight'] == 0, f'{census["in_flight"]} are in flight while {state}')
            hold(not census['preparing'], f'one is made ready while {state}')
        if state == 'idle':
            hold(census['promises'] <= self._readies, 'a promise is kept of a connection that was given up')
        hold(census['once'] <= census['handlers'], 'more handlers of one time than handlers')
        known = self.events.handlers
        hold(census['handlers'] == len(known) + OWN_HANDLERS, f'{census["handlers"]} handlers; {known}')
        listed = census['queued'] + census['in_flight']
        hold(listed <= len(self.requests.open) + census['subscriptions'], f'{listed} are listed')
        self._look_for_answers()

    def _look_for_answers(self) -> None:
        """Who was answered has heard the event that the server sent before."""
        for number, request in self.requests.all.items():
            if request.tells and 200 in request.ends.values():
                hold(
                    number in self.events.heard,
                    f'the event {number} was sent before an answer, and never came',
                )

    def at_rest(self, census: dict[str, Any]) -> None:
        """Look for what is left when all is over.

        Raises:
            Violation: there is something.
        """
        hold(not self.requests.open, f'these never ended: {self.requests.open}')
        for name in LISTS:
            hold(not census[name], f'{census[name]} left in {name}')
        hold(census['any'] == 1, f'{census["any"]} hear any event')
