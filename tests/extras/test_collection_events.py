"""Events that come twice, or are none of a blueprint."""

from __future__ import annotations

from tests.extras.test_collection import begin, order
from tests.extras.test_collection_order import tell


def test_events_told_twice_do_nothing_more(live, server):
    begin(live)
    order(server, 'tea')
    live.wait('told.length === 1')
    record = live.run('live.items[0]')
    tell(server, verb='created', id=1, data=record)
    tell(server, verb='updated', id=1, data={'id': 1, 'item': 'tea'})
    tell(server, verb='destroyed', id=7)
    tell(server, verb='updated', id=7, data={'id': 7, 'item': 'nobody has it'})
    live.wait("asked.includes('get /order/7')")
    live.call('get', '/echo')
    assert live.run('[brief(), texts(), errors]') == [['created 1'], ['tea'], []]


def test_created_for_a_known_record_is_an_update(live, server):
    order(server, 'tea')
    begin(live)
    tell(server, verb='created', id=1, data={'id': 1, 'item': 'green tea'})
    live.wait('told.length === 1')
    assert live.run('[brief(), texts(), live.items[0].status]') == [['updated 1'], ['green tea'], 'new']


def test_what_is_no_event_of_a_blueprint_is_nothing(live, server):
    order(server, 'tea')
    begin(live)
    tell(server, verb='paid', id=1)
    nothing: list[object] = [None, 'text', 7, [], {'verb': 'paid'}]
    for data in nothing:
        server.http('POST', '/blast', {'event': 'order', 'data': data})
    live.call('get', '/echo')
    assert live.run('[told, errors, texts()]') == [[], [], ['tea']]
    assert live.run('asked') == ['get /echo']
