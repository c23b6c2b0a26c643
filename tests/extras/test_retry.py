"""What the connection or a busy server left unanswered is asked again, if it is harmless to ask twice."""

from __future__ import annotations

import pytest

IDEMPOTENT = ['get', 'head', 'options', 'put', 'delete']
OTHERS = ['post', 'patch']
#: Sends a request elsewhere for as long as `detours` has something, and notes what has gone out.
DETOUR = """
  window.detours = [];
  io.socket.intercept({request: (packet) => {
    sent.push(`${packet.method} ${packet.url}`);
    if (detours.length) Object.assign(packet, {method: 'get', url: detours.shift()});
  }});
"""
#: Waits of a second or two last until `wake()`.
HOLD = """
  const {setTimeout: set, clearTimeout: clear} = window;
  let count = 0;
  window.held = new Map();
  window.setTimeout = (fn, milliseconds) => {
    if (milliseconds < 1000 || milliseconds > 2000) return set(fn, milliseconds);
    count += 1;
    held.set(-count, fn);
    return -count;
  };
  window.clearTimeout = (id) => { if (!held.delete(id)) clear(id); };
  window.wake = () => {
    const waiting = [...held.values()];
    held.clear();
    for (const fn of waiting) fn();
  };
"""


@pytest.fixture
def waiting(page):
    """A page that asks again when it is told to."""
    page.run(f'() => {{ {HOLD} io.socket.retry({{delay: 2000}}); {DETOUR} }}')
    return page


@pytest.fixture
def retrying(page):
    """A page that asks again at once."""
    page.run(f'() => {{ window.remove = io.socket.retry({{delay: 1}}); {DETOUR} }}')
    return page


@pytest.mark.parametrize('status', [502, 503, 504])
def test_a_busy_server_is_asked_again(retrying, ends, status):
    retrying.run("(url) => { detours = [url, url]; note('one', 'get', '/answer/ok'); }", f'/status/{status}')
    assert ends(retrying, 2) == {'one': [200, 200]}
    assert retrying.run("sent.filter((line) => line === 'get /answer/ok').length") == 3


@pytest.mark.parametrize('method', IDEMPOTENT)
def test_what_is_harmless_is_asked_again(retrying, ends, method):
    retrying.run("(method) => { detours = ['/status/503']; note('one', method, '/answer/ok'); }", method)
    assert ends(retrying, 2) == {'one': [200, 200]}
    assert retrying.run('sent[0]') == retrying.run('sent[1]') == f'{method} /answer/ok'


@pytest.mark.parametrize('method', OTHERS)
def test_what_is_not_is_asked_once(retrying, ends, method):
    retrying.run("(method) => { detours = ['/status/503']; note('one', method, '/answer/ok'); }", method)
    assert ends(retrying, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert retrying.run('sent[1]') == 'get /slow/20'


@pytest.mark.parametrize('status', [400, 401, 404, 409, 429, 500, 501])
def test_the_applications_own_answer_is_one(retrying, ends, status):
    retrying.run("(url) => { note('one', 'get', url); }", f'/status/{status}')
    assert ends(retrying, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert retrying.run('sent') == [f'get /status/{status}', 'get /slow/20']


@pytest.mark.parametrize('method', IDEMPOTENT)
def test_what_was_lost_with_the_connection_is_asked_when_it_is_back(retrying, ends, method):
    retrying.run("(method) => { detours = ['/never']; note('one', method, '/answer/ok'); fall(); }", method)
    assert ends(retrying, 2) == {'one': [200, 200]}


@pytest.mark.parametrize('method', OTHERS)
def test_what_is_not_harmless_is_lost_with_the_connection(retrying, ends, method):
    retrying.run("(method) => { detours = ['/never']; note('one', method, '/answer/ok'); fall(); }", method)
    assert ends(retrying, 2) == {'one': ['E_DISCONNECTED', 'E_DISCONNECTED']}


def test_it_is_asked_no_more_often_than_the_limit_says(page, ends):
    page.run(f'() => {{ io.socket.retry({{limit: 2, delay: 1}}); {DETOUR} }}')
    page.run("() => { note('one', 'get', '/status/503'); }")
    assert ends(page, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert page.run('sent') == [*['get /status/503'] * 3, 'get /slow/20']


def test_with_a_limit_of_none_it_is_asked_once(page, ends):
    page.run(f'() => {{ io.socket.retry({{limit: 0}}); {DETOUR} }}')
    page.run("() => { note('one', 'get', '/status/503'); }")
    assert ends(page, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert page.run('sent') == ['get /status/503', 'get /slow/20']


def test_it_waits_longer_each_time_up_to_the_longest_and_never_the_same(page, ends):
    page.run("""() => {
      const {setTimeout: set} = window;
      window.waits = [];
      window.setTimeout = (fn, milliseconds) => {
        waits.push(milliseconds);
        return set(fn, milliseconds < 2000 ? 0 : milliseconds);
      };
      let chance = 0;
      Math.random = () => { chance = chance ? 0 : 0.999999; return chance; };
      io.socket.retry({limit: 6, delay: 100, maxDelay: 1000});
      note('one', 'get', '/status/503');
    }""")
    ends(page, 2)
    waits = [round(wait, 1) for wait in page.run('waits') if 50 <= wait <= 1000]
    assert waits == [100, 100, 400, 400, 1000, 500]


def test_it_is_asked_again_after_the_wait(waiting, ends):
    waiting.run("() => { detours = ['/status/503']; note('one', 'get', '/answer/ok'); }")
    waiting.wait('held.size === 1')
    assert waiting.run('sent') == ['get /answer/ok']
    waiting.run('wake()')
    assert ends(waiting, 2) == {'one': [200, 200]}


@pytest.mark.parametrize('how', ['one.abort()', 'controller.abort()'])
def test_a_page_that_gives_up_while_it_waits_sends_nothing_more(waiting, ends, how):
    waiting.run("""() => {
      window.controller = new AbortController();
      window.one = note('one', 'get', '/status/503', {signal: controller.signal});
    }""")
    waiting.wait('held.size === 1')
    waiting.run(how)
    assert ends(waiting, 2) == {'one': ['E_ABORTED', 'E_ABORTED']}
    waiting.run('wake()')
    waiting.call('get', '/answer/ok')
    assert waiting.run('sent') == ['get /status/503', 'get /slow/20', 'get /answer/ok']


def test_a_time_limit_holds_over_all_of_it(waiting, ends):
    waiting.run("() => { note('one', 'get', '/status/503', {timeout: 200}); }")
    waiting.wait('held.size === 1')
    assert ends(waiting, 2) == {'one': ['E_TIMEOUT', 'E_TIMEOUT']}
    waiting.run('wake()')
    waiting.call('get', '/answer/ok')
    assert waiting.run('sent') == ['get /status/503', 'get /slow/20', 'get /answer/ok']


def test_a_page_that_gives_up_while_it_is_under_way_aborts_it(retrying, ends):
    retrying.run(
        "() => { detours = ['/status/503', '/never']; window.one = note('one', 'get', '/answer/ok'); }"
    )
    retrying.wait('detours.length === 0')
    retrying.run('() => { one.abort(); }')
    assert ends(retrying, 2) == {'one': ['E_ABORTED', 'E_ABORTED']}
    retrying.run('fall()')
    retrying.wait("io.socket.status === 'connected'")
    retrying.call('get', '/slow/20')
    assert retrying.run("sent.filter((line) => line === 'get /answer/ok').length") == 2


def test_one_that_waits_for_the_connection_is_taken_out_of_the_queue(extended, ends):
    page = extended(settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000;')
    page.run(f'() => {{ io.socket.retry({{delay: 1}}); {DETOUR} }}')
    page.run("() => { window.one = note('one', 'get', '/never'); fall(); }")
    page.wait('io.socket.queued().length === 1')
    page.run('() => { one.abort(); }')
    page.wait('io.socket.queued().length === 0')
    page.run('io.socket.reconnect()')
    page.wait_connected()
    assert ends(page, 2) == {'one': ['E_ABORTED', 'E_ABORTED']}
    assert page.run('sent') == ['get /never', 'get /slow/20']


def test_a_time_limit_of_every_request_is_that_of_the_first(retrying, ends):
    retrying.run("""() => {
      io.sails.requestTimeout = 30;
      detours = ['/status/503', '/slow/60'];
      note('one', 'get', '/answer/ok', {timeout: 5000});
    }""")
    retrying.wait('sent.length === 2')
    retrying.run('() => { io.sails.requestTimeout = null; }')
    assert ends(retrying, 2) == {'one': [200, 200]}


def test_clearing_the_queue_ends_it(extended, ends):
    page = extended(settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000;')
    page.run("() => { io.socket.retry({delay: 1}); note('one', 'get', '/never'); fall(); }")
    page.wait('io.socket.queued().length === 1')
    page.run('io.socket.clearQueue(), io.socket.reconnect()')
    page.wait_connected()
    assert ends(page, 2) == {'one': ['E_ABORTED', 'E_ABORTED']}


@pytest.mark.parametrize('settings', ['io.sails.reconnection = false;', ''])
def test_a_connection_that_does_not_come_back_is_not_waited_for(extended, ends, settings):
    page = extended(settings=settings or 'io.sails.reconnection = true;')
    page.run("() => { io.socket.retry({delay: 1}); note('one', 'get', '/never'); }")
    page.run('() => { io.socket.disconnect(); }' if settings == '' else 'fall()')
    page.wait('Object.values(ends).flat().length === 2')
    page.run('io.socket.reconnect()')
    page.wait_connected()
    assert ends(page, 2) == {'one': ['E_DISCONNECTED', 'E_DISCONNECTED']}


def test_what_was_never_sent_is_not_asked_again(retrying, ends, console):
    console.expect('WebSocket is closed before the connection is established')
    retrying.run("""() => {
      io.socket.disconnect();
      note('one', 'get', '/answer/ok');
      io.socket.reconnect();
      io.socket.disconnect();
    }""")
    retrying.wait('Object.values(ends).flat().length === 2')
    retrying.run('io.socket.reconnect()')
    retrying.wait_connected()
    assert ends(retrying, 2) == {'one': ['E_NOT_CONNECTED', 'E_NOT_CONNECTED']}
    assert retrying.run('sent') == ['get /slow/20']


def test_what_is_sent_again_is_what_the_page_gave(retrying, server):
    found = retrying.run("""async () => {
      let number = 0;
      io.socket.headers = () => ({'x-number': String(number += 1), 'x-own': 'common'});
      io.socket.intercept({request: (packet) => { packet.data.seen = (packet.data.seen || 0) + 1; }});
      const data = {cups: [1]};
      const headers = {'x-own': 'of the request'};
      detours = ['/status/503'];
      const asked = io.socket.request({method: 'put', url: '/echo', data, headers});
      data.cups.push(2);
      headers['x-own'] = 'changed';
      const {headers: seen, body, method} = (await asked).body;
      return [method, seen['x-number'], seen['x-own'], body];
    }""")
    assert found == ['PUT', '2', 'of the request', {'cups': [1], 'seen': 1}]


def test_interceptors_that_come_later_see_the_last_answer_once(retrying):
    found = retrying.run("""async () => {
      io.socket.intercept({response: (jwr) => { jwr.body = [jwr.body.status || jwr.body.method]; }});
      detours = ['/status/503'];
      return (await io.socket.get('/echo')).body;
    }""")
    assert found == ['GET']


def test_the_error_is_that_of_the_last_and_names_the_first(page):
    found = page.run("""async () => {
      io.socket.retry({limit: 1, delay: 1});
      const statuses = ['/status/503', '/status/502'];
      io.socket.intercept({request: (packet) => { packet.url = statuses.shift(); }});
      const asked = io.socket.get('/answer/ok');
      return asked.catch((error) => [error.statusCode, error.request === asked, error.jwr === asked.jwr]);
    }""")
    assert found == [502, True, True]


def test_it_can_be_ended(retrying, ends):
    retrying.run("() => { remove(); note('one', 'get', '/status/503'); }")
    assert ends(retrying, 2) == {'one': ['E_STATUS', 'E_STATUS']}
    assert retrying.run('sent') == ['get /status/503', 'get /slow/20']


def test_many_at_once_end_once_each(retrying, ends):
    retrying.run("""() => {
      for (let number = 0; number < 30; number += 1) {
        note(`${number}`, number % 2 ? 'get' : 'put', '/answer/ok', {data: {number}});
        detours.push(number % 3 ? '/status/503' : '/never');
      }
    }""")
    retrying.wait('detours.length === 0')
    retrying.run('fall()')
    assert ends(retrying, 60) == {str(number): [200, 200] for number in range(30)}


@pytest.mark.parametrize(
    ('options', 'named'),
    [
        ("'often'", '"often"'),
        ("{limit: '3'}", '`limit`'),
        ('{delay: -1}', '`delay`'),
        ('{maxDelay: NaN}', 'maxDelay'),
    ],
)
def test_options_that_cannot_be_used_are_refused(page, options, named):
    message = page.thrown(f'io.socket.retry({options})')
    assert named in message
    assert 'Usage: io.socket.retry' in message
