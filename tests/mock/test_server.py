"""The server in the hands of a test: start, stop, cut, list, wait."""

import socket
import threading
import urllib.error
from pathlib import Path

import pytest

from sails_io.mock import MockSails, MockUsageError, Request, Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch


def test_any_free_port_on_this_machine_alone(server: Server) -> None:
    assert server.port > 0
    assert server.url == f'http://127.0.0.1:{server.port}'
    assert server.running


def test_stop_and_start_on_the_same_port_with_the_state_kept(connect: Connect) -> None:
    app = MockSails()
    app.model('order', {'name': 'string'})
    with app.serve() as server:
        url = server.url
        client = connect(url)
        client.request('post', '/order', {'name': 'soup'})
        server.stop()
        assert client.closing() == 1001
        assert (server.running, server.sockets) == (False, [])
        with pytest.raises(ConnectionRefusedError):
            fetch(url)
        server.start()
        assert server.url == url
        assert connect(url).body('get', '/order') == [{'id': 1, 'name': 'soup'}]
        assert len(server.journal.handshakes) == 2


def _anybody_takes(port: int) -> None:
    with socket.socket() as somebody:
        somebody.bind(('127.0.0.1', port))


def test_nobody_gets_the_port_of_a_stopped_server_before_its_with_block_ends() -> None:
    with MockSails().serve() as server:
        server.stop()
        with pytest.raises(OSError, match='in use'):
            _anybody_takes(server.port)
    _anybody_takes(server.port)


def test_stop_and_start_twice_are_harmless(server: Server) -> None:
    server.start()
    server.stop()
    server.stop()
    server.start()
    assert fetch(server.url + '/echo').status == 200


def test_kill_says_nothing(server: Server, connect: Connect) -> None:
    client = connect()
    server.kill()
    assert client.closing() == 1006


def test_drop_all_cuts_the_sockets_and_goes_on(server: Server, connect: Connect) -> None:
    clients = [connect() for _ in range(3)]
    server.drop_all()
    assert [client.closing() for client in clients] == [1006] * 3
    server.wait_for_sockets(0)
    assert connect().request('get', '/echo')['statusCode'] == 200


def test_close_all_closes_with_a_close_frame(server: Server, connect: Connect) -> None:
    client = connect()
    server.close_all()
    assert client.closing() == 1000
    server.wait_for_sockets(0)


def test_disconnect_all_says_so(server: Server, connect: Connect) -> None:
    client = connect()
    server.disconnect_all()
    assert client.receive() == '41'
    server.wait_for_sockets(0)
    # The connection is left to the client, who closes it; what comes through it is not heard any more.
    client.send('421["get",{"url":"/echo"}]')
    assert client.closing() == 1000


def test_a_client_that_says_goodbye_is_forgotten(server: Server, connect: Connect) -> None:
    client = connect()
    client.send('41')
    server.wait_for_sockets(0)


@pytest.mark.parametrize(('name', 'code'), [('cut', 1006), ('close', 1000)])
def test_a_route_may_end_its_own_connection(server: Server, connect: Connect, name: str, code: int) -> None:
    def leave(req: Request, _res: object) -> None:
        getattr(req.socket, name)()

    server.app.route('POST /leave')(leave)
    client = connect()
    client.emit('post', {'url': '/leave'})
    assert client.closing() == code


def test_requests_that_are_never_answered_do_not_hold_up_the_stop(connect: Connect) -> None:
    app = MockSails()
    app.misbehave('never_answer', '/silence')
    app.misbehave('answer_late', '/late', seconds=60)
    with app.serve() as server:
        connect(server.url).send('421["get",{"url":"/silence"}]', '422["get",{"url":"/late"}]')
        with socket.create_connection(('127.0.0.1', server.port)) as waiting:
            waiting.sendall(b'GET /silence HTTP/1.1\r\nHost: x\r\n\r\n')
            server.journal.wait_for(
                lambda: server.journal.http_requests and len(server.journal.requests) == 2
            )
            server.stop()
            assert waiting.recv(100) == b''


def test_who_comes_in_the_very_moment_of_the_stop_is_not_left_open(server: Server) -> None:
    lift = server._lift
    assert lift is not None

    def come_and_stop() -> socket.socket:
        client = socket.create_connection(('127.0.0.1', server.port), timeout=5)
        lift.stop(abruptly=False)  # comes before the connection is accepted, and ends before it is taken on
        return client

    with lift.call(come_and_stop) as client:
        assert client.recv(1) == b''


def test_a_dead_client_is_noticed_by_the_ping(connect: Connect) -> None:
    with MockSails(ping_interval=0.2, ping_timeout=0.5).serve() as server:
        client = connect(server.url)
        assert client.opened['pingTimeout'] == 500
        assert client.receive() == '2'
        server.wait_for_sockets(0)


def test_a_frame_beyond_the_limit_closes_the_connection(connect: Connect) -> None:
    with MockSails(max_http_buffer_size=1000).serve() as server:
        client = connect(server.url)
        client.send('42["get",{"url":"' + 'a' * 2000 + '"}]')
        assert client.closing() == 1009
        assert connect(server.url).id


def test_a_senseless_packet_closes_its_connection(server: Server, connect: Connect) -> None:
    other, client = connect(), connect()
    client.send('42{}')
    assert client.closing() == 1000
    assert server.wait_for_sockets(1) == [other.id]


def test_events_of_many_clients_at_once(server: Server, connect: Connect) -> None:
    clients = [connect() for _ in range(10)]
    threads = [
        threading.Thread(target=lambda client=client: [client.request('get', '/count') for _ in range(20)])
        for client in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [client.body('get', '/count') for client in clients] == [{'count': 21}] * 10


def test_wait_for_gives_up(server: Server) -> None:
    with pytest.raises(TimeoutError, match='did not hold within'):
        server.wait_for_sockets(1, seconds=0.01)


def test_the_journal_can_be_cleared(server: Server, connect: Connect) -> None:
    connect().request('get', '/echo')
    fetch(server.url + '/echo?a=1')
    assert server.journal.http_requests == [('GET', '/echo?a=1')]
    server.journal.clear()
    assert (server.journal.handshakes, server.journal.requests, server.journal.http_requests) == ([], [], [])


def test_two_apps_side_by_side(connect: Connect, server: Server) -> None:
    with MockSails().serve() as other:
        assert other.port != server.port
        assert connect(other.url).id
        assert server.sockets == []


def test_one_app_is_served_once(app: MockSails, server: Server) -> None:
    with pytest.raises(MockUsageError, match=f'This app is served already, at {server.url}'):
        app.serve()


def test_a_port_that_somebody_else_has(server: Server) -> None:
    with pytest.raises(OSError, match='address already in use'):
        MockSails().serve(port=server.port)


def test_the_foreground(app: MockSails, capsys: pytest.CaptureFixture[str]) -> None:
    app.misbehave('crash_server', 'GET /end')
    thread = threading.Thread(target=app.run, kwargs={'port': 0}, daemon=True)
    thread.start()
    app.journal.wait_for(lambda: app.server is not None and app.server.port)
    assert app.server is not None
    with pytest.raises((ConnectionError, urllib.error.URLError)):
        fetch(app.server.url + '/end')
    thread.join(5)
    assert not thread.is_alive()
    assert capsys.readouterr().out == f'Mock Sails app at {app.server.url}\n'


@pytest.mark.parametrize('port', [-1, 70000, '80', True, None])
def test_bad_ports(port: object) -> None:
    with pytest.raises(MockUsageError, match='port is a number from 0 to 65535'):
        MockSails().serve(port=port)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ('options', 'message'),
    [
        ({'public': Path('/no/such/folder')}, 'public is a folder of static files, but there is no folder'),
        ({'path': 'socket.io'}, "path begins with a slash, but 'socket.io' was given"),
        ({'path': '/'}, 'path begins with a slash'),
        ({'transports': ['carrier pigeon']}, "transports are 'websocket' and 'polling'"),
        ({'transports': []}, "transports are 'websocket' and 'polling'"),
        ({'allow_origins': 'http://a.example'}, r"Write \['http://a.example'\]"),
        ({'allow_origins': ['http://a.example/']}, "'http://a.example/' is no origin"),
        ({'cors_origins': ['a.example']}, "'a.example' is no origin"),
        ({'before_connect': True}, 'before_connect is a function of the handshake'),
        ({'ping_interval': 0}, 'must be greater than 0'),
        ({'connect_timeout': -1}, 'must be greater than 0'),
    ],
)
def test_bad_settings(options: dict[str, object], message: str) -> None:
    with pytest.raises(MockUsageError, match=message):
        MockSails(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ('address', 'message'),
    [
        ('FETCH /x', "Unknown verb 'FETCH' in the route 'FETCH /x'"),
        ('GET x', "The path of the route 'GET x' must begin with a slash"),
        ('GET', "The path of the route 'GET' must begin with a slash"),
        ('', "A route is 'VERB /path' or '/path', but '' was given"),
        ('GET /a b', "A route is 'VERB /path' or '/path'"),
        (None, "A route is 'VERB /path' or '/path', but None was given"),
    ],
)
def test_bad_routes(app: MockSails, address: str, message: str) -> None:
    with pytest.raises(MockUsageError, match=message):
        app.route(address)(lambda _req, res: res.ok())


def test_a_route_twice(app: MockSails) -> None:
    with pytest.raises(MockUsageError, match="The route 'GET /count' has a handler already"):
        app.route('GET /count')(lambda _req, res: res.ok())
