"""The cross-origin cookie step: a session cookie from the other origin before the socket connects to it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop import after, cancel, is_truthy, kind, load_script, parsed_url, request_cookie
from sails_io.client.origin import address, is_cross_origin

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


def cookie_url(url: Any, route: Any, location: Any) -> Any:
    """Return where a page gets a cookie of the other origin first; None when there is no need.

    Arguments:
        url: what the socket connects to.
        route: the setting `useCORSRouteToGetCookie`.
        location: the page's `window.location`, or None where there is no page.
    """
    place = None if url is None or location is None else address(url, location)
    if place is None or not is_truthy(route) or not is_cross_origin(place, location):
        return None
    return parsed_url(route if kind(route) == 'string' else '/__getcookie', place.origin).href
