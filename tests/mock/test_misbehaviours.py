"""Each misbehaviour, over a socket and over HTTP."""

import http.client
import time

import pytest

from sails_io.mock import MockSails, MockUsageError, Request, Response, Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch

ECHO = '4299["get",{"url":"/echo"}]'


def test_never_answer(app: MockSails, server: Server, connect: Connect) -> None:
    app.misbehave('never_answer', 'GET /echo')
    client = connect()
    client.send(ECHO)
    assert client.request('post', '/echo')['statusCode'] == 200
    assert client.heard() == []
    assert server.journal.requests[0].url == '/echo'


def test_answer_late(app: MockSails, connect: Connect) -> None:
    app.misbehave('answer_late', 'GET /count', seconds=0.2)
    client = connect()
    start = time.monotonic()
    client.send('4299["get",{"url":"/count"}]', '4298["get",{"url":"/echo"}]')
    assert client.receive().startswith('4398')
    assert client.receive() == '4399[{"body":{"count":1},"headers":{},"statusCode":200}]'
    assert time.monotonic() - start >= 0.2


def test_answer_twice(app: MockSails, connect: Connect) -> None:
    app.misbehave('answer_twice', '/count')
    client = connect()
    client.send('4299["get",{"url":"/count"}]')
    answer = '4399[{"body":{"count":1},"headers":{},"statusCode":200}]'
    assert [client.receive(), client.receive()] == [answer, answer]


def test_drop_connection(app: MockSails, server: Server, connect: Connect) -> None:
    app.misbehave('drop_connection', 'GET /count')
    other, client = connect(), connect()
    client.send('4299["get",{"url":"/count"}]')
    assert client.closing() == 1006
    assert server.wait_for_sockets(1) == [other.id]
    assert other.request('get', '/echo')['statusCode'] == 200


def test_lose_answer(app: MockSails, connect: Connect) -> None:
    ran: list[str] = []

    @app.route('POST /order')
    def order(req: Request, res: Response) -> Response:
        ran.append(req.url)
        return res.ok()

    app.misbehave('lose_answer', 'POST /order', times=1)
    client = connect()
    client.send('4299["post",{"url":"/order"}]')
    assert (client.closing(), ran) == (1006, ['/order'])
    assert connect().request('post', '/order')['statusCode'] == 200


def test_parse_error(app: MockSails, connect: Connect) -> None:
    app.misbehave('parse_error', 'GET /echo')
    client = connect()
    assert client.call('get', {'url': '/echo'})['code'] == 'SAILS:HOOK:SOCKETS:PARSE_VIRTUAL_REQ'
    client.emit('get', {'url': '/echo'})
    assert client.next_event()[0] == 'sails:parseError'


def test_crash_server(app: MockSails, server: Server, connect: Connect) -> None:
    app.misbehave('crash_server', 'GET /echo', times=1)
    client, other = connect(), connect()
    client.send(ECHO)
    assert [client.closing(), other.closing()] == [1006, 1006]
    server.wait()
    assert not server.running
    server.start()
    assert connect().request('get', '/echo')['statusCode'] == 200


def test_over_http(app: MockSails, server: Server) -> None:
    app.misbehave('drop_connection', 'GET /echo')
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        fetch(server.url + '/echo')
    app.misbehave('parse_error', 'GET /echo')
    assert fetch(server.url + '/echo').json()['status'] == 400
    app.misbehave('answer_late', 'GET /echo', seconds=0.1)
    start = time.monotonic()
    assert fetch(server.url + '/echo').status == 200
    assert time.monotonic() - start >= 0.1


def test_times_and_stop_and_behave(app: MockSails, connect: Connect) -> None:
    client = connect()
    app.misbehave('parse_error', '/echo', times=2)
    assert ['code' in client.call('get', {'url': '/echo'}) for _ in range(3)] == [True, True, False]
    rule = app.misbehave('parse_error', 'ALL /*')
    assert 'code' in client.call('get', {'url': '/any/path'})
    rule.stop()
    assert 'code' not in client.call('get', {'url': '/any/path'})
    app.misbehave('parse_error', '/echo')
    app.behave()
    assert 'code' not in client.call('get', {'url': '/echo'})


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (('explode', '/x'), "Unknown misbehaviour 'explode'. Write one of: never_answer, answer_late"),
        (('never_answer', 'x'), "The path of the route 'x' must begin with a slash"),
        (('answer_late', '/x', -1), 'seconds is a number of at least 0, but -1 was given'),
        (('answer_late', '/x', 1, 0), 'times is a whole number of at least 1, or None for always, but 0'),
    ],
)
def test_bad_calls(app: MockSails, arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(MockUsageError, match=message.replace('.', r'\.')):
        app.misbehave(*arguments)  # type: ignore[arg-type]
