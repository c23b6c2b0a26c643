"""What can be wrong with a network: each fault says what becomes of the connections that go through the proxy."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fault_proxy import Link, Way


class Fault:
    """What all faults do as long as they do not say otherwise: no harm."""

    #: Whether the proxy takes connections.
    listens = True

    def strike(self, link: Link) -> None:
        """Do what it does to a connection that is there when it sets in."""

    async def admit(self, link: Link) -> None:
        """Connect a new one with the server."""
        await link.dial()

    async def carry(self, link: Link, way: Way, data: bytes) -> None:
        """Hand on what one side has sent."""
        await link.send(way, data)

    async def finish(self, link: Link, way: Way) -> None:
        """Hand on that one side sends no more."""
        link.finish(way)


class Pass(Fault):
    """All is well."""


class Refuse(Fault):
    """Nobody listens: new connections are refused, and those that are there go on."""

    listens = False

    async def admit(self, link: Link) -> None:
        link.end(reset=True)  # it was taken in the last moment


class BlackHole(Fault):
    """Nothing arrives, and nobody is told. It comes late, when there is another fault: TCP sends again."""

    async def admit(self, link: Link) -> None:
        await (await link.next_fault()).admit(link)

    async def carry(self, link: Link, way: Way, data: bytes) -> None:
        await (await link.next_fault()).carry(link, way, data)

    async def finish(self, link: Link, way: Way) -> None:
        await (await link.next_fault()).finish(link, way)


class Cut(Fault):
    """The connections that are there end now; those that come later are well.

    Args:
        reset: whether they end by RST, and not by FIN.
    """

    def __init__(self, reset: bool = False) -> None:
        self.reset = reset

    def strike(self, link: Link) -> None:
        link.end(self.reset)


class Reset(Fault):
    """Every connection ends by RST, also each new one as soon as it is taken."""

    def strike(self, link: Link) -> None:
        link.end(reset=True)

    async def admit(self, link: Link) -> None:
        link.end(reset=True)


class HalfOpen(Fault):
    """The connections that are there end for the server, and the client is not told; those that come later are well."""

    def strike(self, link: Link) -> None:
        link.forget_server()


class Slow(Fault):
    """A line that carries few bytes in a second.

    Args:
        rate: bytes in a second, each way.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate

    async def carry(self, link: Link, way: Way, data: bytes) -> None:
        size = max(1, self.rate // 50)
        while data and link.fault is self:
            piece, data = data[:size], data[size:]
            await asyncio.sleep(len(piece) / self.rate)
            await link.send(way, piece)
        if data:
            await link.fault.carry(link, way, data)


class Jitter(Fault):
    """Everything takes a while, each time another; the order stays.

    Args:
        most: seconds.
        seed: of the chance.
    """

    def __init__(self, most: float, seed: int = 0) -> None:
        self.most = most
        self._chance = random.Random(seed)

    async def carry(self, link: Link, way: Way, data: bytes) -> None:
        await asyncio.sleep(self._chance.uniform(0, self.most))
        await link.send(way, data)
