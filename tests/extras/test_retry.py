"""What the connection or a busy server left unanswered is asked again, if it is harmless to ask twice."""

from __future__ import annotations

import pytest

from tests.extras.conftest import DETOUR

IDEMPOTENT = ['get', 'head', 'options', 'put', 'delete']
OTHERS = ['post', 'patch']


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


def test_the_page_is_told_of_each_time(page, ends):
    page.run("""() => {
      window.told = [];
      const onRetry = (request, {times, wait, jwr}) => {
        told.push([request === asked, times, wait > 0 && wait <= 10 * times, how(jwr)]);
      };
      io.socket.retry({limit: 2, delay: 10, onRetry});
      window.asked = note('one', 'get', '/status/503');
    }""")
    ends(page, 2)
    assert page.run('told') == [[True, 1, True, 'E_STATUS'], [True, 2, True, 'E_STATUS']]


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
        ("{onRetry: 'tell me'}", '`onRetry`'),
    ],
)
def test_options_that_cannot_be_used_are_refused(page, options, named):
    message = page.thrown(f'io.socket.retry({options})')
    assert named in message
    assert 'Usage: io.socket.retry' in message


def test_a_subscription_that_is_lost_again_and_again_is_one_and_can_be_stopped(retrying):
    answered = retrying.run("""async () => {
      const answers = [];
      const lost = () => new Promise((resolve) => { io.socket.once('connect', () => setTimeout(resolve)); fall(); });
      detours = ['/never'];
      const subscription = io.socket.subscribe('/answer/ok', {}, (body, jwr) => answers.push(jwr.statusCode));
      for (let time = 0; time < 3; time += 1) {
        detours = ['/never', '/never'];
        await lost();
      }
      detours = [];
      await lost();
      await subscription.request;
      subscription.stop();
      sent.length = 0;
      await lost();
      return answers;
    }""")
    retrying.call('get', '/slow/60')
    assert answered == [200]
    assert 'get /answer/ok' not in retrying.run('sent')


def test_a_function_of_the_page_in_the_place_of_request_is_no_hindrance(retrying):
    retrying.run("""() => {
      const {request} = io.socket;
      io.socket.request = (options, callback) => { request.call(io.socket, options, callback); };
      detours = ['/status/503'];
      io.socket.get('/answer/ok', (body, jwr) => { window.ended = jwr.statusCode; });
      io.socket.collection('order').on('load', () => { window.loaded = true; });
    }""")
    retrying.wait('window.ended === 200 && window.loaded')
