"""Asking once more where the connection fell, or a server was too busy, before there was an answer."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.functions import invoke
from sails_io.client.interop.objects import get
from sails_io.client.interop.promises import deferred
from sails_io.client.interop.timers import after, cancel, random
from sails_io.client.interop.values import is_object, is_truthy, kind
from sails_io.extras.interop import when_over
from sails_io.extras.resend import Resend, last_word

#: What can be done twice as well as once (RFC 9110, section 9.2.2).
IDEMPOTENT = ['get', 'head', 'options', 'put', 'delete']

#: Bad gateway, service unavailable, gateway timeout: not the application's own answer.
BUSY = [502, 503, 504]

USAGE = 'Usage: io.socket.retry({limit: 3, delay: 250, maxDelay: 10000})'


class Retry:
    """Asks again for what failed, a limited number of times, and later each time."""

    def __init__(self, socket: Any, options: Any = None) -> None:
        """Have a say in the requests and answers of `socket`.

        Arguments:
            socket: the SailsSocket.
            options: `{limit, delay, maxDelay, onRetry}`: how often; milliseconds before the first time, and at most
                before each; what is left out is 3, 250 and 10,000. `onRetry(request, {times, wait, jwr})` is told
                whenever a request is to be asked again: for which time, after how many milliseconds, and how it
                ended last.

        Raises:
            Error: an option is no number, or negative; or `onRetry` no function.
        """
        if is_truthy(options) and not is_object(options):
            raise usage_error('`retry` takes an object of options', options, USAGE)
        self.socket = socket
        self.limit = _number(options, 'limit', 3)
        self.delay = _number(options, 'delay', 250)
        self.longest = _number(options, 'maxDelay', 10000)
        self.on_retry = _function(options, 'onRetry')
        self.resend = Resend(socket)
        #: Asks again no more, for requests that fail from then on.
        self.remove: Any = socket.intercept(
            {
                'request': lambda packet, call: self._keep(call),
                'response': lambda jwr, call: self._look(jwr, call),
            }
        )

    def wait_before(self, times: int) -> float:
        """Return the milliseconds to wait: twice as long each time, less by up to a half, by chance.

        Arguments:
            times: how often it has been asked again already.
        """
        longest: float = min(self.longest, self.delay * 2**times)
        return longest * (0.5 + random() / 2)

    def wants(self, jwr: Any, times: int) -> bool:
        """Whether what ended so, and has been asked again so often, is to be asked once more."""
        return times < self.limit and _is_worth_it(jwr)

    def tell(self, call: Any, times: int, wait: float, jwr: Any) -> None:
        """Tell the page that its request is to be asked again."""
        if self.on_retry is not None:
            invoke(self.on_retry, None, [call, {'times': times, 'wait': wait, 'jwr': jwr}])

    def _keep(self, call: Any) -> None:
        if call.method in IDEMPOTENT:
            self.resend.keep(call)

    def _look(self, jwr: Any, call: Any) -> Any:
        if self.wants(jwr, 0) and self.resend.knows(call):
            return Repetition(self, call, jwr).deferred.promise
        return None


class Repetition:
    """One request of the page that is asked again, until there is an answer or it is enough."""

    def __init__(self, retry: Retry, call: Any, jwr: Any) -> None:
        self.retry = retry
        self.call = call
        #: How it ended last.
        self.jwr = jwr
        self.times = 0
        self.again: Any = None
        self.timer: Any = None
        #: Fails with the last word.
        self.deferred: Any = deferred()
        when_over(call, lambda: self._stop())
        self._wait()

    def _wait(self) -> None:
        wait = self.retry.wait_before(self.times)
        self.timer = after(wait, lambda: self._ask())
        self.retry.tell(self.call, self.times + 1, wait, self.jwr)

    def _ask(self) -> None:
        if self.retry.socket.status == 'disconnected':
            self._end()  # nobody knows whether the page will ever connect again
        else:
            self.times = self.times + 1
            self.again = self.retry.resend.ask(self.call, lambda jwr: self._hear(jwr))

    def _hear(self, jwr: Any) -> None:
        self.jwr = jwr
        if self.retry.wants(jwr, self.times):
            self._wait()
        else:
            self._end()

    def _end(self) -> None:
        self.deferred.reject(last_word(self.jwr))

    def _stop(self) -> None:
        """The page's request has ended: of itself, by the page or by its time limit."""
        cancel(self.timer)
        if self.again is not None:
            self.again.abort()


def _is_worth_it(jwr: Any) -> bool:
    error = get(jwr, 'error')
    return jwr.statusCode in BUSY or (is_object(error) and get(error, 'code') == 'E_DISCONNECTED')


def _number(options: Any, name: str, usual: float) -> Any:
    value = get(options, name) if is_object(options) else None
    if value is None:
        return usual
    if kind(value) != 'number' or not value >= 0:
        raise usage_error(f'`{name}` must be a number, 0 or more', value, USAGE)
    return value


def _function(options: Any, name: str) -> Any:
    value = get(options, name) if is_object(options) else None
    if value is not None and not callable(value):
        raise usage_error(f'`{name}` must be a function', value, USAGE)
    return value
