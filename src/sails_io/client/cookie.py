"""The cross-origin cookie step: a session cookie from the other origin before the socket connects to it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.page import ask_for_cookie
from sails_io.client.interop.text import parsed_url
from sails_io.client.interop.values import is_truthy, kind
from sails_io.client.origin import address, is_cross_origin

#: Milliseconds. Longer than a slow server needs for an answer of twenty bytes; then the socket connects without.
LIMIT = 5000


def cookie_step(url: str, done: Any) -> Any:
    """Ask for the cookie. That always comes to an end, and the socket connects in any case:

    without a cookie the server makes a session for the socket itself, and a dead server shows when connecting.

    Arguments:
        url: the route that answers with the cookie.
        done: called once, whatever came of it, unless the step is stopped.

    Returns:
        a function that gives up without a word.
    """
    return ask_for_cookie(url, LIMIT, done)


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
    found = parsed_url(route if kind(route) == 'string' else '/__getcookie', place.href)
    return None if found is None else found.href
