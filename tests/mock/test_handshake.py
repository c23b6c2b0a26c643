"""Who may connect, and what the refused see."""

import asyncio
import socket
import struct
import threading

import pytest

from sails_io.mock import Handshake, MockSails, Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch, upgrade
from tests.mock.wire_client import SDK

GOOD = 'http://good.example'
UPGRADE = (
    f'GET /socket.io/?EIO=4&transport=websocket&{SDK} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n'
    'Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
).encode()


def test_the_handshake_is_in_the_journal(server: Server, connect: Connect) -> None:
    client = connect(query=f'token=1&{SDK}', headers={'X-Mine': 'a'})
    handshake = server.journal.handshakes[-1]
    assert handshake.query == {
        'EIO': '4',
        'transport': 'websocket',
        'token': '1',
        '__sails_io_sdk_version': '1.2.1',
        '__sails_io_sdk_platform': 'browser',
        '__sails_io_sdk_language': 'javascript',
    }
    assert (handshake.headers['x-mine'], handshake.refused) == ('a', None)
    assert client.opened == {
        'sid': client.opened['sid'],
        'upgrades': [],
        'pingInterval': 25000,
        'pingTimeout': 60000,
        'maxPayload': 100000000,
    }


def test_every_origin_is_let_in_by_default(connect: Connect) -> None:
    assert connect(headers={'Origin': 'http://anybody.example'}).id


def test_only_listed_origins_are_let_in(connect: Connect) -> None:
    with MockSails(allow_origins=[GOOD]).serve() as server:
        assert connect(server.url, headers={'Origin': GOOD}).id
        # The server's own origin has to be listed too, and nobody may come without an origin.
        for origin in ({'Origin': 'http://evil.example'}, {'Origin': server.url}, {}):
            refusal = upgrade(server.url, headers=origin)
            assert (refusal.status, refusal.text) == (400, 'Bad request')
        assert [handshake.refused for handshake in server.journal.handshakes] == [None] + ['Bad request'] * 3


def test_listed_origins_get_cors_headers(connect: Connect) -> None:
    with MockSails(allow_origins=[GOOD]).serve() as server:
        answer = fetch(server.url + '/__getcookie', headers={'Origin': GOOD})
        assert answer.headers['access-control-allow-origin'] == GOOD
        assert answer.headers['access-control-allow-credentials'] == 'true'
        assert answer.headers['vary'] == 'Origin'
        preflight = fetch(server.url + '/any', 'OPTIONS', headers={'Origin': GOOD})
        assert (preflight.status, preflight.text) == (200, '')
        assert preflight.headers['access-control-allow-methods'] == 'GET,HEAD,PUT,PATCH,POST,DELETE'
        assert preflight.headers['access-control-allow-headers'] == 'content-type'
        for method in ('GET', 'OPTIONS'):
            other = fetch(server.url + '/__getcookie', method, headers={'Origin': 'http://evil.example'})
            assert other.status == 200
            assert not [name for name in other.headers if name.startswith('access-control')]
        client = connect(server.url, headers={'Origin': GOOD})
        assert client.request('get', '/nope')['headers'] == {
            'access-control-allow-origin': GOOD,
            'vary': 'Origin',
            'access-control-allow-credentials': 'true',
        }


def test_cors_can_be_kept_apart_from_sockets(connect: Connect) -> None:
    with MockSails(allow_origins=[GOOD], cors_origins=[]).serve() as server:
        answer = fetch(server.url + '/__getcookie', headers={'Origin': GOOD})
        assert 'access-control-allow-origin' not in answer.headers


def before_connect(handshake: Handshake) -> bool | str:
    if handshake.query.get('raise'):
        raise RuntimeError('thrown')
    said: str | None = handshake.query.get('say')
    return said if said is not None else handshake.query.get('token') == 'right'


async def before_connect_async(handshake: Handshake) -> bool | str:
    return before_connect(handshake)


@pytest.mark.parametrize('check', [before_connect, before_connect_async])
def test_before_connect(connect: Connect, check: object) -> None:
    with MockSails(before_connect=check, allow_origins=[GOOD]).serve() as server:  # type: ignore[arg-type]
        # It makes Sails pass over allow_origins.
        assert connect(server.url, query=f'token=right&{SDK}').id
        for query, reason in (
            ('', 'Forbidden'),
            ('say=not+today', 'not today'),
            ('raise=1', 'Error: thrown'),
        ):
            refusal = upgrade(server.url, query)
            assert (refusal.status, refusal.text) == (400, reason)


def test_a_changed_path(connect: Connect) -> None:
    with MockSails(path='/custom/path').serve() as server:
        assert connect(server.url, path='/custom/path').id
        assert upgrade(server.url).status == 404


def test_polling_is_off_as_in_sails(server: Server) -> None:
    refusal = fetch(server.url + '/socket.io/?EIO=4&transport=polling')
    assert (refusal.status, refusal.json()) == (400, {'code': 0, 'message': 'Transport unknown'})


def test_polling_can_be_switched_on() -> None:
    with MockSails(transports=['polling', 'websocket']).serve() as server:
        assert fetch(server.url + '/socket.io/?EIO=4&transport=polling').text.startswith('0{"sid":')


def test_who_goes_before_the_answer_is_no_error_of_the_server(caplog: pytest.LogCaptureFixture) -> None:
    asked, gone = threading.Event(), threading.Event()

    async def decide(handshake: Handshake) -> bool:
        asked.set()
        while not gone.is_set():
            await asyncio.sleep(0.001)
        return True

    with MockSails(before_connect=decide).serve() as server:
        with socket.create_connection((server.host, server.port)) as client:
            client.sendall(UPGRADE)
            assert asked.wait(5)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))  # ends by RST
        server.request('GET', '/')  # the server's loop has learned of it by now
        gone.set()
        server.journal.wait_for(lambda: server.journal.handshakes)
        server.request('GET', '/')
    assert [record.message for record in caplog.records] == []
