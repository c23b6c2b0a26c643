"""Headers: the caller's own stay its own, and those of `io.sails` may change (defects 9 and 16)."""

from __future__ import annotations

import pytest

from tests.defects.real_sails import ON_REAL_SAILS

pytestmark = ON_REAL_SAILS


@pytest.fixture
def with_token(prepared):
    """A connected page whose requests carry a token, and whose own `options` it uses again and again."""
    page = prepared("""
      io.sails.headers = {'x-token': 'old'};
      window.options = {url: '/echo', method: 'POST', data: {a: 1}, headers: {'x-own': 'kept'}};
      window.given = JSON.stringify(options);
      window.tokens = [];
      window.ask = () => io.socket.request(options, (body) => tokens.push(body.headers['x-token']));
    """)
    return page.wait_connected()


def test_a_request_leaves_the_callers_options_alone(with_token):
    """Defect 9."""
    with_token.run('ask()')
    with_token.wait('tokens.length === 1')
    assert with_token.run('JSON.stringify(options) === given')


def test_a_queued_request_leaves_the_callers_options_alone(with_token):
    """Defect 9."""
    with_token.run('io.socket.disconnect(), ask(), io.socket.reconnect()')
    with_token.wait('tokens.length === 1')
    assert with_token.run('JSON.stringify(options) === given')


def test_a_token_that_changes_is_sent_with_the_same_options(with_token):
    """Defect 9."""
    with_token.run('ask()')
    with_token.wait('tokens.length === 1')
    with_token.run("io.socket.headers = {'x-token': 'new'}, ask()")
    with_token.wait('tokens.length === 2')
    assert with_token.run('tokens') == ['old', 'new']


def test_headers_set_while_connected_are_sent(client):
    """Defect 9, second sentence."""
    client.run("io.sails.headers = {'x-token': 'late'}")
    assert client.call('get', '/echo').body['headers'].get('x-token') == 'late'


def test_headers_set_while_connected_replace_those_before(with_token):
    """Defect 9, second sentence."""
    with_token.run("io.sails.headers = {'x-token': 'late'}")
    assert with_token.call('get', '/echo').body['headers']['x-token'] == 'late'


@pytest.mark.parametrize(
    'options',
    [
        {'transports': ['polling', 'websocket']},
        {'transports': ['websocket', 'polling']},
        {'transports': ['polling', 'websocket'], 'initialConnectionHeaders': {'x-first': 'handshake'}},
    ],
    ids=['without headers', 'without headers, websocket first', 'with headers for polling'],
)
def test_headers_that_will_be_sent_are_no_reason_for_a_warning(unconnected, console, options):
    """Defect 16."""
    unconnected.run('(options) => { window.socket = io.sails.connect(options); }', options)
    unconnected.wait_connected('socket')
    assert console.complaints == []
