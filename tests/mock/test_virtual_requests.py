"""Virtual requests: what a route sees, and what comes back, compared with real Sails answer by answer."""

from collections.abc import Callable
from typing import Any

import pytest

from sails_io.mock import MockSails, Request, Response, Server
from tests.mock.conftest import Connect

NOT_FOUND = {'body': 'Not Found', 'headers': {}, 'statusCode': 404}
OPTIONS = {
    'headers': {
        'allow': 'DELETE, GET, HEAD, PATCH, POST, PUT',
        'content-length': 35,
        'content-type': 'text/plain',
        'x-content-type-options': 'nosniff',
    },
    'statusCode': 200,
}


@pytest.mark.parametrize('verb', ['get', 'post', 'put', 'patch', 'delete', 'head'])
def test_every_verb_reaches_a_route_for_all(connect: Connect, verb: str) -> None:
    assert connect().request(verb, '/echo') == {
        'body': {
            'method': verb.upper(),
            'url': '/echo',
            'path': '/echo',
            'params': {},
            'query': {},
            'body': {},
            'all': {},
            'isSocket': True,
        },
        'headers': {},
        'statusCode': 200,
    }


def test_options_is_answered_by_the_server_itself(connect: Connect) -> None:
    client = connect()
    assert client.request('options', '/echo') == OPTIONS
    assert client.request('options', '/no/such/route') == OPTIONS


def test_the_event_names_the_verb_whatever_the_message_says(connect: Connect) -> None:
    assert connect().call('get', {'url': '/echo', 'method': 'post'})['body']['method'] == 'GET'


def test_parameters_come_from_path_query_and_data(connect: Connect) -> None:
    body = connect().body('post', '/echo/bob?x=1&z=1&z=2&y[]=3', {'x': 2, 'b': True})
    assert body['params'] == {'name': 'bob'}
    assert body['query'] == {'x': '1', 'z': ['1', '2'], 'y[]': '3'}
    assert body['body'] == {'x': 2, 'b': True}
    assert body['all'] == {'x': 2, 'z': ['1', '2'], 'y[]': '3', 'b': True, 'name': 'bob'}


@pytest.mark.parametrize(
    ('verb', 'data', 'body'),
    [
        ('get', {'b': 1}, {'b': 1}),
        ('delete', {'b': 1}, {'b': 1}),
        ('post', [1, 2], [1, 2]),
        ('get', [1, 2], {'0': 1, '1': 2}),
        ('patch', 'str', {'0': 's', '1': 't', '2': 'r'}),
        ('post', 7, {}),
        ('post', True, {}),
        ('post', None, {}),
    ],
)
def test_data_becomes_the_body(connect: Connect, verb: str, data: Any, body: Any) -> None:
    assert connect().body(verb, '/echo', data)['body'] == body


def test_params_is_the_old_name_of_data(connect: Connect) -> None:
    message = {'url': '/echo', 'params': {'a': 1, 'b': 1}, 'data': {'b': 2}}
    assert connect().call('post', message)['body']['body'] == {'a': 1, 'b': 2}


@pytest.mark.parametrize(
    ('url', 'name'),
    [
        ('/echo/a%20b', 'a b'),
        ('/ECHO/bob', 'bob'),
        ('/echo/bob/', 'bob'),
        ('/echo/bob?', 'bob'),
        ('/echo/bob#fragment', 'bob'),
        (' /echo/bob', 'bob'),
        ('http://elsewhere.example/echo/bob?a=1', 'bob'),
    ],
)
def test_urls_that_lead_to_the_route(connect: Connect, url: str, name: str) -> None:
    assert connect().body('get', url)['params'] == {'name': name}


@pytest.mark.parametrize('url', ['/nope', '/echo/a/b', 'echo/bob', '//echo/bob', '?a=1', '#x', '/', '/a.js'])
def test_urls_that_lead_nowhere(connect: Connect, url: str) -> None:
    assert connect().request('get', url) == NOT_FOUND


def test_a_path_that_cannot_be_decoded(connect: Connect) -> None:
    assert connect().request('get', '/echo/%zz') == {
        'body': 'Bad request: Could not decode requested URL.',
        'headers': {},
        'statusCode': 400,
    }


ANSWERS: list[tuple[Callable[[Response], object], dict[str, Any]]] = [
    (lambda res: res.send('text'), {'body': 'text', 'headers': {}, 'statusCode': 200}),
    (
        lambda res: res.json('text'),
        {'body': '"text"', 'headers': {'content-type': 'application/json'}, 'statusCode': 200},
    ),
    (lambda res: res.json(42), {'body': 42, 'headers': {}, 'statusCode': 200}),
    (lambda res: res.json(None), {'body': None, 'headers': {}, 'statusCode': 200}),
    (lambda res: res.json(False), {'body': False, 'headers': {}, 'statusCode': 200}),
    (lambda res: res.json([1, {'é': '☕'}]), {'body': [1, {'é': '☕'}], 'headers': {}, 'statusCode': 200}),
    (lambda res: res.send(), {'headers': {}, 'statusCode': 200}),
    (lambda res: res.status(204).send(), {'headers': {}, 'statusCode': 204}),
    (lambda res: res.ok(), {'body': 'OK', 'headers': {}, 'statusCode': 200}),
    (lambda res: res.send_status(202), {'body': 'Accepted', 'headers': {}, 'statusCode': 202}),
    (lambda res: res.status(418).json({}), {'body': {}, 'headers': {}, 'statusCode': 418}),
    (lambda res: res.bad_request(), {'body': 'Bad Request', 'headers': {}, 'statusCode': 400}),
    (lambda res: res.bad_request({'w': 1}), {'body': {'w': 1}, 'headers': {}, 'statusCode': 400}),
    (lambda res: res.forbidden({'w': 1}), {'body': 'Forbidden', 'headers': {}, 'statusCode': 403}),
    (lambda res: res.not_found({'w': 1}), NOT_FOUND),
    (lambda res: res.server_error(), {'body': 'Internal Server Error', 'headers': {}, 'statusCode': 500}),
    (lambda res: res.server_error({'w': 1}), {'body': {'w': 1}, 'headers': {}, 'statusCode': 500}),
    (
        lambda res: res.redirect('/x'),
        {
            'body': 'Redirecting to /x',
            'headers': {'content-type': 'text/html', 'Location': '/x', 'location': '/x'},
            'statusCode': 302,
        },
    ),
    (
        lambda res: res.set('X-Thing', 'a').set('x-num', 3).ok({}),
        {'body': {}, 'headers': {'X-Thing': 'a', 'x-num': 3, 'x-thing': 'a'}, 'statusCode': 200},
    ),
    (lambda res: (res.ok({'n': 1}), res.ok({'n': 2})), {'body': {'n': 1}, 'headers': {}, 'statusCode': 200}),
]


@pytest.mark.parametrize(('answer', 'expected'), ANSWERS)
def test_answers(app: MockSails, connect: Connect, answer: Any, expected: dict[str, Any]) -> None:
    app.route('GET /answer')(lambda _req, res: answer(res))
    assert connect().request('get', '/answer') == expected


def test_an_async_route(app: MockSails, connect: Connect) -> None:
    @app.route('GET /async')
    async def answer(_req: Request, res: Response) -> None:
        res.ok({'later': True})

    assert connect().body('get', '/async') == {'later': True}


def test_a_route_that_raises_answers_500_with_the_stack(app: MockSails, connect: Connect) -> None:
    @app.route('GET /raise')
    def fail(_req: Request, _res: Response) -> None:
        raise RuntimeError('boom')

    answer = connect().request('get', '/raise')
    assert answer['statusCode'] == 500
    assert answer['body'].startswith('RuntimeError: boom\n    at fail (')


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


def test_other_events_are_never_answered(connect: Connect) -> None:
    client = connect()
    client.send(
        '4299["GET",{"url":"/echo"}]', '4298["anything",{"url":"/echo"}]', '4297["get",{"url":"/echo"}]'
    )
    assert client.receive().startswith('4397')


def test_cookie_and_origin_are_those_of_the_handshake(connect: Connect) -> None:
    frozen = {'cookie': 'sails.sid=mine', 'origin': 'http://page.example'}
    client = connect(headers={'Cookie': frozen['cookie'], 'Origin': frozen['origin']})
    given = {'cookie': 'sails.sid=yours', 'origin': 'http://evil.example', 'X-Number': 3, 'x-null': None}
    assert client.body('get', '/headers', headers=given) == {**frozen, 'x-number': '3', 'x-null': 'null'}


def test_cookie_in_capitals_gets_past_the_lock_as_in_sails(connect: Connect) -> None:
    client = connect(headers={'Cookie': 'a=1', 'Origin': 'http://page.example'})
    headers = client.body('get', '/headers', headers={'Cookie': 'b=2', 'Origin': 'http://evil.example'})
    assert headers == {'cookie': 'b=2', 'origin': 'http://page.example'}


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
