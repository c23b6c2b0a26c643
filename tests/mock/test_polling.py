"""The polling transport, which Sails leaves off unless told otherwise, and the upgrade from it."""

import json
from collections.abc import Iterator

import pytest

from sails_io.mock import MockSails, Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch
from tests.mock.wire_client import SDK


@pytest.fixture
def server(app: MockSails) -> Iterator[Server]:
    """The app of the other tests, with both transports."""
    both = MockSails(transports=['polling', 'websocket'])
    both.dispatcher = app.dispatcher
    with both.serve() as server:
        yield server


@pytest.fixture
def poll(server: Server) -> str:
    """The address of a connection that polls and has connected."""
    address = f'{server.url}/socket.io/?EIO=4&transport=polling&{SDK}'
    opened = json.loads(fetch(address).text[1:])
    assert opened['upgrades'] == ['websocket']
    address += f'&sid={opened["sid"]}'
    assert fetch(address, 'POST', '40').text == 'ok'
    assert fetch(address).text.startswith('40{"sid":')
    return address


def test_a_request(poll: str) -> None:
    fetch(poll, 'POST', '421["get",{"url":"/count"}]')
    assert fetch(poll).text == '431[{"body":{"count":1},"headers":{},"statusCode":200}]'


def test_the_upgrade_and_its_end(server: Server, poll: str, connect: Connect) -> None:
    client = connect(query=poll.split('polling&')[1], upgrade=True)
    client.send('2probe')
    assert client.receive() == '3probe'
    assert fetch(poll).text == '6'
    client.send('5')
    assert client.body('get', '/count') == {'count': 1}
    server.drop_all()
    assert client.closing() == 1006
    server.wait_for_sockets(0)


def test_a_cut(server: Server, poll: str) -> None:
    server.drop_all()
    server.wait_for_sockets(0)
    assert fetch(poll).status == 400


def test_a_senseless_packet(server: Server, poll: str) -> None:
    fetch(poll, 'POST', '42{}')
    server.wait_for_sockets(0)


def test_a_stop(server: Server, poll: str) -> None:
    server.stop()
    assert server.sockets == []
