"""Events that come while a collection asks are not lost, and undo nothing that is newer."""

from __future__ import annotations

import random
from contextlib import suppress
from urllib.error import HTTPError

import pytest

from tests.extras.test_collection import begin, order


def tell(server, **event):
    """Have every socket told what may be anything."""
    server.http('POST', '/blast', {'event': 'order', 'data': event})


@pytest.fixture(params=['first', 'second'])
def loading(live, server, request):
    """A page whose collection has asked for two records, and waits for its first answer or for its second."""
    order(server, 'tea')
    order(server, 'milk')
    live.run(
        """(which) => {
      if (which === 'first') hold('get /order');
      watch('order').on('load', () => { hold('get /order'); });
    }""",
        request.param,
    )
    live.wait('held() === 1')
    live.run('() => { live.off("load"); asked = []; }')
    return live


def test_a_record_made_meanwhile_is_there(loading, server):
    order(server, 'cake')
    loading.call('get', '/echo')
    assert loading.run('told') == []
    loading.run('release()')
    loading.wait('live.items.length === 3')
    loading.call('get', '/echo')
    assert loading.run('texts()') == ['tea', 'milk', 'cake']


def test_a_record_destroyed_meanwhile_is_not(loading, server):
    server.http('DELETE', '/order/1')
    loading.call('get', '/echo')
    loading.run('release()')
    loading.wait('live.items.length === 1')
    loading.call('get', '/echo')
    assert loading.run('texts()') == ['milk']


def test_a_record_changed_meanwhile_is_as_it_is_now(loading, server):
    for item in ('green tea', 'black tea'):
        server.http('PATCH', '/order/1', {'item': item})
    loading.call('get', '/echo')
    loading.run('release()')
    loading.wait('told.length')
    loading.call('get', '/echo')
    assert loading.run('[texts(), brief()]') == [['black tea', 'milk'], ['updated 1']]
    # One more request: for all, where they are asked for again in any case, or for that record.
    assert len(loading.run('asked')) == 3


def test_a_record_made_changed_and_destroyed_meanwhile_leaves_nothing(loading, server):
    order(server, 'cake')
    server.http('PATCH', '/order/3', {'item': 'pie'})
    server.http('DELETE', '/order/3')
    loading.call('get', '/echo')
    loading.run('release()')
    loading.call('get', '/echo')
    assert loading.run('texts()') == ['tea', 'milk']


def test_an_event_that_is_older_than_the_answer_undoes_nothing(loading, server):
    tell(server, verb='updated', id=1, data={'id': 1, 'item': 'long ago'})
    tell(server, verb='created', id=2, data={'id': 2, 'item': 'long ago'})
    loading.call('get', '/echo')
    loading.run('release()')
    loading.wait('asked.length === 2')
    loading.call('get', '/echo')
    assert loading.run('[texts(), told]') == [['tea', 'milk'], []]


def test_what_the_page_does_meanwhile_is_there(loading, server):
    loading.run("() => Promise.all([live.create({item: 'cake'}), live.destroy(1), live.update(2, {item: 'oat milk'})])"
                '.then(() => {})')  # fmt: skip
    assert loading.run('[texts(), live.items.length]') in ([[], 0], [['oat milk', 'cake'], 2])
    loading.run('release()')
    loading.wait("texts().join() === 'oat milk,cake'")
    loading.call('get', '/echo')
    assert loading.run('[texts(), brief().sort()]') in (
        [['oat milk', 'cake'], []],
        [['oat milk', 'cake'], ['created 3', 'destroyed 1', 'updated 2']],
    )


def test_what_the_page_does_is_seen_at_once_however_old_an_answer_is(live, server):
    order(server, 'tea')
    live.run("() => { watch('order').on('load', () => { hold('get /order'); }); }")
    live.wait('held() === 1')
    found = live.run("""async () => {
      const seen = [];
      await live.create({item: 'milk'});
      seen.push(texts());
      await live.update(1, {item: 'green tea'});
      seen.push(texts());
      await live.destroy(2);
      return [...seen, texts()];
    }""")
    assert found == [['tea', 'milk'], ['green tea', 'milk'], ['green tea']]
    live.run('release()')
    live.wait("asked.includes('get /order/1')")
    live.call('get', '/echo')
    assert live.run('[texts(), brief()]') == [['green tea'], ['created 2', 'updated 1', 'destroyed 2']]


def test_a_load_that_fails_loses_no_event(live, server):
    order(server, 'tea')
    begin(live)
    live.run("""() => {
      hold('get /order');
      const fails = (jwr, request) => request.url === '/order' ? {...jwr, statusCode: 500, error: new Error('busy')}
        : undefined;
      io.socket.intercept({response: fails});
      fall();
    }""")
    live.wait('held() === 1')
    order(server, 'milk')
    live.call('get', '/echo')
    live.run('release()')
    live.wait('errors.length === 1 && told.length === 1')
    assert live.run('texts()') == ['tea', 'milk']


def test_a_record_that_changes_while_it_is_asked_for_is_asked_for_again(live, server):
    order(server, 'tea')
    begin(live)
    live.run("() => { hold('get /order/1'); }")
    tell(server, verb='addedTo', id=2, attribute='none', addedId=1)
    tell(server, verb='updated', id=1)
    live.wait('held() === 1')
    for item in ('green tea', 'black tea', 'white tea'):
        server.http('PATCH', '/order/1', {'item': item})
    live.call('get', '/echo')
    live.run('release()')
    live.wait("texts()[0] === 'white tea'")
    live.call('get', '/echo')
    assert live.run('brief()') == ['updated 1']
    assert live.run("asked.filter((line) => line === 'get /order/1').length") == 2


def test_a_record_that_is_destroyed_while_it_is_asked_for_is_gone(live, server):
    order(server, 'tea')
    begin(live)
    live.run("() => { hold('get /order/1'); }")
    tell(server, verb='updated', id=1)
    live.wait('held() === 1')
    server.http('DELETE', '/order/1')
    live.wait('told.length === 1')
    live.run('release()')
    live.call('get', '/echo')
    assert live.run('[brief(), live.items]') == [['destroyed 1'], []]


def test_a_record_asked_for_before_all_were_does_not_undo_them(live, server):
    order(server, 'tea')
    begin(live)
    live.run("() => { hold('get /order/1'); }")
    tell(server, verb='updated', id=1)
    live.wait('held() === 1')
    live.run('io.socket.disconnect()')
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    live.run('io.socket.reconnect()')
    live.wait('loads === 2')
    live.run('release()')
    live.call('get', '/echo')
    assert live.run('texts()') == ['green tea']


@pytest.mark.parametrize('later', [False, True], ids=['before the answer', 'after it'])
def test_a_change_by_others_beside_ones_own_is_not_undone(live, server, later):
    order(server, 'tea')
    begin(live)
    live.run("() => { hold('patch /order/1'); live.update(1, {item: 'my tea'}); }")
    live.wait('held() === 1')
    if later:
        live.run('release()')
        live.wait('told.length === 1')
    server.http('PATCH', '/order/1', {'item': 'their tea'})
    live.wait("texts()[0] === 'their tea'")
    live.run('release()')
    live.call('get', '/echo')
    live.call('get', '/echo')
    assert live.run('texts()') == ['their tea']


@pytest.mark.parametrize('seed', [1, 2, 3])
def test_whatever_happens_it_comes_to_what_the_server_has(live, server, seed):
    chance = random.Random(seed)
    known = [order(server, f'cup {number}')['id'] for number in range(5)]
    live.run("() => { watch('order'); }")
    for number in range(40):
        deed = chance.choice(['create', 'update', 'update', 'destroy', 'fall', 'mine', 'my own'])
        id = chance.choice(known) if known else None
        if deed == 'create' or id is None:
            known.append(order(server, f'new {number}')['id'])
        elif deed == 'update':
            with suppress(HTTPError):  # sails-disk refuses one of two changes that come at the same time
                server.http('PATCH', f'/order/{id}', {'item': f'change {number}'})
        elif deed == 'destroy':
            server.http('DELETE', f'/order/{id}')
            known.remove(id)
        elif deed == 'fall':
            live.run('() => { if (io.socket.isConnected()) fall(); }')
        elif deed == 'mine':
            live.run('([id, item]) => { live.update(id, {item}); }', [id, f'mine {number}'])
        else:
            live.run('(item) => { live.create({item}); }', f'my own {number}')
    live.wait_connected()
    live.call('get', '/slow/20')
    wanted = server.http('GET', '/order?limit=1000')
    live.wait(f'live.items.length === {len(wanted)}')
    live.run('(wanted) => { window.wanted = wanted; }', wanted)
    live.wait("""JSON.stringify(live.items.map(({id, item}) => [id, item]).sort(([a], [b]) => a - b))
      === JSON.stringify(wanted.map(({id, item}) => [id, item]))""")
    assert live.run('new Set(live.items.map(({id}) => id)).size') == len(wanted)


def test_an_answer_from_before_the_reconnect_that_comes_late_is_nobodys(live, server):
    order(server, 'tea')
    live.run("""() => {
      io.socket.intercept({response: (jwr, {url}) => {
        if (url === '/order' && !window.letGo) return new Promise((resolve) => { window.letGo = resolve; });
      }});
      watch('order');
    }""")
    live.wait('window.letGo')
    live.run('() => { io.socket.disconnect(); }')
    server.http('PATCH', '/order/1', {'item': 'green tea'})
    live.run('io.socket.reconnect()')
    live.wait('loads === 1')
    live.run('letGo()')
    live.call('get', '/echo')
    assert live.run('[texts(), told, loads, errors]') == [['green tea'], [], 1, []]
