"""What clients have to bear: each trial does one thing again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.support.app_options import AppOptions
from tests.support.server import Server

from .client import Client, until
from .servers import Mock, Sails

OK = '/status/200'
NEVER = '/never'
#: Requests in flight at the same time.
WIDTH = 200
#: Requests that are asked at each turn of the things which befall a server or a laptop.
FEW = 5
#: How far the clock of a laptop jumps while it sleeps.
HOUR = 3_600_000
#: A server that soon notices a client which is gone, and whose clients soon notice that it is.
WATCHFUL = AppOptions(ping_interval=0.3, ping_timeout=0.5)


@dataclass(frozen=True)
class Trial:
    """One trial.

    Attributes:
        title: what it is, for a reader.
        unit: what it does again and again.
        server: which kind of server the client talks to.
        act: does it so many times.
        short, long: how many times in the tests, and in a whole run; 0: it has no part in the tests.
        options: of the server.
        in_page: whether a page goes through it, too.
        own_clock: whether that page needs a clock that can be moved.
        samples: how often it is looked, after the beginning, what the client holds.
    """

    title: str
    unit: str
    server: Callable[..., Server]
    act: Callable[[Client, Any, int], None]
    short: int
    long: int
    options: AppOptions = AppOptions()  # noqa: RUF009 - it is frozen
    in_page: bool = False
    own_clock: bool = False
    samples: int = 20


def reconnect(client: Client, _server: Server, times: int) -> None:
    """The page disconnects and connects again, with a request in flight and one that waits."""
    client.do('reconnect', times)


def lose(client: Client, _server: Server, times: int) -> None:
    """The server hangs up, with requests in flight, and the client comes back by itself."""
    client.do('lose', times)


def work(client: Client, _server: Server, times: int) -> None:
    """Many requests; of each hundred one is aborted, two have too little time, ten have a signal."""
    client.do('work', times, WIDTH)


def restart(client: Client, server: Server, times: int) -> None:
    """The server ends with requests in flight, others are asked meanwhile, and it is lifted on the same port."""
    for _ in range(times):
        client.do('ask', FEW, NEVER)
        server.stop()
        client.do('ask', FEW, OK)
        server.start()
        client.rest()


def freeze(client: Client, server: Sails, times: int) -> None:
    """The server's process stands still: first for a moment, then until the client has lost it and tries again."""
    for _ in range(times):
        with server.frozen():
            client.do('ask', FEW, OK)
        client.rest()
        with server.frozen():
            client.do('ask', FEW, OK)
            until(lambda: client.status() == 'reconnecting', 'a client misses its frozen server')
            client.do('ask', FEW, OK)
        client.rest()


def sleep(client: Client, _server: Server, times: int) -> None:
    """The laptop sleeps with requests in flight: once so that timers are late, once so that only the clock is."""
    for _ in range(times):
        client.do('ask', FEW, NEVER)
        client.sleep()
        client.do('ask', FEW, OK)
        client.rest()
        client.jump(HOUR)
        client.do('ask', FEW, OK)
        client.rest()


TRIALS = (
    Trial('The page reconnects', 'reconnects', Mock, reconnect, 100, 1_000, in_page=True),
    Trial('The server hangs up', 'reconnects', Mock, lose, 50, 1_000, in_page=True),
    Trial('Requests to Sails', 'requests', Sails, work, 3_000, 1_000_000, samples=50),
    Trial('The mock restarts', 'restarts', Mock, restart, 10, 100),
    Trial('Sails restarts', 'restarts', Sails, restart, 0, 20),
    Trial('Sails is stopped', 'stops', Sails, freeze, 1, 40, options=WATCHFUL),
    Trial('The laptop sleeps', 'sleeps', Mock, sleep, 2, 40, options=WATCHFUL, in_page=True, own_clock=True),
)  # fmt: skip
