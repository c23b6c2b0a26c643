"""socket.io's published checks: "connect", "disconnect" and "message"; those of invalid formats are in a file
of their own.

Source: github.com/socketio/socket.io, docs/socket.io-protocol/v5-test-suite; the names of the checks are
theirs, where there are two of a name its place is added. Their server has a namespace ``/custom`` and sends events
back. Sails has the main namespace alone; a virtual request and its answer stand in for the events. In
revision 3 (socket.io 2) a client is in the main namespace unasked.
"""

import json

import pytest

from tests.mock.wire_client import WireClient
from tests.protocol.conftest import Connect, Poll

GET = '["get",{"url":"/text"}]'
ANSWER = '[{"body":"plain text","headers":{},"statusCode":200}]'


def wait_until_read(client: WireClient) -> None:
    """Wait until the server has done what it was sent: socket.io 4 leaves a namespace one turn later."""
    client.send('40/nowhere')
    assert client.receive().startswith('44/nowhere,')


def test_should_allow_connection_to_the_main_namespace(connect: Connect, eio: int) -> None:
    client = connect(connect=False)
    if eio == 3:
        assert client.receive() == '40'
    else:
        client.send('40')
        packet = client.receive()
        assert packet.startswith('40')
        (sid,) = json.loads(packet[2:]).values()
        # In socket.io 4 the id of the connection below is nobody's business.
        assert isinstance(sid, str)
        assert sid != client.opened['sid']


def test_should_allow_connection_to_the_main_namespace_with_a_payload(connect: Connect, eio: int) -> None:
    client = connect(connect=eio == 3)
    client.send('40{"token":"123"}')
    if eio == 3:  # such a client has no payload, and is in already
        client.closing()
    else:
        assert list(json.loads(client.receive()[2:])) == ['sid']
        client.send(f'421{GET}')
        assert client.receive() == f'431{ANSWER}'


# The published checks of connections to a custom namespace have no place in Sails, which refuses all but one.
@pytest.mark.parametrize('namespace', ['/random', '/random,', '/random,{"token":"abc"}'])
@pytest.mark.parametrize('joined', [True, False], ids=['joined', 'not joined'])
def test_should_disallow_connection_to_an_unknown_namespace(
    connect: Connect, namespace: str, joined: bool, eio: int
) -> None:
    client = connect(connect=joined or eio == 3)
    client.send(f'40{namespace}')
    assert client.receive() == '44/random,{"message":"Invalid namespace"}'
    if eio == 4 and not joined:
        client.send('40')
        assert client.receive().startswith('40{"sid":')
    client.send(f'421{GET}')
    assert client.receive() == f'431{ANSWER}'


def test_should_disallow_connection_with_an_invalid_handshake(connect: Connect) -> None:
    client = connect(connect=False)
    client.send('4abc')
    client.closing()


@pytest.mark.parametrize('packet', ['40"text"', '40[]', '41', '43[]', f'421{GET}', '44{"message":"x"}'])
def test_should_disallow_other_packets_before_connect(connect: Connect, packet: str, eio: int) -> None:
    client = connect(connect=eio == 3)
    if eio == 3:
        client.send('41')  # leave what was joined unasked
        wait_until_read(client)
    client.send(packet)
    client.closing()


def test_should_disconnect_from_the_main_namespace(connect: Connect, eio: int) -> None:
    client = connect()
    client.send('41')
    wait_until_read(client)
    # The connection stays, and may be used for the namespace again.
    client.send('40')
    assert client.receive().startswith('40')
    client.send(f'421{GET}')
    assert client.receive() == f'431{ANSWER}'


def test_should_be_disconnected_by_the_server(connect: Connect) -> None:
    client = connect()
    client.emit('post', {'url': '/kick'})
    assert client.receive() == '41'
    client.send('40')
    assert client.receive().startswith('40')


def test_should_be_closed_by_the_server(connect: Connect, poll: Poll) -> None:
    client, polling = connect(), poll()
    client.emit('post', {'url': '/drop'})
    client.closing()
    polling.post('42["post",{"url":"/drop"}]')
    assert polling.packets(polling.poll())[-1] == '1'
    assert polling.poll().status == 400


def test_should_send_a_plain_text_packet(connect: Connect) -> None:
    client = connect()
    client.send('42["post",{"url":"/blast","data":{"event":"heard","data":[1,"2",{"3":[true]}]}}]')
    assert client.receive() == '42["heard",[1,"2",{"3":[true]}]]'


def test_should_send_a_packet_with_binary_attachments(connect: Connect, eio: int) -> None:
    client = connect()
    first, second = '{"_placeholder":true,"num":0}', '{"_placeholder":true,"num":1}'
    client.send(f'452-["post",{{"url":"/blast","data":{{"event":"heard","data":[{first},{second}]}}}}]')
    kind = b'\x04' if eio == 3 else b''
    client.send(kind + b'\x01\x02\x03', kind + b'\x04\x05\x06')
    # Sails makes arrays of them before a route sees them.
    assert client.receive() == '42["heard",[[1,2,3],[4,5,6]]]'


def test_should_send_a_plain_text_packet_with_an_ack(connect: Connect) -> None:
    client = connect()
    client.send(f'42456{GET}')
    assert client.receive() == f'43456{ANSWER}'


def test_should_send_a_packet_with_binary_attachments_and_an_ack(connect: Connect, eio: int) -> None:
    client = connect()
    client.send('451-789["post",{"url":"/echo","data":{"list":[{"_placeholder":true,"num":0}]}}]')
    client.send(b'\x04\x01\x02\x03' if eio == 3 else b'\x01\x02\x03')
    packet = client.receive()
    assert packet.startswith('43789[')
    assert json.loads(packet[5:])[0]['body']['body'] == {'list': [[1, 2, 3]]}


@pytest.mark.parametrize('packet', ['4abc', '42{}', f'42abc{GET}'])
def test_should_close_the_session_upon_invalid_format(poll: Poll, packet: str) -> None:
    polling = poll()
    polling.post(packet)
    assert polling.packets(polling.poll()) == ['6', '1']
    assert polling.poll().status == 400
