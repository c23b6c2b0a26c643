"""The switch of a server."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from demo.switch import LONGEST_OUTAGE, Switch
from sails_io.mock import MockSails, Server


@contextmanager
def switched(longest: float = LONGEST_OUTAGE) -> Iterator[tuple[Server, Server]]:
    """A server with five orders, and the one of its switch."""
    app = MockSails()
    app.model('order', {'dish': 'string'}, [{'dish': 'Pancakes'}] * 5)
    with app.serve() as server, Switch(server, longest).app.serve() as switch:
        yield server, switch


def put(switch: Server, body: object) -> tuple[int, object]:
    """The status and the body of the answer to `PUT /server`."""
    connection = http.client.HTTPConnection('127.0.0.1', switch.port, timeout=10)
    connection.request('PUT', '/server', json.dumps(body), {'Content-Type': 'application/json'})
    answer = connection.getresponse()
    status, text = answer.status, answer.read()
    connection.close()
    return status, json.loads(text)


def test_server_stops_and_starts_on_its_port_with_all_it_knows() -> None:
    with switched() as (server, switch):
        orders = server.app.store.models['order'].records
        port, before = server.port, dict(orders)
        assert put(switch, {'running': False}) == (200, {'running': False})
        assert not server.running
        assert put(switch, {'running': True}) == (200, {'running': True})
        assert (server.running, server.port, orders) == (True, port, before)


def test_server_comes_back_by_itself() -> None:
    with switched(longest=0.2) as (server, switch):
        assert put(switch, {'running': False}) == (200, {'running': False})
        server.journal.wait_for(lambda: server.running, 10)


def test_port_that_is_taken_meanwhile_is_told() -> None:
    with switched() as (server, switch):
        put(switch, {'running': False})
        with socket.create_server(('127.0.0.1', server.port)):
            status, body = put(switch, {'running': True})
        assert status == 500
        assert isinstance(body, dict)
        assert str(server.port) in body['message']
        assert put(switch, {'running': True}) == (200, {'running': True})


def test_nonsense_is_refused() -> None:
    with switched() as (server, switch):
        status, body = put(switch, {'running': 'no'})
        assert status == 400
        assert body == {'message': "running is true or false, but 'no' was given."}
        assert server.running


def test_only_pages_of_the_server_reach_its_switch() -> None:
    def handshake(origin: str) -> int:
        connection = http.client.HTTPConnection('127.0.0.1', switch.port, timeout=10)
        headers = {
            'Origin': origin,
            'Connection': 'Upgrade',
            'Upgrade': 'websocket',
            'Sec-WebSocket-Version': '13',
            'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        }
        connection.request('GET', '/socket.io/?EIO=4&transport=websocket', headers=headers)
        status = connection.getresponse().status
        connection.close()
        return status

    with switched() as (server, switch):
        assert handshake(server.url) == 101
        assert handshake(f'http://localhost:{server.port}') == 101
        assert handshake('http://elsewhere.test') == 400
