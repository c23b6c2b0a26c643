"""Every test of a defect runs with this library, and with 1.2.1, where it has to fail.

The fixtures are pages that are prepared before anything else can happen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Error as BrowserError

from tests.support.client_page import TIME_LIMIT, ClientPage
from tests.support.server import Server

OURS, REFERENCE = 'ours', 'reference'
#: The fixtures that say which client is tested, and what 1.2.1 is for each of them.
FIXTURES = {
    'client_file': 'reference',
    'node_client': 'sails.io.js-dist/sails.io.js',
    'node_modules': 'socket.io-client-2',  # the version that 1.2.1 was made for
}
#: Of a test that holds for 1.2.1 as well.
HOLDS_FOR_BOTH = 'holds_for_both'
#: Milliseconds after which 1.2.1 is taken to have failed; what it does at all, it does in a tenth of that.
SHORT_TIME_LIMIT = 1500


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line('markers', f'{HOLDS_FOR_BOTH}: what the test says is true of 1.2.1 as well')


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test with both clients; with 1.2.1 it has to fail."""
    names = [name for name in FIXTURES if name in metafunc.fixturenames]
    holds = any(mark.name == HOLDS_FOR_BOTH for mark in metafunc.definition.iter_markers())
    # Only what a test can see counts as its failure: not a package or a server that is missing.
    fails = pytest.mark.xfail(reason='the defect', strict=True, raises=(AssertionError, BrowserError))
    metafunc.parametrize(
        names,
        [
            pytest.param(*(None for _ in names), id=OURS),
            pytest.param(*(FIXTURES[name] for name in names), id=REFERENCE, marks=[] if holds else [fails]),
        ],
        indirect=True,
        scope='session',
    )


@pytest.fixture
def time_limit(request: pytest.FixtureRequest) -> int:
    """Milliseconds after which something that a page waits for will not come."""
    return SHORT_TIME_LIMIT if request.node.get_closest_marker('xfail') else TIME_LIMIT


@pytest.fixture
def new_page(new_page: Callable[..., ClientPage], time_limit: int) -> Callable[..., ClientPage]:
    """`new_page()` or `new_page(other_server)`: a further page of this test's browser context."""

    def open_page(*servers: Server) -> ClientPage:
        page = new_page(*servers)
        page.page.set_default_timeout(time_limit)
        page.page.set_default_navigation_timeout(TIME_LIMIT)
        return page

    return open_page


@pytest.fixture
def prepared(blank: ClientPage) -> Callable[..., ClientPage]:
    """`prepared("io.socket.on(…)")`: a page that runs this code in the very task that ran the library.

    An inline script after the library's tag may come too late for the reference (defect 17); the tag's own
    `load` event never does.
    """

    def open_page(code: str = '', attributes: str = '', **parts: Any) -> ClientPage:
        head = f'<script>function prepare() {{ window.heard = []; {code} }}</script>'
        return blank.open(head=head, attributes=f'{attributes} onload="prepare()"', **parts)

    return open_page


@pytest.fixture
def unconnected(blank: ClientPage) -> ClientPage:
    """A page whose sockets are all made by the test, with `io.sails.connect`."""
    blank.open(attributes='autoConnect="false"').wait("!('socket' in io)")
    return blank


@pytest.fixture
def again() -> Callable[[ClientPage], ClientPage]:
    """`again(page)`: disconnect `io.socket`, and connect it once more."""

    def reconnect(page: ClientPage) -> ClientPage:
        page.run('io.socket.disconnect(), io.socket.reconnect()')
        return page.wait_connected()

    return reconnect
