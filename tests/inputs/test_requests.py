"""Hostile arguments of requests, of handlers and of options that may change while a socket is connected."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from .effort import WITH_THREADS, examples
from .inputs import asked
from .verdict import check

pytestmark = WITH_THREADS

#: What was not borne once.
FOUND: list[Any] = [
    ['call', 'get', [{'$': 'cyclic without prototype'}]],
    ['call', 'get', [{'$': 'throwing text'}]],
    ['call', 'get', [{'$': 'deep list', 'size': 20_000}]],
    ['call', 'get', ['/echo', {'$': 'cyclic object'}]],
    ['call', 'request', [{'url': '/echo', 'headers': {'$': 'bytes'}}]],
    ['call', 'request', [{'url': '/echo', 'headers': {'__proto__': {'polluted': True}}}]],
    ['call', 'request', [{'url': '/echo', 'timeout': {'$': 'nan'}}]],
    ['call', 'request', [{'url': '/echo', 'timeout': {'$': 'big integer'}}]],
    ['call', 'on', [{'$': 'symbol'}, {'$': 'symbol'}]],
    ['call', 'once', [[], {'$': 'function'}]],
    ['call', 'off', [{'$': 'no prototype'}]],
    ['call', 'intercept', [{'response': {'$': 'returning object'}}]],
    ['call', 'get', ['/echo']],
    ['set', 'auth', []],
    ['call', 'get', ['/echo']],
    ['set', 'lostAfter', {'$': 'symbol'}],
    ['set', 'queueLimit', {'$': 'no prototype'}],
    ['set', 'requestTimeout', {'$': 'symbol'}],
    ['call', 'get', ['/echo']],
]


@pytest.mark.parametrize('waits', [False, True], ids=['connected', 'waiting'])
@examples(25)
@example(inputs=FOUND)
@given(inputs=st.lists(asked, min_size=1, max_size=12))
def test_a_request_comes_to_a_result_or_a_documented_error(
    subject: Any, mock: Any, waits: bool, inputs: list[Any]
) -> None:
    check(inputs, subject.do(mock.url, inputs, waits))
