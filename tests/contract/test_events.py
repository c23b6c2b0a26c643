"""Events of the server: blast, rooms, broadcast; and the binding of listeners."""

from __future__ import annotations

import pytest


def test_a_blast_reaches_every_page(page_of):
    speaker, listener = page_of(), page_of()
    heard = [page.record('news') for page in (speaker, listener)]
    speaker.call('post', '/blast', {'event': 'news', 'data': {'headline': 'tea'}})
    assert [recording.wait() for recording in heard] == [[[{'headline': 'tea'}]]] * 2


def test_a_blast_can_leave_out_the_asking_socket(page_of):
    speaker, listener = page_of(), page_of()
    own, other = speaker.record('news'), listener.record('news')
    speaker.call('post', '/blast', {'event': 'news', 'data': 1, 'omitSelf': True})
    other.wait()
    speaker.call('get', '/echo')
    assert (own.calls(), other.calls()) == ([], [[1]])


def test_a_broadcast_reaches_the_room_alone(page_of):
    inside, outside = page_of(), page_of()
    inside.call('post', '/rooms/kitchen/join')
    heard_inside, heard_outside = inside.record('bell'), outside.record('bell')
    outside.call('post', '/rooms/kitchen/broadcast', {'event': 'bell', 'data': {'table': 4}})
    assert heard_inside.wait() == [[{'table': 4}]]
    outside.call('get', '/echo')
    assert heard_outside.calls() == []


def test_a_page_that_left_the_room_hears_no_more(page_of):
    guest, host = page_of(), page_of()
    guest.call('post', '/rooms/hall/join')
    host.call('post', '/rooms/hall/join')
    gone, stays = guest.record('bell'), host.record('bell')
    guest.call('post', '/rooms/hall/leave')
    host.call('post', '/rooms/hall/broadcast', {'event': 'bell', 'data': 1})
    stays.wait()
    guest.call('get', '/echo')
    assert gone.calls() == []


def test_a_broadcast_asked_for_over_http_reaches_the_room(client, server):
    client.call('post', '/rooms/http/join')
    bell = client.record('bell')
    server.http('POST', '/rooms/http/broadcast', {'event': 'bell', 'data': [1, 2]})
    assert bell.wait() == [[[1, 2]]]


def test_rooms_belong_to_the_connection(client):
    client.call('post', '/rooms/old/join')
    client.do('disconnect', 'reconnect')
    client.wait_connected()
    bell, marker = client.record('bell'), client.record('marker')
    client.call('post', '/rooms/old/broadcast', {'event': 'bell', 'data': 1})
    client.call('post', '/blast', {'event': 'marker', 'data': 2})
    marker.wait()
    assert bell.calls() == []


def test_events_come_in_the_order_of_the_server(client):
    count = client.record('count')
    for number in range(20):
        client.send('post', '/blast', {'event': 'count', 'data': number})
    assert count.wait(20) == [[number] for number in range(20)]


@pytest.mark.page
def test_on_and_off_and_remove_all_listeners_are_chainable(client):
    assert client.run("""() => {
      const nothing = () => {};
      return [io.socket.on('a', nothing), io.socket.off('a', nothing), io.socket.removeAllListeners()]
        .map((answer) => answer === io.socket);
    }""") == [True, True, True]


@pytest.mark.page
def test_chaining_holds_before_the_connection_too(blank):
    blank.open(
        body="""<script>
      const nothing = () => {};
      const on = io.socket.on('a', nothing), off = io.socket.off('a', nothing);
      window.chained = [on, off, io.socket.removeAllListeners()].map((answer) => answer === io.socket);
    </script>"""
    )
    assert blank.run('chained') == [True, True, True]


@pytest.mark.page
def test_several_listeners_are_told_in_the_order_of_their_binding(client):
    client.run("""() => {
      window.heard = [];
      for (const name of ['a', 'b', 'c']) { io.socket.on('news', (data) => heard.push(name + data)); }
    }""")
    client.call('post', '/blast', {'event': 'news', 'data': 1})
    client.wait('heard.length === 3')
    assert client.run('heard') == ['a1', 'b1', 'c1']


@pytest.mark.page
def test_off_takes_away_that_listener_alone(client):
    client.run("""() => {
      window.heard = [];
      const first = () => heard.push('first'), second = () => heard.push('second');
      io.socket.on('news', first).on('news', second).off('news', first);
    }""")
    client.call('post', '/blast', {'event': 'news'})
    client.wait('heard.length > 0')
    assert client.run('heard') == ['second']


def test_remove_all_listeners_silences_every_event(client):
    one, two = client.record('one'), client.record('two')
    client.do('removeAllListeners')
    marker = client.record('marker')
    for event in ('one', 'two', 'marker'):
        client.send('post', '/blast', {'event': event, 'data': 1})
    marker.wait()
    assert (one.calls(), two.calls()) == ([], [])


@pytest.mark.page
def test_a_parse_error_without_acknowledgement_comes_as_an_event(client):
    errors = client.record('sails:parseError')
    client.run("io.socket._raw.emit('get', {nothing: 'here'})")
    [[error]] = errors.wait()
    assert 'No url provided' in str(error)


@pytest.mark.page
def test_raw_is_the_live_socket_of_socket_io(client):
    assert client.run('[io.socket._raw.connected, typeof io.socket._raw.id]') == [True, 'string']
    assert client.run('io.socket._raw.id') == client.call('get', '/handshake').body['id']
