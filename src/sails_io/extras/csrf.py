"""The CSRF token that a Sails app with `security.csrf` wants with every request that may change something."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import annotate, get
from sails_io.client.interop.page import location_of
from sails_io.client.interop.promises import deferred
from sails_io.client.interop.text import parsed_url
from sails_io.client.interop.values import is_object, is_truthy, kind
from sails_io.client.origin import address
from sails_io.extras.interop import fetched_json, keep, recall, weak_table, when_over
from sails_io.extras.resend import Resend, last_word

#: Sails asks for a token with every other method.
SAFE = ['get', 'head', 'options']
HEADER = 'x-csrf-token'
#: Milliseconds for the token: requests wait for it, and those that come after them.
LIMIT = 10000

USAGE = "Usage: io.socket.csrf({route: '/csrfToken'})"


class Csrf:
    """Fetches the token over HTTP, sends it, and fetches another one when it is refused."""

    def __init__(self, socket: Any, options: Any = None) -> None:
        """Have a say in the requests and answers of `socket`.

        Arguments:
            socket: the SailsSocket.
            options: `{route}`: where the server gives out the token; `/csrfToken` when left out.

        Raises:
            Error: `route` is no string.
        """
        if is_truthy(options) and not is_object(options):
            raise usage_error('`csrf` takes an object of options', options, USAGE)
        route = get(options, 'route') if is_object(options) else None
        if route is not None and kind(route) != 'string':
            raise usage_error('`route` must be a string', route, USAGE)
        self.socket = socket
        self.route = '/csrfToken' if route is None else route
        #: A promise of the token, which those who need it share; None when a new one is wanted.
        self.token: Any = None
        #: The promise whose token went with a request.
        self.used: Any = weak_table()
        self.resend = Resend(socket)
        # The session may be another one after that.
        self.ear: Any = lambda: self._forget(self.token)
        socket.on('disconnect', self.ear)
        self.end: Any = socket.intercept(
            {
                'request': lambda packet, call: self._sign(packet, call),
                'response': lambda jwr, call: self._look(jwr, call),
            }
        )

    def remove(self) -> None:
        """Send no token any more."""
        self.socket.off('disconnect', self.ear)
        self.end()

    def _forget(self, token: Any) -> None:
        if self.token is token:
            self.token = None

    def _sign(self, packet: Any, call: Any) -> Any:
        if packet['method'] in SAFE:
            return None
        self.resend.keep(call)
        if self.token is None:
            self.token = _token(url_of(self.socket.url, self.route, location_of()))
        keep(self.used, call, self.token)
        return _signed(self, packet, self.token)

    def _look(self, jwr: Any, call: Any) -> Any:
        if jwr.statusCode != 403 or not self.resend.knows(call):
            return None
        # Others may have been refused before, and fetched another token already.
        self._forget(recall(self.used, call))
        promised = deferred()
        again = self.resend.ask(
            call, lambda answer: promised.reject(last_word(jwr if _is_unsent(answer) else answer))
        )
        when_over(call, lambda: again.abort())
        return promised.promise


def url_of(url: Any, route: str, location: Any) -> str:
    """Return where the token is had.

    Arguments:
        url: of the socket's server, as pages write it; None for the page's own.
        route: a path on that server, or a whole URL.
        location: the page's `window.location`, or None.

    Example:
        >>> url_of('wss://example.com', '/csrfToken', None)
        'https://example.com/csrfToken'
    """
    # Where there is no page, socket.io takes a host without a scheme for one on https.
    page = Place('https://localhost') if location is None else location
    found: str = parsed_url(route, page.href if url is None else address(url, page).origin).href
    return found


class Place:
    """As much of a location as is read here."""

    def __init__(self, href: str) -> None:
        self.href = href


async def _token(url: str) -> Any:
    token: Any = None
    cause: Any = None
    try:
        answer = await fetched_json(url, LIMIT)
        token = get(answer, '_csrf')
    except Exception as error:
        cause = error
    if kind(token) != 'string':
        why = 'its answer has no `_csrf`' if cause is None else get(cause, 'message')
        failure = new_error('E_CSRF', f'No CSRF token from {url}: {why}.')
        annotate(failure, 'cause', cause)
        raise failure
    return token


async def _signed(csrf: Csrf, packet: Any, token: Any) -> Any:
    try:
        value = await token
    except Exception as error:
        csrf._forget(token)
        raise error
    # Empty where the server checks none.
    if value != '':
        packet['headers'][HEADER] = value
    return packet


def _is_unsent(jwr: Any) -> bool:
    error = get(jwr, 'error')
    return is_object(error) and get(error, 'code') == 'E_NOT_SENT'
