"""Clients of the contract app on the wire: WebSockets and polls, in both revisions of engine.io."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.mock.wire_client import Background, WireClient
from tests.protocol.polling import Polling
from tests.support.server import Server

Connect = Callable[..., WireClient]
Poll = Callable[..., Polling]


@pytest.fixture(scope='session')
def background() -> Iterator[Background]:
    """The loop of all clients."""
    background = Background()
    yield background
    background.close()


@pytest.fixture(params=[4, 3], ids=['EIO4', 'EIO3'])
def eio(request: pytest.FixtureRequest) -> int:
    """The revision of engine.io that the clients speak."""
    return int(request.param)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Closes what a test has opened."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def connect(server: Server, background: Background, eio: int, stack: ExitStack) -> Connect:
    """`connect()`: a WebSocket, connected; `connect(other_server, connect=False)`: one that is only open."""

    def connect(of: Server = server, **options: Any) -> WireClient:
        return stack.enter_context(WireClient(background, of.url, eio=eio, **options))

    return connect


@pytest.fixture
def poll(server: Server, eio: int) -> Poll:
    """`poll()`: a connection that polls, connected; `poll(connect=False)`: one that is only open."""

    def poll(of: Server = server, connect: bool = True) -> Polling:
        polling = Polling(of.url, eio)
        return polling.connect() if connect else polling

    return poll


@pytest.fixture(scope='session')
def quick_server(lift: Callable[..., Server]) -> Server:
    """A server that soon gives up a client that says nothing."""
    return lift(ping_interval=0.3, ping_timeout=2.5, connect_timeout=2.0)
