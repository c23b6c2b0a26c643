"""Nothing is asked again that the page has given up, or that nobody can answer."""

from __future__ import annotations

import pytest

from tests.extras.conftest import DETOUR


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
