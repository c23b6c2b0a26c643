"""One request: checked and copied at once, settled exactly once."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import (
    cancel,
    copy,
    deep_copy,
    get,
    has,
    invoke,
    is_object,
    is_truthy,
    is_undefined,
    keys,
    kind,
    lower,
)
from sails_io.client.response import JWR

#: What sails-hook-sockets listens to; the server never answers any other method.
METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head']

USAGE = """Usage:
socket.request( options, [fnToCallWhenComplete] )

options.url :: e.g. "/foo/bar"
options.method :: e.g. "get", "post", "put", or "delete", etc.
options.params :: e.g. { emailAddress: "mike@example.com" }
options.headers :: e.g. { "x-my-custom-header": "some string" }"""


class Call:
    """One request on its way: it waits, is sent, and ends with a JWR."""

    def __init__(self, options: Any, callback: Any = None) -> None:
        """Check the arguments of `socket.request` and take from them what is needed.

        Arguments:
            options: `{url, method, params or data, headers, timeout}`; none of it is changed.
            callback: called once with `(body, jwr)`.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.
        """
        _check(options, callback)
        method = get(options, 'method')
        headers = get(options, 'headers')
        params = get(options, 'params')
        data = get(options, 'data')
        self.url: str = get(options, 'url')
        self.method: str = lower(method) if is_truthy(method) else 'get'
        self.headers: Any = copy(headers) if is_truthy(headers) else {}
        self.data: Any = params if is_truthy(params) else data if is_truthy(data) else {}
        self.timeout: Any = get(options, 'timeout')
        self.callback = callback
        self.timer: Any = None
        self.settled = False
        #: What was given to socket.io, from the moment of sending.
        self.packet: Any = None

    def keep(self) -> None:
        """Copy the data, because the page may change its own before the request is sent."""
        self.data = deep_copy(self.data)

    def pack(self, common_headers: Any) -> Any:
        """Return what goes over the wire: `{method, headers, data, url}`.

        Arguments:
            common_headers: sent with every request; a header of the request itself wins, also when it is undefined.
        """
        headers = self.headers
        if is_object(common_headers):
            for name in keys(common_headers):
                if not has(headers, name):
                    headers[name] = common_headers[name]
        self.packet = {'method': self.method, 'headers': headers, 'data': self.data, 'url': self.url}
        return self.packet

    def settle(self, jwr: JWR, first: Any) -> None:
        """End the request, unless it has ended: call the page's function, if there is one.

        Arguments:
            jwr: the answer.
            first: the callback's first argument, the body or the Error.
        """
        if self.settled:
            return
        self.settled = True
        if self.timer is not None:
            cancel(self.timer)
        if self.callback is not None:
            invoke(self.callback, None, [first, jwr])


def _check(options: Any, callback: Any) -> None:
    if not is_undefined(callback) and not callable(callback):
        raise usage_error('Invalid callback function!', callback, 'a function (body, jwr)', USAGE)
    url = get(options, 'url') if is_object(options) else options
    if not is_object(options) or kind(url) != 'string':
        raise usage_error('Invalid or missing URL!', url, 'a string such as "/user/3"', USAGE)
    method = get(options, 'method')
    if is_truthy(method) and kind(method) != 'string':
        raise usage_error('Invalid `method` provided!', method, 'a string such as "post" or "put"', USAGE)
    if is_truthy(method) and lower(method) not in METHODS:
        raise usage_error('Invalid `method` provided!', method, 'get, post, put, patch, delete, options or head', USAGE)
    for name in ['headers', 'params', 'data']:
        value = get(options, name)
        if is_truthy(value) and not is_object(value):
            raise usage_error(
                f'Invalid `{name}` provided!', value, 'an object of JSON-serializable values', USAGE
            )
    if is_truthy(get(options, 'params')) and is_truthy(get(options, 'data')):
        raise usage_error(
            'Cannot specify both `params` and `data`!',
            options,
            'one of them, as they are aliases of each other',
            USAGE,
        )
    timeout = get(options, 'timeout')
    if timeout is not None and kind(timeout) != 'number':
        raise usage_error('Invalid `timeout` provided!', timeout, 'a number of milliseconds', USAGE)
