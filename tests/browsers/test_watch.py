"""What tests learn of a page is the same in every browser: what it says, loads and sends, and its values."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.support.client_page import ClientPage
from tests.support.console import Console

# What a page does, and the complaint that the console makes of it.
COMPLAINTS = {
    'an error': ("console.error('burnt', 2, {item: 'tea'})", 'console.error: burnt 2 '),
    'a warning': ("console.warn('hot')", 'console.warning: hot'),
    'an assertion': ("console.assert(1 === 2, 'unequal')", 'console.assert: .*unequal'),
    'an uncaught error': ("setTimeout(() => { throw new Error('dropped'); }, 0)", 'uncaught .*dropped'),
    'a rejection': ("Promise.reject(new Error('refused')); 1", 'uncaught .*refused'),
    'a missing file': (
        "document.head.append(Object.assign(document.createElement('img'), {src: '/no/such.png'}))",
        'Failed to load resource',
    ),
    'no server': (
        "new WebSocket('ws://127.0.0.1:9/'); 1",
        "WebSocket connection to 'ws://127.0.0.1:9/' failed",
    ),
}


@pytest.mark.parametrize('kind', COMPLAINTS)
def test_a_complaint_is_heard(client: ClientPage, console: Console, kind: str) -> None:
    script, complaint = COMPLAINTS[kind]
    client.run(f'() => {{ {script}; }}')
    for _ in range(100):
        if console.complaints:
            break
        client.run('() => new Promise((done) => setTimeout(done, 20))')
    found, console.complaints = console.complaints, []
    assert [text for text in found if re.search(complaint, text, re.DOTALL)] == found != []


def test_what_is_said_is_heard_in_order(client: ClientPage, console: Console) -> None:
    console.said.clear()
    client.run("() => { console.log('one', 1, true); console.info('two'); console.debug('three'); }")
    client.run("console.assert(true, 'not said')")
    assert console.said == ['one 1 true', 'two', 'three']


def test_the_frames_of_a_connection_are_kept(client: ClientPage) -> None:
    client.call('post', '/echo', {'item': 'tea'})
    [connection] = client.frames.connections
    assert connection.path == '/socket.io/'
    assert connection.sent[0] == '40'
    assert connection.received[0].startswith('0{"sid"')
    [request] = client.frames.requests()
    assert (request.id, request.arguments[1]['data']) == (0, {'item': 'tea'})


def test_frames_are_kept_over_a_new_page(blank: ClientPage) -> None:
    blank.open_connected().call('get', '/echo?first')
    blank.open_connected().call('get', '/echo?second')
    assert [packet.arguments[1]['url'] for packet in blank.frames.requests()] == [
        '/echo?first',
        '/echo?second',
    ]


def test_requests_of_every_kind_are_heard_once(blank: ClientPage) -> None:
    asked: list[str] = []
    blank.page.on('request', lambda request: asked.append(request.url))
    blank.open_connected()
    blank.run("""() => new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('GET', '/echo?by=xhr');
      request.onload = () => fetch(new Request('/echo?by=fetch')).then(() => {
        const script = document.createElement('script');
        script.src = '/js/dependencies/../dependencies/sails.io.js?by=tag#production';
        script.onload = done;
        document.head.append(script);
      });
      request.send();
    }).then(() => null)""")
    blank.wait("performance.getEntriesByType('resource').some((entry) => entry.name.includes('by=tag'))")
    found = [url.partition('by=')[2].partition('#')[0] for url in asked if 'by=' in url]
    assert found == ['xhr', 'fetch', 'tag']


def test_values_come_as_in_playwright(client: ClientPage) -> None:
    assert client.run('({a: undefined, b: null, c: [1.5, "é\\u2028"], d: true})') == {
        'a': None,
        'b': None,
        'c': [1.5, 'é\u2028'],
        'd': True,
    }
    assert client.run('(given) => given', {'list': [1, None, {'x': 'y'}]}) == {'list': [1, None, {'x': 'y'}]}
    assert client.run('async () => 7') == 7
    assert client.run('undefined') is None


def test_a_handle_stands_for_its_value(client: ClientPage) -> None:
    handle = client.page.evaluate_handle('Promise.resolve({calls: [1, 2]})')
    assert handle.json_value() == {'calls': [1, 2]}
    assert handle.evaluate('(value) => value.calls.length') == 2
    assert client.run('([value, more]) => value.calls.length + more', [handle, 1]) == 3


def test_what_an_expression_throws_reaches_the_test(client: ClientPage) -> None:
    with pytest.raises(Exception, match='no such luck'):
        client.run("() => { throw new Error('no such luck'); }")


def test_a_condition_that_never_comes_ends_the_test(client: ClientPage) -> None:
    client.page.set_default_timeout(200)
    with pytest.raises(Exception, match='200'):
        client.wait('false')


def test_a_page_behind_another_one_runs_as_fast(page_of: Callable[..., ClientPage]) -> None:
    behind, before = page_of(), page_of()
    ticks = """() => new Promise((done) => {
      const begin = performance.now();
      const tick = (left) => left ? setTimeout(tick, 1, left - 1) : done(performance.now() - begin);
      tick(20);
    })"""
    before.run('1')
    assert behind.run(ticks) < 10_000  # 20 s where a browser grants a hidden page one tick a second
