"""The model's part about events: each reaches each handler once."""

from __future__ import annotations

from dataclasses import dataclass, field

from .violation import hold


@dataclass
class Handler:
    """A handler of the page."""

    event: str
    once: bool


@dataclass
class Telling:
    """One event, while the handlers are told of it.

    Attributes:
        number: of the event, where it is the server's.
        due: handlers that have to be told of it yet.
        may: those that may be: they were removed in the middle of it.
    """

    number: int | None = None
    due: set[int] = field(default_factory=set)
    may: set[int] = field(default_factory=set)


class Events:
    """Knows the handlers, and who has to be told.

    Attributes:
        handlers: those that there are, by their numbers in the plan.
        heard: the numbers of the server's events that have come.
    """

    def __init__(self) -> None:
        self.handlers: dict[int, Handler] = {}
        self.heard: set[int] = set()
        self._events: dict[int, str] = {}
        #: The latest of each name: handlers of one event may bring about another, such as `disconnect`.
        self._tellings: dict[str, Telling] = {}

    def on_bound(self, key: int, event: str, once: bool) -> None:
        """A handler was added."""
        self.handlers[key] = Handler(event, once)
        self._events[key] = event

    def on_unbound(self, key: int | None) -> None:
        """A handler was removed; None: all."""
        for each in list(self.handlers) if key is None else [key]:
            removed = self.handlers.pop(each, None)
            telling = self._tellings.get(removed.event) if removed else None
            if telling and each in telling.due:
                telling.due.discard(each)
                telling.may.add(each)

    def on_heard(self, event: str, number: int) -> None:
        """An event has come from the server, and is about to be told."""
        hold(number not in self.heard, f'the event {event} {number} came twice')
        self.heard.add(number)
        self.begins(event, number)

    def begins(self, event: str, number: int | None = None) -> None:
        """The handlers are about to be told of an event; with no number where it is the connection's."""
        self._check(event)
        due = {key for key, handler in self.handlers.items() if handler.event == event}
        self._tellings[event] = Telling(number, due)

    def on_told(self, key: int, number: int | None) -> None:
        """A handler was called."""
        telling = self._tellings.get(self._events[key], Telling())
        hold(telling.number == number, f'{key} was told of {number} out of turn')
        hold(key in telling.due | telling.may, f'{key} was told of {number}, and is not to be (again)')
        telling.due.discard(key)
        telling.may.discard(key)
        if key in self.handlers and self.handlers[key].once:
            del self.handlers[key]

    def are_over(self) -> None:
        """All events have been told."""
        for event in self._tellings:
            self._check(event)
        self._tellings = {}

    def _check(self, event: str) -> None:
        telling = self._tellings.get(event, Telling())
        hold(not telling.due, f'{telling.due} were not told of {event} {telling.number}')
