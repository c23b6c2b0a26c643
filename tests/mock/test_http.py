"""Plain HTTP to the same routes, and static files, as real Sails answers in development."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sails_io.mock import MockSails, Response, Server
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch, send_json

JSON, HTML, TEXT = 'application/json; charset=utf-8', 'text/html; charset=utf-8', 'text/plain; charset=utf-8'
ANSWERS: list[tuple[Callable[[Response], Response], tuple[int, str, str | None]]] = [
    (lambda res: res.ok({'a': [1]}), (200, '{\n  "a": [\n    1\n  ]\n}', JSON)),
    (lambda res: res.json('text'), (200, '"text"', JSON)),
    (lambda res: res.json(None), (200, 'null', JSON)),
    (lambda res: res.send('text'), (200, 'text', HTML)),
    (lambda res: res.send(), (200, '', None)),
    (lambda res: res.ok(), (200, 'OK', TEXT)),
    (lambda res: res.bad_request(), (400, 'Bad Request', TEXT)),
    (lambda res: res.not_found(), (404, 'Not Found', TEXT)),
    (lambda res: res.set('Content-Type', 'text/css').send('p{}'), (200, 'p{}', 'text/css; charset=utf-8')),
]


@pytest.mark.parametrize(('answer', 'expected'), ANSWERS)
def test_answers(app: MockSails, server: Server, answer: Any, expected: tuple[int, str, str | None]) -> None:
    app.route('GET /answer')(lambda _req, res: answer(res))
    got = fetch(server.url + '/answer')
    content_type = got.headers.get('content-type') if got.text else None
    assert (got.status, got.text, content_type) == expected


def test_redirect(app: MockSails, server: Server) -> None:
    app.route('GET /from')(lambda _req, res: res.redirect('/to'))
    got = fetch(server.url + '/from')
    assert (got.status, got.headers['location'], got.text) == (302, '/to', 'Found. Redirecting to /to')


def test_unknown_routes_and_options(server: Server) -> None:
    missing = fetch(server.url + '/nope', 'POST')
    assert (missing.status, missing.text, missing.headers['content-type']) == (404, 'Not Found', TEXT)
    options = fetch(server.url + '/nope', 'OPTIONS')
    allowed = 'GET,HEAD,PUT,POST,DELETE,PATCH'
    assert (options.status, options.text, options.headers['allow']) == (200, allowed, allowed)


def test_what_a_route_sees(server: Server) -> None:
    seen = send_json(server.url + '/echo/bob?x=1', 'POST', {'b': 1}).json()
    assert seen == {
        'method': 'POST',
        'url': '/echo/bob?x=1',
        'path': '/echo/bob',
        'params': {'name': 'bob'},
        'query': {'x': '1'},
        'body': {'b': 1},
        'all': {'x': '1', 'b': 1, 'name': 'bob'},
        'isSocket': False,
    }
    assert fetch(server.url + '/echo').json()['body'] is None


@pytest.mark.parametrize(
    ('content_type', 'body', 'seen'),
    [
        ('application/x-www-form-urlencoded', 'a=1&b=2', {'a': '1', 'b': '2'}),
        ('application/json', '[1]', [1]),
        ('text/plain', 'hey', {}),
    ],
)
def test_bodies(server: Server, content_type: str, body: str, seen: Any) -> None:
    answer = fetch(server.url + '/echo', 'PUT', body, {'Content-Type': content_type})
    assert answer.json()['body'] == seen


def test_a_body_that_is_no_json(server: Server) -> None:
    answer = fetch(server.url + '/echo', 'POST', '{bad', {'Content-Type': 'application/json'})
    assert answer.status == 400
    assert answer.text.startswith('Unable to parse HTTP body- error occurred :: ')


def test_get_cookie(server: Server, connect: Connect) -> None:
    answer = fetch(server.url + '/__getcookie')
    assert (answer.status, answer.text) == (200, '_sailsIoJSConnect();')
    assert answer.headers['content-type'] == 'application/javascript; charset=utf-8'
    assert answer.headers['set-cookie'].startswith('sails.sid=s%3A')
    assert connect().request('get', '/__getcookie') == {
        'body': '_sailsIoJSConnect();',
        'headers': {'Content-Type': 'application/javascript', 'content-type': 'application/javascript'},
        'statusCode': 200,
    }


def test_without_the_cookie_route() -> None:
    with MockSails(cookie_route=False).serve() as server:
        assert fetch(server.url + '/__getcookie').status == 404


def test_csrf_token_is_for_http_alone(server: Server, connect: Connect) -> None:
    assert fetch(server.url + '/csrfToken').json() == {'_csrf': ''}
    answer = connect().request('get', '/csrfToken')
    assert answer['statusCode'] == 400
    assert answer['body'].startswith('Error: Cannot access CSRF token via socket request.')


def test_csrf_is_checked_when_switched_on(connect: Connect) -> None:
    app = MockSails(csrf=True)
    app.route('/thing')(lambda _req, res: res.ok('done'))
    with app.serve() as server:
        granted = fetch(server.url + '/csrfToken')
        token, client = granted.json()['_csrf'], connect(server.url, headers={'Cookie': granted.cookie()})
        assert client.request('post', '/thing') == {'body': 'Forbidden', 'headers': {}, 'statusCode': 403}
        assert client.body('post', '/thing', {'_csrf': token}) == '"done"'
        assert client.body('post', '/thing', headers={'x-csrf-token': token}) == '"done"'
        assert client.request('post', '/thing', headers={'x-csrf-token': 'x'})['statusCode'] == 403
        assert client.body('get', '/thing') == '"done"'
        assert fetch(server.url + '/thing', 'POST').status == 403


@pytest.fixture
def files(tmp_path: Path) -> Path:
    public = tmp_path / 'public'
    (public / 'js').mkdir(parents=True)
    (public / 'sub').mkdir()
    (public / 'index.html').write_text('<h1>home ☕</h1>')
    (public / 'js' / 'app.js').write_text('var a = 1;')
    (public / 'sub' / 'index.html').write_text('sub')
    (public / '.env').write_text('hidden')
    (tmp_path / 'secret.txt').write_text('secret')
    (public / 'link.txt').symlink_to(tmp_path / 'secret.txt')
    return public


def test_static_files(files: Path) -> None:
    with MockSails(public=files).serve() as server:
        home = fetch(server.url + '/')
        assert (home.text, home.headers['content-type']) == ('<h1>home ☕</h1>', 'text/html; charset=UTF-8')
        script = fetch(server.url + '/js/app.js?v=1')
        assert script.headers['content-type'] == 'application/javascript; charset=UTF-8'
        assert script.headers['cache-control'] == 'public, max-age=0'
        assert 'set-cookie' not in script.headers
        again = fetch(server.url + '/js/app.js', headers={'If-None-Match': script.headers['etag']})
        assert (again.status, again.text) == (304, '')
        assert fetch(server.url + '/sub/').text == 'sub'
        moved = fetch(server.url + '/sub')
        assert (moved.status, moved.headers['location']) == (301, '/sub/')
        assert fetch(server.url + '/', 'POST').status == 404


@pytest.mark.parametrize(
    'path', ['/.env', '/../secret.txt', '/%2e%2e/secret.txt', '/link.txt', '/js', '/%00']
)
def test_nothing_else_is_served(files: Path, path: str) -> None:
    with MockSails(public=files).serve() as server:
        assert fetch(server.url + path).status == 404


def test_a_route_comes_before_a_file(files: Path) -> None:
    app = MockSails(public=files)
    app.route('GET /')(lambda _req, res: res.send('route'))
    with app.serve() as server:
        assert fetch(server.url + '/').text == 'route'


def test_a_changed_file_is_served_anew(files: Path) -> None:
    with MockSails(public=files).serve() as server:
        fetch(server.url + '/js/app.js')
        (files / 'js' / 'app.js').write_text('var b = 2; // longer')
        assert fetch(server.url + '/js/app.js').text == 'var b = 2; // longer'
