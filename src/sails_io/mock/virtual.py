"""Virtual requests: from a socket.io message to a Request, and from a Response to an acknowledgement."""

from typing import Any

from .connection import Connection
from .request import Request, as_object
from .response import UNDEFINED, Response
from .wire import Attachment

_WITHOUT_BODY = ('GET', 'HEAD', 'DELETE')


def read_request(verb: str, message: dict[str, Any], connection: Connection) -> Request:
    """Build the request that a checked message stands for. The verb is the event's name; ``method`` is
    ignored."""
    body = _body(message)
    method = verb.upper()
    if method in _WITHOUT_BODY:
        body = as_object(body)
    return Request(method, message['url'], body, _headers(message, connection), socket=connection)


def acknowledgement(response: Response, send_headers: bool, send_status: bool) -> dict[str, Any]:
    """The acknowledgement of an answer; ``body`` is left out when there is none, set-cookie always.

    Args:
        send_headers: Sails' ``sockets.sendResponseHeaders``.
        send_status: Sails' ``sockets.sendStatusCode``.
    """
    answer: dict[str, Any] = {}
    if response.body is not UNDEFINED:
        answer['body'] = response.body
    if send_headers:
        headers = response.socket_headers()
        answer['headers'] = {name: value for name, value in headers.items() if name != 'set-cookie'}
    if send_status:
        answer['statusCode'] = response.status_code
    return answer


def _body(message: dict[str, Any]) -> Any:
    data = message.get('data')
    # An array replaces the body whole; everything else is spread over `params`, the old name of `data`.
    is_array = isinstance(data, list) and not isinstance(data, Attachment)
    return data if is_array else {**as_object(message.get('params')), **as_object(data)}


def _headers(message: dict[str, Any], connection: Connection) -> dict[str, str]:
    """The request's headers, as Sails builds them.

    Cookie and origin are those of the handshake and win over the request's, but Sails compares names before
    it lowers their case: a header written ``Cookie`` does win over the handshake's cookie. ``Origin`` in
    capitals wins only beside an ``origin`` in small letters. (Measured; a hole of the real server that the
    mock has too.)
    """
    handshake = connection.handshake.headers
    headers: dict[str, Any] = {
        'cookie': handshake.get('cookie', UNDEFINED),
        'nosession': True if handshake.get('nosession') else UNDEFINED,
    }
    for name, value in as_object(message.get('headers')).items():
        if headers.get(name, UNDEFINED) is UNDEFINED:
            headers[name] = value
    headers['origin'] = handshake.get('origin', UNDEFINED)
    texts = {name: _text(value) for name, value in headers.items() if value is not UNDEFINED}
    lower = {name.lower(): value for name, value in texts.items()}
    return {**lower, **{name: value for name, value in texts.items() if name != name.lower()}}


def _text(value: Any) -> str:
    """A header's value as JavaScript turns it into a string."""
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, dict):
        return '[object Object]'
    if isinstance(value, list):
        return ','.join(_text(item) for item in value)
    return str(value)
