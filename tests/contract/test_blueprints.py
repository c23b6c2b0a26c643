"""Resourceful pubsub: what the other windows hear when a record is made, changed, removed or linked."""

from __future__ import annotations

import pytest


@pytest.fixture
def windows(page_of):
    """Two windows of one visitor: the first acts, the second watches both models."""
    actor, watcher = page_of(), page_of()
    watcher.call('get', '/order')
    watcher.call('get', '/customer')
    return actor, watcher


def updated(record, **changes):
    """The event of an update; Sails puts the id among the changes as well."""
    return {
        'verb': 'updated',
        'id': record['id'],
        'data': {**changes, 'id': record['id']},
        'previous': record,
    }


def test_create(windows):
    actor, watcher = windows
    own, heard = actor.record('order'), watcher.record('order')
    made = actor.call('post', '/order', {'item': 'tea', 'quantity': 2}).body
    assert made == {'id': made['id'], 'item': 'tea', 'status': 'new', 'quantity': 2, 'customer': None}
    assert heard.wait() == [[{'verb': 'created', 'id': made['id'], 'data': made}]]
    assert own.calls() == []


def test_update(windows):
    actor, watcher = windows
    heard = watcher.record('order')
    made = actor.call('post', '/order', {'item': 'tea'}).body
    heard.wait()
    changed = actor.call('patch', f'/order/{made["id"]}', {'status': 'ready'}).body
    assert changed == {**made, 'status': 'ready'}
    assert heard.wait(2)[1:] == [[updated(made, status='ready')]]


def test_update_by_put(windows):
    actor, watcher = windows
    heard = watcher.record('order')
    made = actor.call('post', '/order', {'item': 'tea'}).body
    heard.wait()
    assert actor.call('put', f'/order/{made["id"]}', {'quantity': 5}).body == {**made, 'quantity': 5}
    assert heard.wait(2)[1:] == [[updated(made, quantity=5)]]


def test_destroy(windows):
    actor, watcher = windows
    heard = watcher.record('order')
    made = actor.call('post', '/order', {'item': 'tea'}).body
    heard.wait()
    assert actor.call('delete', f'/order/{made["id"]}').body == made
    assert heard.wait(2)[1:] == [[{'verb': 'destroyed', 'id': made['id'], 'previous': made}]]
    assert actor.call('get', f'/order/{made["id"]}').status == 404


def test_add_to(windows):
    actor, watcher = windows
    order = actor.call('post', '/order', {'item': 'tea'}).body
    customer = actor.call('post', '/customer', {'name': 'Ada'}).body
    heard, of_order = watcher.record('customer'), watcher.record('order')
    answer = actor.call('put', f'/customer/{customer["id"]}/orders/{order["id"]}').body
    assert [item['id'] for item in answer['orders']] == [order['id']]
    assert heard.wait() == [
        [{'verb': 'addedTo', 'id': customer['id'], 'attribute': 'orders', 'addedId': order['id']}]
    ]
    assert of_order.wait() == [[{'verb': 'updated', 'id': order['id'], 'data': {'customer': customer['id']}}]]


def test_remove_from(windows):
    actor, watcher = windows
    # The other window learns of what is made on a way of its own, and perhaps after the answer.
    heard, of_order = watcher.record('customer'), watcher.record('order')
    customer = actor.call('post', '/customer', {'name': 'Ada'}).body
    order = actor.call('post', '/order', {'item': 'tea', 'customer': customer['id']}).body
    heard.wait(2), of_order.wait()
    answer = actor.call('delete', f'/customer/{customer["id"]}/orders/{order["id"]}').body
    assert answer == {'id': customer['id'], 'name': 'Ada', 'orders': []}
    assert heard.wait(3)[2:] == [
        [{'verb': 'removedFrom', 'id': customer['id'], 'attribute': 'orders', 'removedId': order['id']}]
    ]
    changed = {'verb': 'updated', 'id': order['id'], 'data': {'customer': None}}
    assert of_order.wait(2)[1:] == [[changed]]


def test_a_new_record_that_names_its_parent_is_added_to_it(windows):
    actor, watcher = windows
    customer = actor.call('post', '/customer', {'name': 'Ada'}).body
    heard = watcher.record('customer')
    order = actor.call('post', '/order', {'item': 'tea', 'customer': customer['id']}).body
    assert heard.wait() == [
        [{'verb': 'addedTo', 'id': customer['id'], 'attribute': 'orders', 'addedId': order['id']}]
    ]


def test_the_window_that_changed_a_record_is_not_told(windows):
    actor, watcher = windows
    actor.call('get', '/order')
    heard, own = watcher.record('order'), actor.record('order')
    made = actor.call('post', '/order', {'item': 'tea'}).body
    actor.call('patch', f'/order/{made["id"]}', {'status': 'ready'})
    actor.call('delete', f'/order/{made["id"]}')
    assert [call[0]['verb'] for call in heard.wait(3)] == ['created', 'updated', 'destroyed']
    actor.call('get', '/echo')
    assert own.calls() == []


def test_the_window_is_told_of_what_is_made_over_http(windows, server):
    _, watcher = windows
    heard = watcher.record('order')
    made = server.http('POST', '/order', {'item': 'cake'})
    assert heard.wait() == [[{'verb': 'created', 'id': made['id'], 'data': made}]]


def test_a_window_that_never_asked_hears_nothing(page_of):
    actor, idle = page_of(), page_of()
    heard, marker = idle.record('order'), idle.record('marker')
    made = actor.call('post', '/order', {'item': 'tea'}).body
    actor.call('patch', f'/order/{made["id"]}', {'status': 'ready'})
    actor.call('post', '/blast', {'event': 'marker'})
    marker.wait()
    assert heard.calls() == []


def test_a_window_that_asked_for_one_record_hears_of_that_one(page_of):
    actor, reader = page_of(), page_of()
    first, second = (actor.call('post', '/order', {'item': item}).body for item in ('tea', 'cake'))
    assert reader.call('get', f'/order/{first["id"]}').body == first
    heard = reader.record('order')
    actor.call('patch', f'/order/{second["id"]}', {'status': 'ready'})
    actor.call('patch', f'/order/{first["id"]}', {'status': 'ready'})
    assert [call[0]['id'] for call in heard.wait()] == [first['id']]


def test_find_filters_by_the_data_of_a_get(client):
    made = client.call('post', '/order', {'item': 'scone', 'quantity': 7}).body
    assert made in client.call('get', '/order', {'item': 'scone', 'quantity': 7}).body
    assert client.call('get', '/order', {'item': 'no such thing'}).body == []


def test_a_record_that_is_not_there_is_a_404(client):
    for verb in ('get', 'patch', 'delete'):
        assert client.call(verb, '/order/987654').status == 404


def test_a_record_without_a_required_attribute_is_a_400(client):
    answer = client.call('post', '/order', {'quantity': 1})
    assert answer.status == 400
    assert answer.error.startswith('Server responded with a 400 status code:\n```\n')
