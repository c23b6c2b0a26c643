"""The extras without a server: how long they wait, where they ask for a token, and what they refuse."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.objects import get
from sails_io.extras.csrf import Csrf, url_of
from sails_io.extras.extras import extend
from sails_io.extras.retry import Retry


class Socket:
    """As much of a SailsSocket as is needed before anything is sent."""

    def __init__(self) -> None:
        self.interceptors: list[Any] = []

    def intercept(self, interceptors: Any) -> Any:
        self.interceptors.append(interceptors)
        return lambda: None

    def on(self, event: str, handler: Any) -> None:
        """Nothing happens on this socket."""


class Place:
    """A page's location."""

    def __init__(self, href: str) -> None:
        self.href = href


class Jwr:
    """An answer."""

    def __init__(self, status: int, code: Any) -> None:
        self.statusCode = status
        self.error = None if code is None else Failure(code)


class Failure:
    """An error of the client."""

    def __init__(self, code: str) -> None:
        self.code = code


def _message(act: Any) -> Any:
    try:
        act()
    except Exception as error:
        return [get(error, 'code'), get(error, 'message')]
    return 'no refusal'


def waits_grow_up_to_the_longest() -> Any:
    retry = Retry(Socket(), {'delay': 100, 'maxDelay': 1000})
    expected = [100, 200, 400, 800, 1000, 1000, 1000]
    within = []
    for times in range(7):
        wait = retry.wait_before(times)
        within.append(expected[times] / 2 <= wait and wait <= expected[times])
    return [within, [True, True, True, True, True, True, True]]


def waits_differ() -> Any:
    retry = Retry(Socket(), None)
    first = retry.wait_before(0)
    equal = 0
    for _ in range(20):
        if retry.wait_before(0) == first:
            equal = equal + 1
    return [equal < 20, True]


def only_what_was_not_answered_is_wanted_again() -> Any:
    retry = Retry(Socket(), None)
    found = []
    for status in [200, 400, 403, 404, 429, 500, 501, 502, 503, 504, 505]:
        if retry.wants(Jwr(status, 'E_STATUS'), 0):
            found.append(f'{status}')
    for code in ['E_TIMEOUT', 'E_ABORTED', 'E_DISCONNECTED', 'E_NOT_CONNECTED', 'E_QUEUE_FULL', 'E_NOT_SENT']:
        if retry.wants(Jwr(0, code), 0):
            found.append(code)
    return [found, ['502', '503', '504', 'E_DISCONNECTED']]


def three_times_is_enough() -> Any:
    busy = Jwr(503, 'E_STATUS')
    retry = Retry(Socket(), None)
    once = Retry(Socket(), {'limit': 1})
    found = [retry.wants(busy, 2), retry.wants(busy, 3), once.wants(busy, 0), once.wants(busy, 1)]
    return [found, [True, False, True, False]]


def the_token_is_had_where_the_socket_connects_to() -> Any:
    page = Place('https://page.test/shop/index.html')
    found = [
        url_of(None, '/csrfToken', page),
        url_of('http://api.test:1337', '/csrfToken', page),
        url_of('wss://api.test', '/own/token', page),
        url_of('api.test:1337', '/csrfToken', page),
        url_of('//api.test', '/csrfToken', page),
        url_of('http://api.test/namespace', '/csrfToken', page),
        url_of('http://api.test', 'http://tokens.test/one', page),
        url_of('http://api.test', '/csrfToken', None),
    ]
    expected = [
        'https://page.test/csrfToken',
        'http://api.test:1337/csrfToken',
        'https://api.test/own/token',
        'https://api.test:1337/csrfToken',
        'https://api.test/csrfToken',
        'http://api.test/csrfToken',
        'http://tokens.test/one',
        'http://api.test/csrfToken',
    ]
    return [found, expected]


def options_that_cannot_be_used_are_refused() -> Any:
    codes = []
    for options in ['often', {'limit': 'often'}, {'delay': -1}, {'maxDelay': 'long'}]:
        codes.append(_refusal(options))
    return [codes, ['E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE']]


def _refusal(options: Any) -> Any:
    return _message(lambda: Retry(Socket(), options))[0]


def a_route_is_a_text() -> Any:
    expected = [
        'E_USAGE',
        "`route` must be a string. Given: 7 (number).\nUsage: io.socket.csrf({route: '/csrfToken'})",
    ]
    return [_message(lambda: Csrf(Socket(), {'route': 7})), expected]


def without_the_client_there_is_nothing_to_extend() -> Any:
    expected = [
        'E_USAGE',
        'There is no `io.sails` to extend. Load sails.io.js first, and then sails.io.extras.js.',
    ]
    return [_message(lambda: extend({})), expected]
