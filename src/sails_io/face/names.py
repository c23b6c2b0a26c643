"""Options by Python's names, with times in seconds, and by Sails' names, with times in milliseconds."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.lists import chained
from sails_io.client.interop.objects import get, keys, table
from sails_io.client.interop.text import joined
from sails_io.client.interop.values import kind
from sails_io.client.options import AT_ANY_TIME, OF_CONNECTION
from sails_io.face.platform import snake_case

#: Times: seconds here, milliseconds there.
TIMES = [
    'timeout',
    'requestTimeout',
    'queueTimeout',
    'reconnectionDelay',
    'reconnectionDelayMax',
    'lostAfter',
]


def sails_options(options: Any) -> Any:
    """Return options of a socket by Sails' names.

    Arguments:
        options: by Python's names, such as `initial_connection_headers` and `request_timeout`.

    Raises:
        SailsError: there is no such option, or a time is no number.

    Example:
        >>> sails_options({'request_timeout': 2})
        {'requestTimeout': 2000}
    """
    known: Any = table()
    for name in chained(OF_CONNECTION, AT_ANY_TIME):
        known[snake_case(name)] = name
    result: Any = {}
    for written in keys(options):
        name = get(known, written)
        if name is None:
            raise usage_error(
                f'There is no option `{written}`! There are {joined(keys(known), ", ")}', written
            )
        value = get(options, written)
        if value is not None:
            result[name] = milliseconds(written, value) if name in TIMES else value
    return result


def milliseconds(name: str, seconds: Any) -> Any:
    """Return a time for the core of the client.

    Arguments:
        name: of the option, for the message.
        seconds: a number.

    Raises:
        SailsError: it is none.
    """
    if kind(seconds) != 'number':
        raise usage_error(f'`{name}` must be a number of seconds', seconds)
    return seconds * 1000
