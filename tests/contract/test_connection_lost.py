"""The connection is lost: requests in flight are told so, and with `reconnection` the socket comes back."""

from __future__ import annotations

import pytest

RECONNECTION = (
    'Object.assign(io.sails, {reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 40});'
)
WATCH = """<script>
  window.told = [];
  const events = ['connect', 'disconnect',
                  'reconnect_attempt', 'reconnecting', 'reconnect', 'reconnect_failed'];
  for (const event of events) { io.socket.on(event, () => told.push(event)); }
</script>"""
LOST: dict[str, object] = {'body': None, 'statusCode': 0, 'headers': {}}


def lost(answer):
    """The three fields of the JWR of a request that was lost."""
    return {name: answer.jwr[name] for name in LOST}


@pytest.fixture
def fragile(new_page, fragile_server, console):
    """A page of a server that the test stops and starts."""

    def open_page(**parts):
        return new_page(fragile_server).open_connected(**parts)

    return open_page


def test_a_request_in_flight_is_told_with_an_error_first(client):
    pending = client.start('get', '/never')
    client.run("void io.socket.post('/drop')")
    answer = pending.answer()
    assert answer.body_is_error
    assert 'disconnect' in answer.body['error']
    assert lost(answer) == LOST


def test_every_request_in_flight_is_told_once(client):
    pending = [client.start(verb, '/never') for verb in ('get', 'get', 'request')[:2]]
    client.run("void io.socket.post('/drop')")
    assert [lost(item.answer()) for item in pending] == [LOST, LOST]
    client.run('io.socket.reconnect()')
    client.wait_connected().call('get', '/echo')
    assert [len(item.answers()) for item in pending] == [1, 1]


def test_disconnect_by_the_page_tells_requests_in_flight(client):
    pending = client.start('get', '/never')
    client.run('io.socket.disconnect()')
    assert lost(pending.answer()) == LOST


def test_a_kick_by_the_server_tells_requests_in_flight(client):
    pending = client.start('get', '/never')
    client.run("void io.socket.post('/kick')")
    assert lost(pending.answer()) == LOST


def test_a_server_that_stops_tells_requests_in_flight(fragile, fragile_server):
    page = fragile()
    pending, told = page.start('get', '/never'), page.record('disconnect')
    fragile_server.stop()
    assert lost(pending.answer()) == LOST
    told.wait()
    assert page.run('[io.socket.isConnected(), io.socket.isConnecting()]') == [False, False]


def test_a_request_that_was_answered_is_not_told_again(client):
    done = client.start('get', '/echo')
    done.answer()
    client.run("void io.socket.post('/drop')")
    client.wait_disconnected()
    assert len(done.answers()) == 1


def test_without_reconnection_the_socket_stays_down_until_reconnect(fragile, fragile_server):
    page = fragile(body=WATCH)
    fragile_server.stop()
    page.wait("told.includes('disconnect')")
    assert page.run('told') == ['connect', 'disconnect']
    fragile_server.start()
    page.run('io.socket.reconnect()')
    assert page.wait_connected().call('get', '/echo').status == 200
    assert page.run('told') == ['connect', 'disconnect', 'connect']


def test_with_reconnection_the_socket_comes_back(page_of):
    page = page_of(settings=RECONNECTION, body=WATCH)
    page.run("void io.socket.post('/drop')")
    page.wait("told.filter((event) => event === 'connect').length === 2")
    told = page.run('told')
    assert told[:2] == ['connect', 'disconnect']
    assert {'reconnect_attempt', 'reconnecting', 'reconnect'} <= set(told)
    assert told.index('reconnect_attempt') < told.index('reconnect')
    assert page.call('get', '/echo').status == 200


def test_with_reconnection_the_socket_survives_a_restart_of_the_server(fragile, fragile_server, console):
    console.expect('WebSocket connection to .* failed')
    page = fragile(
        settings=RECONNECTION,
        body=WATCH
        + """<script>
      window.errors = 0;
      io.socket.on('reconnect_error', () => { errors += 1; });
    </script>""",
    )
    fragile_server.stop()
    page.wait('errors > 0')
    fragile_server.start()
    page.wait("told.includes('reconnect')")
    page.wait_connected()
    assert page.call('get', '/echo').status == 200


def test_requests_made_while_the_server_is_down_are_sent_when_it_is_back(fragile, fragile_server, console):
    console.expect('WebSocket connection to .* failed')
    page = fragile(
        settings=RECONNECTION,
        body="""<script>
      window.errors = 0;
      io.socket.on('reconnect_error', () => { errors += 1; });
    </script>""",
    )
    fragile_server.stop()
    page.wait('errors > 0')
    pending = page.start('post', '/journal/down', {'entry': 'kept'})
    fragile_server.start()
    assert pending.answer().body == {'entries': 1}
    assert fragile_server.http('GET', '/journal/down') == ['kept']


def test_reconnection_gives_up_after_its_attempts(fragile, fragile_server, console):
    console.expect('WebSocket connection to .* failed')
    page = fragile(settings=RECONNECTION + 'io.sails.reconnectionAttempts = 2;', body=WATCH)
    fragile_server.stop()
    page.wait("told.includes('reconnect_failed')")
    assert page.run("told.filter((event) => event === 'reconnect_attempt').length") == 2
    assert page.run('io.socket.isConnected()') is False
