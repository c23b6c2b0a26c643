"""What a page is told of the state of its connection, by one word and the reason."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.promises import deferred
from sails_io.client.interop.timers import after, cancel
from sails_io.client.interop.values import kind
from sails_io.client.listeners import Listeners


class Status:
    """Tells the events `sails:status` and, when a connection stays away, `sails:lost`."""

    def __init__(self, listeners: Listeners, setting: Any) -> None:
        """Begin as `disconnected`.

        Arguments:
            listeners: told of the events.
            setting: a function from the name of an option to the value in force.
        """
        self._listeners = listeners
        self._setting = setting
        self._timer: Any = None
        self._promises: list[Any] = []
        self.word = 'disconnected'

    def ready(self, value: Any) -> Any:
        """Return a promise that comes to `value` when the page is connected, and fails when that is given up."""
        promised = deferred()
        self._promises.append([promised, value])
        if self.word == 'connected':
            self.end_promises(None)
        return promised.promise

    def end_promises(self, error: Any) -> None:
        """Keep the promises that were given, or break them with an error."""
        promises = self._promises
        self._promises = []
        for pair in promises:
            if error is None:
                pair[0].resolve(pair[1])
            else:
                pair[0].reject(error)

    def calm(self) -> None:
        """Do not tell that the connection is lost: it is back, or the page has ended it."""
        cancel(self._timer)

    def tell(self, word: str, code: Any, reason: str) -> None:
        """Tell the page, if this is news.

        Arguments:
            word: `disconnected`, `connecting`, `connected` or `reconnecting`.
            code: of the error that led there; None when it was the page's wish, or all is well.
            reason: a sentence, or part of one.
        """
        previous = self.word
        if word != previous:
            self.word = word
            details = {'status': word, 'previous': previous, 'code': code, 'reason': reason}
            grace = self._setting('lostAfter')
            if word == 'connected':
                self.calm()
            elif code is not None and previous == 'connected' and kind(grace) == 'number':
                self._timer = after(grace, lambda: self._listeners.tell('sails:lost', [details]))
            self._listeners.tell('sails:status', [details])
            if self.word == 'connected':
                self.end_promises(None)
