"""One request: checked and copied at once, settled exactly once."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop import (
    cancel,
    deep_copy,
    get,
    invoke,
    is_object,
    is_truthy,
    is_undefined,
    kind,
    lower,
    merged,
)
from sails_io.client.response import JWR

#: What sails-hook-sockets listens to; the server never answers any other method.
METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head']

USAGE = "Usage: socket.request({url: '/user/3', method: 'put', data: {…}, headers: {…}}, function (body, jwr) {…})"


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
        params = get(options, 'params')
        data = get(options, 'data')
        self.method = _method(options)
        self.url = get(options, 'url')
        #: What goes over the wire; None once it is on its way, so that nothing large is kept until the answer.
        self.packet: Any = {
            'method': self.method,
            'headers': get(options, 'headers'),
            'data': params if is_truthy(params) else data if is_truthy(data) else {},
            'url': self.url,
        }
        self.timeout = get(options, 'timeout')
        self.callback = callback
        self.timer: Any = None
        self.settled = False

    def keep(self) -> None:
        """Copy headers and data, because the page may change its own before the request is sent."""
        self.packet['headers'] = merged(self.packet['headers'], None)
        self.packet['data'] = deep_copy(self.packet['data'])

    def add_headers(self, common: Any) -> None:
        """Add the headers that are sent with every request, except where this has its own, be it undefined."""
        self.packet['headers'] = merged(common if is_object(common) else None, self.packet['headers'])

    def settle(self, jwr: JWR, first: Any) -> None:
        """End the request, unless it has ended: call the page's function, if there is one.

        Arguments:
            jwr: the answer.
            first: the callback's first argument, the body or the Error.
        """
        if not self.settled:
            self.settled = True
            if self.timer is not None:
                cancel(self.timer)
            if self.callback is not None:
                invoke(self.callback, None, [first, jwr])


def _method(options: Any) -> Any:
    method = get(options, 'method')
    if not is_truthy(method):
        return 'get'
    return lower(method) if kind(method) == 'string' else method


def _check(options: Any, callback: Any) -> None:
    if not is_undefined(callback) and not callable(callback):
        raise usage_error('Invalid callback function! It must be a function, or left out', callback, USAGE)
    if not is_object(options) or kind(get(options, 'url')) != 'string':
        raise usage_error(
            'Invalid or missing URL! Write an object with the string `url`', _url(options), USAGE
        )
    if _method(options) not in METHODS:
        names = 'get, post, put, patch, delete, options or head'
        raise usage_error(f'Invalid `method` provided! It must be {names}', get(options, 'method'), USAGE)
    for name in ['headers', 'params', 'data']:
        value = get(options, name)
        if is_truthy(value) and not is_object(value):
            raise usage_error(f'Invalid `{name}` provided! It must be an object', value, USAGE)
    if is_truthy(get(options, 'params')) and is_truthy(get(options, 'data')):
        raise usage_error('Cannot specify both `params` and `data`! They are aliases', options, USAGE)
    timeout = get(options, 'timeout')
    if timeout is not None and kind(timeout) != 'number':
        raise usage_error('Invalid `timeout` provided! It must be a number of milliseconds', timeout, USAGE)


def _url(options: Any) -> Any:
    return get(options, 'url') if is_object(options) else options
