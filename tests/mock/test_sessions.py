"""Sessions: one cookie for HTTP and sockets, as measured on real Sails."""

import re

from sails_io.mock import Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch
from tests.mock.wire_client import SDK


def test_the_cookie_looks_like_that_of_sails_and_is_set_once(server: Server) -> None:
    first = fetch(server.url + '/count')
    assert re.fullmatch(
        r'sails\.sid=s%3A[\w-]{32}\.[\w%]{43,}; Path=/; HttpOnly', first.headers['set-cookie']
    )
    second = fetch(server.url + '/count', headers={'Cookie': 'a=b; ' + first.cookie()})
    assert second.json() == {'count': 2}
    assert 'set-cookie' not in second.headers


def test_http_and_socket_share_a_session(server: Server, connect: Connect) -> None:
    cookie = fetch(server.url + '/count').cookie()
    assert connect(headers={'Cookie': cookie}).body('get', '/count') == {'count': 2}
    assert fetch(server.url + '/count', headers={'Cookie': cookie}).json() == {'count': 3}


def test_a_socket_without_cookie_has_a_session_as_long_as_it_lives(connect: Connect) -> None:
    client = connect()
    answers = [client.request('get', '/count') for _ in range(2)]
    assert [answer['body'] for answer in answers] == [{'count': 1}, {'count': 2}]
    assert [answer['headers'] for answer in answers] == [{}, {}]
    assert connect().body('get', '/count') == {'count': 1}


def test_a_cookie_without_a_known_session_gives_a_new_one_each_time(server: Server, connect: Connect) -> None:
    cookie = fetch(server.url + '/count').cookie()
    for header in ('other=1', 'sails.sid=s%3Aforged.signature', cookie[:-1] + 'x', 'sails.sid=%ff'):
        client = connect(headers={'Cookie': header})
        assert [client.body('get', '/count') for _ in range(2)] == [{'count': 1}, {'count': 1}]


def test_nosession_as_a_header(server: Server, connect: Connect) -> None:
    assert connect(headers={'nosession': 'true'}).body('get', '/count') == {'session': None}
    assert connect().body('get', '/count', headers={'nosession': True}) == {'session': None}
    # Plain HTTP passes over it.
    assert fetch(server.url + '/count', headers={'nosession': 'true'}).json() == {'count': 1}


def test_nosession_in_the_query_only_delays_the_session(connect: Connect) -> None:
    client = connect(query=f'nosession=true&{SDK}')
    assert [client.body('get', '/count') for _ in range(2)] == [{'count': 1}, {'count': 2}]


def test_paths_that_look_like_files_have_no_session(server: Server, connect: Connect) -> None:
    server.app.route('GET /count.json')(lambda req, res: res.ok(req.session))
    assert 'set-cookie' not in fetch(server.url + '/count.json').headers
    assert connect().body('get', '/count.json') is None


def test_a_session_outlives_the_server(server: Server) -> None:
    cookie = fetch(server.url + '/count').cookie()
    server.stop()
    server.start()
    assert fetch(server.url + '/count', headers={'Cookie': cookie}).json() == {'count': 2}
    server.app.sessions.forget_all()
    assert fetch(server.url + '/count', headers={'Cookie': cookie}).json() == {'count': 1}
