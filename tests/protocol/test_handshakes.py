"""engine.io's published checks, "handshake", and what else Sails lets in and turns away.

Source: github.com/socketio/socket.io, docs/engine.io-protocol/v4-test-suite and v3-test-suite; the names of
the checks are theirs. Their server is engine.io's alone; Sails has other limits and lets both revisions in.
"""

from collections.abc import Callable

import pytest

from tests.mock.plain_client import Answer, fetch, upgrade
from tests.mock.wire_client import SDK
from tests.protocol.conftest import Connect, Poll
from tests.support.server import Server

GOOD = 'http://good.example'
TIMES = {'pingInterval': 25000, 'pingTimeout': 60000, 'maxPayload': 100000000}


def ask(server: Server, query: str, method: str = 'GET') -> Answer:
    return fetch(f'{server.url}/socket.io/?{query}', method)


def refusal(code: int, message: str) -> dict[str, object]:
    return {'code': code, 'message': message}


def test_polling_successfully_opens_a_session(poll: Poll) -> None:
    opened = poll(connect=False).opened
    assert isinstance(opened.pop('sid'), str)
    assert opened == {**TIMES, 'upgrades': ['websocket']}


def test_websocket_successfully_opens_a_session(connect: Connect) -> None:
    opened = connect(connect=False).opened
    assert isinstance(opened.pop('sid'), str)
    assert opened == {**TIMES, 'upgrades': []}


@pytest.mark.parametrize('query', ['', 'EIO=abc', 'EIO=5'])
def test_polling_with_an_invalid_eio_query_parameter(server: Server, query: str) -> None:
    # The published check wants a 400. sails-hook-sockets lets revision 3 in, and then engine.io takes every
    # revision but 4 for 3.
    answer = ask(server, f'{query}&transport=polling')
    assert answer.status == 200
    length, packet = answer.text.split(':', 1)
    assert packet.startswith('0{"sid":')
    assert int(length) == len(packet)


@pytest.mark.parametrize('query', ['EIO=4', 'EIO=4&transport=abc', 'EIO=3', 'EIO=3&transport=abc'])
def test_polling_fails_with_an_invalid_transport_query_parameter(server: Server, query: str) -> None:
    answer = ask(server, query)
    assert (answer.status, answer.json()) == (400, refusal(0, 'Transport unknown'))
    assert answer.headers['content-type'] == 'application/json'


@pytest.mark.parametrize('method', ['POST', 'PUT', 'OPTIONS'])
def test_polling_fails_with_an_invalid_request_method(server: Server, eio: int, method: str) -> None:
    answer = ask(server, f'EIO={eio}&transport=polling', method)
    assert (answer.status, answer.json()) == (400, refusal(2, 'Bad handshake method'))


@pytest.mark.parametrize('transport', ['', 'transport=abc'])
def test_websocket_fails_with_an_invalid_transport_query_parameter(server: Server, transport: str) -> None:
    answer = upgrade(server.url, eio=4, transport=transport)
    assert (answer.status, answer.text) == (400, 'Transport unknown')


def test_websocket_without_an_upgrade(server: Server, eio: int) -> None:
    answer = ask(server, f'EIO={eio}&transport=websocket')
    assert (answer.status, answer.json()) == (400, refusal(3, 'Bad request'))


def test_refused_by_the_app(server: Server, eio: int) -> None:
    answer = ask(server, f'EIO={eio}&transport=polling&refuse=1')
    assert (answer.status, answer.json()) == (403, refusal(4, 'Forbidden'))
    answer = upgrade(server.url, 'refuse=1', eio=eio)
    assert (answer.status, answer.text) == (400, 'Forbidden')


def test_origins_that_may_poll(lift: Callable[..., Server], eio: int) -> None:
    url = f'{lift(allow_origins=(GOOD,)).url}/socket.io/?EIO={eio}'
    opened = fetch(f'{url}&transport=polling', headers={'Origin': GOOD})
    unknown = fetch(f'{url}&transport=polling&sid=nobody', headers={'Origin': GOOD})
    assert (opened.status, unknown.status) == (200, 400)
    for answer in (opened, unknown):
        assert answer.headers['access-control-allow-origin'] == GOOD
        assert answer.headers['vary'] == 'Origin'
        assert 'access-control-allow-credentials' not in answer.headers
    asked = {'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type'}
    preflight = fetch(f'{url}&transport=polling', 'OPTIONS', headers={'Origin': GOOD, **asked})
    assert preflight.status == 204
    assert preflight.headers['access-control-allow-origin'] == GOOD
    assert preflight.headers['access-control-allow-methods'] == 'GET,HEAD,PUT,PATCH,POST,DELETE'
    assert preflight.headers['access-control-allow-headers'] == 'content-type'
    assert preflight.headers['vary'] == 'Origin, Access-Control-Request-Headers'


@pytest.mark.parametrize('origin', [{'Origin': 'http://evil.example'}, {}], ids=['other', 'none'])
def test_origins_that_may_not_poll(lift: Callable[..., Server], eio: int, origin: dict[str, str]) -> None:
    server = lift(allow_origins=(GOOD,))
    for query in ('&transport=polling', '&transport=abc', '&transport=polling&sid=nobody'):
        for method in ('GET', 'OPTIONS'):
            answer = fetch(f'{server.url}/socket.io/?EIO={eio}{query}', method, headers=origin)
            assert (answer.status, answer.json()) == (400, refusal(3, 'Bad request'))
            assert not [name for name in answer.headers if name.startswith('access-control')]
    answer = upgrade(server.url, headers=origin, eio=eio)
    assert (answer.status, answer.text) == (400, 'Bad request')


def test_a_session_over_an_unknown_transport(poll: Poll) -> None:
    answer = fetch(poll().address.replace('transport=polling', 'transport=abc'))
    assert (answer.status, answer.json()) == (400, refusal(0, 'Transport unknown'))


@pytest.mark.parametrize('method', ['GET', 'POST'])
def test_an_unknown_session(server: Server, eio: int, method: str) -> None:
    answer = ask(server, f'EIO={eio}&transport=polling&sid=nobody', method)
    assert (answer.status, answer.json()) == (400, refusal(1, 'Session ID unknown'))
    answer = upgrade(server.url, 'sid=nobody', eio=eio)
    assert (answer.status, answer.text) == (400, 'Session ID unknown')


def test_a_session_of_another_kind(server: Server, poll: Poll, eio: int) -> None:
    polling = poll()
    sid = polling.opened['sid']
    for query in (f'EIO={eio}&transport=websocket&sid={sid}', f'EIO={7 - eio}&transport=polling&sid={sid}'):
        answer = ask(server, query)
        assert (answer.status, answer.json()) == (400, refusal(3, 'Bad request'))
    assert polling.body('get', '/text') == 'plain text'


def test_a_session_with_an_unknown_method(server: Server, poll: Poll) -> None:
    polling = poll()
    answer = fetch(polling.address, 'PUT')
    assert (answer.status, answer.text) == (500, '')
    assert polling.body('get', '/text') == 'plain text'


def test_the_query_is_in_the_handshake(connect: Connect, eio: int) -> None:
    client = connect(query=f'mine=a&{SDK}', headers={'X-Mine': 'b'})
    seen = client.body('get', '/handshake')
    assert (seen['query']['EIO'], seen['query']['mine'], seen['headers']['x-mine']) == (str(eio), 'a', 'b')
    assert seen['id'] == client.id
