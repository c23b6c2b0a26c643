"""The connection is lost: requests in flight are told so, and with `reconnection` the socket comes back."""

from __future__ import annotations

import pytest

RECONNECTION = {'reconnection': True, 'reconnectionDelay': 20, 'reconnectionDelayMax': 40}
WATCHED = ('connect', 'disconnect', 'reconnect_attempt', 'reconnecting', 'reconnect', 'reconnect_failed')
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
    client.send('post', '/drop')
    answer = pending.answer()
    assert answer.body_is_error
    assert 'disconnect' in answer.body['error']
    assert lost(answer) == LOST


def test_every_request_in_flight_is_told_once(client):
    pending = [client.start(verb, '/never') for verb in ('get', 'get', 'request')[:2]]
    client.send('post', '/drop')
    assert [lost(item.answer()) for item in pending] == [LOST, LOST]
    client.do('reconnect')
    client.wait_connected().call('get', '/echo')
    assert [len(item.answers()) for item in pending] == [1, 1]


def test_disconnect_by_the_page_tells_requests_in_flight(client):
    pending = client.start('get', '/never')
    client.do('disconnect')
    assert lost(pending.answer()) == LOST


def test_a_kick_by_the_server_tells_requests_in_flight(client):
    pending = client.start('get', '/never')
    client.send('post', '/kick')
    assert lost(pending.answer()) == LOST


def test_a_server_that_stops_tells_requests_in_flight(fragile, fragile_server):
    page = fragile()
    pending, told = page.start('get', '/never'), page.record('disconnect')
    fragile_server.stop()
    assert lost(pending.answer()) == LOST
    told.wait()
    assert page.states()[:2] == [False, False]


def test_a_request_that_was_answered_is_not_told_again(client):
    done = client.start('get', '/echo')
    done.answer()
    client.send('post', '/drop')
    client.wait_disconnected()
    assert len(done.answers()) == 1


def test_without_reconnection_the_socket_stays_down_until_reconnect(fragile, fragile_server):
    page = fragile()
    told = page.watch(*WATCHED)
    fragile_server.stop()
    assert told.wait() == [['disconnect']]
    fragile_server.start()
    page.do('reconnect')
    assert page.wait_connected().call('get', '/echo').status == 200
    assert told.calls() == [['disconnect'], ['connect']]


def test_with_reconnection_the_socket_comes_back(page_of):
    page = page_of(options=RECONNECTION)
    connects, told = page.record('connect'), page.watch(*WATCHED)
    page.send('post', '/drop')
    connects.wait()
    events = [event for [event] in told.calls()]
    assert events[0] == 'disconnect'
    assert {'reconnect_attempt', 'reconnecting', 'reconnect'} <= set(events)
    assert events.index('reconnect_attempt') < events.index('reconnect')
    assert page.call('get', '/echo').status == 200


def test_with_reconnection_the_socket_survives_a_restart_of_the_server(fragile, fragile_server, console):
    console.expect_of_browser('WebSocket connection to .* failed')
    page = fragile(options=RECONNECTION)
    errors, back = page.record('reconnect_error'), page.record('reconnect')
    fragile_server.stop()
    errors.wait()
    fragile_server.start()
    back.wait()
    page.wait_connected()
    assert page.call('get', '/echo').status == 200


def test_requests_made_while_the_server_is_down_are_sent_when_it_is_back(fragile, fragile_server, console):
    console.expect_of_browser('WebSocket connection to .* failed')
    page = fragile(options=RECONNECTION)
    errors = page.record('reconnect_error')
    fragile_server.stop()
    errors.wait()
    pending = page.start('post', '/journal/down', {'entry': 'kept'})
    fragile_server.start()
    assert pending.answer().body == {'entries': 1}
    assert fragile_server.http('GET', '/journal/down') == ['kept']


def test_reconnection_gives_up_after_its_attempts(fragile, fragile_server, console):
    console.expect_of_browser('WebSocket connection to .* failed')
    page = fragile(options={**RECONNECTION, 'reconnectionAttempts': 2})
    attempts, failed = page.record('reconnect_attempt'), page.record('reconnect_failed')
    fragile_server.stop()
    failed.wait()
    assert attempts.calls() == [[1], [2]]
    assert page.states()[0] is False
