"""One answer, as a route's function makes it: what Sails calls ``res``.

Facts of real Sails over a socket: no ``content-type`` is added on its own; a header set by the app appears
under the name as written and in lower case; ``res.json('text')`` sends the text in quotes, as JSON;
``res.send()`` without data leaves ``body`` out of the acknowledgement; of two answers only the first is sent;
``forbidden`` and ``not_found`` ignore their data.
"""

import logging
import traceback
from http import HTTPStatus
from json import dumps
from typing import Any
from urllib.parse import quote

log = logging.getLogger(__name__)


class Undefined:
    """JavaScript's ``undefined``: no body at all, which is not the same as ``null``."""

    def __repr__(self) -> str:
        return 'UNDEFINED'


UNDEFINED = Undefined()


class Response:
    """The answer to one request. Every sending method can be returned by the route's function.

    Attributes:
        status_code: 200 unless set.
        headers: the headers set by the app, names as written.
        body: what was sent, ``UNDEFINED`` when nothing was.
        media_type: the content type that plain HTTP needs; None lets the headers decide.
        sent: whether an answer has been given.
        address: where a redirect leads, None when it is none.

    Example:
        >>> Response().status(201).set('X-Kitchen', 'open').json({'id': 1}).body
        {'id': 1}
    """

    def __init__(self) -> None:
        self.status_code = 200
        self.headers: dict[str, Any] = {}
        self.body: Any = UNDEFINED
        self.media_type: str | None = None
        self.sent = False
        self.address: str | None = None

    def status(self, code: int) -> 'Response':
        """Set the status code."""
        if not self.sent:
            self.status_code = int(code)
        return self

    def set(self, name: str, value: Any) -> 'Response':
        """Set a header."""
        if not self.sent:
            self.headers[name] = value
        return self

    def get(self, name: str) -> Any:
        """A header set before, by its exact name, else None."""
        return self.headers.get(name)

    def send(self, body: Any = UNDEFINED) -> 'Response':
        """Answer with text, or with anything that JSON can carry."""
        kinds = {str: 'text/html', type(None): None, Undefined: None}
        return self._finish(body, kinds.get(type(body), 'application/json'))

    def json(self, body: Any = UNDEFINED) -> 'Response':
        """Answer with JSON. A string is sent with its quotes, also over a socket."""
        if isinstance(body, str):
            return self.set('content-type', 'application/json')._finish(
                dumps(body, ensure_ascii=False), 'application/json'
            )
        return self._finish(body, 'application/json')

    def send_status(self, code: int) -> 'Response':
        """Answer with the name of a status, such as ``Not Found``, as text."""
        return self.status(code)._finish(_phrase(code), 'text/plain')

    def ok(self, body: Any = UNDEFINED) -> 'Response':
        """200 with data, or the text ``OK``."""
        return self._answer(200, body)

    def bad_request(self, body: Any = UNDEFINED) -> 'Response':
        """400 with data, or the text ``Bad Request``."""
        return self._answer(400, body)

    def forbidden(self, _ignored: Any = UNDEFINED) -> 'Response':
        """403 with the text ``Forbidden``, whatever is given."""
        return self.send_status(403)

    def not_found(self, _ignored: Any = UNDEFINED) -> 'Response':
        """404 with the text ``Not Found``, whatever is given."""
        return self.send_status(404)

    def server_error(self, body: Any = UNDEFINED) -> 'Response':
        """500 with data, or the text ``Internal Server Error``."""
        return self._answer(500, body)

    def redirect(self, address: str) -> 'Response':
        """302 to another address; over a socket it is an answer like any other, nothing follows it."""
        self.address = encoded_address(address)
        status = self.status_code if self.status_code != 200 else 302
        self.set('content-type', 'text/html').set('Location', address)
        return self.status(status)._finish(f'Redirecting to {self.address}', 'text/plain')

    def _answer(self, code: int, body: Any) -> 'Response':
        if body is UNDEFINED:
            return self.send_status(code)
        answer = self.status(code)
        return answer.send(stack(body)) if isinstance(body, Exception) else answer.json(body)

    def _finish(self, body: Any, media_type: str | None) -> 'Response':
        if self.sent:
            log.warning('A second answer to one request is dropped, as in Sails: %r', body)
            return self
        self.sent, self.body, self.media_type = True, body, media_type
        return self

    def socket_headers(self) -> dict[str, Any]:
        """The headers as an acknowledgement carries them: names as written, then in lower case."""
        return {**self.headers, **{name.lower(): value for name, value in self.headers.items()}}


def encoded_address(address: str) -> str:
    """An address as it may stand in a header.

    >>> encoded_address('/a b?c=%20"')
    '/a%20b?c=%20%22'
    """
    return quote(address, safe="!#$&'()*+,/:;=?@[]~%")


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return str(code)


def stack(error: Exception) -> str:
    """An error as Sails answers it in development: its stack."""
    name = 'Error' if type(error) is Exception else type(error).__name__
    # An Error has its stack from the beginning, an exception only when it has been raised.
    frames = traceback.extract_tb(error.__traceback__) or traceback.extract_stack()
    lines = [f'    at {frame.name} ({frame.filename}:{frame.lineno})' for frame in reversed(frames)]
    return '\n'.join([f'{name}: {error}', *lines])
