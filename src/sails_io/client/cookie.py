"""The cross-origin cookie step: a session cookie from the other origin before the socket connects to it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import after, cancel, load_script, request_cookie

#: Milliseconds. Longer than a slow server needs for an answer of twenty bytes; then the socket connects without.
LIMIT = 5000


class CookieStep:
    """One attempt to get the cookie. It always comes to an end, and the socket connects in any case:

    without a cookie the server makes a session for the socket itself, and a dead server shows when connecting.
    """

    def __init__(self, url: str, done: Any) -> None:
        """Ask for the cookie.

        Arguments:
            url: the route that answers with the cookie.
            done: called once, whatever came of it, unless the step is stopped.
        """
        self.url = url
        self.done: Any = done
        self.timer: Any = after(LIMIT, lambda: self._finish())
        self.abort: Any = request_cookie(url, lambda answer: self._finish(), lambda error: self._use_script())

    def stop(self) -> None:
        """Give up without a word."""
        self.done = None
        cancel(self.timer)
        self.abort()

    def _use_script(self) -> None:
        if self.done is not None:
            self.abort = load_script(self.url, lambda: self._finish())

    def _finish(self) -> None:
        done = self.done
        if done is not None:
            self.stop()
            done()
