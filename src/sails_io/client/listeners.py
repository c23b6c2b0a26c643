"""Who listens to what, whatever raw socket is alive."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.functions import event_of, invoke
from sails_io.client.interop.lists import chained, filtered, with_item, without_item
from sails_io.client.interop.objects import get, table


class Listeners:
    """The page's handlers of events. They belong to the SailsSocket, and outlive its raw sockets."""

    def __init__(self) -> None:
        # A list of handlers is replaced, never changed: telling is safe from what a handler does.
        self._handlers: Any = table()
        #: Those of them that are to be called once only.
        self._once: Any = table()
        self._any: list[Any] = []
        self._raw_socket: Any = None

    def add(self, event: str, handler: Any) -> None:
        """Call `handler` at each `event` from now on, once more for each time it is added.

        Raises:
            Error: `handler` is not a function.
        """
        _check(event, handler)
        _add_to(self._handlers, event, handler)

    def add_once(self, event: str, handler: Any) -> None:
        """Call `handler` at the next `event`, and then forget it."""
        self.add(event, handler)
        _add_to(self._once, event, handler)

    def remove(self, event: str, handler: Any = None) -> None:
        """Forget `handler` of `event` once, or all handlers of `event`."""
        _remove_from(self._once, event, handler)
        _remove_from(self._handlers, event, handler)

    def add_any(self, handler: Any) -> None:
        """Call `handler` with the name and the values of each event that the server sends."""
        _check('*', handler)
        self._any = with_item(self._any, handler)

    def remove_any(self, handler: Any = None) -> None:
        """Forget `handler`, or all, of those that hear every event."""
        self._any = [] if handler is None else without_item(self._any, handler)

    def clear(self) -> None:
        """Forget all handlers."""
        self._handlers = table()
        self._once = table()
        self._any = []

    def attach(self, raw: Any) -> None:
        """Hear the server's events from `raw` instead of the raw socket before it."""
        self._raw_socket = raw
        raw.onAny(event_of(lambda event, values: self._relay(raw, event, values)))

    def tell(self, event: str, values: Any) -> None:
        """Call the handlers of `event`; what one of them throws does not keep the others from being told."""
        self.call(event, self.of(event), values)

    def of(self, event: str) -> list[Any]:
        """Return the handlers of `event`; the list stays as it is now."""
        known: list[Any] = get(self._handlers, event)
        return [] if known is None else known

    def call(self, event: str, handlers: list[Any], values: Any) -> None:
        """Call these handlers of `event`."""
        once = get(self._once, event)
        for handler in handlers:
            if once is None or handler not in once or self._take(event, handler):
                invoke(handler, self._raw_socket, values)

    def tell_around(self, event: str, first: Any, values: Any, act: Any) -> None:
        """Tell those handlers of an event that are first (None: all), act, and tell the others: the order of 1.2.1."""
        handlers = self.of(event)
        if first is None:
            first = handlers
        self.call(event, filtered(handlers, lambda handler: handler in first), values)
        act()
        self.call(event, filtered(handlers, lambda handler: handler not in first), values)

    def _take(self, event: str, handler: Any) -> bool:
        """Whether a handler that is to be called once has not been: one before it may have told the event again."""
        left = get(self._once, event)
        is_due = left is not None and handler in left
        self.remove(event, handler)
        return is_due

    def _relay(self, raw: Any, event: str, values: Any) -> None:
        if raw is self._raw_socket:
            for handler in self._any:
                invoke(handler, raw, chained([event], values))
            self.tell(event, values)


def _check(event: str, handler: Any) -> None:
    if not callable(handler):
        raise usage_error(f'The handler of `{event}` must be a function', handler)


def _add_to(known: Any, event: str, handler: Any) -> None:
    handlers = get(known, event)
    known[event] = [handler] if handlers is None else with_item(handlers, handler)


def _remove_from(known: Any, event: str, handler: Any) -> None:
    handlers = get(known, event)
    if handlers is not None:
        left = [] if handler is None else without_item(handlers, handler)
        known[event] = left
        if len(left) == 0:
            del known[event]
