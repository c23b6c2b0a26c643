"""A network that a test can break, before the mock and before real Sails."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

import pytest

from tests.faults.plain_sockets import Client, Echo
from tests.support import event_loop
from tests.support.fault_proxy import FaultProxy, Step
from tests.support.faults import Fault
from tests.support.server import LOCAL, Server

SECONDS = 10


class Network:
    """The proxy before a server, in an event loop and a thread of its own.

    Args:
        server: what is behind it.

    Attributes:
        server: the same, by way of the proxy: it also gives the pages.
    """

    def __init__(self, server: Server) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._proxy: FaultProxy = self._run(FaultProxy(server.port).start())
        self.server = copy.copy(server)
        self.server.port = self._proxy.port

    def becomes(self, fault: Fault) -> None:
        """Let this be wrong from now on."""
        self._run(self._proxy.set(fault))

    def plays(self, *script: Step) -> None:
        """Let one fault come after the other; see `FaultProxy.play`."""
        self._run(self._proxy.play(script))

    def close(self) -> None:
        """End all connections, and the loop."""
        self._run(self._proxy.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SECONDS)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)


@pytest.fixture
def network_of() -> Iterator[Callable[[Server], Network]]:
    """`network_of(server)`: the network before a server."""
    made: list[Network] = []

    def make(server: Server) -> Network:
        made.append(Network(server))
        return made[-1]

    yield make
    for network in made:
        network.close()


@pytest.fixture
def network(network_of: Callable[[Server], Network], server: Server) -> Network:
    """The network before the contract app."""
    return network_of(server)


Connect = Callable[[], Awaitable[Client]]
Talk = Callable[[FaultProxy, Connect, Echo], Awaitable[None]]


@pytest.fixture
def through() -> Callable[[Talk], None]:
    """`through(talk)`: run a talk with the proxy, with what connects through it, and with the server behind."""

    def run(talk: Talk) -> None:
        event_loop.run(_talked(talk))

    return run


async def _talked(talk: Talk) -> None:
    echo = Echo()
    server = await asyncio.start_server(echo.serve, LOCAL, 0)
    proxy = await FaultProxy(server.sockets[0].getsockname()[1]).start()
    made: list[Client] = []

    async def connect() -> Client:
        made.append(Client(*await asyncio.open_connection(LOCAL, proxy.port)))
        return made[-1]

    try:
        await talk(proxy, connect, echo)
    finally:
        await proxy.stop()
        for client in made:
            client.writer.close()
            with contextlib.suppress(ConnectionError):
                await client.writer.wait_closed()
        server.close()
        await asyncio.gather(*filter(None, echo.serving))
        assert proxy.links == 0
