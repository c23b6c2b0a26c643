"""Mocks that share a Redis: what one says, clients of all hear. Real Sails speaks otherwise over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import socketio
from redis import Redis

from sails_io.mock import MockSails, Request, Response, Server, Sockets, bus
from tests.cluster.cluster import Cluster
from tests.cluster.service import Service
from tests.mock.wire_client import Background, WireClient

Connect = Callable[..., WireClient]


def build(redis: Service) -> MockSails:
    """A mock with a model, and a route by which a socket enters a room."""
    app = MockSails(redis=f'redis://{redis.address}')
    app.model('order', {'item': 'string'})

    @app.route('POST /rooms/:room')
    def enter(req: Request, res: Response) -> Response:
        app.sockets.join(req, req.params['room'])
        return res.ok()

    return app


@pytest.fixture
def mocks(redis: Service) -> Iterator[list[Server]]:
    """Two of them, running."""
    with build(redis).serve() as first, build(redis).serve() as second:
        yield [first, second]


@pytest.fixture(scope='module')
def background() -> Iterator[Background]:
    """The loop of all clients."""
    background = Background()
    yield background
    background.close()


@pytest.fixture
def connect(background: Background) -> Iterator[Connect]:
    """Connects a client to a mock."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(WireClient(background, server.url))


@pytest.fixture
def clients(mocks: list[Server], connect: Connect) -> list[WireClient]:
    """A client of each, both in the room `kitchen`."""
    clients = [connect(mock) for mock in mocks]
    for client in clients:
        client.request('post', '/rooms/kitchen', {})
    return clients


def test_an_event_comes_to_the_clients_of_both_once(mocks: list[Server], clients: list[WireClient]) -> None:
    for number, mock in enumerate(mocks):
        mock.app.sockets.broadcast('kitchen', 'news', {'number': number})
        assert [client.next_event() for client in clients] == [['news', {'number': number}]] * 2
    mocks[0].app.sockets.blast('last')
    assert [client.next_event() for client in clients] == [['last', None]] * 2


def test_one_that_is_left_out_hears_nothing_wherever_it_is(
    mocks: list[Server], clients: list[WireClient]
) -> None:
    mocks[0].app.sockets.broadcast('kitchen', 'news', 1, omit=clients[1].id)
    mocks[0].app.sockets.blast('news', 2, omit=clients[1].id)
    mocks[0].app.sockets.blast('last', 3)
    assert [clients[0].next_event() for _ in range(3)] == [['news', 1], ['news', 2], ['last', 3]]
    assert clients[1].next_event() == ['last', 3]


def test_a_room_of_one_is_a_room_of_all(mocks: list[Server], clients: list[WireClient]) -> None:
    here, far = mocks[0].app.sockets, mocks[1].app.sockets
    here.add_room_members_to_rooms('kitchen', ['bar', 'hall'])
    expect(here, far, 'bar', clients)
    here.remove_room_members_from_rooms('kitchen', 'bar')
    expect(here, far, 'bar', [], clients)
    here.join(clients[1].id, 'far')
    expect(here, far, 'far', clients[1:], clients[:1])
    far.leave(clients[1].id, 'far')
    expect(far, here, 'far', [], clients)
    far.leave_all('kitchen')
    expect(far, here, 'hall', [], clients)


def expect(
    actor: Sockets,
    other: Sockets,
    room: str,
    members: list[WireClient],
    strangers: list[WireClient] | None = None,
) -> None:
    """Both reach the members of a room, and nobody else; who has changed it comes first: the other follows."""
    for sockets in (actor, other):
        sockets.broadcast(room, 'to the room')
        sockets.blast('to all')
        for client in members:
            assert [client.next_event()[0] for _ in range(2)] == ['to the room', 'to all']
        for client in strangers or []:
            assert client.next_event()[0] == 'to all'


def test_clients_of_both_hear_of_records(mocks: list[Server], clients: list[WireClient]) -> None:
    for client in clients:
        client.request('get', '/order')
    mocks[0].request('POST', '/order', {'item': 'tea'})
    mocks[0].request('PATCH', '/order/1', {'item': 'cake'})
    for client in clients:
        assert [client.next_event()[1]['verb'] for _ in range(2)] == ['created', 'updated']


def test_records_stay_those_of_each(mocks: list[Server]) -> None:
    mocks[0].request('POST', '/order', {'item': 'tea'})
    assert [len(mock.request('GET', '/order').body) for mock in mocks] == [1, 0]


def test_a_mock_that_starts_again_is_back(
    mocks: list[Server], clients: list[WireClient], connect: Connect
) -> None:
    mocks[1].stop()
    mocks[0].app.sockets.blast('alone')
    assert clients[0].next_event() == ['alone', None]
    mocks[1].start()
    client = connect(mocks[1])
    mocks[0].app.sockets.blast('together')
    assert client.next_event() == ['together', None]


def test_nobody_listens_when_all_have_stopped(redis: Service, mocks: list[Server]) -> None:
    for mock in mocks:
        mock.stop()
    with Redis(port=redis.port) as asking:
        assert asking.pubsub_channels() == []
        assert len(asking.client_list()) == 1  # it is the one that asks


def test_a_redis_that_lets_nobody_listen_is_said(redis: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bus, 'PATIENCE', 0.5)
    with Redis(port=redis.port) as asking:
        asking.acl_setuser('deaf', enabled=True, nopass=True, commands=['+@all'], reset_channels=True)
    with pytest.raises(ConnectionError, match="does not let its visitor listen to the channel 'socketio'"):
        MockSails(redis=f'redis://deaf:any@{redis.address}').serve()


def test_another_program_can_speak_to_them(redis: Service, clients: list[WireClient]) -> None:
    manager = socketio.RedisManager(f'redis://{redis.address}', write_only=True)
    manager.emit('news', {'number': 1}, room='kitchen')
    manager.redis.close()
    assert [client.next_event() for client in clients] == [['news', {'number': 1}]] * 2


def test_mocks_and_sails_do_not_hear_each_other(
    cluster: Cluster, background: Background, connect: Connect
) -> None:
    with build(cluster.redis).serve() as mock:
        of_mock, of_sails = connect(mock), connect(cluster)
        of_mock.request('post', '/rooms/kitchen', {})
        of_sails.request('get', '/rooms/kitchen')
        mock.app.sockets.broadcast('kitchen', 'news', {'from': 'mock'})
        cluster.ask('a', 'POST', '/rooms/kitchen', {'from': 'Sails'})
        assert of_mock.next_event() == ['news', {'from': 'mock'}]
        assert of_sails.next_event() == ['news', {'from': 'Sails'}]
        # Once more, as what was said first may come last.
        mock.app.sockets.broadcast('kitchen', 'last')
        cluster.ask('a', 'POST', '/rooms/kitchen', {'last': True})
        assert of_mock.next_event() == ['last', None]
        assert of_sails.next_event() == ['news', {'last': True}]
