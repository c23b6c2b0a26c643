"""The entry point: adds to the sockets of an `io` what these modules have."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import get
from sails_io.client.interop.surroundings import global_io
from sails_io.client.interop.values import is_truthy
from sails_io.extras.collection import Collection
from sails_io.extras.csrf import Csrf
from sails_io.extras.interop import add_method, has_method
from sails_io.extras.retry import Retry


def extend(io: Any = None) -> Any:
    """Let all sockets of `io` have `retry`, `csrf` and `collection`; returns `io`. A second time changes nothing.

    Arguments:
        io: what `sails.io.js` made; the global `io` when left out.

    Raises:
        Error: `sails.io.js` has not been there.

    Example:
        const extend = require('sails-io/extras');
        extend(io).socket.retry();
    """
    found = global_io() if io is None else io
    sails = get(found, 'sails') if is_truthy(found) else None
    owner = get(sails, 'SailsSocket') if is_truthy(sails) else None
    if owner is None:
        raise new_error(
            'E_USAGE',
            'There is no `io.sails` to extend. Load sails.io.js first, and then sails.io.extras.js.',
        )
    if not has_method(owner, 'collection'):
        add_method(owner, 'retry', retry)
        add_method(owner, 'csrf', csrf)
        add_method(owner, 'collection', collection)
    return found


def retry(socket: Any, options: Any = None) -> Any:
    """Ask again what the connection or a busy server left unanswered.

    That is a `get`, `head`, `options`, `put` or `delete` that ended with E_DISCONNECTED, 502, 503 or 504.

    Arguments:
        options: an object: `limit`, how often (3 unless given); `delay`, the milliseconds before the first time (250),
            which double each time; `maxDelay`, the milliseconds before each at most (10,000); `onRetry`, a function
            that is told of each, as `(request, {times, wait, jwr})`: for which time, after how many milliseconds, and
            how the request ended last.

    Returns:
        a function that ends it.

    Raises:
        Error: an option is no number, or negative; or `onRetry` no function.

    Example:
        const remove = io.socket.retry({ limit: 2 });
        console.log((await io.socket.get('/status/200')).statusCode); // 200
        remove();
    """
    return Retry(socket, options).remove


def csrf(socket: Any, options: Any = None) -> Any:
    """Send a CSRF token with each request that may change something, and fetch another one when it is refused.

    Arguments:
        options: an object: `route`, where the server gives out the token, a string (`/csrfToken` unless given).

    Returns:
        a function that ends it.

    Raises:
        Error: `route` is no string.

    Example:
        const remove = io.socket.csrf();
        console.log((await io.socket.post('/echo', { item: 'tea' })).statusCode); // 200
        remove();
    """
    made = Csrf(socket, options)
    return lambda: made.remove()


def collection(socket: Any, model: Any, criteria: Any = None, options: Any = None) -> Collection:
    """Return the records of a blueprint model, which stay as they are on the server.

    Arguments:
        model: its identity, a string such as `order`.
        criteria: an object, of the blueprint `find`: `where`, `sort`, `limit`, `populate`; all records when left out.
        options: an object: `url`, the model's route, a string (`/` and the identity unless given).

    Returns:
        the collection.

    Raises:
        Error: an argument cannot be used; the message says which, and shows the usage.

    Example:
        const orders = io.socket.collection('order', { sort: 'item ASC' });
        await orders.request;
        console.log(orders.items.length); // 0
        orders.stop();
    """
    return Collection(socket, model, criteria, options)
