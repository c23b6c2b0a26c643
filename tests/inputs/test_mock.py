"""The mock server, given hostile packets and hostile HTTP: it answers or closes, and goes on."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp.http_exceptions import HttpProcessingError
from hypothesis import given
from hypothesis import strategies as st

from sails_io.mock import Server
from tests.mock.wire_client import SDK, Background, ConnectionClosed, WireClient

from .effort import WITH_THREADS, examples
from .hostile import json_values, keys, texts
from .inputs import VERBS
from .packets import frames
from .raw_server import written

pytestmark = WITH_THREADS

#: Milliseconds may pass until a server that goes on answers.
LIMIT = 5.0
messages = st.fixed_dictionaries(
    {},
    optional={
        'url': texts.map(lambda text: f'/echo{text}') | json_values,
        'method': json_values,
        'headers': st.dictionaries(keys, json_values, max_size=3) | json_values,
        'data': json_values,
        '__proto__': json_values,
    },
)
requests = st.builds(
    lambda verb, values: [f'421{json.dumps([verb, *values])}'],
    st.sampled_from(VERBS) | texts,
    st.lists(messages | json_values, max_size=2),
)
heads = st.builds(
    lambda method, path, query, header: (
        f'{method} /{path}?{query} HTTP/1.1\r\nhost: here\r\n{header}\r\n\r\n'
    ),
    st.sampled_from(('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'TRACE')) | texts,
    st.sampled_from(('echo', 'socket.io/', '__getcookie', 'csrfToken')) | texts,
    st.sampled_from((f'EIO=4&transport=polling&{SDK}', f'EIO=4&transport=websocket&{SDK}')) | texts,
    st.sampled_from(('cookie: sails.sid=s%3A1.2', 'content-length: -1', 'upgrade: websocket', 'origin: null'))
    | st.builds(lambda name, value: f'{name}: {value}', texts, texts),
)


@pytest.fixture(scope='module')
def background() -> Iterator[Background]:
    """The loop of the clients."""
    background = Background()
    yield background
    background.close()


@pytest.fixture(scope='module')
def complaints() -> Iterator[list[str]]:
    """What the server logs of errors that it did not foresee."""
    found: list[str] = []

    def hear(record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, HttpProcessingError):  # aiohttp logs what it answers with 400
            found.append(f'{record.getMessage()}: {error!r}')

    handler = logging.Handler(logging.ERROR)
    handler.emit = hear  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    yield found
    logging.getLogger().removeHandler(handler)


@examples(25)
@given(said=st.lists(requests | frames, min_size=1, max_size=8))
def test_a_packet_is_answered_or_closes_its_connection(
    mock: Server, background: Background, complaints: list[str], said: list[Any]
) -> None:
    for frame in said:
        with WireClient(background, mock.url) as client:
            try:
                client.send(bytes.fromhex(frame['bytes']) if isinstance(frame, dict) else written(frame, '1'))
                client.emit('get', {'url': '/echo'})
            except (ConnectionClosed, ConnectionError):  # it may be closed in between
                continue
    with WireClient(background, mock.url) as client:
        assert client.request('get', '/echo')['statusCode'] == 200
    assert complaints == []


@examples(25)
@given(said=st.lists(heads, min_size=1, max_size=8))
def test_a_request_over_http_is_answered_or_refused(
    mock: Server, background: Background, complaints: list[str], said: list[str]
) -> None:
    for head in said:
        status = background.run(_answer(mock.port, head.encode('utf-8', 'replace')))
        assert status == '' or int(status) < 500, (head, status)
    assert mock.request('GET', '/echo').status_code == 200
    assert complaints == []


async def _answer(port: int, head: bytes) -> str:
    """The status with which a server answers bytes; nothing where it hangs up."""
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(head)
    line = await asyncio.wait_for(reader.readline(), LIMIT)
    writer.close()
    return line.decode('latin-1').partition(' ')[2][:3]
