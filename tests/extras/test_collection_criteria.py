"""Criteria, of which the server is the judge, and associations, which it fills in."""

from __future__ import annotations

from tests.extras.test_collection import begin, order

NEW = {'where': {'status': 'new'}, 'sort': 'item ASC'}


def test_with_criteria_the_server_says_which_records_there_are(live, server):
    for item, status in (('tea', 'new'), ('milk', 'done'), ('cake', 'new')):
        order(server, item, status=status)
    begin(live, criteria=NEW)
    assert live.run('texts()') == ['cake', 'tea']
    order(server, 'bread')
    live.wait('told.length === 1')
    assert live.run('[texts(), brief()]') == [['bread', 'cake', 'tea'], ['created 4']]
    server.http('PATCH', '/order/1', {'status': 'done'})
    live.wait('told.length === 2')
    assert live.run('[texts(), brief()[1]]') == [['bread', 'cake'], 'destroyed 1']
    server.http('PATCH', '/order/3', {'item': 'a cake'})
    live.wait('told.length === 3')
    assert live.run('[texts(), brief()[2]]') == [['a cake', 'bread'], 'updated 3']


def test_many_events_make_two_loads_at_most(live, server):
    begin(live, criteria=NEW)
    live.run("() => { hold('get /order'); }")
    order(server, 'first')
    live.wait('held() === 1')
    for number in range(6):
        order(server, f'later {number}')
    live.call('get', '/echo')
    assert live.run("asked.filter((line) => line === 'get /order').length") == 1
    live.run('release()')
    live.wait('live.items.length === 7')
    live.call('get', '/echo')
    assert live.run("asked.filter((line) => line === 'get /order').length") == 2
    assert live.run('told.length') == 7


def test_what_the_page_does_is_judged_by_the_server(live, server):
    begin(live, criteria=NEW)
    live.run(
        "() => live.create({item: 'tea'}).then(() => live.create({item: 'milk', status: 'done'})).then(() => {})"
    )
    live.wait("asked.filter((line) => line === 'get /order').length === 2")
    live.call('get', '/echo')
    assert live.run('[texts(), brief()]') == [['tea'], ['created 1']]


def test_with_a_limit_there_are_no_more_than_that(live, server):
    for number in range(5):
        order(server, f'cup {number}')
    begin(live, criteria={'limit': 3, 'sort': 'id DESC'})
    assert live.run('texts()') == ['cup 4', 'cup 3', 'cup 2']
    order(server, 'cup 5')
    live.wait('loads === 2')
    assert live.run('[texts(), brief()]') == [['cup 5', 'cup 4', 'cup 3'], ['created 6', 'destroyed 3']]


def test_after_a_reconnect_the_last_load_counts(live, server):
    order(server, 'tea')
    begin(live, criteria=NEW)
    live.run("() => { hold('get /order'); }")
    order(server, 'milk')
    live.wait('held() === 1')
    live.run('() => { fall(); }')
    live.wait('held() === 2')
    live.run('release()')
    live.wait('texts().length === 2')
    live.call('get', '/echo')
    assert live.run('[texts(), brief(), live.request.jwr.statusCode]') == [
        ['milk', 'tea'],
        ['created 2'],
        200,
    ]


def furnish(server):
    """Two customers, and an order of the first."""
    for name in ('Ann', 'Bob'):
        server.http('POST', '/customer', {'name': name})
    order(server, 'tea', customer=1)
    order(server, 'water')


def test_a_record_that_moves_comes_with_where_it_is_now(live, server):
    furnish(server)
    begin(live)
    assert live.run('live.items.map(({customer}) => customer && customer.name)') == ['Ann', None]
    server.http('PATCH', '/order/1', {'customer': 2})
    server.http('PATCH', '/order/2', {'customer': 1})
    live.wait('told.length === 2')
    assert live.run('live.items.map(({customer}) => customer && customer.name)') == ['Bob', 'Ann']
    server.http('PATCH', '/order/1', {'customer': None})
    live.wait('told.length === 3')
    assert live.run('live.items.map(({customer}) => customer && customer.name)') == [None, 'Ann']


def test_an_ordinary_attribute_that_was_empty_takes_no_request_where_others_have_it(live, server):
    server.http('POST', '/dish', {'name': 'soup', 'note': 'hot'})
    server.http('POST', '/dish', {'name': 'cake'})
    begin(live, 'dish')
    server.http('PATCH', '/dish/2', {'note': 'sweet'})
    live.wait('told.length === 1')
    assert live.run('[live.get(2).note, asked]') == ['sweet', []]
    server.http('PATCH', '/dish/2', {'facts': {'kcal': [1, 2]}, 'note': None})
    live.wait('told.length === 2')
    assert live.run('[live.get(2).facts, live.get(2).note, asked]') == [{'kcal': [1, 2]}, None, []]


def test_records_that_come_into_a_list_or_go_from_it_are_there(live, server):
    furnish(server)
    begin(live, 'customer')
    server.http('PUT', '/customer/2/orders/2')
    live.wait('told.length === 1')
    assert live.run('[told[0].verb, told[0].attribute, told[0].previous.orders.length]') == [
        'addedTo',
        'orders',
        0,
    ]
    assert live.run('live.get(2).orders.map(({item}) => item)') == ['water']
    server.http('DELETE', '/customer/1/orders/1')
    live.wait('told.length === 2')
    assert live.run('[brief()[1], live.get(1).orders]') == ['removedFrom 1', []]


def test_what_the_page_does_has_its_associations_filled_in(live, server):
    furnish(server)
    begin(live)
    live.run(
        "() => live.create({item: 'cake', customer: 2}).then(() => live.update(1, {customer: 2})).then(() => {})"
    )
    assert live.run('[1, 3].map((id) => live.get(id).customer.name)') == ['Bob', 'Bob']


def test_what_the_page_does_not_want_filled_in_is_not(live, server):
    furnish(server)
    begin(live, criteria={'populate': False})
    assert live.run('live.get(1).customer') == 1
    order(server, 'cake', customer=2)
    live.wait('told.length === 1')
    server.http('PATCH', '/order/2', {'customer': 1})
    live.wait('told.length === 2')
    live.run('() => live.update(1, {customer: 2}).then(() => {})')
    live.wait('told.length === 3')
    assert live.run('live.items.map(({customer}) => customer)') == [2, 1, 2]
    assert live.run("asked.filter((line) => line === 'get /order').length") == 0


def test_a_list_that_is_not_filled_in_makes_no_request(live, server):
    furnish(server)
    begin(live, 'customer', {'populate': False})
    server.http('PUT', '/customer/2/orders/2')
    live.call('get', '/echo')
    assert live.run('[told, asked]') == [[], ['get /echo']]
