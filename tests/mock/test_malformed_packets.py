"""Packets that mean nothing close their own connection and trouble nobody else, as on real Sails."""

import pytest

from sails_io.mock import MockSails, Server
from tests.mock.conftest import Connect
from tests.mock.wire_client import ConnectionClosed

ECHO = '421["get",{"url":"/echo"}]'
CLOSES: dict[str, str | bytes] = {
    'no engine.io packet': 'xyz',
    'empty frame': '',
    'unknown engine.io type': '9',
    'a ping from the client': '2',
    'unknown socket.io type': '47',
    'broken JSON': '42["get",{',
    'JSON too deep': '42' + '[' * 5000,
    'no array': '42{"a":1}',
    'no name': '42[]',
    'a name that is an object': '42[{}]',
    'reserved name': '42["connect"]',
    'another reserved name': '42["disconnect"]',
    'unknown namespace': '42/foo,["get",{}]',
    'a second CONNECT': '40',
    'CONNECT_ERROR from the client': '44{"message":"x"}',
    'an acknowledgement that is no array': '43{}',
    'too many attachments': '4599999-["get"]',
    'a bad number of attachments': '45x-["get"]',
    'binary junk': b'\x00\x01\x02',
    'base64 junk': 'b!!!',
    'a base64 attachment to nothing': 'bAAEC',
}


@pytest.mark.parametrize('frame', CLOSES.values(), ids=CLOSES.keys())
def test_closes_the_connection(server: Server, connect: Connect, frame: str | bytes) -> None:
    other, client = connect(), connect()
    client.send(frame)
    assert client.closing() == 1000
    assert server.wait_for_sockets(1) == [other.id]
    assert other.request('get', '/echo')['statusCode'] == 200
    assert connect().request('get', '/echo')['statusCode'] == 200


@pytest.mark.parametrize(
    'frames',
    [
        ('451-["get",{"_placeholder":true,"num":0}]', ECHO),
        ('451-["get",{"_placeholder":true,"num":5}]', b'abc'),
    ],
    ids=['a text in place of an attachment', 'an attachment that is not there'],
)
def test_broken_attachments_close_it(connect: Connect, frames: tuple[str | bytes, ...]) -> None:
    client = connect()
    client.send(*frames)
    assert client.closing() == 1000


@pytest.mark.parametrize(
    'frame', [ECHO, '40"text"', '42["get",{"url":"/echo"}]', '43[]'], ids=['event', 'CONNECT', 'emit', 'ack']
)
def test_before_connecting(server: Server, connect: Connect, frame: str) -> None:
    client = connect(connect=False)
    client.send(frame)
    if frame != '43[]':
        assert client.closing() == 1000
    assert connect().request('get', '/echo')['statusCode'] == 200


@pytest.mark.parametrize(
    'frame',
    [
        '42[5]',
        '43999[]',
        '42["anything"]',
        '6',
        '0{}',
        '421["get",{"url":"/echo","headers":[1]}]',
        '421["get",{"url":"/echo","headers":"ab","data":5}]',
        '421["post",{"url":"/echo","data":{"__proto__":{"x":1}}}]',
        '421["get",{"url":"/\\u0000\\ud83d"}]',
        '421["get",{"url":"/' + 'a' * 100_000 + '"}]',
        '421["post",{"url":"/nope","data":' + '[' * 400 + ']' * 400 + '}]',
    ],
)
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


def test_a_frame_beyond_the_limit_closes_the_connection(connect: Connect) -> None:
    app = MockSails(max_http_buffer_size=1000)
    with app.serve() as server:
        client = connect(server.url)
        client.send('42["get",{"url":"' + 'a' * 2000 + '"}]')
        assert client.closing() == 1009
        assert connect(server.url).id


def test_a_storm_of_junk(server: Server, connect: Connect) -> None:
    other = connect()
    for frame in list(CLOSES.values()) * 3:
        client = connect(connect=False)
        try:
            client.send(frame, frame, ECHO)
        except (ConnectionClosed, ConnectionError):  # it may be closed in between
            continue
    assert other.request('get', '/echo')['statusCode'] == 200
    assert server.wait_for_sockets(1) == [other.id]
