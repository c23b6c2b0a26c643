"""Where a collection asks, on which socket, and what it does not take."""

from __future__ import annotations

import pytest

from tests.extras.test_collection import order


@pytest.mark.parametrize(
    ('url', 'told'), [('/status/500', ['E_STATUS']), ('/answer/okText', [200]), ('/answer/okObject', [200])]
)
def test_an_answer_that_is_no_list_is_told(live, url, told):
    live.run("(url) => { watch('order', null, {url}); }", url)
    live.wait('errors.length === 1')
    assert live.run('[errors, loads, live.items]') == [told, 0, []]


def test_blueprints_can_have_a_prefix(live, server):
    order(server, 'tea')
    live.run("""async () => {
      io.socket.intercept({request: (packet) => { packet.url = packet.url.replace('/api/v1', ''); }});
      await watch('order', null, {url: '/api/v1/order'}).request;
      await live.create({item: 'milk'});
      await live.update(2, {item: 'oat milk'});
      await live.destroy(1);
    }""")
    assert live.run('texts()') == ['oat milk']
    assert [line for line in live.run('asked') if line != 'get /api/v1/order'] == [
        'post /api/v1/order',
        'patch /api/v1/order/2',
        'delete /api/v1/order/1',
    ]


def test_other_sockets_have_it_too(live, server):
    order(server, 'tea')
    found = live.run("""async () => {
      const socket = io.sails.connect();
      const orders = socket.collection('order');
      await orders.request;
      await orders.request;
      const kinds = [typeof socket.retry, typeof socket.csrf];
      socket.disconnect();
      return [orders.items.length, ...kinds];
    }""")
    assert found == [1, 'function', 'function']


@pytest.mark.parametrize(
    ('given', 'named'),
    [('', 'identity'), ('7', '7 (number)'), ("'order', 'new'", '"new"'), ("'order', {}, '/o'", '"/o"'),
     ("'order', null, {url: 7}", '`url`')],
)  # fmt: skip
def test_arguments_that_cannot_be_used_are_refused(live, given, named):
    message = live.thrown(f'io.socket.collection({given})')
    assert named in message
    assert 'Usage: io.socket.collection' in message
