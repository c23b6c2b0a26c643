"""The client's files, which are there without being in the public folder."""

from pathlib import Path

import pytest

from sails_io import bundles
from sails_io.mock import MockSails, Request, Response, Server

PATH = '/js/dependencies/sails.io.js'


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for `dist/`."""
    folder = tmp_path / 'dist'
    folder.mkdir()
    for name in ('sails.io.js', 'sails.io.min.js.map', 'sri.json'):
        (folder / name).write_text(f'"built {name}"')

    def path(name: str) -> Path:
        if not (folder / name).is_file():
            raise bundles.BundleMissing(f'There is no bundle {name!r}.')
        return folder / name

    monkeypatch.setattr(bundles, 'path', path)
    return folder


@pytest.mark.parametrize('path', [PATH, f'{PATH}?v=1', '/dependencies/sails.io.js'])
def test_the_client_is_where_sails_apps_have_it(built: Path, server: Server, path: str) -> None:
    answer = server.request('GET', path)
    assert (answer.status_code, answer.body) == (200, '"built sails.io.js"')
    assert answer.headers['content-type'] == 'application/javascript; charset=UTF-8'


def test_so_are_its_other_files(built: Path, server: Server) -> None:
    assert server.request('GET', '/js/dependencies/sails.io.min.js.map').status_code == 200


@pytest.mark.parametrize(
    'path', ['/sails.io.js', '/js/sails.io.js', '/js/dependencies/sri.json', '/js/dependencies/sails.io.']
)
def test_nothing_else_is(built: Path, server: Server, path: str) -> None:
    assert server.request('GET', path).status_code == 404


def test_the_public_folder_comes_first(built: Path, tmp_path: Path) -> None:
    own = tmp_path / 'public' / PATH[1:]
    own.parent.mkdir(parents=True)
    own.write_text('own')
    with MockSails(tmp_path / 'public').serve() as server:
        assert server.request('GET', PATH).body == 'own'


def test_a_route_comes_first(built: Path, app: MockSails, server: Server) -> None:
    @app.route(f'GET {PATH}')
    def own(req: Request, res: Response) -> Response:
        return res.not_found()

    assert server.request('GET', PATH).status_code == 404


def test_a_client_that_is_not_built_is_told(
    built: Path, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    (built / 'sails.io.js').unlink()
    assert server.request('GET', PATH).status_code == 404
    assert f"{PATH} is not in the public folder. There is no bundle 'sails.io.js'." in caplog.text


def test_it_is_the_one_of_this_checkout(server: Server, client_file: Path) -> None:
    assert server.request('GET', f'/dependencies/{client_file.name}').body == client_file.read_text('utf-8')
