"""Hostile URLs and options of connections."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from .effort import WITH_THREADS, examples
from .inputs import connections
from .verdict import check

pytestmark = WITH_THREADS

#: The mock's address is not known yet.
HERE = 'http://HERE'

#: What was not borne once.
FOUND: list[Any] = [
    ['connect', ['http://HERE__proto__']],
    ['connect', ['http://HERE', {'transports': ['abc', {}]}]],
    ['option', 'url', {'$': 'deep object', 'size': 20_000}],
    ['option', 'path', 5],
    ['option', 'query', {'half': '\ud83d', 'a': {'$': 'no prototype'}}],
    ['option', 'auth', {'$': 'deep list', 'size': 20_000}],
    ['option', 'auth', {'$': 'cyclic object'}],
    ['option', 'initialConnectionHeaders', {'x-token': 'a\r\nb: c'}],
    ['option', 'initialConnectionHeaders', {'$': 'cyclic list'}],
    ['option', 'timeout', {'$': 'symbol'}],
    ['option', 'reconnectionDelay', {'$': 'nan'}],
    ['connect', ['http://127.0.0.1:1', {'reconnectionDelayMax': {'$': 'big integer'}}]],
    ['connect', ['http://127.0.0.1:1', {'reconnectionDelay': {'$': 'symbol'}}]],
    ['option', 'requestTimeout', {'$': 'symbol'}],
    ['property', 'timeout', 'long'],
    ['property', 'queueLimit', {'$': 'function'}],
]


@examples(15)
@example(inputs=FOUND)
@given(inputs=st.lists(connections(HERE), min_size=1, max_size=6))
def test_a_connection_comes_about_or_an_error_is_told(subject: Any, mock: Any, inputs: list[Any]) -> None:
    inputs = [_there(given, mock.url) for given in inputs]
    check(inputs, subject.do(mock.url, inputs))


def _there(description: Any, url: str) -> Any:
    """Put an address in the place of HERE's."""
    if isinstance(description, str):
        return description.replace('HERE', url.partition('://')[2])
    if isinstance(description, list):
        return [_there(item, url) for item in description]
    if isinstance(description, dict):
        return {key: _there(item, url) for key, item in description.items()}
    return description
