"""The queue has a length, an age, and a way around it; it can be looked at and cleared."""

from __future__ import annotations


def test_a_request_that_must_not_wait_fails_at_once(offline, ends):
    offline.run("() => { note('now', io.socket.request({url: '/echo', queue: false})); }")
    assert ends(offline, 1) == {'now': ['E_NOT_CONNECTED']}
    assert offline.run('io.socket.queued().length') == 0


def test_a_request_that_must_not_wait_is_sent_where_it_need_not(online, ends):
    online.run("() => { note('now', io.socket.get('/status/200', {}, {queue: false})); }")
    assert ends(online, 1) == {'now': [200]}


def test_the_queue_has_a_greatest_length(offline, ends):
    offline.run("""() => {
      io.sails.queueLimit = 1;
      note('first', io.socket.get('/echo'));
      note('second', io.socket.get('/echo'));
    }""")
    assert ends(offline, 1) == {'second': ['E_QUEUE_FULL']}


def test_a_request_waits_no_longer_than_it_may(offline, ends):
    offline.run("""() => {
      io.sails.queueTimeout = 20;
      note('old', io.socket.get('/echo'));
    }""")
    assert ends(offline, 1) == {'old': ['E_TIMEOUT']}
    assert offline.run('io.socket.queued().length') == 0


def test_the_age_ends_with_the_waiting(offline, ends):
    offline.run("""() => {
      io.sails.queueTimeout = 200;
      note('slow', io.socket.get('/slow/300'));
      io.socket.reconnect();
    }""")
    assert ends(offline, 1) == {'slow': [200]}


def test_the_queue_can_be_looked_at(offline):
    offline.run("() => { io.socket.get('/echo'); io.socket.post('/order', {item: 'tea'}); }")
    found = offline.run('io.socket.queued().map(({method, url}) => `${method} ${url}`)')
    assert found == ['get /echo', 'post /order']


def test_the_queue_can_be_cleared(offline, ends, server):
    name = f'/journal/cleared-{server.kind}'
    offline.run(
        """(url) => {
      note('first', io.socket.post(url, {entry: 'first'}));
      note('second', io.socket.post(url, {entry: 'second'}));
      io.socket.clearQueue();
      note('third', io.socket.post(url, {entry: 'third'}));
      io.socket.reconnect();
    }""",
        name,
    )
    assert ends(offline, 3) == {'first': ['E_ABORTED'], 'second': ['E_ABORTED'], 'third': [200]}
    assert server.http('GET', name) == ['third']
