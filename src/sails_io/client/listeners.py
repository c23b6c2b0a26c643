"""Who listens to what, whatever raw socket is alive."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import event_of, get, invoke, table, with_item, without_item


class Listeners:
    """The page's handlers of events. They belong to the SailsSocket, and outlive its raw sockets."""

    def __init__(self) -> None:
        # A list of handlers is replaced, never changed: telling is safe from what a handler does.
        self._handlers: Any = table()
        self._raw_socket: Any = None

    def add(self, event: str, handler: Any) -> None:
        """Call `handler` at each `event` from now on, once more for each time it is added.

        Raises:
            Error: `handler` is not a function.
        """
        if not callable(handler):
            raise usage_error(f'The handler of `{event}` must be a function', handler)
        known = get(self._handlers, event)
        if known is None:
            self._handlers[event] = [handler]
        else:
            self._handlers[event] = with_item(known, handler)

    def remove(self, event: str, handler: Any = None) -> None:
        """Forget `handler` of `event` once, or all handlers of `event`."""
        known = get(self._handlers, event)
        if known is not None:
            left = [] if handler is None else without_item(known, handler)
            self._handlers[event] = left
            if len(left) == 0:
                del self._handlers[event]

    def clear(self) -> None:
        """Forget all handlers."""
        self._handlers = table()

    def attach(self, raw: Any) -> None:
        """Hear the server's events from `raw` instead of the raw socket before it."""
        self._raw_socket = raw
        raw.onAny(event_of(lambda event, values: self._relay(raw, event, values)))

    def tell(self, event: str, values: Any) -> None:
        """Call the handlers of `event`; what one of them throws does not keep the others from being told."""
        self.call(self.of(event), values)

    def of(self, event: str) -> list[Any]:
        """Return the handlers of `event`; the list stays as it is now."""
        known: list[Any] = get(self._handlers, event)
        return [] if known is None else known

    def call(self, handlers: list[Any], values: Any) -> None:
        """Call these handlers."""
        for handler in handlers:
            invoke(handler, self._raw_socket, values)

    def _relay(self, raw: Any, event: str, values: Any) -> None:
        if raw is self._raw_socket:
            self.tell(event, values)
