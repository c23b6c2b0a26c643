"""What a request is answered with."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import annotate, get
from sails_io.client.interop.text import json
from sails_io.client.interop.values import is_object, is_success, is_undefined


class JWR:
    """A JSON WebSocket Response: what HTTP would have answered, over the socket.

    Attributes:
        body: what the server sent.
        headers: the response's headers, `{}` when the server leaves them out.
        statusCode: as in HTTP; 200 when the server leaves it out; 0 when there was no answer.
        error: an Error when the status is below 200, or 400 and above; otherwise absent.

    Example:
        const jwr = await io.socket.get('/status/200');
        console.log(jwr.statusCode, jwr.body.status); // 200 200
    """

    def __init__(self, body: Any, status_code: int, headers: Any, error: Any = None) -> None:
        self.body = body
        self.headers = headers
        self.statusCode = status_code
        if error is not None:
            self.error = error

    def toString(self) -> str:
        """Return one line for a log."""
        return (
            f'[ResponseFromSails]  -- Status: {self.statusCode}  -- '
            f'Headers: {self.headers}  -- Body: {self.body}'
        )

    def toPOJO(self) -> dict[str, Any]:
        """Return the answer as a plain object: `body`, `headers` and `statusCode`."""
        return {'body': self.body, 'headers': self.headers, 'statusCode': self.statusCode}

    def pipe(self) -> Any:
        """Return an Error: streams have never been supported."""
        return new_error('E_NOT_SUPPORTED', 'Streams are not supported.')


def answered(reply: Any) -> JWR:
    """Return the JWR of an acknowledgement.

    The server can be set to leave out `statusCode` and `headers`. A request that it could not parse is
    acknowledged with an error object that has neither those nor a `body`, but `status` and `code`.

    Arguments:
        reply: the acknowledgement, `{body, headers, statusCode}`.
    """
    if reply is None:
        reply = {}
    body = get(reply, 'body')
    status = get(reply, 'statusCode')
    if is_undefined(body) and is_undefined(status) and not is_undefined(get(reply, 'code')):
        body = reply
        status = get(reply, 'status')
    if status is None:
        status = 200
    headers = get(reply, 'headers')
    if not is_object(headers):
        headers = {}
    if is_success(status):
        return JWR(body, status, headers)
    return JWR(body, status, headers, _error_of(status, body))


def unanswered(code: str, message: str, cause: Any = None) -> JWR:
    """Return the JWR of a request that ended without an answer.

    Arguments:
        code: of the error that says why.
        message: of that error.
        cause: what is to blame, where there is such a thing.
    """
    error = new_error(code, message)
    if cause is not None:
        annotate(error, 'cause', cause)
    return JWR(None, 0, {}, error)


def _error_of(status: Any, body: Any) -> Any:
    return new_error(
        'E_STATUS', f'Server responded with a {json(status)} status code:\n```\n{json(body)}\n```'
    )
