"""Sessions: their cookie, and how long they last; who shares one is compared with Sails in tests/fidelity."""

import re

from sails_io.mock import Server
from tests.mock.plain_client import fetch


def test_the_cookie_looks_like_that_of_sails_and_is_set_once(server: Server) -> None:
    first = fetch(server.url + '/count')
    assert re.fullmatch(
        r'sails\.sid=s%3A[\w-]{32}\.[\w%]{43,}; Path=/; HttpOnly', first.headers['set-cookie']
    )
    second = fetch(server.url + '/count', headers={'Cookie': 'a=b; ' + first.cookie()})
    assert second.json() == {'count': 2}
    assert 'set-cookie' not in second.headers


def test_a_session_outlives_the_server(server: Server) -> None:
    cookie = fetch(server.url + '/count').cookie()
    server.stop()
    server.start()
    assert fetch(server.url + '/count', headers={'Cookie': cookie}).json() == {'count': 2}
    server.app.sessions.forget_all()
    assert fetch(server.url + '/count', headers={'Cookie': cookie}).json() == {'count': 1}
