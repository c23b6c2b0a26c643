"""CSRF over HTTP, and static files; the answers are compared with Sails in tests/fidelity."""

from pathlib import Path

import pytest

from sails_io.mock import MockSails
from tests.mock.conftest import Connect
from tests.mock.plain_client import fetch


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
