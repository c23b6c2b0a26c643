"""engine.io's published checks, "message" and "close".

Source: github.com/socketio/socket.io, docs/engine.io-protocol/v4-test-suite and v3-test-suite; the names of
the checks are theirs. Their server sends every message back; with Sails a virtual request and its answer
stand in for that.
"""

import json

import pytest

from tests.mock.wire_client import ConnectionClosed
from tests.protocol.conftest import Connect, Poll

UNKNOWN = '{"code":1,"message":"Session ID unknown"}'


def get(id: int, url: str = '/text') -> str:
    return f'42{id}["get",{{"url":"{url}"}}]'


def answer(id: int) -> str:
    return f'43{id}[{{"body":"plain text","headers":{{}},"statusCode":200}}]'


def test_polling_sends_and_receives_a_payload_containing_one_plain_text_packet(poll: Poll) -> None:
    polling = poll()
    posted = polling.post(get(1))
    assert (posted.status, posted.text, posted.headers['content-type']) == (200, 'ok', 'text/html')
    polled = polling.poll()
    assert (polled.status, polled.text) == (200, polling.payload(answer(1)))
    assert polled.headers['content-type'] == 'text/plain; charset=UTF-8'
    assert polled.headers['cache-control'] == posted.headers['cache-control'] == 'no-store'


def test_polling_sends_and_receives_a_payload_containing_several_plain_text_packets(poll: Poll) -> None:
    polling = poll()
    assert polling.post(get(1), get(2), get(3)).text == 'ok'
    assert polling.next_packets(3) == [answer(1), answer(2), answer(3)]


def test_polling_many_packets_at_once(poll: Poll) -> None:
    polling = poll()
    polling.post(*(get(id) for id in range(100)))
    assert polling.next_packets(100) == [answer(id) for id in range(100)]


def test_polling_sends_a_payload_containing_plain_text_and_binary_packets(poll: Poll, eio: int) -> None:
    polling = poll()
    event = '451-1["post",{"url":"/echo","data":{"bytes":{"_placeholder":true,"num":0}}}]'
    assert polling.post(event, 'bAQIDBA==' if eio == 4 else 'b4AQIDBA==').text == 'ok'
    (packet,) = polling.next_packets(1)
    # Sails makes arrays of them.
    assert json.loads(packet[3:])[0]['body']['body'] == {'bytes': [1, 2, 3, 4]}


def test_polling_text_beyond_ascii(poll: Poll) -> None:
    data = {'text': 'é \U0001f600 \u2028', 'more': '0123456789'}
    assert poll().body('post', '/echo', data)['body'] == data


@pytest.mark.parametrize('body', ['abc', '', '9', '99:4abc'])
def test_polling_closes_the_session_upon_invalid_packet_format(poll: Poll, body: str) -> None:
    polling = poll()
    assert polling.post_raw(body).text == 'ok'
    polled = polling.poll()
    assert (polled.status, polled.text) == (400, UNKNOWN)


def test_polling_closes_the_session_upon_duplicate_poll_requests(poll: Poll) -> None:
    polling = poll()
    first = polling.hang()
    second = polling.poll()
    assert (second.status, second.text) == (400, '')
    ended = first.answer()
    assert (ended.status, ended.text) == (200, polling.payload('1'))
    assert polling.poll().status == 400


def test_polling_closes_the_session_upon_duplicate_posts(poll: Poll) -> None:
    polling = poll()
    first = polling.begin_post()
    second = polling.post(get(1))
    assert (second.status, second.text) == (400, '')
    assert polling.poll().text == UNKNOWN
    first.cancel()


def test_polling_binary_payloads(poll: Poll, eio: int) -> None:
    polling = poll()
    packet = get(1).encode()
    length = bytes(map(int, str(len(packet))))
    posted = polling.post_raw(b'\x00' + length + b'\xff' + packet, 'application/octet-stream')
    if eio == 3:
        assert posted.text == 'ok'
        assert polling.next_packets(1) == [answer(1)]
    else:
        assert (posted.status, polling.poll().text) == (400, UNKNOWN)


def test_polling_closes_the_session_upon_cancelled_polling_request(poll: Poll) -> None:
    polling = poll()
    polling.hang().cancel()
    assert polling.poll().status == 400


def test_polling_forcefully_closes_the_session(poll: Poll) -> None:
    polling = poll()
    first = polling.hang()
    assert polling.post('1').text == 'ok'
    ended = first.answer()
    assert (ended.status, ended.text) == (200, polling.payload('6'))
    assert polling.poll().text == UNKNOWN


def test_websocket_sends_and_receives_a_plain_text_packet(connect: Connect) -> None:
    client = connect()
    client.send(get(1))
    assert client.receive() == answer(1)


def test_websocket_sends_a_binary_packet(connect: Connect, eio: int) -> None:
    client = connect()
    client.send('451-1["post",{"url":"/echo","data":{"bytes":{"_placeholder":true,"num":0}}}]')
    client.send(b'\x01\x02\x03\x04' if eio == 4 else b'\x04\x01\x02\x03\x04')
    assert json.loads(client.receive()[3:])[0]['body']['body'] == {'bytes': [1, 2, 3, 4]}


@pytest.mark.parametrize('frame', ['abc', '', '9'])
def test_websocket_closes_the_session_upon_invalid_packet_format(connect: Connect, frame: str) -> None:
    client = connect(connect=False)
    client.send(frame)
    client.closing()


def test_websocket_forcefully_closes_the_session(connect: Connect) -> None:
    # The published check waits until the connection ends, and its server's ping timeout ends it: engine.io
    # passes over a close packet in a WebSocket, whose clients close the WebSocket.
    client = connect()
    client.send('1', get(1))
    assert client.receive() == answer(1)
    client.close()
    with pytest.raises(ConnectionClosed):
        client.receive()
