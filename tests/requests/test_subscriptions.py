"""A subscription is asked for again after every reconnect, before the requests that wait."""

from __future__ import annotations

# A connection that falls without the page's doing, and comes back by itself.
FALL = """() => new Promise((resolve) => {
  io.socket.once('connect', resolve);
  io.socket._raw.io.engine.close();
})"""
RECONNECTING = (
    'io.sails.reconnection = true; io.sails.reconnectionDelay = 20; io.sails.randomizationFactor = 0;'
)


def journal(server, name):
    return server.http('GET', f'/journal/{name}-{server.kind}')


def test_it_is_asked_again_after_a_reconnect(page_of):
    page = page_of(settings=RECONNECTING)
    page.run("""() => {
      window.answers = [];
      window.room = io.socket.subscribe('/echo', {cup: 1}, (body, jwr) => answers.push([jwr.statusCode, body.method]));
    }""")
    page.wait('answers.length === 1')
    page.run(FALL)
    page.wait('answers.length === 2')
    assert page.run('answers') == [[200, 'GET'], [200, 'GET']]


def test_it_comes_before_the_requests_that_wait(page_of, server):
    url = f'/journal/before-{server.kind}'
    page = page_of(settings=RECONNECTING)
    page.run(
        """async (url) => {
      await io.socket.subscribe({method: 'post', url, data: {entry: 'subscription'}}).request;
      io.socket.on('disconnect', () => {
        for (const entry of ['first', 'second']) io.socket.post(url, {entry});
      });
    }""",
        url,
    )
    page.run(FALL)
    page.wait('io.socket.isConnected()')
    page.call('get', '/echo')
    assert journal(server, 'before') == ['subscription', 'subscription', 'first', 'second']


def test_it_sends_what_was_asked_for_although_the_page_changed_its_data(page_of, server):
    url = f'/journal/copied-{server.kind}'
    page = page_of(settings=RECONNECTING)
    page.run(
        """async (url) => {
      const data = {entry: 'as asked'};
      const {request} = io.socket.subscribe({method: 'post', url, data});
      data.entry = 'changed';
      await request;
    }""",
        url,
    )
    page.run(FALL)
    page.call('get', '/echo')
    assert journal(server, 'copied')[1] == 'as asked'


def test_one_made_offline_is_sent_once_when_the_connection_is_up(offline, server):
    url = f'/journal/offline-{server.kind}'
    offline.run(
        """async (url) => {
      const {request} = io.socket.subscribe({method: 'post', url, data: {entry: 'once'}});
      io.socket.reconnect();
      await request;
    }""",
        url,
    )
    offline.call('get', '/echo')
    assert journal(server, 'offline') == ['once']


def test_a_stopped_one_is_not_asked_again(page_of, server):
    url = f'/journal/stopped-{server.kind}'
    page = page_of(settings=RECONNECTING)
    page.run(
        """async (url) => {
      const subscription = io.socket.subscribe({method: 'post', url, data: {entry: 'once'}});
      await subscription.request;
      subscription.stop();
    }""",
        url,
    )
    page.run(FALL)
    page.call('get', '/echo')
    assert journal(server, 'stopped') == ['once']


def test_stopping_ends_the_request_under_way(online):
    found = online.run("""async () => {
      const subscription = io.socket.subscribe('/never');
      subscription.stop();
      return subscription.request.catch((error) => error.code);
    }""")
    assert found == 'E_ABORTED'


def test_a_signal_stops_it_for_good(page_of, server):
    url = f'/journal/signalled-{server.kind}'
    page = page_of(settings=RECONNECTING)
    page.run(
        """async (url) => {
      const controller = new AbortController();
      const options = {method: 'post', url, data: {entry: 'once'}, signal: controller.signal};
      await io.socket.subscribe(options).request;
      controller.abort();
    }""",
        url,
    )
    page.run(FALL)
    page.call('get', '/echo')
    assert journal(server, 'signalled') == ['once']


def test_it_survives_a_disconnect_that_the_page_asked_for(online):
    online.run("""() => {
      window.answers = [];
      io.socket.subscribe('/echo', (body, jwr) => answers.push(jwr.statusCode));
    }""")
    online.wait('answers.length === 1')
    online.run('io.socket.disconnect(), io.socket.reconnect()')
    online.wait('answers.length === 2')


def test_bad_arguments_are_refused_and_nothing_is_kept(online):
    assert 'Usage' in online.thrown('io.socket.subscribe(42)')
    online.run('io.socket.disconnect(), io.socket.reconnect()')
    online.wait_connected()
    assert online.call('get', '/echo').status == 200


def test_a_signal_tells_its_reason_and_is_left_alone_after_the_stop(online):
    found = online.run("""async () => {
      const controller = new AbortController(), {signal} = controller;
      let listeners = 0;
      const {addEventListener, removeEventListener} = signal;
      signal.addEventListener = (...values) => { listeners += 1; addEventListener.apply(signal, values); };
      signal.removeEventListener = (...values) => { listeners -= 1; removeEventListener.apply(signal, values); };
      const first = io.socket.subscribe({url: '/never', signal});
      const second = io.socket.subscribe({url: '/never', signal});
      second.stop();
      const before = listeners;
      controller.abort('the room is closed');
      return [await first.request.catch((error) => error.cause), before > 0, listeners];
    }""")
    assert found == ['the room is closed', True, 0]


def test_it_takes_options_in_the_place_of_the_callback(online):
    found = online.run("""() => io.socket.subscribe('/never', {}, {timeout: 20}).request
        .catch((error) => error.code)""")
    assert found == 'E_TIMEOUT'
