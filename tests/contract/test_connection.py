"""The connection's states and events, and the two methods that change them."""

from __future__ import annotations

STATES = '[io.socket.isConnected(), io.socket.isConnecting(), io.socket.mightBeAboutToAutoConnect()]'


def test_states_before_the_connection_begins(blank):
    blank.open(settings=f'window.states = {STATES};')
    assert blank.run('states') == [False, False, True]


def test_states_while_connecting(client):
    client.run('io.socket.disconnect()')
    assert client.run(f'io.socket.reconnect(), {STATES}') == [False, True, False]


def test_states_when_connected(client):
    assert client.run(STATES) == [True, False, False]


def test_states_when_disconnected(client):
    client.run('io.socket.disconnect()')
    client.wait_disconnected()
    assert client.run(STATES) == [False, False, False]


def test_the_connect_event_finds_the_socket_connected(blank):
    blank.open(body=f"<script>io.socket.on('connect', () => {{ window.states = {STATES}; }});</script>")
    blank.wait('window.states')
    assert blank.run('states')[0] is True


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
    client.run('io.socket.disconnect()')
    assert [call[0] for call in told.wait()] == ['io client disconnect']
    assert client.run('io.socket.isConnected()') is False
    client.page.wait_for_function(  # the server learns of it a moment later
        "async (count) => (await (await fetch('/sockets')).json()).connected < count",
        arg=before,
    )


def test_disconnect_throws_when_there_is_nothing_to_disconnect(client):
    client.run('io.socket.disconnect()')
    client.wait_disconnected()
    assert 'already disconnected' in client.thrown('io.socket.disconnect()')


def test_reconnect_throws_when_connected(client):
    assert 'already connected' in client.thrown('io.socket.reconnect()')
    assert client.call('get', '/echo').status == 200


def test_reconnect_throws_when_connecting(client):
    again = 'io.socket.disconnect(), io.socket.reconnect(), io.socket.reconnect()'
    assert 'already connecting' in client.thrown(again)
    assert client.wait_connected().call('get', '/echo').status == 200


def test_reconnect_brings_a_new_connection(client):
    before = client.run('io.socket._raw.id')
    client.run('io.socket.disconnect(), io.socket.reconnect()')
    client.wait_connected()
    assert client.run('io.socket._raw.id') not in (before, None)
    assert client.call('get', '/handshake').body['id'] == client.run('io.socket._raw.id')


def test_reconnect_keeps_the_listeners(blank):
    blank.open(body="<script>window.heard = []; io.socket.on('news', (data) => heard.push(data));</script>")
    blank.wait_connected().run('io.socket.disconnect(), io.socket.reconnect()')
    blank.wait_connected().call('post', '/blast', {'event': 'news', 'data': 1})
    blank.wait('heard.length > 0')
    blank.call('get', '/echo')
    assert blank.run('heard') == [1]


def test_reconnect_goes_to_another_url_when_it_was_changed(blank, server, second_server):
    blank.open(body="<script>window.heard = []; io.socket.on('news', (data) => heard.push(data));</script>")
    blank.wait_connected().run('io.socket.disconnect()')
    queued = blank.start('post', f'/journal/moved-{server.kind}', {'entry': 'queued'})
    blank.run('(url) => { io.socket.url = url; io.socket.reconnect(); }', second_server.url)
    assert queued.answer().status == 200
    assert second_server.http('GET', f'/journal/moved-{server.kind}') == ['queued']
    assert server.http('GET', f'/journal/moved-{server.kind}') == []
    blank.call('post', '/blast', {'event': 'news', 'data': 'from there'})
    blank.wait('heard.length > 0')
    assert blank.run('[heard, io.socket.url]') == [['from there'], second_server.url]


def test_a_server_can_disconnect_the_socket(client):
    told = client.record('disconnect')
    client.run("void io.socket.post('/kick')")
    assert [call[0] for call in told.wait()] == ['io server disconnect']
    assert client.run(STATES) == [False, False, False]


def test_a_socket_that_the_server_disconnected_can_reconnect(client):
    client.run("void io.socket.post('/kick')")
    client.wait_disconnected().run('io.socket.reconnect()')
    assert client.wait_connected().call('get', '/echo').status == 200


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
    assert blank.run('io.socket.isConnected()') is False
