"""Headers: those of io.sails go with every request, those of a request win."""

from __future__ import annotations

import pytest

OPTIONS = {'headers': {'x-token': 'global', 'x-page': 'menu'}}


def own(answer):
    """The headers of a request that begin with x-, as the server saw them."""
    return {name: value for name, value in answer.body['headers'].items() if name.startswith('x-')}


def test_global_headers_go_with_every_verb(page_of):
    page = page_of(options=OPTIONS)
    for verb in ('get', 'post', 'put', 'patch', 'delete'):
        assert own(page.call(verb, '/echo')) == {'x-token': 'global', 'x-page': 'menu'}


@pytest.mark.page
def test_global_headers_go_with_queued_requests(blank):
    blank.open(
        options=OPTIONS,
        body="""<script>
      io.socket.get('/echo', (body) => { window.seen = body.headers['x-token']; });
    </script>""",
    )
    blank.wait('window.seen')
    assert blank.run('seen') == 'global'


def test_a_header_of_the_request_wins(page_of):
    page = page_of(options=OPTIONS)
    answer = page.call('request', {'url': '/echo', 'headers': {'x-token': 'own', 'x-more': 'yes'}})
    assert own(answer) == {'x-token': 'own', 'x-more': 'yes', 'x-page': 'menu'}


@pytest.mark.page
def test_an_undefined_header_of_the_request_removes_the_global_one(page_of):
    page = page_of(options=OPTIONS)
    headers = page.run("""() => new Promise((done) => io.socket.request(
        {url: '/echo', headers: {'x-token': undefined}}, (body) => done(body.headers)))""")
    assert ('x-token' in headers, headers['x-page']) == (False, 'menu')
    assert 'x-token' not in page.frames.requests()[-1].arguments[1]['headers']


@pytest.mark.page
def test_headers_without_any_are_sent_empty(client):
    client.call('get', '/echo')
    assert client.frames.requests()[-1].arguments[1]['headers'] == {}


def test_headers_of_a_socket_can_be_set_while_it_is_connected(client):
    client.set(headers={'x-token': 'late'})
    assert own(client.call('get', '/echo')) == {'x-token': 'late'}


def test_headers_given_to_connect_win_over_those_of_io_sails(page_of):
    page = page_of(options=OPTIONS)
    socket = page.connect({'headers': {'x-token': 'of this socket'}})
    assert own(page.call('get', '/echo', socket=socket)) == {'x-token': 'of this socket'}


def test_initial_connection_headers_go_with_a_polling_handshake(page_of):
    page = page_of(options={'transports': ['polling'], 'initialConnectionHeaders': {'x-first': 'handshake'}})
    assert page.call('get', '/handshake').body['headers']['x-first'] == 'handshake'


@pytest.mark.page
def test_initial_connection_headers_cannot_go_with_a_websocket_of_a_browser(page_of, console):
    console.expect('initialConnectionHeaders.*polling')
    page = page_of(settings="io.sails.initialConnectionHeaders = {'x-first': 'handshake'};")
    assert 'x-first' not in page.call('get', '/handshake').body['headers']
