"""One request: checked and copied at once, settled exactly once."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.functions import invoke
from sails_io.client.interop.lists import filtered
from sails_io.client.interop.objects import annotate, deep_copy, get, keys, merged
from sails_io.client.interop.promises import awaitable, deferred
from sails_io.client.interop.text import lower
from sails_io.client.interop.values import is_object, is_truthy, is_undefined, kind
from sails_io.client.response import JWR

#: What sails-hook-sockets listens to; the server never answers any other method.
METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head']

#: What `socket.request` takes beside method, URL and data.
OF_A_REQUEST = ['headers', 'timeout', 'signal', 'queue']

USAGE = "Usage: socket.request({url: '/user/3', method, data, headers}, callback)"


class Call:
    """A request on its way: it waits, is sent, and ends with a JWR. Every verb of a socket returns one.

    It can be awaited, and has `then`, `catch` and `finally`: it comes to the JWR, or fails with a `SailsError` that has
    `code`, `statusCode`, `jwr`, `request` (this object) and, where something else is to blame, `cause`. Nothing is
    raised where nobody awaits.

    Attributes:
        method: in lower case.
        url: as it was given.
        jwr: the JWR it ended with; None until then.

    Example:
        const request = io.socket.get('/never');
        request.abort();
        await request.catch((error) => console.log(error.code)); // E_ABORTED
    """

    def __init__(self, options: Any, callback: Any = None) -> None:
        """Check the arguments of `socket.request` and take from them what is needed.

        Arguments:
            options: `{url, method, params or data, headers, timeout, signal, queue}`; none of it is changed.
            callback: called once with `(body, jwr)`.

        Raises:
            Error: an argument cannot be used; the message says which, and shows the usage.
        """
        check(options, callback)
        # First what the answer needs: of many in flight, each lies in memory of its own.
        #: The outbox that took it on.
        self.outbox: Any = None
        self.jwr: Any = None
        #: The line of that outbox in which it stands.
        self.line: Any = None
        self.last_steps: Any = None
        self.callback = callback
        #: By which its raw socket knows it, from the moment in which it is sent.
        self.id: Any = None
        self.deferred: Any = None
        params = get(options, 'params')
        data = get(options, 'data')
        self.method = method_of(options)
        self.url = get(options, 'url')
        self.headers = get(options, 'headers')
        self.data = params if is_truthy(params) else data if is_truthy(data) else {}
        self.timeout = get(options, 'timeout')
        self.signal = get(options, 'signal')
        self.may_wait = get(options, 'queue') is not False
        #: In which of its connections, counted, it began to wait.
        self.era = 0

    def abort(self, reason: Any = None) -> None:
        """End the request now, with the code E_ABORTED: if it still waits, it is never sent.

        Arguments:
            reason: becomes the `cause` of the error; may be left out.
        """
        if self.jwr is None:
            self.outbox.give_up(
                self, 'E_ABORTED', f'The request {self.method} {self.url} was aborted.', reason
            )

    def answer(self, reply: Any) -> None:
        """Hand what the server answered to the outbox."""
        self.outbox.answer(self, reply)

    def keep(self) -> None:
        """Copy headers and data, because the page may change its own before the request is sent."""
        self.headers = merged(self.headers, None)
        self.data = deep_copy(self.data)

    def pack(self, common: Any) -> Any:
        """Make the packet.

        Arguments:
            common: the headers that are sent with every request, except where this has its own, be it undefined.
        """
        headers = merged(common if is_object(common) else None, self.headers)
        return {'method': self.method, 'headers': headers, 'data': self.data, 'url': self.url}

    def unpack(self) -> None:
        """Keep nothing large any more until the answer comes."""
        self.headers = None
        self.data = None

    def at_end(self, step: Any) -> None:
        """Call the function `step` when the request ends, before anybody is told."""
        if self.last_steps is None:
            self.last_steps = []
        self.last_steps.append(step)

    def settle(self, jwr: JWR) -> None:
        """End the request, unless it has ended: call the page's function, and end the promise, where there are any.

        Arguments:
            jwr: the answer; its error is the callback's first argument when there was none.
        """
        if self.jwr is None:
            self.jwr = jwr
            # An interceptor may have made it.
            status = get(jwr, 'statusCode')
            error = get(jwr, 'error')
            if is_object(error):
                annotate(error, 'statusCode', status)
                annotate(error, 'jwr', jwr)
                annotate(error, 'request', self)
            if self.last_steps is not None:
                for step in self.last_steps:
                    step()
            if self.callback is not None:
                invoke(self.callback, None, [error if status == 0 else get(jwr, 'body'), jwr])
            if self.deferred is not None:
                _end(self.deferred, jwr)


def _promise_of(call: Call) -> Any:
    if call.deferred is None:
        call.deferred = deferred()
        if call.jwr is not None:
            _end(call.deferred, call.jwr)
    return call.deferred.promise


def _end(promised: Any, jwr: JWR) -> None:
    error = get(jwr, 'error')
    if error is None:
        promised.resolve(jwr)
    else:
        promised.reject(error)


awaitable(Call, _promise_of)


def method_of(options: Any) -> Any:
    """Return the method that a request asks for, as the server reads it."""
    method = get(options, 'method')
    if not is_truthy(method):
        return 'get'
    return lower(method) if kind(method) == 'string' else method


def are_options(given: Any) -> bool:
    """Whether what stands in the place of a callback are options of a request."""
    return is_object(given) and len(filtered(keys(given), lambda name: name not in OF_A_REQUEST)) == 0


def check(options: Any, callback: Any = None) -> None:
    """Raise an Error where one of the arguments of `socket.request` cannot be used; it says which."""
    if not is_undefined(callback) and not callable(callback):
        raise usage_error('Invalid callback function! It must be a function, or left out', callback, USAGE)
    if not is_object(options) or kind(get(options, 'url')) != 'string':
        raise usage_error(
            'Invalid or missing URL! Write an object with the string `url`', _url(options), USAGE
        )
    if method_of(options) not in METHODS:
        names = 'get, post, put, patch, delete, options or head'
        raise usage_error(f'Invalid `method` provided! It must be {names}', get(options, 'method'), USAGE)
    for name in ['headers', 'params', 'data']:
        value = get(options, name)
        if is_truthy(value) and not is_object(value):
            raise usage_error(f'Invalid `{name}` provided! It must be an object', value, USAGE, True)
    if is_truthy(get(options, 'params')) and is_truthy(get(options, 'data')):
        raise usage_error('Cannot specify both `params` and `data`! They are aliases', options, USAGE)
    timeout = get(options, 'timeout')
    if timeout is not None and kind(timeout) != 'number':
        raise usage_error('Invalid `timeout` provided! It must be a number of milliseconds', timeout, USAGE)
    signal = get(options, 'signal')
    if signal is not None and not callable(get(signal, 'addEventListener')):
        raise usage_error('Invalid `signal` provided! It must be an AbortSignal', signal, USAGE)


def _url(options: Any) -> Any:
    return get(options, 'url') if is_object(options) else options
