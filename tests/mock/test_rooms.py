"""Rooms in the hands of a test; who gets what is compared with Sails in tests/fidelity."""

import threading

import pytest

from sails_io.mock import MockSails, MockUsageError, Request, Response, Server
from tests.mock.conftest import Connect
from tests.mock.wire_client import WireClient

EVENT = ['news', {'n': 1}]


@pytest.fixture
def clients(app: MockSails, server: Server, connect: Connect) -> list[WireClient]:
    """Three sockets, the first two in the room ``kitchen``."""

    clients = [connect() for _ in range(3)]
    for client in clients[:2]:
        app.sockets.join(client.id, 'kitchen')
    return clients


def heard(clients: list[WireClient]) -> list[int]:
    """How many events each has got; all are the one event."""
    events = [client.heard() for client in clients]
    assert all(event == EVENT for each in events for event in each)
    return [len(each) for each in events]


def test_rooms_end_with_the_connection(server: Server, clients: list[WireClient]) -> None:
    clients[0].close()
    server.wait_for_sockets(2)
    assert server.app.sockets.members('kitchen') == [clients[1].id]
    assert server.sockets == [clients[1].id, clients[2].id]


def test_from_the_thread_of_the_test(server: Server, clients: list[WireClient]) -> None:
    sockets = server.app.sockets
    sockets.broadcast(clients[2].id, 'news', {'n': 1})
    assert heard(clients) == [0, 0, 1]
    sockets.join(clients[2].id, 'bar')
    sockets.add_room_members_to_rooms('kitchen', ['bar', 'hall'])
    assert sockets.members('bar') == [clients[2].id, clients[0].id, clients[1].id]
    sockets.remove_room_members_from_rooms('kitchen', 'bar')
    assert sockets.members('bar') == [clients[2].id]
    sockets.leave_all('kitchen')
    assert [sockets.rooms_of(client.id) for client in clients] == [[], [], ['bar']]
    sockets.broadcast(clients[0].id, 'news', {'n': 1})
    assert heard(clients) == [1, 0, 0]


def test_without_a_name_the_event_is_message(server: Server, clients: list[WireClient]) -> None:
    server.app.sockets.blast({'b': 1})
    assert clients[0].next_event() == ['message', {'b': 1}]
    server.app.sockets.broadcast('kitchen', {'b': 2})
    assert clients[1].heard() == [['message', {'b': 1}], ['message', {'b': 2}]]


def test_data_is_what_it_was_when_it_was_sent(app: MockSails, clients: list[WireClient]) -> None:
    @app.route('POST /change')
    def change(_req: Request, res: Response) -> Response:
        data = {'n': 1}
        app.sockets.blast('news', data)
        data['n'] = 2
        return res.ok()

    clients[0].request('post', '/change')
    assert heard(clients) == [1, 1, 1]


def test_many_threads_send_at_once(server: Server, clients: list[WireClient]) -> None:
    threads = [threading.Thread(target=server.app.sockets.blast, args=EVENT) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard(clients) == [20, 20, 20]


def test_bad_calls(server: Server) -> None:
    with pytest.raises(MockUsageError, match='The name of a room is a text, but 7 was given'):
        server.app.sockets.join('id', 7)  # type: ignore[arg-type]
    with pytest.raises(MockUsageError, match='GET /x came over HTTP and has no socket'):
        server.app.sockets.get_id(Request('GET', '/x'))
