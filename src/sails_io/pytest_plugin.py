"""The pytest plugin: a mock Sails app, and its server, for each test that asks for them.

    def test_orders(sails_app, sails_server, page):
        sails_app.model('order', {'item': 'string'}, records=[{'item': 'tea'}])
        page.goto(sails_server.url)
        expect(page.get_by_role('listitem')).to_have_text('tea')

pytest loads this wherever the package is installed: nothing of the mock is imported before a test needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sails_io.mock import MockSails, Server

PUBLIC = 'sails_public'


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting of the public folder."""
    parser.addini(PUBLIC, 'folder of the static files of sails_app, beside the file that sets it')


@pytest.fixture
def sails_app(pytestconfig: pytest.Config) -> MockSails:
    """A Sails app in memory, with the files of the folder that the setting `sails_public` names.

    It is new for each test: no routes, no models, no records, nobody connected.

    Example:
        # conftest.py: what every test of the project needs
        @pytest.fixture
        def sails_app(sails_app):
            sails_app.model('order', {'item': 'string'})
            return sails_app
    """
    from sails_io.mock import MockSails

    return MockSails(_public_folder(pytestconfig))


@pytest.fixture
def sails_server(sails_app: MockSails) -> Iterator[Server]:
    """The server of `sails_app`, on a free port of 127.0.0.1; it is stopped when the test has ended.

    Example:
        def test_greeting(sails_app, sails_server):
            sails_app.route('GET /hello')(lambda req, res: res.ok('Hello'))
            assert sails_server.request('GET', '/hello').body == 'Hello'
    """
    with sails_app.serve() as server:
        yield server


def _public_folder(config: pytest.Config) -> Path | None:
    written: str = config.getini(PUBLIC)
    if not written:
        return None
    folder = config.rootpath / written
    if not folder.is_dir():
        pytest.fail(
            f'{PUBLIC} is the folder of the static files, as seen from {config.rootpath}, but {written!r} was given: '
            f'there is no folder {folder}. Name another one in {config.inipath}.',
            pytrace=False,
        )
    return folder
