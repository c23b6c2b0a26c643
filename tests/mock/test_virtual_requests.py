"""Virtual requests: what a route may do; what comes back is compared with Sails in tests/fidelity."""

from typing import Any

import pytest

from sails_io.mock import MockSails, Request, Response, Server
from tests.mock.conftest import Connect


def test_an_async_route(app: MockSails, connect: Connect) -> None:
    @app.route('GET /async')
    async def answer(_req: Request, res: Response) -> None:
        res.ok({'later': True})

    assert connect().body('get', '/async') == {'later': True}


def test_an_answer_that_json_cannot_carry_answers_500(app: MockSails, connect: Connect) -> None:
    app.route('GET /set')(lambda _req, res: res.ok({1, 2}))
    app.route('GET /nan')(lambda _req, res: res.ok(float('nan')))
    client = connect()
    assert client.request('get', '/set')['body'].startswith('Error: The answer cannot be written as JSON: ')
    assert client.request('get', '/nan')['statusCode'] == 500


def test_a_route_that_never_answers_leaves_the_client_waiting(app: MockSails, connect: Connect) -> None:
    app.route('GET /silence')(lambda _req, _res: None)
    client = connect()
    client.send('4299["get",{"url":"/silence"}]')
    client.request('get', '/echo')
    client.send('4298["get",{"url":"/echo"}]')
    assert client.receive().startswith('4398')


@pytest.mark.parametrize(
    ('options', 'kept'),
    [
        ({'send_response_headers': False}, {'body': 'OK', 'statusCode': 200}),
        ({'send_status_code': False}, {'body': 'OK', 'headers': {}}),
    ],
)
def test_parts_of_the_acknowledgement_can_be_switched_off(
    connect: Connect, options: dict[str, bool], kept: dict[str, Any]
) -> None:
    app = MockSails(**options)  # type: ignore[arg-type]
    app.route('GET /ok')(lambda _req, res: res.ok())
    with app.serve() as server:
        assert connect(server.url).request('get', '/ok') == kept


def test_explicit_routes_are_tried_from_the_most_specific(app: MockSails, connect: Connect) -> None:
    for address in ('GET /a/*', '/a/:b', 'GET /a/:b', 'GET /a/b'):
        app.route(address)(lambda _req, res, address=address: res.ok(address))
    client = connect()
    assert client.body('get', '/a/b') == '"GET /a/b"'
    assert client.body('get', '/a/x') == '"GET /a/:b"'
    assert client.body('post', '/a/x') == '"/a/:b"'
    assert client.body('get', '/a/x/y') == '"GET /a/*"'


def test_the_journal_has_every_request_as_it_was_sent(server: Server, connect: Connect) -> None:
    client = connect()
    client.request('put', '/echo', {'a': 1}, {'h': 'x'})
    seen = server.journal.requests[-1]
    assert (seen.socket_id, seen.event, seen.url, seen.acknowledged) == (client.id, 'put', '/echo', True)
    assert seen.message == {'method': 'put', 'headers': {'h': 'x'}, 'data': {'a': 1}, 'url': '/echo'}
