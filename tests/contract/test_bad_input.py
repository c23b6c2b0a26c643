"""Bad input: an Error that says what was given and shows the usage, and a socket that goes on working."""

from __future__ import annotations

from typing import Any

import pytest

# A method, its arguments, and what its Error must name of what was given: of what may be a secret, the type.
BAD: dict[str, tuple[str, list[Any], str]] = {
    'callback, text': ('get', ['/echo', {}, 'my-callback'], 'my-callback'),
    'callback, number': ('request', [{'url': '/echo'}, 4711], '4711'),
    'callback, object': ('post', ['/echo', {}, {'done': 1}], 'done'),
    'url, number': ('get', [4711], '4711'),
    'url, object': ('put', [{'path': '/echo'}], 'path'),
    'url, null': ('patch', [None], 'null'),
    'url, wrong': ('request', [{'url': False}], 'false'),
    'options, text': ('request', ['/echo'], '/echo'),
    'method, number': ('request', [{'url': '/echo', 'method': 4711}], '4711'),
    'method, object': ('request', [{'url': '/echo', 'method': {'verb': 'get'}}], 'verb'),
    'headers, text': ('request', [{'url': '/echo', 'headers': 'x-token: 1'}], '"…" (string)'),
    'headers, number': ('request', [{'url': '/echo', 'headers': 4711}], '4711'),
    'params, text': ('request', [{'url': '/echo', 'params': 'item=tea'}], '"…" (string)'),
    'params, number': ('request', [{'url': '/echo', 'params': 4711}], '4711'),
    'data, text': ('request', [{'url': '/echo', 'data': 'item=tea'}], '"…" (string)'),
    'data, of a verb': ('post', ['/echo', 'item=tea'], '"…" (string)'),
    'params and data': ('request', [{'url': '/echo', 'params': {'a': 1}, 'data': {'b': 2}}], 'params'),
}

# What Python has not: it knows no difference between what is missing and null, and misses arguments by itself.
BAD_IN_JAVASCRIPT = {
    'callback, null': ("io.socket.request({url: '/echo'}, null)", 'null'),
    'url, undefined': ('io.socket.delete()', 'undefined'),
    'url, missing': ("io.socket.request({method: 'post'})", 'undefined'),
    'options, missing': ('io.socket.request()', 'undefined'),
}


def test_bad_input_throws_an_error_that_shows_the_usage(client):
    for kind, (method, values, _) in BAD.items():
        message = client.error_of(method, *values)
        assert 'Usage' in message, (kind, message)
        assert 'socket.' in message.split('Usage')[1], (kind, message)


def test_bad_input_throws_an_error_that_says_what_was_given(client):
    silent = {
        kind: message
        for kind, (method, values, given) in BAD.items()
        if given not in (message := client.error_of(method, *values)).split('Usage')[0]
    }
    assert silent == {}


@pytest.mark.page
def test_what_is_missing_throws_an_error_that_says_so_and_shows_the_usage(client):
    for expression, given in BAD_IN_JAVASCRIPT.values():
        before, _, usage = client.thrown(expression).partition('Usage')
        assert given in before, before
        assert 'socket.' in usage, usage


def test_the_options_of_a_request_may_not_be_null(client):
    message = client.error_of('request', None)
    assert 'null' in message
    assert 'Usage' in message


@pytest.mark.page
def test_bad_input_is_told_before_the_connection_too(blank):
    blank.open(
        body="""<script>
      window.messages = [];
      for (const make of [() => io.socket.get(4711), () => io.socket.get('/echo', {}, 'my-callback')]) {
        try { make(); } catch (error) { messages.push(error.message); }
      }
    </script>"""
    )
    assert len([message for message in blank.run('messages') if 'Usage' in message]) == 2
    blank.wait_connected()
    assert blank.frames.requests() == []


def test_the_socket_goes_on_working(client):
    for method, values, _ in BAD.values():
        client.error_of(method, *values)
    assert client.call('post', '/echo', {'item': 'tea'}).body['body'] == {'item': 'tea'}


@pytest.mark.page
def test_bad_input_sends_nothing(client):
    for method, values, _ in BAD.values():
        client.error_of(method, *values)
    client.call('get', '/echo')
    assert len(client.frames.requests()) == 1
