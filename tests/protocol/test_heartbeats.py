"""engine.io's published checks, "heartbeat", and the time that socket.io gives a client to connect.

Source: github.com/socketio/socket.io, docs/engine.io-protocol/v4-test-suite and v3-test-suite, and
docs/socket.io-protocol/v5-test-suite; the names of the checks are theirs. In revision 4 the server pings, in
revision 3 the client does.
"""

import json

from tests.protocol.conftest import Connect, Poll
from tests.support.server import Server


def test_polling_sends_ping_pong_packets(quick_server: Server, poll: Poll, eio: int) -> None:
    polling = poll(quick_server)
    for _ in range(3):
        if eio == 3:
            assert polling.post('2').status == 200
        assert polling.poll().text == polling.payload('2' if eio == 4 else '3')
        if eio == 4:
            assert polling.post('3').status == 200


def test_websocket_sends_ping_pong_packets(quick_server: Server, connect: Connect, eio: int) -> None:
    client = connect(quick_server)
    for _ in range(3):
        if eio == 3:
            client.send('2')
        assert client.receive() == ('2' if eio == 4 else '3')
        if eio == 4:
            client.send('3')


def test_closes_the_session_upon_ping_timeout(
    quick_server: Server, poll: Poll, connect: Connect, eio: int
) -> None:
    polling, client = poll(quick_server), connect(quick_server)
    if eio == 4:
        assert polling.poll().text == '2'
    ended = polling.poll()
    assert (ended.status, ended.text) == (200, polling.payload('1'))
    assert polling.poll().status == 400
    client.closing()


def test_a_heartbeat_in_the_wrong_direction(connect: Connect, poll: Poll, eio: int) -> None:
    wrong = '2' if eio == 4 else '3'
    client, polling = connect(), poll()
    client.send(wrong)
    client.closing()
    polling.post(wrong)
    assert polling.poll().status == 400


def test_a_probe_in_the_wrong_place(connect: Connect, eio: int) -> None:
    client = connect()
    client.send('2probe')
    if eio == 4:
        client.closing()
    else:
        assert client.receive() == '3'


def test_should_close_the_connection_if_no_handshake_is_received(
    quick_server: Server, connect: Connect, eio: int
) -> None:
    client = connect(quick_server, connect=False)
    if eio == 3:  # it is connected unasked, so nothing is waited for
        assert client.receive() == '40'
        for _ in range(2):
            client.send('421["get",{"url":"/slow/1200"}]', '2')
            assert client.receive() == '3'
            assert json.loads(client.receive()[3:])[0]['body'] == {'waited': 1200}
        return
    pings = 0
    while client.receive_or_end() is not None:
        client.send('3')
        pings += 1
        assert pings < 20  # six seconds, where one is allowed
