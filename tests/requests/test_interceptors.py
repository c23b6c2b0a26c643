"""Interceptors have a say in each request before it is sent, and in each answer before it is handed out."""

from __future__ import annotations

import pytest

LATER = 'await new Promise((resolve) => setTimeout(resolve, 5));'
WAYS = pytest.mark.parametrize('later', ['', LATER], ids=['at once', 'asynchronously'])


@WAYS
def test_a_request_can_be_changed(online, later):
    found = online.run(
        """(later) => {
      const add = eval(`(${later ? 'async ' : ''}function (packet) { ${later} packet.headers['x-cup'] = '1'; })`);
      io.socket.intercept({request: add});
      return io.socket.get('/echo').then((jwr) => jwr.body.headers['x-cup']);
    }""",
        later,
    )
    assert found == '1'


def test_what_it_returns_takes_the_place_of_the_packet(online):
    found = online.run("""() => {
      io.socket.intercept({request: (packet) => ({...packet, url: packet.url + '?page=2'})});
      return io.socket.get('/echo').then((jwr) => jwr.body.url);
    }""")
    assert found == '/echo?page=2'


@WAYS
def test_an_answer_can_be_changed(online, later):
    found = online.run(
        """(later) => {
      const change = eval(`(${later ? 'async ' : ''}function (jwr, request) {
        ${later} jwr.body = [jwr.body.status, request.method, request.url];
      })`);
      io.socket.intercept({response: change});
      return new Promise((resolve) => io.socket.get('/status/201', resolve));
    }""",
        later,
    )
    assert found == [201, 'get', '/status/201']


def test_they_run_in_the_order_in_which_they_were_added(online):
    found = online.run("""() => {
      for (const name of ['a', 'b']) io.socket.intercept({
        request: async (packet) => { packet.data.seen = (packet.data.seen || '') + name; },
        response: (jwr) => { jwr.body.body.seen += name.toUpperCase(); },
      });
      return io.socket.post('/echo', {}).then((jwr) => jwr.body.body.seen);
    }""")
    assert found == 'abAB'


def test_requests_are_sent_in_the_order_of_asking_however_long_each_is_made_ready(online, server):
    name = f'/journal/ordered-{server.kind}'
    online.run(
        """async (url) => {
      const slow = ['first', 'third'];
      io.socket.intercept({request: (packet) => slow.includes(packet.data.entry)
        ? new Promise((resolve) => setTimeout(resolve, 20)) : undefined});
      await Promise.all(['first', 'second', 'third', 'fourth'].map((entry) => io.socket.post(url, {entry})));
    }""",
        name,
    )
    assert server.http('GET', name) == ['first', 'second', 'third', 'fourth']


def test_what_one_throws_ends_that_request_alone(online):
    found = online.run("""async () => {
      const refuse = (packet) => { if (packet.url === '/text') throw new Error('not that'); };
      const off = io.socket.intercept({request: refuse});
      const told = [await io.socket.get('/text').catch((error) => [error.code, error.cause.message])];
      told.push((await io.socket.get('/status/200')).statusCode);
      off();
      told.push((await io.socket.get('/text')).statusCode);
      return told;
    }""")
    assert found == [['E_NOT_SENT', 'not that'], 200, 200]


def test_what_one_throws_at_an_answer_ends_the_request(online):
    found = online.run("""async () => {
      io.socket.intercept({response: async () => { throw new TypeError('cannot read it'); }});
      return io.socket.get('/text').catch((error) => [error.code, error.cause.message, error.jwr.statusCode]);
    }""")
    assert found == ['E_INTERCEPTED', 'cannot read it', 0]


def test_an_answer_can_be_asked_for_again(online):
    found = online.run("""async () => {
      let asked = 0;
      io.socket.intercept({response: (jwr, request) => {
        asked += 1;
        if (jwr.statusCode === 403) return io.socket.get('/status/200');
      }});
      const calls = [];
      await io.socket.get('/status/403', (body, jwr) => calls.push(jwr.statusCode));
      return [asked, calls];
    }""")
    assert found == [2, [200]]


def test_a_request_that_ends_while_it_is_made_ready_is_not_sent(online, server, ends):
    name = f'/journal/unready-{server.kind}'
    online.run(
        """(url) => {
      io.socket.intercept({request: () => new Promise((resolve) => { window.resume = resolve; })});
      note('aborted', io.socket.post(url, {entry: 'aborted'})).abort();
      note('kept', io.socket.post(url, {entry: 'kept'}));
    }""",
        name,
    )
    ends(online, 1)
    online.run('() => { const first = resume; first(); }')
    online.wait('window.resume')
    online.run('() => new Promise((resolve) => setTimeout(() => { resume(); resolve(); }, 20))')
    assert ends(online, 2) == {'aborted': ['E_ABORTED'], 'kept': [200]}
    assert server.http('GET', name) == ['kept']


def test_a_request_being_made_ready_when_the_connection_falls_is_made_ready_again(online, server, ends):
    name = f'/journal/again-{server.kind}'
    online.run(
        """(url) => {
      window.times = 0;
      io.socket.intercept({request: (packet) => {
        times += 1;
        packet.data.entry += times;
        if (times === 1) return new Promise((resolve) => setTimeout(resolve, 50));
      }});
      note('kept', io.socket.post(url, {entry: 'attempt '}));
      io.socket.disconnect();
      note('after', io.socket.post(url, {entry: 'attempt '}));
      io.socket.reconnect();
    }""",
        name,
    )
    found = ends(online, 2)
    assert found['after'] == [200]


def test_what_is_no_interceptor_is_refused(online):
    assert 'request' in online.thrown('io.socket.intercept(() => {})')
    assert 'request' in online.thrown('io.socket.intercept({})')
    assert online.call('get', '/echo').status == 200


def test_what_an_interceptor_adds_to_the_data_is_not_there_twice_after_a_loss(page_of, server):
    url = f'/journal/once-more-{server.kind}'
    page = page_of(settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 20;')
    page.run(
        """(url) => {
      window.resumes = [];
      io.socket.intercept({request: (packet) => {
        packet.data.entry += '!';
        return new Promise((resolve) => { resumes.push(resolve); });
      }});
      io.socket.post(url, {entry: 'tea'}, (body, jwr) => { window.ended = jwr.statusCode; });
    }""",
        url,
    )
    page.wait('resumes.length === 1')
    page.run('() => { io.socket._raw.io.engine.close(); }')
    page.wait('resumes.length === 2')
    page.run('() => resumes.forEach((resume) => resume())')
    page.wait('window.ended === 200')
    assert server.http('GET', url) == ['tea!']


def test_a_packet_that_the_server_would_not_answer_is_not_sent(online):
    found = online.run("""async () => {
      const remove = io.socket.intercept({request: (packet) => ({...packet, method: 'propfind'})});
      const first = await io.socket.get('/echo').catch((error) => [error.code, error.message]);
      remove();
      return [...first, (await io.socket.get('/echo')).statusCode];
    }""")
    assert found[0] == 'E_NOT_SENT'
    assert 'propfind' in found[1]
    assert found[2] == 200


def test_one_that_must_not_wait_ends_with_the_connection_while_it_is_made_ready(online, ends):
    online.run("""() => {
      io.socket.intercept({request: () => new Promise(() => {})});
      note('now', io.socket.get('/echo', {}, {queue: false}));
      note('any time', io.socket.get('/echo'));
      io.socket._raw.io.engine.close();
    }""")
    assert ends(online, 1) == {'now': ['E_DISCONNECTED']}
    assert online.run('io.socket.queued().length') == 1


def test_a_method_may_be_written_in_capitals(online):
    found = online.run("""() => {
      io.socket.intercept({request: (packet) => { packet.method = 'POST'; }});
      return io.socket.get('/echo').then((jwr) => jwr.body.method);
    }""")
    assert found == 'POST'


def test_one_that_throws_when_it_is_read_ends_that_request_alone(online):
    found = online.run("""async () => {
      const pair = {request: (packet) => packet};
      const remove = io.socket.intercept(pair);
      Object.defineProperty(pair, 'request', {get() { throw new Error('gone'); }});
      const ended = (url) => io.socket.get(url).then((jwr) => jwr.statusCode, (error) => error.code);
      const told = await Promise.all([ended('/echo'), ended('/status/200')]);
      remove();
      return [...told, await ended('/echo')];
    }""")
    assert found == ['E_NOT_SENT', 'E_NOT_SENT', 200]


def test_headers_that_throw_when_they_are_read_end_that_request_alone(online, ends):
    online.run("""() => {
      let asked = 0;
      io.socket.headers = async () => ({get 'x-a'() { if (!asked++) throw new Error('signed out'); return 'x'; }});
      note('first', io.socket.get('/echo'));
      note('second', io.socket.get('/echo'));
    }""")
    assert ends(online, 2) == {'first': ['E_NOT_SENT'], 'second': [200]}
