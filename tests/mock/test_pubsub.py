"""Resourceful pubsub: who is told what; payloads and recipients compared with real Sails case by case."""

from typing import Any

import pytest

from sails_io.mock import MockSails, Server
from sails_io.mock.pubsub import room
from tests.mock.conftest import Connect
from tests.mock.plain_client import send_json
from tests.mock.wire_client import WireClient

Event = dict[str, Any]
ANN, BOB = {'id': 1, 'name': 'Ann'}, {'id': 2, 'name': 'Bob'}
HOT = {'id': 1, 'label': 'hot'}


class Cafeteria:
    """Two watchers of orders, one of customers and tags, and one who causes everything and hears nothing."""

    def __init__(self, connect: Connect) -> None:
        self.orders, self.orders_too, self.people, self.cause = (connect() for _ in range(4))
        self.orders.request('get', '/order')
        self.orders_too.request('get', '/order')
        self.people.request('get', '/customer')
        self.people.request('get', '/tag')

    def tell(self, verb: str, url: str, data: Any = None) -> tuple[list[Event], list[Event]]:
        """Cause something; answer what the watchers of orders and those of people have got."""
        assert self.cause.request(verb, url, data)['statusCode'] == 200
        assert self.cause.heard() == []
        orders, people = self.orders.heard(), self.people.heard()
        assert orders == self.orders_too.heard()
        assert {name for name, _ in orders} <= {'order'}
        assert {name for name, _ in people} <= {'customer', 'tag'}
        return [event for _, event in orders], [{'model': name, **event} for name, event in people]


@pytest.fixture
def cafeteria(app: MockSails, connect: Connect) -> Cafeteria:
    """No records at first: the watchers get into the rooms of those that are made."""
    order = {
        'name': 'string',
        'customer': {'model': 'customer'},
        'tags': {'collection': 'tag', 'via': 'orders'},
    }
    app.model('order', order)
    app.model('customer', {'name': 'string', 'orders': {'collection': 'order', 'via': 'customer'}})
    app.model('tag', {'label': 'string', 'orders': {'collection': 'order', 'via': 'tags'}})
    return Cafeteria(connect)


@pytest.fixture
def busy(cafeteria: Cafeteria) -> Cafeteria:
    """Ann and Bob, the tag ``hot``, and Ann's order of soup."""
    for url, data in (
        ('/customer', {'name': 'Ann'}),
        ('/customer', {'name': 'Bob'}),
        ('/tag', {'label': 'hot'}),
        ('/order', {'name': 'soup', 'customer': 1}),
    ):
        cafeteria.tell('post', url, data)
    return cafeteria


def order(**values: Any) -> Event:
    return {'tags': [], 'id': 1, 'name': 'soup', 'customer': ANN, **values}


def added(model: str, id: int, attribute: str, child: int) -> Event:
    return {'model': model, 'id': id, 'verb': 'addedTo', 'attribute': attribute, 'addedId': child}


def removed(model: str, id: int, attribute: str, child: int) -> Event:
    return {'model': model, 'id': id, 'verb': 'removedFrom', 'attribute': attribute, 'removedId': child}


def test_created_and_the_other_ends_are_told(busy: Cafeteria) -> None:
    cake = {'tags': [HOT], 'id': 2, 'name': 'cake', 'customer': BOB}
    orders, people = busy.tell('post', '/order', {'name': 'cake', 'customer': 2, 'tags': [1]})
    assert orders == [{'verb': 'created', 'data': cake, 'id': 2}]
    assert people == [added('tag', 1, 'orders', 2), added('customer', 2, 'orders', 2)]


def test_created_with_children_takes_them_from_their_parents(busy: Cafeteria) -> None:
    orders, people = busy.tell('post', '/customer', {'name': 'Cy', 'orders': [1]})
    cy = {'orders': [order(customer=3)], 'id': 3, 'name': 'Cy'}
    del cy['orders'][0]['tags']  # type: ignore[index]
    assert orders == [{'verb': 'updated', 'data': {'customer': 3}, 'id': 1}]
    assert people == [
        {'model': 'customer', 'verb': 'created', 'data': cy, 'id': 3},
        removed('customer', 1, 'orders', 1),
    ]


def test_updated(busy: Cafeteria) -> None:
    orders, people = busy.tell('patch', '/order/1', {'name': 'stew'})
    assert orders == [{'verb': 'updated', 'data': {'name': 'stew', 'id': 1}, 'id': 1, 'previous': order()}]
    assert people == []


@pytest.mark.parametrize(
    ('customer', 'told'),
    [
        (2, [removed('customer', 1, 'orders', 1), added('customer', 2, 'orders', 1)]),
        (None, [removed('customer', 1, 'orders', 1)]),
        (1, []),
    ],
)
def test_moved_to_another_parent(busy: Cafeteria, customer: int | None, told: list[Event]) -> None:
    orders, people = busy.tell('patch', '/order/1', {'customer': customer})
    data = {'customer': customer, 'id': 1}
    assert orders == [{'verb': 'updated', 'data': data, 'id': 1, 'previous': order()}]
    assert people == told


def test_a_collection_changed_by_patch_is_hardly_told(busy: Cafeteria) -> None:
    orders, people = busy.tell('patch', '/order/1', {'tags': [1]})
    assert orders == [{'verb': 'updated', 'data': {'id': 1}, 'id': 1, 'previous': order()}]
    assert people == []


def test_destroyed(busy: Cafeteria) -> None:
    busy.tell('put', '/order/1/tags/1')
    orders, people = busy.tell('delete', '/order/1')
    assert orders == [{'verb': 'destroyed', 'id': 1, 'previous': order(tags=[HOT])}]
    assert people == [removed('customer', 1, 'orders', 1), removed('tag', 1, 'orders', 1)]


def test_a_destroyed_parent_is_told_to_the_children(busy: Cafeteria) -> None:
    orders, people = busy.tell('delete', '/customer/1')
    assert orders == [{'verb': 'updated', 'data': {'customer': None}, 'id': 1}]
    soup = {'id': 1, 'name': 'soup', 'customer': 1}
    previous = {'orders': [soup], **ANN}
    assert people == [{'model': 'customer', 'verb': 'destroyed', 'id': 1, 'previous': previous}]


def test_added_to_a_to_one_inverse(busy: Cafeteria) -> None:
    orders, people = busy.tell('put', '/customer/2/orders/1')
    assert orders == [{'verb': 'updated', 'data': {'customer': 2}, 'id': 1}]
    assert people == [added('customer', 2, 'orders', 1), removed('customer', 1, 'orders', 1)]


def test_added_where_it_is_already(busy: Cafeteria) -> None:
    orders, people = busy.tell('put', '/customer/1/orders/1')
    assert orders == [{'verb': 'updated', 'data': {'customer': 1}, 'id': 1}]
    assert people == [added('customer', 1, 'orders', 1), removed('customer', 1, 'orders', 1)]


def test_removed_from_a_to_one_inverse(busy: Cafeteria) -> None:
    orders, people = busy.tell('delete', '/customer/1/orders/1')
    assert orders == [{'verb': 'updated', 'data': {'customer': None}, 'id': 1}]
    assert people == [removed('customer', 1, 'orders', 1)]


def test_many_to_many(busy: Cafeteria) -> None:
    orders, people = busy.tell('put', '/order/1/tags/1')
    assert orders == [{'id': 1, 'verb': 'addedTo', 'attribute': 'tags', 'addedId': 1}]
    assert people == [added('tag', 1, 'orders', 1)]
    orders, people = busy.tell('delete', '/order/1/tags/1')
    assert orders == [{'id': 1, 'verb': 'removedFrom', 'attribute': 'tags', 'removedId': 1}]
    assert people == [removed('tag', 1, 'orders', 1)]


def test_replaced(busy: Cafeteria) -> None:
    busy.tell('post', '/order', {'name': 'cake'})
    orders, people = busy.tell('put', '/customer/2/orders', [1, 2])
    assert orders == [{'verb': 'updated', 'data': {'customer': 2}, 'id': id} for id in (1, 2)]
    assert people == [
        added('customer', 2, 'orders', 1),
        added('customer', 2, 'orders', 2),
        removed('customer', 1, 'orders', 1),
    ]
    orders, people = busy.tell('put', '/customer/2/orders', [1])
    assert orders == [{'verb': 'updated', 'data': {'customer': None}, 'id': 2}]
    assert people == [removed('customer', 2, 'orders', 2)]


def test_plain_http_tells_everybody(server: Server, busy: Cafeteria) -> None:
    busy.cause.request('get', '/order')
    send_json(server.url + '/order/1', 'PATCH', {'name': 'stew'})
    event = {'verb': 'updated', 'data': {'name': 'stew', 'id': 1}, 'id': 1, 'previous': order()}
    assert busy.cause.heard() == busy.orders.heard() == [['order', event]]


def changes(client: WireClient, others: WireClient) -> list[str]:
    """What a client hears of a change of order 1 and of a new order that another one makes."""
    others.request('patch', '/order/1', {'name': 'stew'})
    others.request('post', '/order', {'name': 'new'})
    return [event['verb'] for name, event in client.heard() if name == 'order']


@pytest.mark.parametrize(
    ('verb', 'url', 'data', 'heard'),
    [
        ('get', '/order', None, ['updated', 'created']),
        ('get', '/order/1', None, ['updated']),
        ('patch', '/order/1', {'name': 'x'}, ['updated']),
        ('put', '/order/1/tags/1', None, ['updated']),
        ('put', '/order/1/tags', [], ['updated']),
        ('put', '/customer/1/orders/1', None, ['updated']),
        ('get', '/order/1/tags', None, ['updated']),
        # Found as an association: its record's room, and the class room with it.
        ('get', '/customer/1', None, ['updated', 'created']),
        ('get', '/customer', None, ['updated', 'created']),
        ('get', '/customer/1/orders', None, ['updated', 'created']),
        ('get', '/order?name=nothing', None, ['created']),
        ('get', '/tag', None, ['created']),
        ('post', '/order', {'name': 'mine'}, []),
        ('delete', '/customer/1/orders/1', None, []),
    ],
)
def test_what_subscribes(
    busy: Cafeteria, connect: Connect, verb: str, url: str, data: Any, heard: list[str]
) -> None:
    client = connect()
    client.request(verb, url, data)
    assert changes(client, busy.cause) == heard


def test_http_subscribes_nobody_and_a_reconnect_forgets(
    server: Server, busy: Cafeteria, connect: Connect
) -> None:
    busy.orders.close()
    server.wait_for_sockets(3)
    assert changes(connect(), busy.cause) == []


def test_the_destroyer_hears_no_more_of_a_new_record_of_that_id(busy: Cafeteria, connect: Connect) -> None:
    client = connect()
    client.request('get', '/order/1')
    client.request('delete', '/order/1')
    busy.cause.request('post', '/order', {'id': 1, 'name': 'again'})
    assert changes(client, busy.cause) == []


def test_nobody_stays_in_the_room_of_a_destroyed_record(server: Server, busy: Cafeteria) -> None:
    order = server.app.store.models['order']
    assert len(server.app.sockets.members(room(order, 1))) == 3
    busy.tell('delete', '/order/1')
    assert server.app.sockets.members(room(order, 1)) == []


def test_custom_messages_to_subscribers(server: Server, busy: Cafeteria) -> None:
    pubsub, model = server.app.pubsub, server.app.store.models['order']
    pubsub.publish(model, [1], {'ready': True})
    assert busy.orders.next_event() == ['order', {'ready': True}]
    assert busy.cause.heard() == [['order', {'ready': True}]]
