"""Events with handlers, as socket.io's emitters have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Handler = Callable[..., Any]


class Emitter:
    """Tells handlers of events, in the order in which they were added."""

    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = {}

    def on(self, event: str, handler: Handler) -> None:
        """Call `handler` at each `event` from now on."""
        self._handlers.setdefault(event, []).append(handler)

    def off(self, event: str, handler: Handler) -> None:
        """Forget `handler` of `event`, if it is there."""
        handlers = self._handlers.get(event, [])
        if handler in handlers:
            handlers.remove(handler)

    def tell(self, event: str, *values: Any) -> None:
        """Call the handlers that `event` has now."""
        for handler in list(self._handlers.get(event, [])):
            handler(*values)
