"""Packets that mean nothing close their own connection and trouble nobody else.

Among them are socket.io's published checks "should close the connection upon invalid format". Source:
github.com/socketio/socket.io, docs/socket.io-protocol/v5-test-suite.
"""

import pytest

from tests.mock.wire_client import ConnectionClosed, WireClient
from tests.protocol.conftest import Connect, Poll

ECHO = '421["get",{"url":"/echo"}]'
INVALID: dict[str, str | bytes] = {
    'unknown packet type': '4abc',
    'a packet type beyond the last': '47',
    'invalid payload format': '42{}',
    'invalid ack id': '42abc["get",{"url":"/echo"}]',
    'no engine.io packet': 'xyz',
    'empty frame': '',
    'unknown engine.io type': '9',
    'broken JSON': '42["get",{',
    'JSON too deep': '42' + '[' * 5000,
    'no payload': '42[]',
    'a name that is an object': '42[{}]',
    'a reserved name': '42["connect"]',
    'another reserved name': '42["disconnect"]',
    'another namespace': '42/random,["get",{}]',
    'a second CONNECT': '40',
    'CONNECT_ERROR from the client': '44{"message":"x"}',
    'CONNECT with a text': '40"text"',
    'CONNECT with a list': '40[]',
    'DISCONNECT with a payload': '41{}',
    'an acknowledgement that is no array': '43{}',
    'an acknowledgement of another namespace': '43/random,1[]',
    'no attachments': '450-["get"]',
    'no number of attachments': '45["get"]',
    'a bad number of attachments': '45x-["get"]',
    'too many attachments': '4511-["get"]',
    'far too many attachments': '4599999-["get"]',
    'an attachment to nothing': b'\x04\x01\x02',
    'a base64 attachment to nothing': 'b4AAEC',
}
BORNE = {
    'a number for a name': '42[5]',
    'an acknowledgement of nothing': '43999[]',
    'an event that is no verb': '42["anything"]',
    'a noop': '6',
    'an open packet': '0{}',
    'an upgrade': '5',
    'a close packet': '1',
    'headers that are an array': '421["get",{"url":"/echo","headers":[1]}]',
    'headers that are a text': '421["get",{"url":"/echo","headers":"ab","data":5}]',
    'a prototype': '421["post",{"url":"/echo","data":{"__proto__":{"x":1}}}]',
    'a URL of control characters': '421["get",{"url":"/\\u0000\\ud83d"}]',
    'a long URL': '421["get",{"url":"/' + 'a' * 100_000 + '"}]',
    'deep data': '421["post",{"url":"/nope","data":' + '[' * 400 + ']' * 400 + '}]',
}


def works(client: WireClient) -> bool:
    """Whether a client is answered."""
    return bool(client.request('get', '/echo')['statusCode'] == 200)


@pytest.mark.parametrize('frame', INVALID.values(), ids=INVALID.keys())
def test_should_close_the_connection_upon_invalid_format(connect: Connect, frame: str | bytes) -> None:
    other, client = connect(), connect()
    client.send(frame)
    client.closing()
    assert works(other)
    assert works(connect())


@pytest.mark.parametrize('packet', ['4abc', '42{}', '42abc["get",{"url":"/echo"}]'])
def test_should_close_the_session_upon_invalid_format(poll: Poll, packet: str) -> None:
    polling = poll()
    polling.post(packet)
    assert polling.packets(polling.poll()) == ['6', '1']
    assert polling.poll().status == 400


def test_should_close_the_connection_upon_a_text_in_place_of_an_attachment(connect: Connect) -> None:
    client = connect()
    client.send('451-["get",{"_placeholder":true,"num":0}]', ECHO)
    client.closing()


def test_should_close_the_connection_upon_an_attachment_that_is_not_there(connect: Connect, eio: int) -> None:
    client = connect()
    client.send('451-["get",{"_placeholder":true,"num":5}]', b'abc' if eio == 4 else b'\x04abc')
    client.closing()


@pytest.mark.parametrize('frame', BORNE.values(), ids=BORNE.keys())
def test_strange_packets_that_are_borne(connect: Connect, frame: str) -> None:
    client = connect()
    client.send(frame, '4277["get",{"url":"/echo"}]')
    answers = [client.receive()]
    while not answers[-1].startswith('4377'):
        answers.append(client.receive())
    assert len(answers) == (2 if frame.startswith('421') else 1)


def test_half_a_surrogate_comes_back(connect: Connect) -> None:
    client = connect()
    client.send('421["post",{"url":"/echo","data":{"half":"\\ud83d"}}]')
    assert '"half":"\\ud83d"' in client.receive()


def test_a_large_request_is_answered(connect: Connect) -> None:
    data = {'x': 'a' * 2_000_000}
    assert connect().body('post', '/echo', data)['body'] == data


def test_a_storm_of_junk(connect: Connect) -> None:
    other = connect()
    for frame in list(INVALID.values()) * 3:
        client = connect(connect=False)
        try:
            client.send(frame, frame, ECHO)
        except (ConnectionClosed, ConnectionError):  # it may be closed in between
            continue
    assert works(other)
    assert works(connect())
