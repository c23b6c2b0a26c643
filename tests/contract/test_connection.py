"""The connection's states and events, and the two methods that change them."""

from __future__ import annotations

import pytest

STATES = '[io.socket.isConnected(), io.socket.isConnecting(), io.socket.mightBeAboutToAutoConnect()]'


@pytest.mark.page
def test_states_before_the_connection_begins(blank):
    blank.open(settings=f'window.states = {STATES};')
    assert blank.run('states') == [False, False, True]


def test_states_while_connecting(client):
    client.do('disconnect')
    assert client.states('reconnect') == [False, True, False]


def test_states_when_connected(client):
    assert client.states() == [True, False, False]


def test_states_when_disconnected(client):
    client.do('disconnect')
    client.wait_disconnected()
    assert client.states() == [False, False, False]


@pytest.mark.page
def test_the_connect_event_finds_the_socket_connected(blank):
    blank.open(body=f"<script>io.socket.on('connect', () => {{ window.states = {STATES}; }});</script>")
    blank.wait('window.states')
    assert blank.run('states')[0] is True


@pytest.mark.page
def test_connect_comes_once_for_each_connection(blank):
    blank.open(
        body="""<script>
      window.connects = 0;
      io.socket.on('connect', () => { connects += 1; });
    </script>"""
    ).wait_connected()
    blank.run('io.socket.disconnect(), io.socket.reconnect()')
    blank.wait_connected().call('get', '/echo')
    assert blank.run('connects') == 2


def test_disconnect_tells_the_page_and_the_server(client, server):
    before = server.connected()
    told = client.record('disconnect')
    client.do('disconnect')
    assert [call[0] for call in told.wait()] == ['io client disconnect']
    assert client.states()[0] is False
    server.wait_for_fewer(before)


def test_disconnect_throws_when_there_is_nothing_to_disconnect(client):
    client.do('disconnect')
    client.wait_disconnected()
    assert 'already disconnected' in client.error_of('disconnect')


def test_reconnect_throws_when_connected(client):
    assert 'already connected' in client.error_of('reconnect')
    assert client.call('get', '/echo').status == 200


def test_reconnect_throws_when_connecting(client):
    assert 'already connecting' in client.error_of('reconnect', first=('disconnect', 'reconnect'))
    assert client.wait_connected().call('get', '/echo').status == 200


def test_reconnect_brings_a_new_connection(client):
    before = client.id
    client.do('disconnect', 'reconnect')
    client.wait_connected()
    assert client.id not in (before, None)
    assert client.call('get', '/handshake').body['id'] == client.id


def test_reconnect_keeps_the_listeners(blank):
    heard = blank.open().record('news')
    blank.wait_connected().do('disconnect', 'reconnect')
    blank.wait_connected().call('post', '/blast', {'event': 'news', 'data': 1})
    heard.wait()
    blank.call('get', '/echo')
    assert heard.calls() == [[1]]


def test_reconnect_goes_to_another_url_when_it_was_changed(blank, server, second_server):
    heard = blank.open().record('news')
    blank.wait_connected().do('disconnect')
    queued = blank.start('post', f'/journal/moved-{server.kind}', {'entry': 'queued'})
    blank.set(url=second_server.url)
    blank.do('reconnect')
    assert queued.answer().status == 200
    assert second_server.http('GET', f'/journal/moved-{server.kind}') == ['queued']
    assert server.http('GET', f'/journal/moved-{server.kind}') == []
    blank.call('post', '/blast', {'event': 'news', 'data': 'from there'})
    assert heard.wait() == [['from there']]
    assert blank.get('url') == second_server.url


def test_a_server_can_disconnect_the_socket(client):
    told = client.record('disconnect')
    client.send('post', '/kick')
    assert [call[0] for call in told.wait()] == ['io server disconnect']
    assert client.states() == [False, False, False]


def test_a_socket_that_the_server_disconnected_can_reconnect(client):
    client.send('post', '/kick')
    client.wait_disconnected().do('reconnect')
    assert client.wait_connected().call('get', '/echo').status == 200


@pytest.mark.page
def test_a_refused_handshake_is_told_as_connect_error(blank, console):
    console.expect('WebSocket connection to .* failed')
    blank.open(
        settings="io.sails.query = 'refuse=1';",
        body="""<script>
      window.errors = 0;
      io.socket.on('connect_error', () => { errors += 1; });
    </script>""",
    )
    blank.wait('errors > 0')
    assert blank.states()[0] is False


def test_a_refused_reconnect_is_told_as_connect_error(client, console):
    console.expect_of_browser('WebSocket connection to .* failed')
    client.do('disconnect')
    told = client.watch('connect_error', 'connect')
    client.set(query='refuse=1')
    client.do('reconnect')
    assert told.wait() == [['connect_error']]
    assert client.states() == [False, False, False]
