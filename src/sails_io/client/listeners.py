"""Who listens to what, whatever raw socket is alive."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import arguments_of, get, invoke, keys, table, with_item, without_item

#: Told by the connection, which knows more of them than the raw socket does.
OF_THE_CONNECTION = ['connect', 'disconnect', 'connect_error']


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
            if self._raw_socket is not None:
                self._relay(event)
        else:
            self._handlers[event] = with_item(known, handler)

    def remove(self, event: str, handler: Any = None) -> None:
        """Forget `handler` of `event` once, or all handlers of `event`."""
        known = get(self._handlers, event)
        if known is not None:
            self._handlers[event] = [] if handler is None else without_item(known, handler)

    def clear(self) -> None:
        """Forget all handlers."""
        for event in keys(self._handlers):
            self._handlers[event] = []

    def attach(self, raw: Any) -> None:
        """Hear the server's events from `raw` instead of the raw socket before it."""
        self._raw_socket = raw
        for event in keys(self._handlers):
            self._relay(event)

    def tell(self, event: str, values: Any) -> None:
        """Call the handlers of `event`; what one of them throws does not keep the others from being told."""
        known = get(self._handlers, event)
        if known is not None:
            for handler in known:
                invoke(handler, self._raw_socket, values)

    def _relay(self, event: str) -> None:
        raw = self._raw_socket
        if event in OF_THE_CONNECTION:
            return

        def tell_if_current(values: Any) -> None:
            if raw is self._raw_socket:
                self.tell(event, values)

        raw.on(event, arguments_of(tell_if_current))
