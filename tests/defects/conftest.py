"""Fixtures of the tests of defects: pages that are prepared before anything else can happen."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest

from tests.support.client_page import ClientPage
from tests.support.server import LOCAL


@pytest.fixture
def prepared(blank: ClientPage) -> Callable[..., ClientPage]:
    """`prepared("io.socket.on(…)")`: a page that runs this code in the very task that ran the library.

    An inline script after the library's tag may come too late for the reference (defect 17); the tag's own
    `load` event never does.
    """

    def open_page(code: str = '', attributes: str = '', **parts: str) -> ClientPage:
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


@pytest.fixture
def dead_url() -> Iterator[str]:
    """An address of this machine that refuses every connection, and that nobody else can take."""
    with socket.socket() as place:
        place.bind((LOCAL, 0))  # and never listens
        yield f'http://{LOCAL}:{place.getsockname()[1]}'
