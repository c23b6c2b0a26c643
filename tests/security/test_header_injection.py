"""Header injection: a line break in what an app hands on becomes no line of an HTTP request, and no further packet."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.security.attempts import IN_JAVASCRIPT, in_cpython

BREAK = '\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\nX-Evil: 2'

#: What follows the address, and the options.
HOSTILE: dict[str, tuple[str, dict[str, Any]]] = {
    'the query, as text': ('', {'query': f'a=1{BREAK}'}),
    'the query, as an object': ('', {'query': {f'a{BREAK}': f'1{BREAK}'}}),
    'the query of the URL': (f'/?a=1{BREAK}', {}),
    'the URL': (f'/{BREAK}', {}),
    'the path': ('', {'path': f'/socket.io{BREAK}'}),
    'the value of a header': ('', {'initialConnectionHeaders': {'x-a': f'1{BREAK}'}}),
    'the name of a header': ('', {'initialConnectionHeaders': {f'x-a{BREAK}': '1'}}),
    'a method in a header': ('', {'initialConnectionHeaders': {'x-a': '1\nX-Evil: 1'}}),
}
TRANSPORTS = ('websocket', 'polling')


def attempts(recorder):
    """Each of them by each transport, and one that is harmless: the recorder is there."""
    hostile = [
        (recorder.url + after, {**options, 'transports': [transport]})
        for after, options in HOSTILE.values()
        for transport in TRANSPORTS
    ]
    return [*hostile, (recorder.url, {})]


def expect_none_injected(recorder):
    """Fail where a line begins with what was injected, or a request does."""
    assert recorder.heads, 'Nothing was asked at all'
    assert [line for line in recorder.lines() if line.lower().startswith(('x-evil', 'get /evil'))] == []


@ON_MOCK
def test_in_a_page_no_line_is_injected(client, recorder, console):
    console.expect('WebSocket|Failed to load|CORS policy|initialConnectionHeaders')
    ends = client.run(IN_JAVASCRIPT, attempts(recorder))
    assert set(ends) == {'E_NOT_CONNECTED'}
    expect_none_injected(recorder)


@pytest.mark.parametrize('node_modules', ['socket.io-client', 'socket.io-client-2'], indirect=True)
def test_in_node_no_line_is_injected(run_node, recorder):
    [ends] = run_node(recorder.url, f'answer(await ({IN_JAVASCRIPT})({json.dumps(attempts(recorder))}));')
    assert set(ends) == {'E_NOT_CONNECTED'}
    expect_none_injected(recorder)


def test_in_cpython_no_line_is_injected(recorder):
    assert set(in_cpython(attempts(recorder))) == {'E_NOT_CONNECTED'}
    expect_none_injected(recorder)


@ON_MOCK
def test_a_virtual_request_is_one_packet_whatever_is_in_it(client):
    headers = {'x-a': f'1{BREAK}', f'x-b{BREAK}': '1'}
    answer = client.call('request', {'url': f'/echo?a={BREAK}', 'method': 'get', 'headers': headers})
    sent = [packet.arguments for packet in client.frames.requests()]
    assert [[method, packet['headers']] for method, packet in sent] == [['get', headers]]
    assert 'x-evil' not in [name.lower() for name in answer.body['headers']]
    assert client.call('get', '/echo').status == 200


@ON_MOCK
@pytest.mark.parametrize(
    'method', [f'get{BREAK}', 'get\n', 'connect', 'disconnect', '__proto__', 'constructor']
)
def test_a_method_is_one_that_the_server_knows(client, method):
    assert 'Invalid `method`' in client.error_of('request', {'url': '/echo', 'method': method})
    assert client.frames.requests() == []
