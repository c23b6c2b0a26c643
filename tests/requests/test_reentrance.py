"""What a page does inside its own handlers: disconnecting, asking, throwing nothing, taking for ever."""

from __future__ import annotations

import pytest

RECONNECTING = (
    'io.sails.reconnection = true; io.sails.reconnectionDelay = 20; io.sails.randomizationFactor = 0;'
)


def test_a_handler_of_connect_that_disconnects_leaves_the_queue_alive(offline, ends):
    offline.run("""() => {
      io.socket.subscribe('/echo');
      io.socket.once('connect', () => {
        io.socket.disconnect();
        note('later', io.socket.get('/status/200'));
      });
      io.socket.reconnect();
    }""")
    offline.wait("io.socket.queued().length > 0 && io.socket.status === 'disconnected'")
    offline.run("() => { io.socket.reconnect(); note('last', io.socket.get('/status/201')); }")
    assert ends(offline, 2) == {'later': [200], 'last': [201]}


def test_subscribing_in_a_handler_of_connect_asks_once(offline, server):
    url = f'/journal/in-connect-{server.kind}'
    offline.run(
        """(url) => {
      io.socket.on('connect', () => io.socket.subscribe({method: 'post', url, data: {entry: 'once'}}));
      io.socket.reconnect();
    }""",
        url,
    )
    offline.wait_connected().call('get', '/echo')
    assert server.http('GET', url) == ['once']


def test_a_request_that_is_never_made_ready_holds_nobody_up_after_its_end(online, ends):
    online.run("""() => {
      let hangs = true;
      io.socket.headers = () => hangs ? new Promise(() => { hangs = false; }) : {};
      note('stuck', io.socket.get('/echo', {}, {timeout: 30}));
      note('next', io.socket.get('/status/200'));
    }""")
    assert ends(online, 2) == {'stuck': ['E_TIMEOUT'], 'next': [200]}


@pytest.mark.parametrize('thrown', ['throw null', 'throw undefined', 'return Promise.reject()'])
def test_functions_that_fail_without_a_reason_end_the_request(online, ends, thrown):
    online.run(
        """async (thrown) => {
      const fails = new Function(thrown);
      const over = (name) => note(name, io.socket.get('/echo')).catch(() => {});
      const remove = io.socket.intercept({request: fails});
      await over('request');
      remove();
      io.socket.headers = fails;
      await over('headers');
      io.socket.headers = {};
      io.socket.intercept({response: fails});
      await over('response');
    }""",
        thrown,
    )
    assert ends(online, 3) == {
        'request': ['E_NOT_SENT'],
        'headers': ['E_NOT_SENT'],
        'response': ['E_INTERCEPTED'],
    }


def test_an_interceptor_may_answer_with_an_object_of_its_own(online):
    found = online.run("""() => {
      io.socket.intercept({response: () => ({statusCode: 400, body: 'mine', error: 'text'})});
      return new Promise((resolve) => io.socket.get('/echo', (body, jwr) => resolve([body, jwr.error])));
    }""")
    assert found == ['mine', 'text']


def test_a_subscription_whose_signal_has_aborted_is_never_sent(offline, server):
    url = f'/journal/aborted-subscription-{server.kind}'
    offline.run(
        """(url) => {
      io.socket.subscribe({method: 'post', url, data: {entry: 'unwanted'}, signal: AbortSignal.abort()});
      io.socket.reconnect();
    }""",
        url,
    )
    offline.wait_connected().call('get', '/echo')
    assert server.http('GET', url) == []


def test_a_handler_that_disconnects_when_the_page_wakes_up_is_obeyed(page_of):
    page = page_of(settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000;')
    page.run("""() => {
      io.socket.on('reconnect_attempt', () => io.socket.disconnect());
      io.socket._raw.io.engine.close();
    }""")
    page.wait("io.socket.status === 'reconnecting'")
    page.run("() => { dispatchEvent(new Event('online')); }")
    page.run('() => new Promise((resolve) => setTimeout(resolve, 50))')
    assert page.run('[io.socket.status, io.socket._raw.connected]') == ['disconnected', False]


def test_a_late_refusal_of_auth_leaves_the_next_connection_alone(offline):
    offline.run("""() => {
      let refuse;
      io.socket.auth = () => new Promise((_, reject) => { refuse = reject; });
      io.socket.reconnect();
      window.refuse = () => refuse(new Error('too late'));
      window.asked = () => Boolean(refuse);
    }""")
    offline.wait('asked()')
    offline.run("""() => {
      io.socket.disconnect();
      io.socket.auth = {};
      io.socket.reconnect();
      refuse();
    }""")
    offline.wait_connected()
    assert offline.call('get', '/echo').status == 200
    assert offline.run('io.socket.status') == 'connected'


def test_a_query_of_a_wrong_type_gives_the_connection_up(offline, ends):
    offline.run("""() => {
      io.socket.query = async () => 42;
      note('waits', io.socket.get('/echo'));
      io.socket.reconnect();
    }""")
    assert ends(offline, 1) == {'waits': ['E_NOT_CONNECTED']}


def test_a_handler_that_is_called_once_is_called_once_though_the_event_comes_again_meanwhile(online):
    online.run("""() => {
      window.told = [];
      const again = () => io.socket._raw.listenersAny()[0]('burst', {number: 2});
      io.socket.on('burst', ({number}) => { if (number === 1) again(); });
      io.socket.once('burst', ({number}) => told.push(number));
    }""")
    online.call('get', '/burst/1')
    online.call('get', '/burst/1')
    assert online.run('told') == [2]


def test_a_request_given_up_in_a_handler_of_connect_does_not_change_the_order_of_the_others(offline, server):
    url = f'/journal/order-{server.kind}'
    offline.run(
        """(url) => {
      const first = io.socket.post(url, {entry: 'first'});
      io.socket.subscribe({method: 'post', url, data: {entry: 'subscribed'}});
      io.socket.post(url, {entry: 'last'});
      io.socket.headers = async () => ({});
      io.socket.on('connect', () => { first.abort(); io.socket.post(url, {entry: 'in connect'}); });
      io.socket.reconnect();
    }""",
        url,
    )
    offline.wait_connected().call('get', '/echo')
    assert server.http('GET', url) == ['in connect', 'subscribed', 'last']
