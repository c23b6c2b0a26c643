"""Resourceful pubsub as the test of an app sees it; who hears what is compared with Sails in tests/fidelity."""

import pytest

from sails_io.mock import MockSails, Server
from sails_io.mock.pubsub import room
from tests.mock.conftest import Connect
from tests.mock.wire_client import WireClient


@pytest.fixture
def watchers(app: MockSails, connect: Connect) -> list[WireClient]:
    """Two that watch the one order there is."""
    app.model('order', {'name': 'string'}, [{'name': 'soup'}])
    watchers = [connect(), connect()]
    for watcher in watchers:
        watcher.request('get', '/order')
    return watchers


def test_a_reconnect_forgets(server: Server, watchers: list[WireClient], connect: Connect) -> None:
    watchers[0].close()
    server.wait_for_sockets(1)
    again = connect()
    watchers[1].request('patch', '/order/1', {'name': 'stew'})
    assert again.heard() == []


def test_nobody_stays_in_the_room_of_a_destroyed_record(server: Server, watchers: list[WireClient]) -> None:
    order, members = server.app.store.models['order'], server.app.sockets.members
    assert members(room(order, 1)) == [watcher.id for watcher in watchers]
    watchers[0].request('delete', '/order/1')
    assert members(room(order, 1)) == []


def test_custom_messages_to_subscribers(server: Server, watchers: list[WireClient], connect: Connect) -> None:
    other = connect()
    server.app.pubsub.publish(server.app.store.models['order'], [1], {'ready': True})
    assert watchers[0].next_event() == ['order', {'ready': True}]
    assert other.heard() == []
